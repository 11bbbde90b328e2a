import LinearAlgebra
import Statistics
import Testing

@testable import Calibration

/// What a superior that leans on the self-rating still tells of its noise, on columns whose noise is known.
@Suite struct RatingGapTests {
  private static let sensitivity = [0.05, 0.10, 0.15, 0.20, 0.25, 0.10, 0.15, 0.20]

  /// Columns of two ratings with variance about `sensitivity²`: true values with half of their variance in common, noise of
  /// variance `noise` on the unit's side and `other` on the superior's, shifts likewise, and a superior that leans by α.
  private func gap(
    noise: [Double], other: Double, shift: Double = 0, otherShift: Double = 0, leaning: Double, copied: Double = 0,
    contrast: Double = 1, rows: Int = 20_000, seed: UInt64
  ) -> RatingGap? {
    var stream = RandomStream(seed: seed, 91)
    let p = Self.sensitivity.count
    var own = [[Double]](repeating: [], count: p)
    var theirs = own
    var score: [Double] = []
    for _ in 0..<rows {
      let common = stream.normal()
      let isCopied = stream.uniform() < copied
      if isCopied { continue }
      let (h, k) = (shift.squareRoot() * stream.normal(), otherShift.squareRoot() * stream.normal())
      score.append(common + 0.5 * stream.normal())
      for j in 0..<p {
        let v = Self.sensitivity[j]
        let value = 0.5.squareRoot() * (common + stream.normal())
        let x = v * (value + noise[j].squareRoot() * stream.normal() + h)
        let view = v * (contrast * value + other.squareRoot() * stream.normal() + k)
        own[j].append(x)
        theirs[j].append(leaning * x + (1 - leaning) * view)
      }
    }
    return RatingGap(
      own: own, theirs: theirs, score: score, roundingVariance: [Double](repeating: 0, count: p),
      sensitivity: Self.sensitivity, cluster: Array(score.indices))
  }

  private static let even = [Double](repeating: 0.1, count: sensitivity.count)

  /// The standard error of κ from 20,000 rows is about 0.006.
  @Test(arguments: [0.0, 0.4, 0.8], [1, 2] as [UInt64]) func theNoiseIsFoundHoweverMuchTheSuperiorLeans(
    leaning: Double, seed: UInt64
  ) throws {
    let found = try #require(gap(noise: Self.even, other: 0.1, leaning: leaning, seed: seed))
    for share in found.noise { #expect(abs(share - 0.1 / 1.1) < 0.025) }
  }

  /// Criteria whose noise differs are told from each other, whatever the superior errs on each.
  @Test(arguments: [0.0, 0.6], [1, 2] as [UInt64]) func noiseThatDiffersIsFound(leaning: Double, seed: UInt64) throws {
    let noise = [0.02, 0.4, 0.1, 0.05, 0.3, 0.15, 0.02, 0.2]
    let mean = noise.reduce(0, +) / 8
    let found = try #require(gap(noise: noise, other: mean, leaning: leaning, seed: seed))
    let truth = noise.map { $0 / (1 + $0) }
    // φ is alike and κ is not, so that the level is off by a factor, 1.1 here; the proportions are not.
    let level = found.noise.reduce(0, +) / truth.reduce(0, +)
    #expect(abs(level - 1.1) < 0.2)
    for (share, true_) in zip(found.noise, truth) { #expect(abs(share / level - true_) < 0.03) }
  }

  /// The factor of a criterion's own is small where nothing differs between criteria, however much the superior errs and
  /// leans, and near its most where κ_j and φ_j are far from proportional.
  @Test(arguments: [0.0, 0.6], [1, 2] as [UInt64]) func howAlikeCriteriaAreIsSeen(
    leaning: Double, seed: UInt64
  ) throws {
    let even = try #require(gap(noise: Self.even, other: 0.2, leaning: leaning, seed: seed))
    #expect(even.spread < 0.1)
    let uneven = try #require(
      gap(noise: [0.02, 0.4, 0.1, 0.05, 0.3, 0.15, 0.02, 0.2], other: 0.2, leaning: leaning, seed: seed))
    #expect(uneven.spread > 0.2 && uneven.spread <= 0.3)
  }

  /// Law: over samples the noise lies within 1.96 of its standard errors of the truth about as often as it says, drawn towards
  /// the mean as it is.
  @Test func theStandardErrorIsWhatSamplesShow() throws {
    let noise = [0.05, 0.2, 0.1, 0.05, 0.15, 0.1, 0.05, 0.2]
    var inside = 0
    for seed in 1...20 as ClosedRange<UInt64> {
      let found = try #require(gap(noise: noise, other: 0.125, leaning: 0.4, rows: 2000, seed: seed))
      let truth = noise.map { $0 / (1 + $0) }
      let level = found.noise.reduce(0, +) / truth.reduce(0, +)
      inside += zip(zip(found.noise, found.error), truth).count { abs($0.0 - level * $1) < 1.96 * $0.1 }
    }
    // 160 in all; 0.95 of them in the mean, and samples share the level.
    #expect(inside > 140)
  }

  /// κ is too small where the superior sees less than the unit does, never too large.
  @Test(arguments: [0.2, 0.5]) func aWorseViewMakesItSmaller(other: Double) throws {
    let found = try #require(gap(noise: Self.even, other: other, leaning: 0.5, seed: 3))
    for share in found.noise {
      #expect(share < 0.1 / 1.1)
      #expect(abs(share - 2 * 0.1 / 1.1 * 0.1 / (0.1 + other)) < 0.025)
    }
  }

  /// A superior that sees the units less far apart than they are is no sign of noise in what the units say.
  @Test func aSmallerContrastIsNoNoise() throws {
    let found = try #require(gap(noise: Self.even, other: 0.1, leaning: 0.3, contrast: 0.8, seed: 4))
    #expect(found.noise.allSatisfy { $0 < 0.13 })
  }

  /// The shift is found in relation to the noise; it is a share of the criteria's covariance.
  @Test(arguments: [1, 2, 3] as [UInt64]) func theShiftIsFound(seed: UInt64) throws {
    let found = try #require(gap(noise: Self.even, other: 0.1, shift: 0.03, otherShift: 0.03, leaning: 0.5, seed: seed))
    // κ = 0.1/1.13 of the variance; η = 0.03 in the scale of the sensitivities.
    #expect(abs(found.haloRatio * 0.1 / 1.13 - 0.03) < 0.006)
    let none = try #require(gap(noise: Self.even, other: 0.1, leaning: 0.5, seed: seed))
    #expect(none.haloRatio < 0.03)
  }

  @Test func fewRowsSayNothing() {
    #expect(gap(noise: Self.even, other: 0.1, leaning: 0.5, rows: 90, seed: 5) == nil)
    #expect(gap(noise: Self.even, other: 0.1, leaning: 0.5, copied: 0.99, rows: 5000, seed: 5) == nil)
  }

  /// Of a criterion that the superior never changes nothing is known: it gets the mean of the others.
  @Test func whatIsNeverChangedGetsTheMeanOfTheOthers() throws {
    var stream = RandomStream(seed: 6, 92)
    let value = (0..<2000).map { _ in stream.normal() }
    let own = (0..<3).map { _ in value.map { $0 + 0.4 * stream.normal() } }
    let theirs =
      own[0..<2].map { column in zip(column, value).map { ($0 + $1 + 0.4 * stream.normal()) / 2 } } + [own[2]]
    let found = try #require(
      RatingGap(
        own: own, theirs: theirs, score: value, roundingVariance: [0, 0, 0], sensitivity: [0.1, 0.1, 0.1],
        cluster: Array(value.indices)))
    #expect(abs(found.noise[2] - (found.noise[0] + found.noise[1]) / 2) < 1e-12)
    #expect(abs(found.error[2] - abs(found.noise[0] - found.noise[1]) / 2) < 1e-12)
    #expect(found.noise.allSatisfy { $0 > 0.05 && $0 < 0.3 })
  }

  /// Ratings without anything in common with the outcomes cannot be told from noise by them.
  @Test func outcomesThatNobodyFollowsSayNothing() {
    let column = (0..<200).map { Double($0 % 7) }
    let columns = [column, column.map { -$0 }]
    let score = column.map { -$0 }
    #expect(
      RatingGap(
        own: [columns[0]], theirs: [columns[0].map { $0 + 1 }], score: score, roundingVariance: [0], sensitivity: [0.1],
        cluster: Array(column.indices)) == nil)
  }
}

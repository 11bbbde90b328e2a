internal import Evaluation
internal import LinearAlgebra

/// What a superior's ratings tell of the noise of the self-ratings beside them.
///
/// Within type, year and appraiser the self-rating is x = t + e and the superior's z = αx + (1 − α)(t + f): it leans on what
/// was written, so that the two agree too well to tell the reliability. But the gap d = x − z = (1 − α)(e − f) shows e by
/// what it has in common with x, and e and f by its size:
///
/// s = cov(x, d)/var x = (1 − α)κ, V = var d/var x = (1 − α)²(κ + φ), hence s²/V = κ²/(κ + φ), without α.
///
/// A superior's own view is taken to be no better than the unit's, φ ≥ κ, so that κ = 2s²/V is too small rather than too
/// large. Rounding is part of e and is taken out again; only criteria whose step is at most two standard deviations of the
/// gap count, beyond which rounding is no independent error. Units that a superior copied whole, all but a share π, make both
/// s and V smaller by π. Where superiors see the units less far apart than they are, what z has in common with the outcomes
/// is smaller than what x has by a factor c, and s is taken with z/c.
///
/// Part of e is the same shift h of all criteria on the logit scale, which moves a share by v_j = E[x(1 − x)]. Between two
/// criteria the gap's covariance is that of the shifts alone, (1 − α)²(η + η_f)v_iv_j; its ratio to the rest of the gap's
/// variance is taken to be that of η to κ.
///
/// Source: Grubbs (1948), On estimating precision of measuring instruments, with the leaning of one rater on the other;
/// Sheppard (1898) for rounding.
struct RatingGap {
  /// κ, the share of noise in a criterion's variance beside its rounding.
  let noise: Double
  /// η/κ: the variance of the shift in squared logits, for each unit of κ.
  let haloRatio: Double

  /// Fewer rows than this on which the two differ say too little.
  private static let leastRows = 100.0

  /// The noise that the gap to the superior shows; nil where the judged rating is not the self-rating or the two hardly differ.
  ///
  /// - Parameters:
  ///   - rows: the rows that are calibrated on.
  ///   - score: the outcome score of each of them, reduced.
  ///   - roundingVariance: (h/M)²/12 of each criterion.
  ///   - sensitivity: v_j of each criterion.
  ///   - reduced: how a column over the rows is centred.
  /// - Complexity: O(rows × criteria²).
  init?(
    _ panel: Panel, criteria: [Int], rows: [Int], score: [Double], roundingVariance: [Double], sensitivity: [Double],
    reduced: ([Double]) -> [Double]
  ) {
    guard panel.rater == .selfRating, let other = panel.otherShares[.superior] else { return nil }
    func paired(_ columns: [[Double]], with others: [[Double]]) -> [[Double]] {
      criteria.map { j in
        rows.map { columns[j][$0].isFinite && others[j][$0].isFinite ? columns[j][$0] : .nan }
      }
    }
    let (own, theirs) = (paired(panel.shares, with: other), paired(other, with: panel.shares))
    let rated = rows.indices.filter { place in own.contains { $0[place].isFinite } }
    let differing = rated.count { place in
      zip(own, theirs).contains { $0[place].isFinite && $0[place] != $1[place] }
    }
    guard Double(differing) >= Self.leastRows else { return nil }
    self.init(
      own: own.map(reduced), theirs: theirs.map(reduced), score: score, roundingVariance: roundingVariance,
      sensitivity: sensitivity, differing: Double(differing) / Double(rated.count))
  }

  /// Known figures.
  init(noise: Double, haloRatio: Double) {
    self.noise = noise
    self.haloRatio = haloRatio
  }

  /// The noise from centred columns of both ratings, criterion first; NaN where either is missing.
  ///
  /// - Parameter differing: π, the share of the rows that the superior did not copy.
  init?(
    own: [[Double]], theirs: [[Double]], score: [Double], roundingVariance: [Double], sensitivity: [Double],
    differing: Double = 1
  ) {
    let sums = GapSums(own: own, theirs: theirs, score: score)
    let used = own.indices.filter { sums.count[$0, $0] >= Self.leastRows && sums.variance[$0] > 0 }
    guard let agreement = sums.agreement(used), !used.isEmpty else { return nil }
    let rounding = zip(roundingVariance, sums.variance).map { $1 > 0 ? $0 / $1 : 0 }
    let fine = used.filter { 3 * differing * rounding[$0] <= sums.size($0, $0) }
    guard !fine.isEmpty else { return nil }
    func mean(_ figure: (Int) -> Double) -> Double { fine.reduce(0) { $0 + figure($1) } / Double(fine.count) }
    noise = max(
      0,
      mean { j in
        let common = max(0, sums.common(j, agreement: agreement))
        return 2 * common * common / sums.size(j, j) / differing - rounding[j]
      })
    let shift = sums.commonShift(used, sensitivity: sensitivity)
    let rest = mean { j in
      sums.size(j, j) - differing * rounding[j] - shift * sensitivity[j] * sensitivity[j] / sums.variance[j]
    }
    haloRatio = rest > 0 ? max(0, shift) / rest : 0
  }
}

/// The second moments of two ratings and their gap.
private struct GapSums {
  /// The rows with both ratings of two criteria (p × p).
  let count: Matrix
  /// var x_j of the self-rating.
  let variance: [Double]
  private let cross: [Double]
  private let gaps: Matrix
  private let ownScore: [Double]
  private let theirScore: [Double]

  init(own: [[Double]], theirs: [[Double]], score: [Double]) {
    func filled(_ columns: [[Double]]) -> [[Double]] { columns.map { $0.map { $0.isFinite ? $0 : 0 } } }
    let (x, z) = (filled(own), filled(theirs))
    count = Matrix(columnsOf: own.map { $0.map { $0.isFinite ? 1.0 : 0 } }).crossProduct
    let there = count.diagonal.map { max($0, 1) }
    variance = zip(x, there).map { dot($0, $0) / $1 }
    cross = x.indices.map { dot(x[$0], z[$0]) / there[$0] }
    gaps = Matrix(columnsOf: zip(x, z).map { zip($0, $1).map { $0 - $1 } }).crossProduct
    ownScore = zip(x, there).map { dot($0, score) / $1 }
    theirScore = zip(z, there).map { dot($0, score) / $1 }
  }

  /// V_ij, the gap's covariance in standard deviations of the self-rating.
  func size(_ i: Int, _ j: Int) -> Double {
    count[i, j] > 0 ? gaps[i, j] / count[i, j] / (variance[i] * variance[j]).squareRoot() : 0
  }

  /// c, what the superior's ratings have in common with the outcomes in relation to the unit's own, over some criteria; nil
  /// where those have nothing in common with them.
  func agreement(_ used: [Int]) -> Double? {
    func sum(_ covariances: [Double]) -> Double { used.reduce(0) { $0 + covariances[$1] / variance[$1].squareRoot() } }
    let (own, theirs) = (sum(ownScore), sum(theirScore))
    return own > 0 && theirs > 0 ? theirs / own : nil
  }

  /// s_j = cov(x_j, x_j − z_j/c)/var x_j.
  func common(_ j: Int, agreement: Double) -> Double { 1 - cross[j] / agreement / variance[j] }

  /// The variance of the gap's common shift in squared logits: V_ij = η v_iv_j/√(var x_i var x_j) over i < j by least squares.
  func commonShift(_ used: [Int], sensitivity: [Double]) -> Double {
    let u = sensitivity.indices.map { variance[$0] > 0 ? sensitivity[$0] / variance[$0].squareRoot() : 0 }
    var (crossed, squared) = (0.0, 0.0)
    for (place, j) in used.enumerated() {
      for i in used.prefix(place) {
        crossed += size(i, j) * u[i] * u[j]
        squared += u[i] * u[i] * u[j] * u[j]
      }
    }
    return squared > 0 ? crossed / squared : 0
  }
}

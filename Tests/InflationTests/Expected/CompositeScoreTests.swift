import Evaluation
import Foundation
import Statistics
import Testing

@testable import Inflation

@Suite struct CompositeScoreTests {
  private func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
  }

  @Test func weightsLieOnTheSimplex() throws {
    let rows = SyntheticRows(rows: 600, types: 2, seed: 1)
    let composite = try CompositeScore(rows.data, clean: [Double](repeating: 1, count: 600), smallType: 20)
    for weights in composite.weights {
      #expect(abs(weights.reduce(0, +) - 1) < 1e-9)
      #expect(weights.allSatisfy { $0 >= 0 })
    }
  }

  @Test func itVariesLessThanThePlainMean() throws {
    let rows = SyntheticRows(rows: 800, seed: 2)
    let composite = try CompositeScore(rows.data, clean: [Double](repeating: 1, count: 800), smallType: 20)
    let plain = (0..<800).map { i in composite.departures.reduce(0) { $0 + $1[i] } / 10 }
    #expect(variance(composite.values) < variance(plain))
  }

  @Test func aCommonShiftMovesItByAsMuch() throws {
    let clean = [Double](repeating: 1, count: 500)
    let honest = SyntheticRows(rows: 500, seed: 3)
    let raised = SyntheticRows(rows: 500, seed: 3) { row, _ in row == 7 ? 1.5 : 0 }
    let before = try CompositeScore(honest.data, clean: clean, smallType: 20).values[7]
    let after = try CompositeScore(raised.data, clean: clean, smallType: 20).values[7]
    // The raised row moves the lines and the weights it is compared with by a few hundredths.
    #expect(abs(after - before - 1.5) < 0.06)
  }

  @Test func criteriaThatNearlyAllFulfilHideARaiseAndWeighLittle() throws {
    // Yes or no, fulfilled by 95 and by 60 of 100: var ℓ = 4.83 p(1 − p) and s = 2.2 p(1 − p), so that a ∝ s / var ℓ is the
    // same for both, where least variance alone gives the first five times the weight.
    var random = RandomStream(seed: 6)
    let scale = LogitScale(step: 1)
    let rows = SyntheticRows(rows: 4000, seed: 6)
    let logits = (0..<10).map { j -> [Double] in
      let share = j < 5 ? 0.95 : 0.6
      return (0..<4000).map { _ in scale.logit(random.uniform() < share ? 1 : 0) }
    }
    let data = AssessedRows(
      rows: rows.data.rows, type: rows.data.type, typeCount: 1, appraiser: rows.data.appraiser, appraiserCount: 20,
      quality: rows.data.quality, qualityVariance: rows.data.qualityVariance, logits: logits,
      scales: [LogitScale](repeating: scale, count: 10), maxima: [Double](repeating: 1, count: 10), covariates: [],
      unit: rows.data.unit, year: rows.data.year)
    let weights = try CompositeScore(data, clean: [Double](repeating: 1, count: 4000), smallType: 20).weights[0]
    #expect(weights.allSatisfy { abs($0 - 0.1) < 0.02 })
  }

  @Test func itDoesNotRestOnOneCriterionThatNearlyAllRateAlike() throws {
    // 29 criteria of fine steps that spread by 0.5, and one of six steps on which 90 of 100 stand alike: its logits vary
    // least, and a step of it would move a composite of least variance by 1.2 standard deviations.
    var random = RandomStream(seed: 11)
    let (fine, coarse) = (LogitScale(step: 0.01), LogitScale(step: 1.0 / 6))
    let rows = SyntheticRows(rows: 3000, criteria: 30, seed: 11)
    let logits = (0..<30).map { j in
      (0..<3000).map { _ -> Double in
        guard j == 29 else { return fine.logit(1 / (1 + exp(-1 - 0.5 * random.normal()))) }
        let place = random.uniform()
        return coarse.logit((place < 0.05 ? 4 : place < 0.95 ? 5 : 6) / 6)
      }
    }
    let scales = [LogitScale](repeating: fine, count: 29) + [coarse]
    let data = AssessedRows(
      rows: rows.data.rows, type: rows.data.type, typeCount: 1, appraiser: rows.data.appraiser, appraiserCount: 20,
      quality: rows.data.quality, qualityVariance: rows.data.qualityVariance, logits: logits, scales: scales,
      maxima: [Double](repeating: 1, count: 30), covariates: [], unit: rows.data.unit, year: rows.data.year)
    let composite = try CompositeScore(data, clean: [Double](repeating: 1, count: 3000), smallType: 20)
    let step = coarse.logit(1) - coarse.logit(5.0 / 6)
    let deviation = variance(composite.values).squareRoot()
    #expect(composite.weights[0][29] * step < 0.75 * deviation)
    #expect(composite.weights[0][29] > 0.01)
  }

  @Test func fullMarksLessDeductionsSpreadEvenlyOnceBent() throws {
    // Deductions of half a point from four, the more the lower quality; nobody is raised.
    var random = RandomStream(seed: 8)
    let scale = LogitScale(step: 0.125)
    let rows = SyntheticRows(rows: 2000, criteria: 20, seed: 8)
    let care = (0..<2000).map { _ in exp(0.4 * random.normal()) }
    let logits = (0..<20).map { _ in
      (0..<2000).map { i -> Double in
        let mean = 0.5 * care[i] * exp(-0.5 * rows.data.quality[i])
        let deductions = (-log(random.uniform()) * mean + 0.3).rounded(.down)
        return scale.logit(max(1 - 0.125 * deductions, 0))
      }
    }
    let data = AssessedRows(
      rows: rows.data.rows, type: rows.data.type, typeCount: 1, appraiser: rows.data.appraiser, appraiserCount: 20,
      quality: rows.data.quality, qualityVariance: rows.data.qualityVariance, logits: logits,
      scales: [LogitScale](repeating: scale, count: 20), maxima: [Double](repeating: 4, count: 20), covariates: [],
      unit: rows.data.unit, year: rows.data.year)
    let honesty = [Double](repeating: 1, count: 2000)
    var composite = try CompositeScore(data, clean: honesty, smallType: 20)
    let plain = try ExpectedRating(data, response: composite.values, smallType: 20).residuals(of: composite.values)
    let isBent = composite.bend(data, honesty: honesty, clean: honesty)
    #expect(isBent)
    #expect(composite.scale.power < 0.8)
    let bent = try ExpectedRating(data, response: composite.values, smallType: 20).residuals(of: composite.values)
    #expect(skewness(plain) < -0.5)
    #expect(abs(skewness(bent)) < 0.5 * abs(skewness(plain)))
    for i in [0, 500, 1500] {
      #expect(abs(composite.logits(ofFall: composite.fall(ofLogits: 0.3, row: i), row: i) - 0.3) < 1e-9)
    }
  }

  private func skewness(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let cubes = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) } / Double(values.count)
    let spread = variance(values).squareRoot()
    return cubes / (spread * spread * spread)
  }

  @Test func missingCellsScaleTheOthersUp() throws {
    let rows = SyntheticRows(rows: 500, seed: 4)
    var logits = rows.data.logits
    for j in 0..<5 { logits[j][3] = .nan }
    let data = AssessedRows(
      rows: rows.data.rows, type: rows.data.type, typeCount: 1, appraiser: rows.data.appraiser, appraiserCount: 20,
      quality: rows.data.quality, qualityVariance: rows.data.qualityVariance, logits: logits, scales: rows.data.scales,
      maxima: rows.data.maxima, covariates: [], unit: rows.data.unit, year: rows.data.year)
    let composite = try CompositeScore(data, clean: [Double](repeating: 1, count: 500), smallType: 20)
    let weights = composite.weights[0]
    let kept = (5..<10).reduce(0.0) { $0 + weights[$1] }
    let expected = (5..<10).reduce(0.0) { $0 + weights[$1] * composite.departures[$1][3] } / kept
    #expect(abs(composite.values[3] - expected) < 1e-12)
  }
}

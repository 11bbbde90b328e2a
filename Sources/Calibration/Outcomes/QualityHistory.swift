internal import Foundation
internal import Statistics

/// What the outcomes of earlier years add to those of a year: quality filtered, never smoothed, so that what was said of
/// a year stays said when the next one comes.
///
/// Quality of a unit correlates with itself as ρ(h) = a + b rʰ; so do the lasting errors of its outcomes, for an
/// indicator may always show a unit too good. Two halves of the outcomes have no error in common: with A and B their
/// scores, ρ(h) = cov(A_t, B_{t+h}) / cov(A_t, B_t), and what the scores of all outcomes agree beyond it is the errors'
/// part ε. Then θ_t given all years up to t is the best linear prediction.
///
/// Source: METHODS section 2, years; the halves are those of the parallel-forms reliability (Lord and Novick 1968).
struct QualityHistory {
  /// ρ of the quality.
  let correlation: YearlyCorrelation
  /// ε, the correlation of a score's errors over the years.
  let errorCorrelation: Double
  /// E[θ_t | outcomes up to t] of each row and its variance, shrunken to the type; the row's own posterior where it has
  /// no earlier year, nil without outcomes.
  let filtered: [FactorQuadrature.Posterior?]

  /// Fewer pairs of years than this say nothing of a lag.
  private static let leastPairs = 50
  /// Scores are cut at so many robust standard deviations when moments are taken.
  private static let widest = 4.0

  /// The history of a panel with several years and at least two outcomes; nil where there is none to learn from.
  ///
  /// - Parameters:
  ///   - halves: Bartlett's scores of two disjoint halves of the outcomes; NaN for none.
  ///   - own: what the outcomes of its own year say of each row; nil for nothing.
  /// - Complexity: O(rows × years³).
  init?(
    unit: [Int], year: [Int], halves: (a: [Double], b: [Double]), own: [FactorQuadrature.Posterior?]
  ) {
    let years = Set(year).sorted()
    guard let first = years.first, let last = years.last, first < last else { return nil }
    var rowsOfUnit: [Int: [Int]] = [:]
    for row in unit.indices { rowsOfUnit[unit[row], default: []].append(row) }
    let earlier = unit.indices.map { row in (rowsOfUnit[unit[row]] ?? []).filter { year[$0] < year[row] } }
    let a = Self.cut(halves.a)
    let b = Self.cut(halves.b)
    let sameYear = Self.moment(unit.indices.map { (a[$0], b[$0]) })
    guard sameYear.pairs >= Self.leastPairs, sameYear.mean > 0 else { return nil }
    let lags = (1...(last - first)).compactMap { h -> YearlyCorrelation.Lag? in
      let pairs = unit.indices.flatMap { row in
        earlier[row].filter { year[row] - year[$0] == h }.flatMap { [(a[row], b[$0]), (b[row], a[$0])] }
      }
      let moment = Self.moment(pairs)
      guard moment.pairs >= Self.leastPairs else { return nil }
      return .init(years: h, correlation: moment.mean / sameYear.mean, weight: Double(moment.pairs))
    }
    guard !lags.isEmpty else { return nil }
    correlation = YearlyCorrelation(lags)
    let scores = own.map { $0.map(PseudoObservation.init) }
    errorCorrelation = Self.errorCorrelation(scores, correlation, earlier: earlier, year: year)
    let (correlation, errorCorrelation) = (correlation, errorCorrelation)
    filtered = own.indices.map { row in
      guard let current = scores[row], var posterior = own[row] else { return nil }
      let past = earlier[row].compactMap { before in
        scores[before].map { (year: year[before], value: $0.value, variance: $0.variance) }
      }
      guard !past.isEmpty else { return posterior }
      (posterior.mean, posterior.variance) = correlation.prediction(
        of: year[row], from: [(year[row], current.value, current.variance)] + past,
        errorCorrelation: errorCorrelation)
      return posterior
    }
  }

  /// ε = Σ (x_s x_t − ρ) / Σ √(e_s e_t) over pairs of years, kept in 0…0.95.
  private static func errorCorrelation(
    _ own: [PseudoObservation?], _ correlation: YearlyCorrelation, earlier: [[Int]], year: [Int]
  ) -> Double {
    let values = cut(own.map { $0?.value ?? .nan })
    var surplus = 0.0
    var errors = 0.0
    for row in own.indices {
      guard let now = own[row] else { continue }
      for before in earlier[row] {
        guard let then = own[before] else { continue }
        surplus += values[row] * values[before] - correlation.correlation(years: year[row] - year[before])
        errors += (now.variance * then.variance).squareRoot()
      }
    }
    return errors > 0 ? min(max(surplus / errors, 0), 0.95) : 0
  }

  private static func moment(_ pairs: [(Double, Double)]) -> (mean: Double, pairs: Int) {
    let products = pairs.map { $0.0 * $0.1 }.filter(\.isFinite)
    return (products.reduce(0, +) / Double(max(products.count, 1)), products.count)
  }

  private static func cut(_ values: [Double]) -> [Double] {
    let known = values.filter(\.isFinite)
    guard !known.isEmpty else { return values }
    let spread = max(medianAbsoluteDeviation(known), 1e-9)
    return values.map { $0.isFinite ? min(max($0, -widest * spread), widest * spread) : $0 }
  }
}

internal import Foundation

/// How often another rater repeats every cell of an honest rating.
///
/// A row with the standardised residual z is repeated with the odds o = o_d exp(βz): honest noise is doubted too. o_d is
/// the odds of the share of its appraiser's honest rows that are repeated, shrunken to that of all.
struct HonestRepetition: Sendable {
  /// Whether each row was repeated; nil where nobody rated it.
  let isRepeated: [Bool?]
  /// o of each row.
  private let odds: [Double]

  /// Rows' worth of the share of all in that of an appraiser.
  private static let priorRows = 10.0
  /// Residuals beyond this many standard deviations count as that many.
  private static let widest = 4.0
  private static let steps = 5
  /// Beyond this β what is repeated and what not are told apart by z alone.
  private static let largestSlope = 3.0

  /// Learns the odds: β by Newton's steps of the logistic likelihood.
  ///
  /// - Parameters:
  ///   - isRepeated: whether each row was repeated; nil where nobody rated it.
  ///   - group: the appraiser of each row, 0…; rows without one share a group of their own.
  ///   - residuals: z of each row.
  ///   - honesty: P(honest) of each row.
  /// - Complexity: O(rows).
  init(_ isRepeated: [Bool?], group: [Int], residuals: [Double], honesty: [Double]) {
    let centre = Self.shares(isRepeated, group: group, honesty: honesty).map { log($0 / (1 - $0)) }
    let z = residuals.map { min(max($0, -Self.widest), Self.widest) }
    var slope = 0.0
    for _ in 0..<Self.steps {
      // A unit of prior information holds the slope where next to nothing is known.
      var (score, information) = (-slope, 1.0)
      for (i, repeated) in isRepeated.enumerated() {
        guard let repeated else { continue }
        let p = Self.logistic(centre[i] + slope * z[i])
        score += honesty[i] * z[i] * ((repeated ? 1 : 0) - p)
        information += honesty[i] * z[i] * z[i] * p * (1 - p)
      }
      slope = min(max(slope + score / information, -Self.largestSlope), Self.largestSlope)
    }
    self.isRepeated = isRepeated
    odds = zip(centre, z).map { exp($0 + slope * $1) }
  }

  /// What being repeated, or not, counts for in row i where a distorted row is repeated with ρ times the odds; 1 where
  /// nobody rated it.
  func factor(row i: Int, odds ratio: Double) -> Double {
    guard let isRepeated = isRepeated[i], ratio != 1 else { return 1 }
    return (isRepeated ? ratio : 1) * (1 + odds[i]) / (1 + ratio * odds[i])
  }

  private static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  /// θ of each row's appraiser.
  private static func shares(_ isRepeated: [Bool?], group: [Int], honesty: [Double]) -> [Double] {
    var sums = [(repeated: Double, all: Double)](repeating: (0, 0), count: (group.max() ?? 0) + 1)
    var total = (repeated: 0.5, all: 1.0)
    for (i, repeated) in isRepeated.enumerated() {
      guard let repeated else { continue }
      let weight = honesty[i]
      sums[group[i]].all += weight
      total.all += weight
      if repeated {
        sums[group[i]].repeated += weight
        total.repeated += weight
      }
    }
    let mean = total.repeated / total.all
    return group.map { (sums[$0].repeated + priorRows * mean) / (sums[$0].all + priorRows) }
  }
}

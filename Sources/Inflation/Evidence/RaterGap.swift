internal import Evaluation
internal import Foundation

/// How far a unit's own rating lies above that of another rater, on the logit scale.
///
/// G_i = logit(x_i) − logit(v_i), x_i and v_i the mean shares over the criteria that both rated, with half of what a step
/// on one criterion moves them added on either side. Cell by cell, the middle of two ratings says little of where on
/// its scale a coarse criterion lies: of yes and no it is always a half, and who took back one yes would be as far off
/// as who took back twenty. Where every cell is the same the other has said nothing of its own, and the gap carries
/// no information.
///
/// Source: METHODS section 5.3.
struct RaterGap: Sendable {
  /// G of each row; NaN where there is none to be had.
  let gaps: [Double]
  /// log c_i(1 − c_i), c the mean of x and v, centred: near the ceiling the same points are a longer way on the logit scale, and
  /// the gap is noisier; 0 where there is no gap.
  let logInformation: [Double]
  /// (x_ij − v_ij) / c_ij(1 − c_ij) of each criterion: criterion first, then row; NaN where there is no gap.
  let cells: [[Double]]
  /// Whether the other repeated every cell of the self-rating.
  let isIdentical: [Bool]

  /// Whether the other repeated every cell of a row; nil where it did not rate it.
  func isRepeated(_ i: Int) -> Bool? { isIdentical[i] || gaps[i].isFinite ? isIdentical[i] : nil }

  /// Shares are kept this far off the ends when a cell's gap is put on the logit scale.
  private static let leastInformation = 0.02

  /// Fewer rows than this do not show how a rater rates.
  private static let leastRows = 20

  /// Whose rating is compared.
  let rater: Rater

  /// The gaps to all who rated the same rows: superiors, collectives, peers and the public, in this order.
  ///
  /// - Parameter severities: how severe named raters are, which is taken out.
  /// - Complexity: O(rows × criteria).
  static func all(_ data: AssessedRows, panel: Panel, severities: [Rater: RaterSeverity]) -> [RaterGap] {
    [Rater.superior, .collective, .peer, .publicRating].filter { $0 != panel.rater }.compactMap { rater in
      panel.otherShares[rater].flatMap {
        RaterGap(
          data, selfShares: panel.shares, otherShares: $0, severity: severities[rater]?.ofRow, rater: rater)
      }
    }
  }

  /// The cells of two ratings of one row.
  struct Cells {
    /// Σ_j x_ij, Σ_j v_ij.
    private var sums = (own: 0.0, other: 0.0)
    /// Σ_j h_j.
    private var steps = 0.0
    /// How many both rated.
    private(set) var count = 0
    /// Whether any of them differ.
    private(set) var differs = false

    /// Adds up pairs of shares, each with the step of its criterion; those of which one is not a number are passed over.
    init(_ pairs: [(own: Double, other: Double, step: Double)]) {
      for (own, other, step) in pairs where own.isFinite && other.isFinite {
        count += 1
        sums = (sums.own + own, sums.other + other)
        steps += step
        if abs(own - other) > 1e-9 { differs = true }
      }
    }

    private func mean(_ sum: Double) -> Double { sum / Double(max(count, 1)) }

    /// Half of what a step on one criterion moves the mean.
    private var halfStep: Double { mean(steps) / Double(max(count, 1)) / 2 }

    /// G; nil where all cells are the same.
    var gap: Double? {
      guard differs else { return nil }
      return logitShare(mean(sums.own), halfStep: halfStep) - logitShare(mean(sums.other), halfStep: halfStep)
    }

    /// log c(1 − c), half a step added on either side.
    var logInformation: Double {
      let middle = mean(sums.own + sums.other) / 2
      return log((middle + halfStep) * (1 - middle + halfStep))
    }
  }

  /// The gaps of the rows; nil where hardly any row has a second rating that differs.
  private init?(
    _ data: AssessedRows, selfShares: [[Double]], otherShares: [[Double]], severity: [Double]?, rater: Rater
  ) {
    self.rater = rater
    var gaps = [Double](repeating: .nan, count: data.count)
    var logInformation = [Double](repeating: 0, count: data.count)
    var identical = [Bool](repeating: false, count: data.count)
    let counted = selfShares.indices.filter { data.maxima[$0] > 0 }
    for (i, row) in data.rows.enumerated() {
      let cells = Cells(counted.map { (selfShares[$0][row], otherShares[$0][row], data.scales[$0].step) })
      identical[i] = cells.count > 0 && !cells.differs
      if let gap = cells.gap {
        gaps[i] = gap - (severity?[row] ?? 0)
        logInformation[i] = cells.logInformation
      }
    }
    let rows = gaps.indices.filter { gaps[$0].isFinite }
    guard rows.count >= Self.leastRows else { return nil }
    let mean = rows.reduce(0) { $0 + logInformation[$1] } / Double(rows.count)
    for i in rows { logInformation[i] -= mean }
    cells = selfShares.indices.map { j in
      data.rows.enumerated().map { i, row in
        guard gaps[i].isFinite, data.maxima[j] > 0 else { return .nan }
        let middle = (selfShares[j][row] + otherShares[j][row]) / 2
        return (selfShares[j][row] - otherShares[j][row]) / max(middle * (1 - middle), Self.leastInformation)
          - (severity?[row] ?? 0)
      }
    }
    self.gaps = gaps
    self.logInformation = logInformation
    isIdentical = identical
  }
}

internal import Evaluation

/// The scale on which ratings are set against outcomes.
public enum RatingScale: Sendable, Equatable {
  /// Shares of the points. A total is linear in them, and so is what it ought to measure: over nine kinds of simulated
  /// study the error of the weights was 0.84 points, against 0.87 on logits, and 0.936 of the intervals covered, against
  /// 0.922.
  case shares
  /// Logit shares, each divided by the logits that a share is worth at the criterion's spread: the form in which METHODS
  /// section 3.1 states the programme.
  case logits

  /// The judged ratings of one criterion of a panel on this scale, in units of shares; NaN where there is no number.
  ///
  /// - Parameters:
  ///   - step: h, in points.
  ///   - rows: the rows of the panel that are wanted.
  ///   - level: the type × year of each of them.
  func column(_ panel: Panel, criterion j: Int, step: Double, _ rows: [Int], _ level: [Int]) -> [Double] {
    let shares = rows.map { panel.shares[j][$0].isFinite ? panel.shares[j][$0] : .nan }
    if self == .shares { return shares }
    let logits = zip(rows, shares).map { row, share in
      let most = panel.maxima[panel.year[row]]?[j] ?? panel.criteria[j].maxPoints
      return most > 0 ? logitShare(share, halfStep: step / (2 * most)) : .nan
    }
    let slope = slope(logits: logits, shares: shares, level: level)
    return logits.map { $0 / slope }
  }

  /// The logits that a share is worth at the criterion's spread within type and year: sd ℓ/sd x; 1 without a spread.
  private func slope(logits: [Double], shares: [Double], level: [Int]) -> Double {
    let ratio = (sumOfSquares(logits, level) / sumOfSquares(shares, level)).squareRoot()
    return ratio.isFinite && ratio > 0 ? ratio : 1
  }

  private func sumOfSquares(_ values: [Double], _ level: [Int]) -> Double {
    let levels = (level.max() ?? -1) + 1
    var count = [Double](repeating: 0, count: levels)
    var mean = count
    for (row, value) in values.enumerated() where value.isFinite {
      count[level[row]] += 1
      mean[level[row]] += (value - mean[level[row]]) / count[level[row]]
    }
    var sum = 0.0
    for (row, value) in values.enumerated() where value.isFinite {
      let deviation = value - mean[level[row]]
      sum += deviation * deviation
    }
    return sum
  }
}

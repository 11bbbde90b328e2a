public import LinearAlgebra
internal import Statistics

/// One expert's comparisons of the best criterion with all others and of all others with the worst.
public struct BestWorstJudgements: Sendable, Equatable {
  /// a_Bj, how many times more important the best is than each (p); 1 for the best.
  public var bestToOthers: [Double]
  /// a_jW, how many times more important each is than the worst (p); 1 for the worst.
  public var othersToWorst: [Double]

  /// Two vectors of one length.
  public init(bestToOthers: [Double], othersToWorst: [Double]) {
    precondition(bestToOthers.count == othersToWorst.count && !bestToOthers.isEmpty, "two entries a criterion")
    self.bestToOthers = bestToOthers
    self.othersToWorst = othersToWorst
  }

  /// The best criterion: the first with the least a_Bj.
  public var best: Int { bestToOthers.indices.reduce(0) { bestToOthers[$1] < bestToOthers[$0] ? $1 : $0 } }
  /// The worst: the first with the least a_jW.
  public var worst: Int { othersToWorst.indices.reduce(0) { othersToWorst[$1] < othersToWorst[$0] ? $1 : $0 } }

  /// max_j |a_Bj·a_jW − a_BW|/(a_BW² − a_BW), 0 where the judgements are consistent or a_BW ≤ 1.
  ///
  /// Source: Liang, Brunelli and Rezaei (2020), Consistency issues in the best worst method, equation 8.
  public var inputConsistencyRatio: Double {
    let whole = bestToOthers[worst]
    guard whole > 1 else { return 0 }
    return zip(bestToOthers, othersToWorst).reduce(0) { max($0, abs($1.0 * $1.1 - whole)) } / (whole * whole - whole)
  }
}

/// Weights from a best–worst comparison.
public struct BestWorstWeights: Sendable, Equatable {
  /// The weights, summing to 1 (p).
  public let weights: [Double]
  /// ξ, the largest deviation from the judgements; 0 where they are consistent.
  public let deviation: Double

  private static let bisections = 60
  private static let slack = 1e-9

  /// The linear model: minimise max_j {|w_B − a_Bj w_j|, |w_j − a_jW w_W|} on the simplex; ξ in shares of the weights.
  ///
  /// - Throws: the solver's errors.
  ///
  /// Source: Rezaei (2016), Best-worst multi-criteria decision-making method: some properties and a linear model.
  public static func linear(_ judgements: BestWorstJudgements) throws(LinearAlgebraError) -> BestWorstWeights {
    let p = judgements.bestToOthers.count
    let rows = deviations(judgements).flatMap { row -> [LinearConstraint] in
      [
        LinearConstraint(coefficients: row + [1], bound: 0),
        LinearConstraint(coefficients: row.map { -$0 } + [1], bound: 0),
      ]
    }
    let sum = LinearConstraint(coefficients: [Double](repeating: 1, count: p) + [0], bound: 1)
    let objective = [Double](repeating: 0, count: p) + [-1]
    let solution = try LinearProgram(objective: objective, equalities: [sum], inequalities: rows).solve()
    return BestWorstWeights(weights: Array(solution.x.prefix(p)), deviation: solution.x[p])
  }

  /// w_B − a_Bj w_j and w_j − a_jW w_W for all j, as rows (2p × p).
  private static func deviations(_ judgements: BestWorstJudgements) -> [[Double]] {
    let p = judgements.bestToOthers.count
    let (best, worst) = (judgements.best, judgements.worst)
    return (0..<p).flatMap { j -> [[Double]] in
      var first = [Double](repeating: 0, count: p)
      first[best] += 1
      first[j] -= judgements.bestToOthers[j]
      var second = [Double](repeating: 0, count: p)
      second[j] += 1
      second[worst] -= judgements.othersToWorst[j]
      return [first, second]
    }
  }

  /// The first model: minimise max_j {|w_B/w_j − a_Bj|, |w_j/w_W − a_jW|} on the simplex; ξ in units of the judgements.
  ///
  /// For a given ξ the weights satisfy linear conditions, so that the least ξ is found by bisection; where several weights
  /// have it, the middles of their ranges are taken and scaled to sum to 1.
  /// - Throws: the solver's errors.
  ///
  /// Source: Rezaei (2015), Best-worst multi-criteria decision-making method.
  public static func ratio(_ judgements: BestWorstJudgements) throws(LinearAlgebraError) -> BestWorstWeights {
    let p = judgements.bestToOthers.count
    let largest = max(judgements.bestToOthers.max() ?? 1, judgements.othersToWorst.max() ?? 1)
    let high = try bisection(from: 0, to: largest, halvings: bisections) { ratio throws(LinearAlgebraError) in
      try isFeasible(judgements, ratio)
    }.high
    let rows = conditions(judgements, high + slack)
    var centres: [Double] = []
    for j in 0..<p {
      let most = try extreme(j, 1, rows)
      let least = try extreme(j, -1, rows)
      centres.append((most + least) / 2)
    }
    return BestWorstWeights(weights: normalised(centres) ?? centres, deviation: high)
  }

  private static func isFeasible(_ judgements: BestWorstJudgements, _ deviation: Double) throws(LinearAlgebraError)
    -> Bool
  {
    do throws(LinearAlgebraError) {
      _ = try extreme(0, 1, conditions(judgements, deviation))
      return true
    } catch {
      if case .infeasible = error { return false }
      throw error
    }
  }

  /// The largest (or least, with sign −1) weight of one criterion.
  private static func extreme(_ j: Int, _ sign: Double, _ rows: [LinearConstraint]) throws(LinearAlgebraError) -> Double
  {
    let p = rows.first?.coefficients.count ?? 1
    var objective = [Double](repeating: 0, count: p)
    objective[j] = sign
    let sum = LinearConstraint(coefficients: [Double](repeating: 1, count: p), bound: 1)
    return try LinearProgram(objective: objective, equalities: [sum], inequalities: rows).solve().x[j]
  }

  /// |w_B − a_Bj w_j| ≤ ξ w_j and |w_j − a_jW w_W| ≤ ξ w_W, except for a criterion and itself.
  private static func conditions(_ judgements: BestWorstJudgements, _ deviation: Double) -> [LinearConstraint] {
    let rows = deviations(judgements)
    let (best, worst) = (judgements.best, judgements.worst)
    var result: [LinearConstraint] = []
    for (place, row) in rows.enumerated() {
      let j = place / 2
      let isFirst = place.isMultiple(of: 2)
      if isFirst ? j == best : j == worst { continue }
      let divisor = isFirst ? j : worst
      for sign in [1.0, -1] {
        var coefficients = row.map { sign * $0 }
        coefficients[divisor] += deviation
        result.append(LinearConstraint(coefficients: coefficients, bound: 0))
      }
    }
    return result
  }
}

/// How much more the other years of a unit in a heap speak for a total that is set to a threshold.
///
/// A unit whose total lies in the heap of a threshold lies in one again in a share b of its other years where it is not
/// listed, for totals change slowly, and in a share ρ where it is. A listed unit's odds are multiplied by ρ/b for each
/// other year in a heap and by (1 − ρ)/(1 − b) for each other year outside, ρ at least b. Ten years' worth of b stand
/// beside those that are seen.
///
/// Source: METHODS section 5.5.
struct CutoffRepetition: Sendable {
  /// The ratio of a year in a heap.
  let inside: Double
  /// The ratio of a year outside.
  let outside: Double
  private let isInHeap: [Bool]

  private static let priorYears = 10.0

  /// Learns both shares.
  ///
  /// - Parameters:
  ///   - isInHeap: whether the total of each row of the panel lies in a heap.
  ///   - isListed: whether it is listed.
  /// - Complexity: O(rows × years).
  init(_ years: UnitYears, isInHeap: [Bool], isListed: [Bool]) {
    var again = (listed: 0.0, other: 0.0)
    var seen = (listed: 0.0, other: 0.0)
    for history in years.rowsOfUnit {
      let inHeap = Double(history.count { isInHeap[$0] })
      for row in history where isInHeap[row] {
        let others = Double(history.count - 1)
        if isListed[row] {
          again.listed += inHeap - 1
          seen.listed += others
        } else {
          again.other += inHeap - 1
          seen.other += others
        }
      }
    }
    let usual = (again.other + 0.5) / (seen.other + Self.priorYears)
    let among = max((again.listed + Self.priorYears * usual) / (seen.listed + Self.priorYears), usual)
    inside = among / usual
    outside = (1 - among) / (1 - usual)
    self.isInHeap = isInHeap
  }

  /// The ratio of all other years of a row's unit.
  func likelihoodRatio(of row: Int, in history: [Int]) -> Double {
    history.reduce(1) { $1 == row ? $0 : $0 * (isInHeap[$1] ? inside : outside) }
  }

  /// A share of a heap with its odds multiplied by what the other years say.
  func share(_ share: Double, of row: Int, in history: [Int]) -> Double {
    let raised = share * likelihoodRatio(of: row, in: history)
    return share > 0 ? raised / (raised + 1 - share) : 0
  }
}

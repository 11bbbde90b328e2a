/// How far the alternation that fits a year has come.
///
/// Its rounds go in threes after the first: of the probabilities of being honest after three rounds the limit is
/// extrapolated, and the round from there is the last one once the share of distorted rows is about settled: it hardly
/// moved, or of its latest change d, ρ times the one before, dρ/(1 − ρ) is left to go and that is little.
struct YearProgress: Sendable {
  private var honesty: [[Double]] = []
  private var shares: [Double] = []

  /// Rounds between extrapolations.
  private static let cycle = 3
  /// The round after which the first limit is extrapolated, and that after which no other is.
  private static let first = 3
  private static let last = 9
  private static let largestRatio = 0.9
  /// What may be left to go of the share, what of it counts for no move, and the least share for which either matters.
  private static let settled = 0.05
  private static let still = 0.03
  private static let leastShare = 0.02

  /// Whether the next round is the last.
  private(set) var isNextLast = false

  /// Takes in a round.
  ///
  /// - Parameters:
  ///   - honesty: P(honest) of each row after it.
  ///   - share: the share of distorted rows.
  /// - Returns: P(honest) of each row to go on with.
  mutating func next(after round: Int, honesty latest: [Double], share: Double) -> [Double] {
    honesty = honesty.suffix(Self.cycle - 1) + [latest]
    shares = shares.suffix(Self.cycle - 1) + [share]
    guard round >= Self.first, (round - Self.first).isMultiple(of: Self.cycle) else { return latest }
    isNextLast = round >= Self.last || isSettled
    return squaredExtrapolation(honesty[0], honesty[1], honesty[2])
  }

  private var isSettled: Bool {
    let latest = shares[2] - shares[1]
    let before = shares[1] - shares[0]
    let share = max(shares[2], Self.leastShare)
    let ratio = before == 0 ? 0 : min(max(latest / before, 0), Self.largestRatio)
    return abs(latest) <= Self.still * share || abs(latest) * ratio / (1 - ratio) <= Self.settled * share
  }
}

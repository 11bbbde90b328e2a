/// One level of a criterion that is described in words, with the points that it earns.
public struct DescribedStep: Sendable, Hashable {
  /// The points, from 0 to the most of the criterion.
  public var points: Double
  /// What has to be seen for these points.
  public var text: LocalizedText

  /// A described level.
  public init(points: Double, text: LocalizedText) {
    self.points = points
    self.text = text
  }
}

extension Criterion {
  /// The place, among `steps`, of the described level that points reach: the highest that asks for no more; nil where the
  /// criterion has none or the points lie below all of them.
  public func step(reachedBy points: Double) -> Int? {
    steps.indices.filter { steps[$0].points <= points + 1e-9 }.max { steps[$0].points < steps[$1].points }
  }

  /// Changes the most points, and those of the described levels in proportion, to hundredths where that keeps them apart.
  public mutating func scale(toMaxPoints next: Double) {
    let exact = steps.map { maxPoints > 0 ? $0.points / maxPoints * next : $0.points }
    let rounded = exact.map { $0 == next ? next : min(next, ($0 * 100).rounded() / 100) }
    let points = Set(rounded).count == Set(exact).count ? rounded : exact
    for place in steps.indices { steps[place].points = points[place] }
    maxPoints = next
  }
}

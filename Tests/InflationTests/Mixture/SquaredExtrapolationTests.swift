import Testing

@testable import Inflation

@Suite struct SquaredExtrapolationTests {
  /// x_k = limit + ρᵏ (start − limit).
  private func sequence(_ limit: [Double], from start: [Double], ratio: Double) -> [[Double]] {
    var distance = 1.0
    return (0..<3).map { _ in
      defer { distance *= ratio }
      return zip(limit, start).map { $0 + distance * ($1 - $0) }
    }
  }

  @Test func aGeometricSequenceReachesItsLimit() {
    let limit = [0.2, 0.7, 0.95]
    let steps = sequence(limit, from: [0.6, 0.9, 0.5], ratio: 0.6)
    let found = squaredExtrapolation(steps[0], steps[1], steps[2])
    #expect(zip(found, limit).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func aSlowOneComesNearerAndStaysInside() {
    let steps = sequence([0, 1], from: [0.9, 0.3], ratio: 0.95)
    let found = squaredExtrapolation(steps[0], steps[1], steps[2])
    #expect(found[0] < steps[2][0] && found[1] > steps[2][1])
    #expect(found.allSatisfy { (0...1).contains($0) })
  }

  @Test func whatHasSettledStays() {
    #expect(squaredExtrapolation([0.4], [0.4], [0.4]) == [0.4])
  }
}

import Foundation
import Statistics
import Testing

@testable import Inflation

@Suite struct EmpiricalTailTests {
  @Test func exponentialTailsAreContinuedTruly() throws {
    var random = RandomStream(seed: 31)
    let tail = try #require(EmpiricalTail((0..<50_000).map { _ in -log(random.uniform()) }))
    for x in [0.5, 2, 5, 9, 12] {
      // Beyond the threshold 500 excesses know the mean excess to 4.5 %, which seven mean excesses on is a third.
      #expect(abs(log(tail.upper(x)) + x) < 0.4)
    }
  }

  @Test func itFallsFromOneAndNeverRises() throws {
    var random = RandomStream(seed: 32)
    let tail = try #require(EmpiricalTail((0..<1_000).map { _ in random.normal() }))
    let values = stride(from: -5.0, to: 8, by: 0.05).map { tail.upper($0) }
    #expect(values[0] == 1)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(values.allSatisfy { $0 > 0 })
  }

  @Test func fewValuesKnowNoTail() {
    #expect(EmpiricalTail([Double](repeating: 1, count: 199)) == nil)
  }

  @Test func equalValuesLeaveNothingBeyondThem() throws {
    let tail = try #require(EmpiricalTail([Double](repeating: 1, count: 400)))
    #expect(tail.upper(1) == 1)
    #expect(tail.upper(2) == 1.0 / 401)
  }
}

import Foundation
import Statistics
import Testing

@testable import Inflation

@Suite struct RaisedCriteriaTests {
  private let spreads = [0.5, 0.7, 1, 1, 1.4, 0.8]

  private func criteria(_ departures: [Double], gaps: [Double]? = nil) -> RaisedCriteria {
    let middle = median(departures)
    let cells = departures.indices.map { j in
      RaisedCriteria.Cell(
        criterion: j, score: (departures[j] - middle) / spreads[j],
        gapError: gaps.map { $0[j] / spreads[j] } ?? .nan, spread: spreads[j])
    }
    return RaisedCriteria(cells, spread: 1)
  }

  /// Σ_S ε^|S| (1 − ε)^(p − |S|) f(contrasts | S) / f(contrasts), the centre integrated out in closed form over all sets.
  private func enumerated(_ departures: [Double], way: CriterionProfile.Way, share: Double) -> Double {
    let precision = spreads.map { 1 / ($0 * $0) }
    func profiled(_ values: [Double]) -> Double {
      let total = precision.reduce(0, +)
      let centre = zip(values, precision).reduce(0) { $0 + $1.0 * $1.1 } / total
      return zip(values, precision).reduce(0) { $0 + $1.1 * ($1.0 - centre) * ($1.0 - centre) }
    }
    let honest = profiled(departures)
    var sum = 0.0
    for set in 0..<(1 << departures.count) {
      var values = departures
      var probability = 1.0
      for j in values.indices {
        let isRaised = set >> j & 1 == 1
        probability *= isRaised ? share : 1 - share
        if isRaised { values[j] -= way.shift(ofSpread: spreads[j], typical: 1) * spreads[j] }
      }
      sum += probability * exp((honest - profiled(values)) / 2)
    }
    return sum
  }

  @Test func theRatioIsThatOfAllSetsOfCriteria() {
    var random = RandomStream(seed: 3)
    for _ in 0..<20 {
      let departures = spreads.map { $0 * random.normal() * 1.5 }
      let logs = criteria(departures).logRatios(shares: [0.3]).plain[0]
      for (way, log) in zip(CriterionProfile.ways, logs) where way.size <= 2 {
        #expect(abs(exp(log) / enumerated(departures, way: way, share: 0.3) - 1) < 1e-3)
      }
    }
  }

  @Test func theRatioOfHonestRowsHasMeanOne() {
    var random = RandomStream(seed: 4)
    let draws = 40_000
    var sum = 0.0
    for _ in 0..<draws {
      let row = criteria(spreads.map { $0 * random.normal() })
      sum += exp(row.logRatios(shares: [0.3]).plain[0][0])
    }
    // δ = 1.25 on a share of 0.3: the ratio's standard deviation is below 2.
    #expect(abs(sum / Double(draws) - 1) < 0.05)
  }

  @Test func aCommonShiftChangesNothing() {
    let departures = [0.3, -0.2, 1.4, 0.1, -0.6, 0.9]
    let plain = criteria(departures).logRatios(shares: [0.15]).plain[0]
    let shifted = criteria(departures.map { $0 + 0.7 }).logRatios(shares: [0.15]).plain[0]
    for (a, b) in zip(plain, shifted) { #expect(abs(a - b) < 1e-9) }
  }

  @Test func theMirrorImageIsThatOfTheMirroredRow() {
    var random = RandomStream(seed: 5)
    for _ in 0..<20 {
      let departures = spreads.map { $0 * random.normal() }
      let gaps = spreads.map { $0 * random.normal() }
      let mirrored = criteria(departures, gaps: gaps).logRatios(shares: [0.15, 0.5]).mirrored
      let ofMirror = criteria(departures.map { -$0 }, gaps: gaps.map { -$0 }).logRatios(shares: [0.15, 0.5]).plain
      for (a, b) in zip(mirrored.joined(), ofMirror.joined()) { #expect(abs(a - b) < 1e-9) }
    }
  }

  @Test func gapsOfRaisedCriteriaRaiseTheirProbability() {
    let departures = [0.0, 0.1, 2.2, -0.1, 0.2, -0.2]
    let way = CriterionProfile.ways.firstIndex { $0.gapShare > 0 && $0.size == 2 && !$0.isEvenInLogits } ?? 0
    let without = criteria(departures).probabilities(shares: [0.3], way: way)[0][2]
    let with = criteria(departures, gaps: [0, 0, 2.5, 0, 0, 0]).probabilities(shares: [0.3], way: way)[0][2]
    #expect(without > 0.5)
    #expect(with > without)
  }
}

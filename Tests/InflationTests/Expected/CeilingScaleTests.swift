import Foundation
import Testing

@testable import Inflation

@Suite struct CeilingScaleTests {
  private let distances = [0.02, 0.05, 0.3, 1, 2.5, 6]

  @Test func powerOneIsTheCompositeItself() {
    for distance in distances {
      #expect(CeilingScale.linear.fall(0.7, from: distance) == 0.7)
      #expect(CeilingScale.linear.logits(0.7, from: distance) == 0.7)
    }
  }

  @Test func itsFormulasHold() {
    let root = CeilingScale(power: 0.5, typical: 2, least: 0.01)
    let logarithm = CeilingScale(power: 0, typical: 2, least: 0.01)
    for distance in distances {
      #expect(abs(root.value(distance) - 4 * (1 - (distance / 2).squareRoot())) < 1e-12)
      #expect(abs(logarithm.value(distance) + 2 * log(distance / 2)) < 1e-12)
    }
    #expect(abs(root.steepness(0.5) - 2) < 1e-12)
    #expect(abs(logarithm.steepness(0.5) - 4) < 1e-12)
    // At d = G a small fall is worth itself.
    #expect(abs(root.fall(1e-6, from: 2) - 1e-6) < 1e-11)
    #expect(abs(logarithm.fall(1e-6, from: 2) - 1e-6) < 1e-11)
  }

  @Test(arguments: [0, 0.25, 0.5, 0.9, 1.0])
  func fallsAndLogitsAreInverse(power: Double) {
    let scale = CeilingScale(power: power, typical: 1.2, least: 0.03)
    for distance in distances {
      for logits in [-4, -0.5, -0.01, 0, 0.2, 1, 5.0] {
        let back = scale.logits(scale.fall(logits, from: distance), from: distance)
        #expect(abs(back - logits) < 1e-9, "\(power) \(distance) \(logits)")
      }
    }
  }

  @Test func aFallNearFullMarksCountsForMoreThanFarBelowThem() {
    let scale = CeilingScale(power: 0.4, typical: 1, least: 0.03)
    let falls = distances.map { scale.fall(0.1, from: $0) }
    #expect(zip(falls, falls.dropFirst()).allSatisfy { $0 > $1 })
  }
}

import Evaluation
import Statistics
import Testing

@testable import Inflation

@Suite struct GapComponentTests {
  private let component = GapComponent(rater: .superior, density: TDensity(degreesOfFreedom: 31), slope: 0)

  private func density(ofGap gap: Double, shift: Double, move: Double = 4) -> Double {
    var ratios = [SIMD4<Double>(repeating: 1)]
    let term = component.term(gap, residual: 0, move: move)
    term.multiply(&ratios, shifts: [SIMD4(repeating: shift)])
    return ratios[0][0] * component.density.ratio(gap, over: 0)
  }

  @Test(arguments: [2.0, 6, 12]) func largeShiftsLeaveNoHolesBetweenTheSharesOfTheGrid(shift: Double) {
    // Neighbouring κ are about as likely, so that the density of the gap κhΔ falls slowly from one to the next, without holes.
    for (low, high) in zip(GapComponent.shares.dropFirst(), GapComponent.shares.dropFirst(2)) {
      let densities = [low, (low + high) / 2, high].map { density(ofGap: 4 * $0 * shift, shift: shift) }
      #expect(densities[1] > 0.3 * min(densities[0], densities[2]))
      #expect(densities[1] < 1.4 * max(densities[0], densities[2]))
    }
  }

  @Test(arguments: [0.25, 1.0, 4]) func aGapFarBeyondWhatTheRaiseCanMeanIsTakenForItsOnly(move: Double) {
    // κ ends a cell beyond 1.2: from there on the ratio is that of the furthest a raise can move the gap.
    for shift in [0.5, 1, 2] {
      let furthest = 1.25 * move * shift
      let gap = furthest + 8
      let ratio = density(ofGap: gap, shift: shift, move: move) / component.density.ratio(gap, over: 0)
      #expect(ratio > 1)
      #expect(ratio < 1.05 * component.density.ratio(gap - furthest, over: gap))
    }
  }

  @Test func aSteeperTotalMovesTheGapFurtherForTheSameResidual() {
    let density = TDensity(degreesOfFreedom: 31)
    let leaning = GapComponent(rater: .superior, density: density, slope: 0.5)
    func ratio(_ term: GapComponent.Term) -> Double {
      var ratios = [SIMD4<Double>(repeating: 1)]
      term.multiply(&ratios, shifts: [SIMD4(repeating: 2)])
      return ratios[0][0]
    }
    // γρz with ρ = 2 is that of a slope twice as large, where nothing else changes.
    let twice = GapComponent(rater: .superior, density: density, slope: 1)
    let steep = leaning.term(3, residual: 1.5, steepness: 2, move: 4)
    #expect(abs(ratio(steep) / ratio(twice.term(3, residual: 1.5, move: 4)) - 1) < 1e-12)
    #expect(ratio(steep) < ratio(leaning.term(3, residual: 1.5, move: 4)))
  }

  @Test func drawnSharesHaveTheLearntMean() {
    var component = component
    component.shareWeights = GapComponent.shares.map { abs($0 - 0.4) < 0.05 ? 0.5 : $0 == 0 ? 0.5 : 0 }
    var random = RandomStream(seed: 11)
    let drawn = (0..<4_000).map { _ in component.share(&random) }
    #expect(abs(drawn.reduce(0, +) / 4_000 - 0.2) < 0.012)
    #expect(drawn.allSatisfy { $0 == 0 || (0.35...0.45).contains($0) })
  }

  @Test func theDensityOfTheGapHasMassOne() {
    for shift in [0.5, 4, 12] {
      let step = 0.05
      let places = Array(stride(from: -40.0, to: 140, by: step))
      let mass = places.reduce(0) { $0 + step * density(ofGap: $1, shift: shift) }
      let ofNull = places.reduce(0) { $0 + step * component.density.ratio($1, over: 0) }
      #expect(abs(mass / ofNull - 1) < 1e-3)
    }
  }

  @Test func theRatiosOfTheGridAddUpToThatOfTheComponent() {
    for gap in [-1.0, 0.5, 7] {
      let term = component.term(gap, residual: 0.3, move: 1.2)
      var ratios = [SIMD4<Double>(1, 1, 1, 1)]
      term.multiply(&ratios, shifts: [SIMD4(0.5, 1, 3, 9)])
      for (place, shift) in [0.5, 1, 3, 9].enumerated() {
        let sum = zip(term.ratios(shift), component.shareWeights).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(sum - ratios[0][place]) < 1e-9 * sum)
      }
    }
  }
}

import Evaluation
import Testing

@testable import Inflation

@Suite struct GapComponentTests {
  private let component = GapComponent(rater: .superior, density: TDensity(degreesOfFreedom: 31), slope: 0)

  private func density(ofGap gap: Double, shift: Double) -> Double {
    var ratios = [SIMD4<Double>(repeating: 1)]
    let term = component.term(gap, residual: 0, move: 1)
    term.multiply(&ratios, shifts: [SIMD4(repeating: shift)])
    return ratios[0][0] * component.density.ratio(gap, over: 0)
  }

  @Test(arguments: [2.0, 6, 12]) func largeShiftsLeaveNoHolesBetweenTheSharesOfTheGrid(shift: Double) {
    // All κ are as likely, so that the density of the gap κΔ falls with the spacing of the grid, and without holes.
    for (low, high) in zip(GapComponent.shares.dropFirst(), GapComponent.shares.dropFirst(2)) {
      let (first, last) = (density(ofGap: low * shift, shift: shift), density(ofGap: high * shift, shift: shift))
      let middle = density(ofGap: (low + high) / 2 * shift, shift: shift)
      #expect(middle > 0.3 * min(first, last))
      #expect(middle < 1.4 * max(first, last))
    }
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

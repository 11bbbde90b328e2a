/// A test of the effect of a trial by what other assignments within the blocks would have shown, and its inversion.
///
/// p(θ) = share of assignments whose |τ̂ − θ exposure|/√V is no smaller than that of the assignment that occurred, itself
/// included; the interval holds the θ with p(θ) > 1 − confidence. Where the model was not assigned by lot, the units within
/// a block are supposed to be alike but for the model, and the other assignments are placebos.
///
/// Source: Fisher (1935), The Design of Experiments; Chung and Romano (2013), Exact and asymptotically robust permutation
/// tests, for studentising; MacKinnon and Webb (2020), Randomization inference for difference-in-differences with few treated
/// clusters.
struct PlaceboPermutation: Sendable {
  /// The assignment that occurred.
  let occurred: TreatmentContrast
  private let placebos: [TreatmentContrast]

  /// Ties that rounding splits count as ties.
  private static let tolerance = 1 - 1e-9

  /// - Complexity: O(rows × assignments).
  init(
    _ values: [Double], design: BlockDesign, assignments: BlockAssignments,
    studentisation: TreatmentContrast.Studentisation
  ) {
    let y = design.centred(values)
    let d = design.centred(design.isTreated.map { $0 ? 1 : 0 })
    let contrasts = assignments.lists.map {
      TreatmentContrast(design, y: y, occurred: d, isTreated: $0, studentisation: studentisation)
    }
    occurred = contrasts[0]
    placebos = Array(contrasts.dropFirst())
  }

  /// √V of the assignment that occurred.
  var standardError: Double { max(occurred.variance.0, 0).squareRoot() }

  /// p(θ), between 1/(1 + placebos) and 1.
  ///
  /// - Complexity: O(assignments).
  func pValue(supposing theta: Double) -> Double {
    let own = occurred.squared(supposing: theta)
    let extreme = placebos.count { placebo in
      let other = placebo.squared(supposing: theta)
      return other.numerator * own.denominator >= own.numerator * other.denominator * Self.tolerance
    }
    return Double(1 + extreme) / Double(1 + placebos.count)
  }

  /// The ends of the interval; nil where no supposed effect, however large, is rejected on that side.
  ///
  /// - Complexity: O(assignments × 100).
  func interval(confidence: Double) -> (lower: Double?, upper: Double?) {
    (end(-1, level: 1 - confidence), end(1, level: 1 - confidence))
  }

  private func end(_ side: Double, level: Double) -> Double? {
    let scale = standardError > 0 ? standardError : 1
    var (inside, outside) = (0.0, 1.0)
    while pValue(supposing: occurred.effect + side * outside * scale) > level {
      (inside, outside) = (outside, 2 * outside)
      guard outside < Self.farthest else { return nil }
    }
    for _ in 0..<Self.halvings {
      let middle = (inside + outside) / 2
      if pValue(supposing: occurred.effect + side * middle * scale) > level {
        inside = middle
      } else {
        outside = middle
      }
    }
    return occurred.effect + side * inside * scale
  }

  /// In standard errors: what is not rejected here is not rejected anywhere.
  private static let farthest = 1e6
  private static let halvings = 40
}

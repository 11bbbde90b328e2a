/// The effect of an assignment by weighted least squares within blocks, with the variance it is studentised by.
///
/// With D̃ and ỹ centred in blocks by weight, S = Σ w D̃²:  τ̂ = Σ a_i y_i, a_i = w_i D̃_i/S, e = ỹ − τ̂D̃,
///
/// robust: V = Σ a_i² e_i²/(1 − h_i), h_i = w_i/W_b + w_i D̃_i²/S;   modelled: V = Σ w e²/((n − B − 1) S)
///
/// An effect θ that is supposed takes the place of y by y − θD°, D° the assignment that occurred; τ̂ is then linear in θ and
/// V quadratic, so that one pass an assignment serves every θ.
///
/// Source: MacKinnon and White (1985), Some heteroskedasticity-consistent covariance matrix estimators, HC2; with two groups
/// and no blocks V is Neyman's s²_t/n_t + s²_c/n_c.
struct TreatmentContrast: Sendable {
  /// By which variance an effect is studentised.
  enum Studentisation: String, Sendable, Codable {
    /// Each unit's own squared residual.
    case robust
    /// One variance for all, times what the sizes bring.
    case modelled
  }

  /// τ̂ of the values.
  let effect: Double
  /// τ̂ of the assignment that occurred, 1 for itself.
  let exposure: Double
  /// V as a function of θ: `variance.0` − 2θ `variance.1` + θ² `variance.2`.
  let variance: (Double, Double, Double)

  /// - Parameters:
  ///   - y: the values, centred in blocks.
  ///   - occurred: D°, centred in blocks.
  ///   - isTreated: the assignment.
  /// - Complexity: O(rows).
  init(
    _ design: BlockDesign, y: [Double], occurred: [Double], isTreated: [Bool], studentisation: Studentisation
  ) {
    let w = design.weights
    var shares = [Double](repeating: 0, count: design.members.count)
    for row in 0..<design.count where isTreated[row] {
      shares[design.block[row]] += w[row] / design.blockWeights[design.block[row]]
    }
    var (spread, ofValues, ofOccurred) = (0.0, 0.0, 0.0)
    for row in 0..<design.count {
      let d = (isTreated[row] ? 1 : 0) - shares[design.block[row]]
      spread += w[row] * d * d
      ofValues += w[row] * d * y[row]
      ofOccurred += w[row] * d * occurred[row]
    }
    effect = ofValues / spread
    exposure = ofOccurred / spread
    var sums = (0.0, 0.0, 0.0)
    let free = 1 / (Double(max(design.degreesOfFreedom, 1)) * spread)
    for row in 0..<design.count {
      let b = design.block[row]
      let d = (isTreated[row] ? 1 : 0) - shares[b]
      let (first, second) = (y[row] - effect * d, occurred[row] - exposure * d)
      let a = w[row] * d / spread
      let leverage = w[row] / design.blockWeights[b] + w[row] * d * d / spread
      let factor = studentisation == .robust ? a * a / max(1 - leverage, Self.leastFreedom) : w[row] * free
      sums.0 += factor * first * first
      sums.1 += factor * first * second
      sums.2 += factor * second * second
    }
    variance = sums
  }

  /// A row whose residual is always 0 has no say; its factor is kept finite.
  private static let leastFreedom = 1e-9

  /// (τ̂ − θ exposure)²/V(θ) as a fraction, so that an effect without any spread compares too.
  func squared(supposing theta: Double) -> (numerator: Double, denominator: Double) {
    let distance = effect - theta * exposure
    let spread = variance.0 - 2 * theta * variance.1 + theta * theta * variance.2
    return (distance * distance, max(spread, 0))
  }
}

internal import Statistics

/// The pieces of work that draw random numbers of their own, so that changing one leaves the others as they were.
enum StreamPurpose: UInt64 {
  case framework = 1
  case weights
  case appraiser
  case unit
  case performance
  case remainder
  case outcome
  case context
  case selfRating
  case assignment
  case distortion
  case superior
  case peer
  case publicRating
  case collective
}

extension RandomStream {
  /// The stream of a purpose and the unit, appraiser or year that it is drawn for.
  init(seed: UInt64, _ purpose: StreamPurpose, _ first: Int = 0, _ second: Int = 0) {
    self.init(seed: seed, purpose.rawValue, UInt64(first), UInt64(second))
  }

  /// A number uniform on a range.
  mutating func uniform(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// A standard normal number for each year, partly stable and partly autoregressive.
  ///
  /// v_t = √s · a + √(1 − s) · r_t with r_t = φ r_{t−1} + √(1 − φ²) e_t, so that each v_t is standard normal and
  /// corr(v_t, v_u) = s + (1 − s) φ^|t−u|.
  mutating func trajectory(years: Int, stableShare: Double, autocorrelation: Double) -> [Double] {
    let stable = stableShare.squareRoot() * normal()
    let varying = (1 - stableShare).squareRoot()
    var state = normal()
    var values: [Double] = []
    for year in 0..<years {
      if year > 0 { state = autocorrelation * state + (1 - autocorrelation * autocorrelation).squareRoot() * normal() }
      values.append(stable + varying * state)
    }
    return values
  }
}

/// What observations say of the shares of a finite mixture whose components are known.
///
/// R_ik is how likely observation i is under component k of K, up to a factor of its own, and w_i what it counts. The shares
/// π are found by expectation–maximisation,
///
/// π_k ← (c/K + Σ_i w_i π_k R_ik / Σ_l π_l R_il) / (c + Σ_i w_i),
///
/// c observations' worth spread evenly: above 0 it keeps every share possible. An observation that no component with a share
/// explains counts for none.
///
/// Source: Dempster, Laird and Rubin (1977); Laird (1978) for a mixture over a grid.
public struct MixingEvidence: Sendable {
  /// w.
  private var masses: [Double] = []
  /// R: observation first, then component.
  private var likelihoods: [Double] = []

  /// No observations.
  public init() {}

  /// Adds an observation: what it counts, at least 0, and how likely it is under each component, at least 0.
  ///
  /// - Complexity: O(components).
  public mutating func add(mass: Double = 1, likelihoods: [Double]) {
    masses.append(mass)
    self.likelihoods += likelihoods
  }

  /// Adds what other observations say of the same components.
  ///
  /// - Complexity: O(observations × components) of the others.
  public mutating func append(_ other: MixingEvidence) {
    masses += other.masses
    likelihoods += other.likelihoods
  }

  /// π after some iterations; the first guess where nothing is known.
  ///
  /// - Parameters:
  ///   - start: the first guess, a share for each component.
  ///   - spread: c, in observations, at least 0.
  /// - Complexity: O(observations × components) an iteration.
  public func weights(from start: [Double], iterations: Int, spread: Double = 0) -> [Double] {
    (0..<iterations).reduce(start) { weights, _ in improved(weights, spread: spread) }
  }

  private func improved(_ weights: [Double], spread: Double) -> [Double] {
    let count = weights.count
    var sums = [Double](repeating: spread / Double(count), count: count)
    for (i, mass) in masses.enumerated() {
      let first = i * count
      var total = 0.0
      for k in 0..<count { total += weights[k] * likelihoods[first + k] }
      guard total > 0 else { continue }
      for k in 0..<count { sums[k] += mass * weights[k] * likelihoods[first + k] / total }
    }
    let total = sums.reduce(0, +)
    return total > 0 ? sums.map { $0 / total } : weights
  }
}

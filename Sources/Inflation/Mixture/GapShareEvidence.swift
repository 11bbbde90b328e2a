/// What units that were moved say of the share κ of a shift that is left in the gap to one other rater.
///
/// Of each unit and each shift that it may have been moved by, w is how probable that shift is and R_κ how likely the gap
/// is under each κ. With these held fixed π_κ is found by expectation–maximisation,
///
/// π_κ ← (1/K + Σ w π_κ R_κ / Σ_κ' π_κ' R_κ') / (1 + Σ w),
///
/// K the number of κ: one unit's worth, spread evenly, keeps every share possible. One iteration is a short step where
/// raises are small and each gap fits many κ: the shares would stay near those from which they began.
///
/// Source: Dempster, Laird and Rubin (1977); Meng and Rubin (1993) for steps with other parameters held fixed.
struct GapShareEvidence: Sendable {
  /// w.
  private var masses: [Double] = []
  /// R_κ: shift first, then κ.
  private var ratios: [Double] = []

  private static let iterations = 10

  /// Adds a shift of a unit: how probable it is, and how likely the gap is under each κ of the grid.
  mutating func add(mass: Double, ratios: [Double]) {
    masses.append(mass)
    self.ratios += ratios
  }

  /// Adds what other units say.
  mutating func append(_ other: GapShareEvidence) {
    masses += other.masses
    ratios += other.ratios
  }

  /// π_κ, from a first guess.
  ///
  /// - Complexity: O(shifts × κ) an iteration, ten iterations.
  func weights(from start: [Double]) -> [Double] {
    (0..<Self.iterations).reduce(start) { weights, _ in improved(weights) }
  }

  private func improved(_ weights: [Double]) -> [Double] {
    let count = weights.count
    var sums = [Double](repeating: 1 / Double(count), count: count)
    for (n, mass) in masses.enumerated() {
      let first = n * count
      var total = 1e-300
      for k in 0..<count { total += weights[k] * ratios[first + k] }
      for k in 0..<count { sums[k] += mass * weights[k] * ratios[first + k] / total }
    }
    let total = sums.reduce(0, +)
    return sums.map { $0 / total }
  }
}

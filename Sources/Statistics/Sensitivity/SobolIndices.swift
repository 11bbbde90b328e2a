/// Sobol indices of a model's output from runs on two samples A and B and on A with one column of B each.
///
/// S_i = mean(y_B(y_ABi − y_A))/V, the share of the output's variance that goes with input i alone; T_i = ½
/// mean((y_A − y_ABi)²)/V, that which goes with it and all its interactions. V is the variance of y_A and y_B together.
/// Both are estimates: a small index may come out below 0.
///
/// Source: Saltelli and others (2010), Variance based sensitivity analysis of model output, table 2 (b) and (f), the
/// latter of Jansen (1999).
public struct SobolIndices: Sendable, Equatable {
  /// S_i of each input.
  public let first: [Double]
  /// T_i of each input.
  public let total: [Double]
  /// V.
  public let variance: Double

  /// How the output is prepared.
  public enum Centring: Sendable {
    /// Taken as it is, V with divisor n − 1.
    case none
    /// The mean of all runs taken off first, V with divisor n: an output far from 0 has less noise in S_i so.
    case mean
  }

  /// The indices from the outputs on A, on B, and on A with column i of B; nil where the output does not vary.
  ///
  /// - Complexity: O(runs).
  public init?(a: [Double], b: [Double], mixed: [[Double]], centring: Centring = .mean) {
    precondition(a.count == b.count && mixed.allSatisfy { $0.count == a.count }, "as many runs on every sample")
    let all = a + b
    let mean = all.reduce(0, +) / Double(max(all.count, 1))
    let squares = all.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let divisor = centring == .mean ? Double(all.count) : Double(all.count - 1)
    guard squares > 0 else { return nil }
    let runs = all + mixed.flatMap { $0 }
    let shift = centring == .mean ? runs.reduce(0, +) / Double(runs.count) : 0
    let variance = squares / divisor
    let n = Double(a.count)
    first = mixed.map { m in a.indices.reduce(0) { $0 + (b[$1] - shift) * (m[$1] - a[$1]) } / n / variance }
    total = mixed.map { m in a.indices.reduce(0) { $0 + (a[$1] - m[$1]) * (a[$1] - m[$1]) } / (2 * n) / variance }
    self.variance = variance
  }

  /// The indices of an output that is a vector, ΣV_k S_k/ΣV_k over its parts k and likewise T; nil where none varies.
  ///
  /// - Parameter parts: the indices of each part on the same inputs; nil for a part that does not vary.
  /// - Complexity: O(parts × inputs).
  ///
  /// Source: Gamboa, Janon, Klein and Lagnoux (2014), Sensitivity analysis for multidimensional and functional outputs,
  /// Electronic Journal of Statistics 8, equation 3.
  public init?(pooling parts: [SobolIndices?]) {
    let varying = parts.compactMap(\.self)
    let variance = varying.reduce(0) { $0 + $1.variance }
    guard let inputs = varying.first?.first.indices, variance > 0 else { return nil }
    first = inputs.map { i in varying.reduce(0) { $0 + $1.variance * $1.first[i] } / variance }
    total = inputs.map { i in varying.reduce(0) { $0 + $1.variance * $1.total[i] } / variance }
    self.variance = variance
  }
}

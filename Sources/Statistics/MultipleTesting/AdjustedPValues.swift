/// p-values adjusted for the number of tests by Bonferroni: min(1, m·p).
///
/// Controls the chance of any false rejection. In this family of functions p-values lie in 0…1, results come in the
/// order of the input, and NaN (a test that was not made) stays NaN and is not counted among the m tests.
/// - Complexity: O(m log m).
public func bonferroni(_ pValues: [Double]) -> [Double] {
  adjusted(pValues) { sorted in sorted.map { min(1, Double(sorted.count) * $0) } }
}

/// p-values adjusted step down by Holm: max over j ≤ i of (m − j + 1)·p₍ⱼ₎, at most 1.
///
/// Controls the chance of any false rejection under any dependence.
/// - Complexity: O(m log m).
/// - Source: Holm (1979), A simple sequentially rejective multiple test procedure.
public func holm(_ pValues: [Double]) -> [Double] {
  adjusted(pValues) { sorted in
    let count = sorted.count
    var largest = 0.0
    return sorted.indices.map { i in
      largest = max(largest, Double(count - i) * sorted[i])
      return min(1, largest)
    }
  }
}

/// p-values adjusted step up by Hochberg: min over j ≥ i of (m − j + 1)·p₍ⱼ₎.
///
/// Controls the chance of any false rejection for independent or positively dependent tests.
/// - Complexity: O(m log m).
/// - Source: Hochberg (1988), A sharper Bonferroni procedure for multiple tests of significance.
public func hochberg(_ pValues: [Double]) -> [Double] {
  adjusted(pValues) { sorted in smallestFromAbove(sorted) { Double(sorted.count - $0) } }
}

/// p-values adjusted by Hommel: the closed test procedure with Simes' test of every intersection.
///
/// Controls the chance of any false rejection under the conditions of Simes' inequality; never above Hochberg's.
/// - Complexity: O(m²).
/// - Source: Hommel (1988), A stagewise rejective multiple test procedure; Wright (1992), Adjusted p-values for
///   simultaneous inference, algorithm of the appendix.
public func hommel(_ pValues: [Double]) -> [Double] {
  adjusted(pValues) { sorted in
    let count = sorted.count
    guard count > 1 else { return sorted }
    let simes = sorted.indices.map { Double(count) * sorted[$0] / Double($0 + 1) }.min() ?? 1
    var result = [Double](repeating: simes, count: count)
    for size in stride(from: count - 1, to: 1, by: -1) {
      raise(&result, bySubsetsOf: size, of: sorted)
    }
    return zip(result, sorted).map { min(1, max($0, $1)) }
  }
}

/// Raises Hommel's adjusted p-values to what the intersections of `size` hypotheses require.
private func raise(_ result: inout [Double], bySubsetsOf size: Int, of sorted: [Double]) {
  let split = sorted.count - size + 1
  let scale = Double(size)
  var upper = Double.infinity
  for i in split..<sorted.count { upper = min(upper, scale * sorted[i] / Double(i - split + 2)) }
  for i in 0..<split { result[i] = max(result[i], min(scale * sorted[i], upper)) }
  let atSplit = min(scale * sorted[split - 1], upper)
  for i in split..<sorted.count { result[i] = max(result[i], atSplit) }
}

/// p-values adjusted step up by Benjamini and Hochberg: min over j ≥ i of m·p₍ⱼ₎/j, at most 1.
///
/// Rejecting those at most q keeps the false discovery rate at most q for independent or positively dependent tests.
/// - Complexity: O(m log m).
/// - Source: Benjamini and Hochberg (1995), Controlling the false discovery rate.
public func benjaminiHochberg(_ pValues: [Double]) -> [Double] {
  adjusted(pValues) { sorted in smallestFromAbove(sorted) { Double(sorted.count) / Double($0 + 1) } }
}

/// p-values adjusted step up by Benjamini and Yekutieli: Benjamini and Hochberg's times 1 + 1/2 + … + 1/m.
///
/// Keeps the false discovery rate under any dependence.
/// - Complexity: O(m log m).
/// - Source: Benjamini and Yekutieli (2001), The control of the false discovery rate under dependency.
public func benjaminiYekutieli(_ pValues: [Double]) -> [Double] {
  adjusted(pValues) { sorted in
    let harmonic = sorted.indices.reduce(0.0) { $0 + 1 / Double($1 + 1) }
    return smallestFromAbove(sorted) { harmonic * Double(sorted.count) / Double($0 + 1) }
  }
}

/// Applies a rule on ascending p-values and puts its results back into the order of the input, NaN where NaN was.
private func adjusted(_ pValues: [Double], by rule: ([Double]) -> [Double]) -> [Double] {
  let order = pValues.indices.filter { !pValues[$0].isNaN }.sorted { pValues[$0] < pValues[$1] }
  var result = [Double](repeating: .nan, count: pValues.count)
  for (index, value) in zip(order, rule(order.map { pValues[$0] })) { result[index] = value }
  return result
}

/// The running minimum, from the largest p-value down, of factor(i)·p₍ᵢ₎, at most 1.
private func smallestFromAbove(_ sorted: [Double], factor: (Int) -> Double) -> [Double] {
  var result = sorted
  var smallest = 1.0
  for i in sorted.indices.reversed() {
    smallest = min(smallest, factor(i) * sorted[i])
    result[i] = smallest
  }
  return result
}

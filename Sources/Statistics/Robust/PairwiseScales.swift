/// Qn: a scale of breakdown one half and 82 % efficiency at the normal, from the distances between pairs.
///
/// 2.21914 · {|xᵢ − xⱼ|; i < j}₍ₖ₎, k = h(h − 1)/2, h = ⌊n/2⌋ + 1, times a factor for small n; the standard deviation of a
/// normal sample. NaN is left out; fewer than two values give NaN.
/// - Complexity: O(n log n) a step of a bisection of about 60 steps.
/// - Source: Rousseeuw and Croux (1993), Alternatives to the median absolute deviation; small-sample factors as in R's
///   robustbase.
public func qnScale(_ values: [Double]) -> Double {
  let sorted = sortedNumbers(values)
  let count = sorted.count
  guard count >= 2 else { return .nan }
  let half = count / 2 + 1
  return 2.21914 * qnSmallSampleFactor(count) * smallestDistance(half * (half - 1) / 2, between: sorted)
}

/// The factor that makes Qn unbiased at a normal sample of n.
private func qnSmallSampleFactor(_ count: Int) -> Double {
  let table = [
    0.399356, 0.99365, 0.51321, 0.84401, 0.61220, 0.85877, 0.66993, 0.87344, 0.72014, 0.88906, 0.75743,
  ]
  if count <= 12 { return table[count - 2] }
  let n = Double(count)
  let excess =
    count.isMultiple(of: 2)
    ? 3.67561 + (1.9654 + (6.987 - 77 / n) / n) / n
    : 1.60188 + (-2.1284 - 5.172 / n) / n
  return 1 / (1 + excess / n)
}

/// The k-th smallest distance between two of the ascending values, k from 1, by bisection of the distance.
private func smallestDistance(_ rank: Int, between sorted: [Double]) -> Double {
  var low = 0.0
  var high = (sorted.last ?? 0) - (sorted.first ?? 0)
  if pairs(of: sorted, within: 0).count >= rank { return 0 }
  for _ in 0..<80 where low < high {
    let found = pairs(of: sorted, within: (low + high) / 2)
    if found.count >= rank { high = found.largest } else { low = (low + high) / 2 }
  }
  return high
}

/// How many pairs lie within a distance, and the largest distance among them.
private func pairs(of sorted: [Double], within distance: Double) -> (count: Int, largest: Double) {
  var count = 0
  var largest = 0.0
  var first = 0
  for last in sorted.indices {
    while sorted[last] - sorted[first] > distance { first += 1 }
    count += last - first
    largest = max(largest, sorted[last] - sorted[first])
  }
  return (count, largest)
}

/// Sn: a scale of breakdown one half and 58 % efficiency at the normal, without a centre.
///
/// 1.1926 · lomedᵢ himedⱼ |xᵢ − xⱼ|, times a factor for small n; the standard deviation of a normal sample. NaN is left
/// out; fewer than two values give NaN.
/// - Complexity: O(n²).
/// - Source: Rousseeuw and Croux (1993).
public func snScale(_ values: [Double]) -> Double {
  let sorted = sortedNumbers(values)
  let count = sorted.count
  guard count >= 2 else { return .nan }
  let inner = sorted.indices.map { distance(ofRank: count / 2, from: $0, in: sorted) }.sorted()
  return 1.1926 * snSmallSampleFactor(count) * inner[(count + 1) / 2 - 1]
}

/// The factor that makes Sn unbiased at a normal sample of n.
private func snSmallSampleFactor(_ count: Int) -> Double {
  let table = [0.743, 1.851, 0.954, 1.351, 0.993, 1.198, 1.005, 1.131]
  if count <= 9 { return table[count - 2] }
  return count.isMultiple(of: 2) ? 1 : Double(count) / (Double(count) - 0.9)
}

/// The distance from one of the ascending values to the others, itself included, of a rank counted from 0.
private func distance(ofRank rank: Int, from index: Int, in sorted: [Double]) -> Double {
  var (left, right) = (index - 1, index + 1)
  var reached = 0.0
  for _ in 0..<rank {
    let below = left >= 0 ? sorted[index] - sorted[left] : .infinity
    let above = right < sorted.count ? sorted[right] - sorted[index] : .infinity
    if below <= above { left -= 1 } else { right += 1 }
    reached = min(below, above)
  }
  return reached
}

/// The places of the values that are numbers, from the smallest value to the largest; equal values in the order of their places.
///
/// From `leastForDigits` values on they are put in order digit by digit of the bits, the last digit first (radix sort): the bits
/// of doubles of one sign are ordered as the doubles are, and those of negative ones are turned. A digit that is the same in all
/// values is left out. −0 counts as 0.
///
/// - Complexity: O(n log n) below `leastForDigits` values, O(n) from there on.
///
/// Source: Knuth (1998), The art of computer programming 3, section 5.2.5.
func ascendingOrder(_ values: [Double]) -> [Int] {
  let places = values.indices.filter { !values[$0].isNaN }
  guard places.count >= leastForDigits else {
    return places.sorted { (values[$0], $0) < (values[$1], $1) }
  }
  var items = places.map { KeyedPlace(key: orderedBits(values[$0]), place: $0) }
  var spare = items
  let varying = items.reduce(UInt64(0)) { $0 | ($1.key ^ items[0].key) }
  var starts = [Int](repeating: 0, count: Int(digitMask) + 2)
  for shift in stride(from: 0, to: 64, by: digitBits) where (varying >> shift) & digitMask != 0 {
    for digit in starts.indices { starts[digit] = 0 }
    for item in items { starts[Int((item.key >> shift) & digitMask) + 1] += 1 }
    for digit in 1..<starts.count { starts[digit] += starts[digit - 1] }
    for item in items {
      let digit = Int((item.key >> shift) & digitMask)
      spare[starts[digit]] = item
      starts[digit] += 1
    }
    swap(&items, &spare)
  }
  return items.map(\.place)
}

/// A place with the bits of its value.
private struct KeyedPlace {
  let key: UInt64
  let place: Int
}

/// Eleven bits a digit: six passes over 64 bits, with counts that stay in the nearest cache.
private let digitBits = 11
private let digitMask: UInt64 = (1 << digitBits) - 1
/// Below this many values a comparison sort takes less than the counts of the digits.
private let leastForDigits = 512

/// Bits that are ordered as the numbers are.
private func orderedBits(_ value: Double) -> UInt64 {
  let bits = (value == 0 ? 0 : value).bitPattern
  return bits >> 63 == 1 ? ~bits : bits | (1 << 63)
}

/// Numbers several at once, for loops that go over them by the million.
extension RandomAccessCollection where Index == Int, Element: SIMD, Element.Scalar == Double {
  /// The numbers one after the other, those with which the last vector was filled up included.
  @inline(__always)
  var numbers: [Double] {
    let width = Element.scalarCount
    return (0..<count * width).map { self[startIndex + $0 / width][$0 % width] }
  }
}

extension Array where Element: SIMD, Element.Scalar == Double {
  /// The numbers in vectors, the last filled up with zeros.
  @inline(__always)
  init(packing numbers: [Double]) {
    let width = Element.scalarCount
    self = stride(from: 0, to: numbers.count, by: width).map { first in
      var vector = Element()
      for lane in 0..<Swift.min(width, numbers.count - first) { vector[lane] = numbers[first + lane] }
      return vector
    }
  }
}

import LinearAlgebra

/// The largest magnitude of an entry.
func size(_ a: Matrix) -> Double {
  a.elements.lazy.map { abs($0) }.max() ?? 0
}

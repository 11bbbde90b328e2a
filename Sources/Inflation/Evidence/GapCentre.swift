internal import LinearAlgebra

/// The centre of the gap: an intercept and a slope in quality for each type, and γ on the residual.
struct GapCentre {
  private var coefficients: [Double]
  private let typeCount: Int

  init(typeCount: Int) {
    self.typeCount = typeCount
    coefficients = [Double](repeating: 0, count: typeCount + 2)
  }

  var slopeOnResidual: Double { coefficients[typeCount + 1] }

  func value(_ data: AssessedRows, _ residual: [Double], _ i: Int) -> Double {
    coefficients[data.type[i]] + coefficients[typeCount] * data.quality[i]
      + coefficients[typeCount + 1] * residual[i]
  }

  mutating func fit(
    _ data: AssessedRows, _ residual: [Double], rows: [Int], response: [Double], weights: [Double]
  ) throws(LinearAlgebraError) {
    let columns = typeCount + 2
    var gram = Matrix(rows: columns, columns: columns)
    var moment = [Double](repeating: 0, count: columns)
    for (k, i) in rows.enumerated() {
      let entries = [(data.type[i], 1.0), (typeCount, data.quality[i]), (typeCount + 1, residual[i])]
      for a in entries {
        moment[a.0] += weights[k] * a.1 * response[k]
        for b in entries { gram[a.0, b.0] += weights[k] * a.1 * b.1 }
      }
    }
    let lift = 1e-6 * max(gram.diagonal.max() ?? 0, 1e-12)
    for k in 0..<columns { gram[k, k] += lift }
    coefficients = try Cholesky(gram).solve(moment)
  }
}

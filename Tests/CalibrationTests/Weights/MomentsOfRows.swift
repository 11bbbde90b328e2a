import LinearAlgebra

@testable import Calibration

extension CalibrationMoments {
  /// The sums of rows of criteria and their outcome.
  init(rows x: Matrix, outcome y: [Double]) {
    self.init(criteria: x.columns)
    count = Double(y.count)
    outcome = dot(y, y)
    scatter = x.crossProduct
    cross = x.crossProduct(with: Matrix(columnsOf: [y])).elements
  }
}

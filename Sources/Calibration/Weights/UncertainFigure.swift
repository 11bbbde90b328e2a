internal import Statistics

/// A figure with its standard error.
struct UncertainFigure {
  let value: Double
  let standardError: Double
}

/// Figures of one kind drawn towards their mean by their standard errors: x_j → x̄ + B_j(x_j − x̄), B_j = τ²/(τ² + s_j²), with
/// the standard error √B_j·s_j that is left.
///
/// x̄ and τ² are those of ``varianceBetween(_:variances:)``. What is not known stays unknown.
func drawnTogether(_ figures: [UncertainFigure?]) -> [UncertainFigure?] {
  let known = figures.compactMap(\.self).filter { $0.standardError > 0 }
  guard !known.isEmpty else { return figures }
  let (between, mean) = varianceBetween(
    known.map(\.value), variances: known.map { $0.standardError * $0.standardError })
  return figures.map { figure in
    figure.map {
      let error = $0.standardError * $0.standardError
      let kept = error > 0 ? between / (between + error) : 1
      return UncertainFigure(value: mean + kept * ($0.value - mean), standardError: (kept * error).squareRoot())
    }
  }
}

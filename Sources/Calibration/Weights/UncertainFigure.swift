/// A figure with its standard error.
struct UncertainFigure {
  let value: Double
  let standardError: Double
}

/// Figures of one kind drawn towards their mean by their standard errors: x_j → x̄ + τ²/(τ² + s_j²)(x_j − x̄).
///
/// x̄ is weighted by 1/s², τ² is the variance between the figures beyond their errors. What is not known stays unknown.
///
/// Source: DerSimonian and Laird (1986), Meta-analysis in clinical trials, for τ².
func drawnTogether(_ figures: [UncertainFigure?]) -> [Double?] {
  let known = figures.compactMap(\.self).filter { $0.standardError > 0 }
  let weights = known.map { 1 / ($0.standardError * $0.standardError) }
  let sum = weights.reduce(0, +)
  guard sum > 0 else { return figures.map { $0?.value } }
  let mean = zip(known, weights).reduce(0) { $0 + $1.0.value * $1.1 } / sum
  let homogeneity = zip(known, weights).reduce(0) { $0 + $1.1 * ($1.0.value - mean) * ($1.0.value - mean) }
  let scale = sum - weights.reduce(0) { $0 + $1 * $1 } / sum
  let between = scale > 0 ? max(0, (homogeneity - Double(known.count - 1)) / scale) : 0
  return figures.map { figure in
    figure.map {
      let error = $0.standardError * $0.standardError
      return mean + (error > 0 ? between / (between + error) : 1) * ($0.value - mean)
    }
  }
}

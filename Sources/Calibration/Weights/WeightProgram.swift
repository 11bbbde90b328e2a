public import LinearAlgebra

/// The weights of one type as a quadratic programme.
///
/// minimise over β ≥ 0: ½β'(A + λsP + P_h)β − g'β, P = Ω − Ωw⁰w⁰'Ω/(w⁰'Ωw⁰), s = tr A/p, w = total · β/1'β; P_h likewise
/// of diag(h), see ``NoiseDoubt``
///
/// A is the second moment of the criteria freed of the raters' noise, g their cross-moment with quality, w⁰ the points
/// that the penalty pulls towards: it is on departing from them in direction and leaves the scale free, so λ = 0 is
/// non-negative least squares and λ → ∞ gives w⁰ wherever g'w⁰ > 0. A gets 10⁻⁸sΩ before any solve. NNLS normalised
/// afterwards and least squares on the simplex are different estimators: this is the former.
public struct WeightProgram: Sendable {
  /// A (p × p), in squared shares.
  public let moment: Matrix
  /// g (p), shares times standard deviations of quality.
  public let linear: [Double]
  /// w⁰ (p), in points, with a positive sum.
  public let reference: [Double]
  /// h (p), in squared shares; nil for none.
  private let pulls: [Double]?
  /// The diagonal of Ω (p) with sum p: how sure the experts are of each criterion.
  public let precision: [Double]

  /// A programme with the given moments.
  ///
  /// Ω = p·diag(1/variance)/Σ(1/variance). Without experts the variance of a judged criterion is taken in proportion to
  /// its points, at least a tenth of their mean: small criteria are seldom wrong by many points (in simulated studies
  /// the error of the weights fell from 1.11 to 1.06 points against equal variances).
  public init(moment: Matrix, linear: [Double], reference: [Double], expertVariances: [Double]? = nil) {
    self.init(moment: moment, linear: linear, reference: reference, expertVariances: expertVariances, pulls: nil)
  }

  /// The same with a pull of each criterion beside λ, in squared shares.
  init(moment: Matrix, linear: [Double], reference: [Double], expertVariances: [Double]?, pulls given: [Double]?) {
    let p = linear.count
    precondition(moment.rows == p && moment.columns == p && reference.count == p, "one entry a criterion")
    self.moment = moment
    self.linear = linear
    self.reference = reference
    pulls = given
    let inverse = (expertVariances ?? Self.plainVariances(reference)).map { 1 / $0 }
    let sum = inverse.reduce(0, +)
    precision = inverse.map { Double(p) * $0 / sum }
  }

  /// The variances of judged points where no experts state theirs: in proportion to the points.
  static func plainVariances(_ reference: [Double]) -> [Double] {
    let least = leastVariance * reference.reduce(0, +) / Double(max(reference.count, 1))
    return reference.map { max($0, least) }
  }

  /// The points in all, Σw⁰.
  public var total: Double { reference.reduce(0, +) }
  /// s = tr A/p.
  public var scale: Double { moment.diagonal.reduce(0, +) / Double(max(linear.count, 1)) }

  /// A + λsP + 10⁻⁸sΩ.
  public func hessian(penalty: Double) -> Matrix {
    var result = moment
    let s = scale
    addPull(precision.map { penalty * s * $0 }, to: &result)
    if let pulls { addPull(pulls, to: &result) }
    for j in linear.indices { result[j, j] += CalibrationMoments.ridge * s * precision[j] }
    return result
  }

  /// Adds D − Dw⁰w⁰'D/(w⁰'Dw⁰) with the diagonal D.
  private func addPull(_ diagonal: [Double], to matrix: inout Matrix) {
    let pull = zip(diagonal, reference).map { $0 * $1 }
    let length = dot(pull, reference)
    guard length > 0 else { return }
    for j in linear.indices {
      for i in linear.indices { matrix[i, j] -= pull[i] * pull[j] / length }
      matrix[j, j] += diagonal[j]
    }
  }

  /// Solves the programme for one λ ≥ 0, which may be infinite.
  ///
  /// - Throws: `infeasible`, `notPositiveDefinite` or `singular` from the solver.
  /// - Complexity: O(p³).
  ///
  /// Source: Goldfarb and Idnani (1983); Portugal, Júdice and Vicente (1994) for the plain non-negative case.
  public func solve(penalty: Double, constraints: WeightConstraints? = nil) throws(LinearAlgebraError)
    -> WeightSolution
  {
    guard supportsReference else { return .unsupported(reference) }
    if penalty == .infinity && constraints == nil { return .reference(reference) }
    let matrix = hessian(penalty: min(penalty, Self.largestPenalty))
    let solution: QuadraticSolution
    if let constraints {
      let rows = constraints.homogeneous(total: total)
      solution = try solveQuadraticProgram(
        hessian: matrix, linear: linear, equalities: rows.equalities, inequalities: rows.inequalities)
    } else {
      solution = try solveNonNegative(hessian: matrix, linear: linear)
    }
    let sum = solution.x.reduce(0, +)
    guard sum > Self.leastScale * (linear.map(abs).max() ?? 0) / scale else { return .unsupported(reference) }
    return WeightSolution(
      weights: solution.x.map { total * $0 / sum }, coefficients: solution.x, residual: solution.residual,
      isSupported: true)
  }

  /// The weights for one λ without the bound at zero, total · β/1'β; nil where β does not add up to more than 0.
  ///
  /// - Complexity: O(p³).
  func unbounded(penalty: Double) -> [Double]? {
    guard supportsReference, let factor = try? Cholesky(hessian(penalty: penalty)) else { return nil }
    let coefficients = factor.solve(linear)
    let sum = coefficients.reduce(0, +)
    guard sum > Self.leastScale * (linear.map(abs).max() ?? 0) / scale else { return nil }
    return coefficients.map { total * $0 / sum }
  }

  /// ½β'Aβ − g'β.
  func loss(_ coefficients: [Double]) -> Double {
    0.5 * dot(coefficients, moment * coefficients) - dot(linear, coefficients)
  }

  /// Whether the outcomes rise with the points in force at all.
  private var supportsReference: Bool {
    linear.contains { $0 > 0 } && dot(linear, reference) > 0
  }

  /// The least variance of a criterion without experts, as a share of the mean points.
  private static let leastVariance = 0.1
  /// Below this share of max|g|/s the coefficients are rounding error.
  private static let leastScale = 1e-12
  /// What stands for an infinite λ where constraints forbid the closed form.
  private static let largestPenalty = 1e6
}

/// The weights that a programme gives.
public struct WeightSolution: Sendable, Equatable {
  /// w (p), in points with the programme's total.
  public let weights: [Double]
  /// β (p), standard deviations of quality a share; empty where the reference is returned.
  public let coefficients: [Double]
  /// The relative residual of the Karush–Kuhn–Tucker conditions; 0 for a closed form.
  public let residual: Double
  /// Whether the outcomes support any weights; otherwise `weights` are the reference.
  public let isSupported: Bool

  static func reference(_ weights: [Double]) -> Self {
    WeightSolution(weights: weights, coefficients: [], residual: 0, isSupported: true)
  }

  static func unsupported(_ weights: [Double]) -> Self {
    WeightSolution(weights: weights, coefficients: [], residual: 0, isSupported: false)
  }
}

public import Evaluation
internal import LinearAlgebra
internal import Statistics

/// What every method makes of the points of each type, side by side.
///
/// Weights of a method that rests on ratings come from the rows of the calibration. Agreement is out of sample: each row's
/// total has weights found without the rows of its fold, and folds are of whole appraisers. Experts' points and the points
/// in force are the same in every fold.
///
/// - Parameters:
///   - calibration: the calibration of the same panel.
///   - experts: what experts said; methods that nobody answered are left out.
///   - methods: which methods are wanted.
/// - Returns: rows by type, then method in the order of the cases, and notes on methods that the data do not define.
/// - Complexity: O(folds × rows × criteria²) and some linear programmes.
public func compareMethods(
  panel: Panel, outcomes: OutcomeModel, framework: Framework, calibration: CalibrationResult,
  experts: ExpertJudgements = ExpertJudgements(), methods: [WeightingMethod] = WeightingMethod.allCases
) -> (rows: [ComparisonRow], notes: [Note]) {
  var rows: [ComparisonRow] = []
  var notes: [Note] = []
  for type in calibration.types {
    let comparison = TypeComparison(panel, type, outcomes: outcomes, framework: framework, experts: experts)
    if !comparison.unusedExperts.isEmpty {
      notes.append(
        Note("experts.notUsed", ["type": type.type, "experts": comparison.unusedExperts.joined(separator: ", ")]))
    }
    if methods.contains(.benefitOfTheDoubt), let units = comparison.fewerJudged {
      notes.append(Note("comparison.fewerJudged", ["type": type.type, "units": "\(units)"]))
    }
    for method in methods {
      if let row = comparison.row(method) {
        rows.append(row)
      } else if !method.isOfExperts && method != .outcomesWithinLimits {
        notes.append(Note("comparison.notDefined", ["type": type.type, "method": method.rawValue]))
      }
    }
  }
  return (rows, notes)
}

/// The comparison for one type.
private struct TypeComparison {
  private let panel: Panel
  private let type: TypeCalibration
  private let framework: Framework
  private let experts: ExpertPanel
  /// The criteria, by index into the panel's.
  private let criteria: [Int]
  /// The shares of the rows of the calibration, NaN where there is none (rows × criteria).
  private let shares: Matrix
  private let score: [Double]
  private let centring: WithinCentring

  /// Units that benefit of the doubt is asked for, over all rows and without each fold, with up to `manyCriteria`.
  private static let judged = (all: 100, fold: 25)
  /// The programmes of benefit of the doubt cost the square of the criteria and more: beyond these, fewer units are asked.
  private static let manyCriteria = 40.0
  private static let fewestJudged = 4

  private func judged(_ wanted: Int) -> Int {
    let ratio = Self.manyCriteria / Double(max(criteria.count, 1))
    return ratio >= 1 ? wanted : max(Self.fewestJudged, Int(Double(wanted) * ratio * ratio))
  }

  /// How many units benefit of the doubt is asked for where that is fewer than usual.
  var fewerJudged: Int? { judged(Self.judged.all) < Self.judged.all ? judged(Self.judged.all) : nil }

  init(
    _ panel: Panel, _ type: TypeCalibration, outcomes: OutcomeModel, framework: Framework, experts: ExpertJudgements
  ) {
    self.panel = panel
    self.type = type
    self.framework = framework
    self.experts = ExpertPanel(experts, criteria: type.criteria, pointsNow: type.pointsNow)
    let place = Dictionary(panel.criteria.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { a, _ in a })
    let criteria = type.criteria.compactMap { place[$0] }
    self.criteria = criteria
    let sample = type.sample.rows
    shares = Self.shares(panel, criteria: criteria, rows: sample)
    score = sample.map { outcomes.scores.ownMean[$0] }
    centring = WithinCentring(
      level: sample.map { panel.year[$0] }, appraiser: [Int](repeating: -1, count: sample.count))
  }

  /// The experts some of whose judgements are not used for this type.
  var unusedExperts: [String] { experts.unused }

  /// The row of a method; nil where it is not defined here.
  func row(_ method: WeightingMethod) -> ComparisonRow? {
    guard let points = points(method, rows: Array(0..<shares.rows), judged: judged(Self.judged.all)) else { return nil }
    let (units, rank, changes) = effect(of: points)
    return ComparisonRow(
      type: type.type, method: method, agreement: agreement(method, points), units: units, rankCorrelation: rank,
      levelChanges: changes, points: zip(type.criteria, points).map { .init(criterion: $0, points: $1) })
  }

  /// The points that a method gives from some rows.
  private func points(_ method: WeightingMethod, rows: [Int], judged: Int) -> [Double]? {
    switch method {
    case .now: return type.pointsNow
    case .outcomes: return type.pointsCalibrated
    case .outcomesWithinLimits: return withinLimits
    case .pairwise, .bestWorst, .budget: return experts.points[method]
    default:
      let sample = shares.submatrix(rows: rows, columns: Array(0..<shares.columns))
      let total = type.pointsNow.reduce(0, +)
      return MethodWeights(values: Self.filled(sample)).weights(method, judged: judged)?.map { total * $0 }
    }
  }

  /// The calibrated points under the framework's own limits; nil where it has none, or none satisfy them.
  private var withinLimits: [Double]? {
    let limits = FrameworkLimits(framework, type: type.type)
    guard limits.isLimiting, limits.constraints.lower.count == type.criteria.count else { return nil }
    return try? type.points(under: limits.constraints)
  }

  /// The agreement of totals, each with points found without the row's fold.
  ///
  /// The points within limits are known for all rows together alone, which would flatter them: they have none.
  private func agreement(_ method: WeightingMethod, _ points: [Double]) -> Double? {
    guard method != .outcomesWithinLimits else { return nil }
    var totals = [Double](repeating: .nan, count: shares.rows)
    for (fold, heldOut) in type.sample.pointsWithoutFold.enumerated() {
      let members = type.sample.fold.indices.filter { type.sample.fold[$0] == fold }
      guard !members.isEmpty else { continue }
      let others = type.sample.fold.indices.filter { type.sample.fold[$0] != fold }
      let used =
        method == .outcomes ? heldOut : self.points(method, rows: others, judged: judged(Self.judged.fold)) ?? points
      for row in members { totals[row] = Self.total(shares.row(row), used) }
    }
    return pairwiseCorrelation(centring.centred(totals), centring.centred(score)).value
  }

  /// The units of the last year, the rank correlation of their totals with those under the points in force, and how many
  /// reach another level.
  private func effect(of points: [Double]) -> (units: Int, rankCorrelation: Double?, levelChanges: Int) {
    let last = panel.years.last ?? 0
    let rows = (0..<panel.count).filter { panel.types[panel.type[$0]] == type.type && panel.year[$0] == last }
    let values = Self.shares(panel, criteria: criteria, rows: rows)
    let now = rows.indices.map { Self.total(values.row($0), type.pointsNow) }
    let then = rows.indices.map { Self.total(values.row($0), points) }
    let changes = zip(now, then).count { a, b in
      a.isFinite && framework.level(forTotal: 100 * a)?.code != framework.level(forTotal: 100 * b)?.code
    }
    return (now.count(where: \.isFinite), spearmanCorrelation(now, then), changes)
  }

  /// Σ w x/Σ w over the cells that are there; NaN where those have no weight.
  private static func total(_ shares: [Double], _ points: [Double]) -> Double {
    var (earned, most) = (0.0, 0.0)
    for (share, weight) in zip(shares, points) where share.isFinite {
      earned += weight * share
      most += weight
    }
    return most > 0 ? earned / most : .nan
  }

  private static func shares(_ panel: Panel, criteria: [Int], rows: [Int]) -> Matrix {
    Matrix(columnsOf: criteria.map { j in rows.map { panel.shares[j][$0].isFinite ? panel.shares[j][$0] : .nan } })
  }

  /// Missing cells filled by the mean of their column; a column without any number by 0.
  private static func filled(_ shares: Matrix) -> Matrix {
    Matrix(
      columnsOf: (0..<shares.columns).map { j in
        let column = shares.column(j)
        let present = column.filter(\.isFinite)
        let mean = present.isEmpty ? 0 : present.reduce(0, +) / Double(present.count)
        return column.map { $0.isFinite ? $0 : mean }
      })
  }
}

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
///   - threads: how many compute; no figure depends on it.
/// - Returns: rows by type, then method in the order of the cases, and notes on methods that the data do not define.
/// - Complexity: O(folds × rows × criteria²) and some linear programmes.
public func compareMethods(
  panel: Panel, outcomes: OutcomeModel, framework: Framework, calibration: CalibrationResult,
  experts: ExpertJudgements = ExpertJudgements(), methods: [WeightingMethod] = WeightingMethod.allCases,
  threads: Int = 1
) -> (rows: [ComparisonRow], notes: [Note]) {
  var rows: [ComparisonRow] = []
  var notes: [Note] = []
  let comparisons = calibration.types.map { type in
    TypeComparison(panel, type, outcomes: outcomes, framework: framework, experts: experts)
  }
  let samples = comparisons.indices.flatMap { place in comparisons[place].samples.map { (place: place, fold: $0) } }
  let found = concurrentMap(samples.count, threads: threads) { index in
    comparisons[samples[index].place].points(methods, withoutFold: samples[index].fold)
  }
  for (place, comparison) in comparisons.enumerated() {
    let own = zip(samples, found).filter { $0.0.place == place }.map(\.1)
    rows += comparison.rows(methods, points: own, threads: threads)
    notes += comparison.notes(methods, points: own[0])
  }
  return (rows, notes)
}

/// The comparison for one type.
private struct TypeComparison {
  private let type: TypeCalibration
  private let framework: Framework
  private let experts: ExpertPanel
  /// The shares of the rows of the calibration, NaN where there is none (rows × criteria).
  private let shares: Matrix
  /// Those of the type's units in the last year, likewise.
  private let latest: Matrix
  private let score: [Double]
  private let centring: WithinCentring

  /// Units that benefit of the doubt is asked for, over all rows and without each fold.
  private static let judged = (all: 100, fold: 25)
  /// With more criteria benefit of the doubt is not asked for: nearly every unit then has some criterion that flatters it, and
  /// a linear programme a unit takes minutes.
  private static let mostForDoubt = 100

  init(
    _ panel: Panel, _ type: TypeCalibration, outcomes: OutcomeModel, framework: Framework, experts: ExpertJudgements
  ) {
    self.type = type
    self.framework = framework
    self.experts = ExpertPanel(experts, criteria: type.criteria, pointsNow: type.pointsNow)
    let place = Dictionary(panel.criteria.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { a, _ in a })
    let criteria = type.criteria.compactMap { place[$0] }
    let sample = type.sample.rows
    let last = panel.years.last ?? 0
    shares = Self.shares(panel, criteria: criteria, rows: sample)
    latest = Self.shares(
      panel, criteria: criteria,
      rows: (0..<panel.count).filter { panel.types[panel.type[$0]] == type.type && panel.year[$0] == last })
    score = sample.map { outcomes.scores.ownMean[$0] }
    centring = WithinCentring(
      level: sample.map { panel.year[$0] }, appraiser: [Int](repeating: -1, count: sample.count))
  }

  /// All rows, nil, and the rows without each fold.
  var samples: [Int?] { [nil] + type.sample.pointsWithoutFold.indices.map { $0 } }

  /// The rows of the methods that are defined, from their points over all rows and without each fold.
  func rows(_ methods: [WeightingMethod], points: [[[Double]?]], threads: Int) -> [ComparisonRow] {
    concurrentMap(methods.count, threads: threads) { index -> ComparisonRow? in
      guard let whole = points[0][index] else { return nil }
      let (units, rank, changes) = effect(of: whole)
      let withoutFold = points.dropFirst().map { $0[index] ?? whole }
      return ComparisonRow(
        type: type.type, method: methods[index], agreement: agreement(methods[index], Array(withoutFold)), units: units,
        rankCorrelation: rank, levelChanges: changes,
        points: zip(type.criteria, whole).map { .init(criterion: $0, points: $1) })
    }.compactMap(\.self)
  }

  /// Experts whose judgements are not used, and methods that the data do not define.
  func notes(_ methods: [WeightingMethod], points: [[Double]?]) -> [Note] {
    let unused = experts.unused.joined(separator: ", ")
    let undefined = zip(methods, points).filter { method, points in
      points == nil && !method.isOfExperts && method != .outcomesWithinLimits
    }
    return (unused.isEmpty ? [] : [Note("experts.notUsed", ["type": type.type, "experts": unused])])
      + undefined.map { method, _ in
        let name = ["type": type.type, "method": method.rawValue]
        guard method == .benefitOfTheDoubt, shares.columns > Self.mostForDoubt else {
          return Note("comparison.notDefined", name)
        }
        return Note("comparison.tooManyCriteria", name.merging(["most": "\(Self.mostForDoubt)"]) { first, _ in first })
      }
  }

  /// The points that each method gives from the rows without a fold, or from all; nil where it is not defined there.
  func points(_ methods: [WeightingMethod], withoutFold fold: Int?) -> [[Double]?] {
    let rows = type.sample.fold.indices.filter { fold == nil || type.sample.fold[$0] != fold }
    let sample = MethodWeights(
      values: Self.filled(shares.submatrix(rows: rows, columns: Array(0..<shares.columns))))
    let total = type.pointsNow.reduce(0, +)
    return methods.map { method in
      switch method {
      case .now: return type.pointsNow
      case .outcomes: return fold.map { type.sample.pointsWithoutFold[$0] } ?? type.pointsCalibrated
      case .outcomesWithinLimits: return fold == nil ? withinLimits : nil
      case .pairwise, .bestWorst, .budget: return experts.points[method]
      case .benefitOfTheDoubt where shares.columns > Self.mostForDoubt: return nil
      default:
        let judged = fold == nil ? Self.judged.all : Self.judged.fold
        return sample.weights(method, judged: judged)?.map { total * $0 }
      }
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
  private func agreement(_ method: WeightingMethod, _ withoutFold: [[Double]]) -> Double? {
    guard method != .outcomesWithinLimits else { return nil }
    let totals = type.sample.fold.enumerated().map { row, fold in
      withoutFold.indices.contains(fold) ? Self.total(shares, row, withoutFold[fold]) : .nan
    }
    return pairwiseCorrelation(centring.centred(totals), centring.centred(score)).value
  }

  /// The units of the last year, the rank correlation of their totals with those under the points in force, and how many
  /// reach another level.
  private func effect(of points: [Double]) -> (units: Int, rankCorrelation: Double?, levelChanges: Int) {
    let now = (0..<latest.rows).map { Self.total(latest, $0, type.pointsNow) }
    let then = (0..<latest.rows).map { Self.total(latest, $0, points) }
    let changes = zip(now, then).count { a, b in
      a.isFinite && framework.level(forTotal: 100 * a)?.code != framework.level(forTotal: 100 * b)?.code
    }
    return (now.count(where: \.isFinite), spearmanCorrelation(now, then), changes)
  }

  /// Σ w x/Σ w over the cells of a row that are there; NaN where those have no weight.
  private static func total(_ shares: Matrix, _ row: Int, _ points: [Double]) -> Double {
    var (earned, most) = (0.0, 0.0)
    for (j, weight) in points.enumerated() where shares[row, j].isFinite {
      earned += weight * shares[row, j]
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

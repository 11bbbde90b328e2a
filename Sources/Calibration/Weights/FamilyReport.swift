internal import Evaluation
internal import LinearAlgebra

/// The calibration of a family of types with its intervals, as rows.
struct FamilyReport {
  /// The calibration of each type.
  private(set) var types: [TypeCalibration] = []
  /// The rows of each type.
  private(set) var rows: [[WeightRow]] = []
  /// What was frozen, named or kept.
  private(set) var notes: [Note]

  private let panel: Panel
  private let data: CalibrationRows
  private let settings: Settings
  private let reliabilities: [KnownReliability]

  /// Calibrates a family; a solver that fails leaves the points in force, with a note.
  init(panel: Panel, data: CalibrationRows, settings: Settings, options: CalibrationOptions) {
    self.panel = panel
    self.data = data
    self.settings = settings
    notes = []
    let experts = ExpertPanel(
      options.experts, criteria: data.criteria.map { panel.criteria[$0].code }, pointsNow: data.points)
    reliabilities = data.reliability.known(
      declared: data.criteria.map { panel.criteria[$0].reliability }, hasGap: data.gap != nil)
    guard
      let family = try? FamilyCalibration(
        data, reliabilities: reliabilities.map(\.value), fixedPenalty: options.fixedPenalty,
        expertVariances: options.fixedPenalty == nil ? experts.priorVariances(pointsNow: data.points) : nil)
    else {
      keepPointsInForce()
      return
    }
    notes += CalibrationNotes(panel: panel, data: data, family: family).notes
    let bootstrap = WeightBootstrap(
      data, family: family, replicates: options.replicates, seed: settings.seed, threads: options.threads)
    let drawn = WeightBootstrap.count(wanted: options.replicates, criteria: family.varying.count)
    if drawn < options.replicates {
      let types = data.types.map { panel.types[$0] }.joined(separator: " ")
      notes.append(Note("weights.fewerReplicates", ["types": types, "replicates": "\(drawn)"]))
    }
    let withoutFolds = family.pointsWithoutFolds(data)
    let uncorrected = family.pointsWithoutCorrection(data)
    for index in data.types.indices {
      let sample = sample(of: index, pointsWithoutFold: withoutFolds.map { $0[index] })
      add(index, family: family, bootstrap, sample, uncorrected: uncorrected[index])
    }
  }

  /// The rows of a type; a criterion that does not vary keeps its points in every fold.
  private func sample(of index: Int, pointsWithoutFold: [[Double]]) -> CalibrationSample {
    let members = data.rows.indices.filter { panel.type[data.rows[$0]] == data.types[index] }
    return CalibrationSample(
      rows: members.map { data.rows[$0] }, fold: members.map { data.fold[$0] }, pointsWithoutFold: pointsWithoutFold)
  }

  private mutating func add(
    _ index: Int, family: FamilyCalibration, _ bootstrap: WeightBootstrap, _ sample: CalibrationSample,
    uncorrected: [Double]
  ) {
    let replicates = bootstrap.weights[index]
    let solution = family.solutions[index]
    var calibrated = data.points
    var spread = Matrix(rows: replicates.rows, columns: data.points.count)
    for j in data.points.indices {
      for r in 0..<replicates.rows { spread[r, j] = data.points[j] }
    }
    for (position, j) in family.varying.enumerated() {
      calibrated[j] = solution.weights[position]
      for r in 0..<replicates.rows { spread[r, j] = replicates[r, position] }
    }
    let count = Int(data.moments(ofType: index).count)
    types.append(
      TypeCalibration(
        type: panel.types[data.types[index]], criteria: data.criteria.map { panel.criteria[$0].code },
        pointsNow: data.points, pointsCalibrated: calibrated, count: count, clusters: data.clusters.count,
        penalty: solution.isSupported ? family.penalty(ofType: index) : .infinity,
        noiseShares: family.noiseShares(data), reliabilities: reliabilities,
        pointsUncorrected: solution.isSupported ? uncorrected : data.points,
        residual: solution.residual, isSupported: solution.isSupported, replicates: spread,
        program: family.programs[index], sample: sample,
        varying: family.varying))
    addRows(types[index], varying: family.varying, unbounded: bootstrap.unbounded[index])
  }

  private mutating func addRows(_ type: TypeCalibration, varying: [Int], unbounded: Matrix) {
    let shares = ShareCovariance(panel, type: data.types[types.count - 1], criteria: data.criteria)
    let now = shares.squaredCorrelations(weights: type.pointsNow)
    let then = shares.squaredCorrelations(weights: type.pointsCalibrated)
    let total = type.pointsNow.reduce(0, +)
    let place = Dictionary(uniqueKeysWithValues: varying.enumerated().map { ($1, $0) })
    rows.append(
      type.criteria.indices.map { j in
        let draws = type.replicates.column(j)
        let point = type.pointsCalibrated[j]
        let ends = interval(
          of: point, draws: draws, unbounded: place[j].map { unbounded.column($0) }, total: total)
        let zeros = place[j] == nil ? 0 : Double(draws.count { $0 <= 1e-9 * total }) / Double(max(draws.count, 1))
        return WeightRow(
          type: type.type, criterion: type.criteria[j], pointsNow: type.pointsNow[j], pointsCalibrated: point,
          lower: ends.lower, upper: ends.upper, shareAtZero: zeros, importanceNow: now[j],
          importanceCalibrated: then[j])
      })
  }

  /// The interval of one criterion; everything without data, and the point alone where the criterion does not vary.
  private func interval(
    of point: Double, draws: [Double], unbounded: [Double]?, total: Double
  ) -> (lower: Double, upper: Double) {
    guard data.clusters.count > 0 else { return (0, total) }
    guard let unbounded else { return (point, point) }
    return stretchedInterval(
      draws, unbounded: unbounded, point: point, confidence: settings.confidence,
      clusters: data.clusters.effectiveCount, most: total)
  }

  private mutating func keepPointsInForce() {
    notes.append(Note("weights.notSolved", ["types": data.types.map { panel.types[$0] }.joined(separator: " ")]))
    let total = data.points.reduce(0, +)
    for index in data.types.indices {
      let type = panel.types[data.types[index]]
      let codes = data.criteria.map { panel.criteria[$0].code }
      let sums = data.moments(ofType: index)
      types.append(
        TypeCalibration(
          type: type, criteria: codes, pointsNow: data.points, pointsCalibrated: data.points, count: Int(sums.count),
          clusters: data.clusters.count, penalty: .infinity,
          noiseShares: [Double](repeating: 0, count: codes.count), reliabilities: reliabilities,
          pointsUncorrected: data.points, residual: 0,
          isSupported: false,
          replicates: Matrix(rows: 0, columns: codes.count),
          program: WeightProgram(moment: sums.scatter, linear: sums.cross, reference: data.points),
          sample: sample(of: index, pointsWithoutFold: []), varying: []))
      rows.append(
        codes.indices.map { j in
          WeightRow(
            type: type, criterion: codes[j], pointsNow: data.points[j], pointsCalibrated: data.points[j], lower: 0,
            upper: total, shareAtZero: 0, importanceNow: nil, importanceCalibrated: nil)
        })
    }
  }
}

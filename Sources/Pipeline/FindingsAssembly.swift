internal import Calibration
public import Evaluation
internal import Inflation

extension Findings {
  /// The findings of a study before anything was computed.
  public init(_ study: Study, version: String) {
    let latest = study.frameworks.latest
    self.init(
      study: study.slug, title: Name(code: study.slug, name: study.title), version: version, rater: "",
      units: study.units.count, years: study.years, settings: Decisions(study.settings),
      criterionNames: latest.criteria.map { Name(code: $0.code, name: $0.name) },
      levelNames: latest.levels.map { Name(code: $0.code, name: $0.name) },
      indicatorNames: latest.indicators.map { Name(code: $0.code, name: $0.name) },
      typeNames: study.units.types.map { code in
        Name(code: code, name: latest.types.first { $0.code == code }?.name ?? LocalizedText(code))
      })
    isSimulated =
      study.title.vi.lowercased().contains("mô phỏng") || study.title.en.lowercased().contains("simulated")
    levelCutoffs = latest.levels.map(\.atLeast)
    notes = study.notes
  }

  /// Takes in what was detected, and how much the outcomes said.
  mutating func add(_ detection: Detection, outcomes model: OutcomeModel) {
    flags = detection.flags
    appraisers = detection.appraisers
    drift = detection.drift
    power = detection.power
    outcomes = model.groups.enumerated().map { g, group in
      let correlation = detection.ratingCorrelationSquared[g]
      return OutcomeSummary(
        type: group.type, year: group.year, units: group.units,
        determinacy: group.determinacy.isFinite ? group.determinacy : 0,
        ratingCorrelationSquared: correlation.isFinite ? correlation : nil)
    }
    notes += model.notes + detection.notes
  }

  /// Takes in what verification and the units themselves say of the flags.
  mutating func addAudits(of study: Study) {
    let found = AuditReading.findings(study, flags: flags)
    audits = found.isEmpty ? nil : found
    let said = study.responses.map { response in
      Answer(
        unit: study.units.codes[response.unit], year: response.year, answer: response.answer,
        isAccepted: response.isAccepted)
    }
    answers = said.isEmpty ? nil : said
  }

  /// Takes in the calibrated weights.
  mutating func add(_ calibration: CalibrationResult) {
    penalties = calibration.penalties.filter { $0.value.isFinite }
    weightResiduals = Dictionary(
      calibration.types.map { ($0.type, $0.residual) }, uniquingKeysWith: { first, _ in first })
    notes += calibration.notes
  }

  /// Takes in the calibrated points, what other methods make of them, and how the criteria behave.
  mutating func add(
    _ step: CalibrationStep, _ comparison: ComparisonStep, panel: Panel, study: Study, excess: [[Double?]]
  ) {
    add(step.calibration)
    notes += panel.types.compactMap { FrameworkLimits(step.framework, type: $0).conflict }
    comparisons = comparison.methods.rows
    steps = comparison.steps
    experts = ExpertRow.all(study.experts)
    importance = comparison.importance
    notes += comparison.methods.notes
    add(step.criteria, panel: panel, excess: excess)
  }

  /// Takes in the proposal and what follows from it.
  mutating func add(_ feedback: FeedbackStep) {
    weights = feedback.weights
    transitions = feedback.transitions
    ranks = feedback.ranks
    robustness = feedback.robustness
    levelForecast = feedback.forecast
    notes += feedback.notes
  }

  /// Takes in how the criteria behave, and which of them carry what the flagged units have in excess.
  mutating func add(_ summaries: (rows: [CriterionRow], notes: [Note]), panel: Panel, excess: [[Double?]]) {
    criteria = summaries.rows
    notes += summaries.notes
    for place in criteria.indices {
      guard let type = panel.types.firstIndex(of: criteria[place].type),
        let criterion = panel.criteria.firstIndex(where: { $0.code == criteria[place].criterion })
      else { continue }
      criteria[place].unexplainedPoints = excess[type][criterion]
      let largest = excess[type].compactMap { $0 }.max()
      if let largest, largest > 0, excess[type][criterion] == largest {
        criteria[place].advice.append(.largestUnexplainedPart)
      }
    }
  }

  /// The findings as a calibration alone has them: the points proposed are those in force.
  public var withoutProposals: Findings {
    var copy = self
    for place in copy.weights.indices {
      copy.weights[place].pointsProposed = copy.weights[place].pointsNow
      copy.weights[place].change = 0
      copy.weights[place].reason = nil
    }
    copy.robustness.removeAll { $0.points == .proposed }
    return copy
  }
}

/// What a study decides before any figure is seen, as the report lists it.
enum ReportSetting: String, CaseIterable, Sendable {
  case falseDiscoveryRate
  case confidence
  case materialPoints
  case minimumGroup
  case mostChange
  case pointsStep
  case lag
  case honestHalo
  case seed
  case covariates
}

/// A criterion whose points change, or would but for a limit.
struct CriterionChange: Sendable, Equatable {
  /// What the outcomes support, for one type.
  struct Support: Sendable, Equatable {
    var type: String
    var points: Interval
  }

  var criterion: String
  var from: Double
  var to: Double
  var support: [Support]
  var reason: String?
}

/// How the findings were made, what went in, and what they cannot say.
protocol MethodTexts {
  /// The steps, in plain words.
  func method(rater: String, confidence: Double) -> [String]
  /// The heading over the settings.
  var settingsHeading: String { get }
  /// The name of a setting.
  func setting(_ setting: ReportSetting) -> String
  /// The name of the penalty that cross-validation chose for a type.
  func penalty(type: String) -> String
  /// The heading over the inputs.
  var inputsHeading: String { get }
  /// The heading over what the outcomes say.
  var outcomesHeading: String { get }
  /// How that table is read.
  var outcomesIntroduction: String { get }
  /// The heading over the power of the study.
  var powerHeading: String { get }
  /// How that table is read.
  var powerIntroduction: String { get }
  /// Why that table is missing.
  var powerMissing: String { get }
  /// The heading over the notes.
  var notesHeading: String { get }
  /// How many further notes are of the same kind.
  func moreNotes(_ count: Int) -> String
  /// What no study of this kind can say.
  func limits(honestHalo: Bool) -> [String]
  /// The title of the change log.
  func changesTitle(study: String) -> String
  /// What the change log is.
  func changesIntroduction(year: Int, mostChange: Double, step: Double) -> String
  /// One line of the change log.
  func changeLine(_ change: CriterionChange) -> String
  /// That nothing of a type changes.
  var noChange: String { get }
  /// That every other criterion keeps its points.
  func unchanged(_ count: Int) -> String
}

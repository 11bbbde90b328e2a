internal import Evaluation

/// The notes that the modules write, each with a sentence in every language.
enum NoteKey: String, CaseIterable, Sendable {
  case dataColumnsIgnored = "data.columnsIgnored"
  case dataIndicatorRowsOfOtherUnits = "data.indicatorRowsOfOtherUnits"
  case dataRatingsWithoutSelf = "data.ratingsWithoutSelf"
  case dataYearsBeforeFramework = "data.yearsBeforeFramework"
  case dataPointsWhereNotApplicable = "data.pointsWhereNotApplicable"
  case dataStepsInferred = "data.stepsInferred"
  case dataIndicatorsInferred = "data.indicatorsInferred"
  case dataWindows1258 = "data.windows1258"
  case dataTonesMatched = "data.tonesMatched"
  case levelsCollectivesUnknown = "levels.collectivesUnknown"
  case dataPeriodsJoined = "data.periodsJoined"
  case dataTooFewMonths = "data.tooFewMonths"
  case dataLevelsOfPeriods = "data.levelsOfPeriods"
  case dataHiddenRows = "data.hiddenRows"
  case dataHiddenColumns = "data.hiddenColumns"
  case dataHeadingsFlattened = "data.headingsFlattened"
  case dataMergedCellsFilled = "data.mergedCellsFilled"
  case criteriaRedundant = "criteria.redundant"
  case outcomesNone = "outcomes.none"
  case outcomesPooledLoadings = "outcomes.pooledLoadings"
  case outcomesPooledSpread = "outcomes.pooledSpread"
  case outcomesTooFewValues = "outcomes.tooFewValues"
  case outcomesNormalScores = "outcomes.normalScores"
  case outcomesConstant = "outcomes.constant"
  case outcomesDefaultReliability = "outcomes.defaultReliability"
  case outcomesNoLoading = "outcomes.noLoading"
  case outcomesDenominatorWithoutShare = "outcomes.denominatorWithoutShare"
  case detectionSmallStudy = "detection.smallStudy"
  case detectionHabit = "detection.habit"
  case revisionTypesShareCriteria = "revision.typesShareCriteria"
  case revisionBoundsMovedInward = "revision.boundsMovedInward"
  case revisionConditionOnMovedCriterion = "revision.conditionOnMovedCriterion"
  case revisionPointsOffRatingStep = "revision.pointsOffRatingStep"
  case revisionEmptyRange = "revision.emptyRange"
  case revisionSumOutOfReach = "revision.sumOutOfReach"
  case revisionSumOffStep = "revision.sumOffStep"
  case revisionConflictingSums = "revision.conflictingSums"
  case limitsTooMuch = "limits.tooMuch"
  case limitsTooLittle = "limits.tooLittle"
  case studyNothingToJudge = "study.nothingToJudge"
  case weightsInferredStep = "weights.inferredStep"
  case weightsRarePatterns = "weights.rarePatterns"
  case weightsNotSolved = "weights.notSolved"
  case weightsNoOutcomes = "weights.noOutcomes"
  case weightsWithoutVariance = "weights.withoutVariance"
  case weightsSingular = "weights.singular"
  case weightsWithinAppraisers = "weights.withinAppraisers"
  case weightsNoSupport = "weights.noSupport"
  case weightsFewerReplicates = "weights.fewerReplicates"
  case weightsSmallStudy = "weights.smallStudy"
  case comparisonNotDefined = "comparison.notDefined"
  case comparisonTooManyCriteria = "comparison.tooManyCriteria"
  case comparisonWithoutLimits = "comparison.withoutLimits"
  case expertsNotUsed = "experts.notUsed"
}

/// The sentences of notes.
protocol NoteTexts {
  /// The sentence of a note whose key is known.
  func note(_ key: NoteKey, _ values: NoteValues) -> String
  /// A note whose key has no sentence: the key and its values as they are.
  func unknownNote(_ key: String, _ values: [(name: String, value: String)]) -> String
}

/// The names and figures of a note as a sentence takes them.
struct NoteValues: Sendable {
  private let values: [String: String]
  private let numbers: NumberFormat
  private let names: Names

  /// The values of a note; numbers are written in the form of a language, codes by their names.
  init(_ values: [String: String], _ numbers: NumberFormat, _ names: Names) {
    self.values = values
    self.numbers = numbers
    self.names = names
  }

  /// A name, a code by what it is called, or a text as it is; the key in brackets when the note lacks it.
  subscript(key: String) -> String {
    guard let value = values[key] else { return "[\(key)]" }
    return switch key {
    case "type": names.type(value)
    case "level": names.level(value)
    case "indicator": names.indicator(value)
    case "types": list(value, names.type)
    case "indicators": list(value, names.indicator)
    case "criteria": list(value) { $0 }
    default: value
    }
  }

  /// Codes parted by blanks, commas or semicolons.
  private func list(_ codes: String, _ name: (String) -> String) -> String {
    codes.split(whereSeparator: { " ,;".contains($0) }).map { name(String($0)) }.joined(separator: ", ")
  }

  /// A figure in the form of the language; a text that is no number, as it is.
  func number(_ key: String) -> String {
    values[key].flatMap(numbers.number) ?? self[key]
  }

  /// A text made with the value where the note has one, nothing otherwise.
  func optional(_ key: String, _ text: (String) -> String) -> String {
    values[key].map { $0.isEmpty ? "" : text(self[key]) } ?? ""
  }
}

extension Texts {
  /// The sentence of a note, or its key and values when the key is not known.
  func sentence(of note: Note, _ names: Names) -> String {
    guard let key = NoteKey(rawValue: note.key) else {
      return unknownNote(note.key, note.values.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) })
    }
    return self.note(key, NoteValues(note.values, numbers, names))
  }
}

internal import Calibration

extension English: NoteTexts {
  func note(_ key: NoteKey, _ values: NoteValues) -> String {
    switch key {
    case .dataColumnsIgnored:
      "\(values["file"]): columns that are not used: \(values["columns"])."
    case .dataWindows1258: "\(values["file"]): read by the code page Windows-1258."
    case .dataTonesMatched:
      "\(values["file"]): \(values.number("count")) units written with a tone mark in another place were taken for the "
        + "same units, for example \(values["example"])."
    case .dataPeriodsJoined:
      "\(values.number("count")) ratings of months and quarters were joined to years, each month with the same weight."
    case .dataTooFewMonths:
      "\(values.number("count")) yearly ratings have no points: their months are fewer than \(values.number("least"))."
    case .dataLevelsOfPeriods:
      "\(values.number("count")) levels of months and quarters are not used; the year's level follows from its points."
    case .dataHiddenRows:
      "\(values["file"]): \(values.number("count")) hidden rows were read too (rows \(values["rows"]))."
    case .dataHiddenColumns:
      "\(values["file"]): \(values.number("count")) hidden columns were read too (columns \(values["columns"]))."
    case .dataMergedCellsFilled:
      "\(values["file"]): filled \(values.number("count")) cells below merged ones with their value (column \(values["columns"]))."
    case .dataHeadingsFlattened:
      "\(values["file"]): the headings of rows \(values["first"]) to \(values["last"]) were joined to one row: \(values["columns"])."
    case .dataIndicatorRowsOfOtherUnits:
      "\(values["file"]): \(values.number("count")) rows of units that are not listed were left out."
    case .dataRatingsWithoutSelf:
      "\(values.number("count")) cases of a \(ratingName(values["rater"])) have no self-rating beside them."
    case .dataYearsBeforeFramework:
      "No framework is named for \(values["years"]): that of \(values["first"]) was used, levels and points alike."
    case .dataPointsWhereNotApplicable:
      "\(values.number("count")) cells hold points for a criterion that does not apply to the type of the "
        + "unit; they are not counted."
    case .dataStepsInferred:
      "The step of rating was inferred from the data for \(values.number("count")) criteria: "
        + "\(values["steps"])."
    case .dataIndicatorsInferred:
      "\(values.number("count")) columns were taken to be outcomes of which more is better: "
        + "\(values["indicators"])."
    case .outcomesNone:
      "\(values["type"]), \(values["year"]): no outcome indicator has data."
    case .outcomesPooledLoadings:
      "\(values["type"]), \(values["year"]): with only \(values.number("units")) units, the outcome indicators "
        + "are joined as they are for all types together."
    case .outcomesPooledSpread:
      "Indicator \(values["indicator"]), \(values["type"]), \(values["year"]): with few units, the spread of "
        + "all types together is used."
    case .outcomesTooFewValues:
      "Indicator \(values["indicator"]), \(values["type"]), \(values["year"]): too few values, so it is not "
        + "used."
    case .outcomesNormalScores:
      "Indicator \(values["indicator"]), \(values["type"]), \(values["year"]): more than half of the units "
        + "share one value, so ranks are used in place of values."
    case .outcomesConstant:
      "Indicator \(values["indicator"]), \(values["type"]), \(values["year"]): every unit has the same value, "
        + "so it cannot be used."
    case .outcomesDefaultReliability:
      "\(values["year"])\(values.optional("type") { ", \($0)" }): the data cannot tell the reliability of "
        + "\(values["indicators"]); it was taken to be \(values.number("reliability")), and every result here "
        + "rests on that."
    case .outcomesNoLoading:
      "\(values["year"])\(values.optional("type") { ", \($0)" }): indicator \(values["indicator"]) does not go "
        + "with the others and adds nothing to the outcome score; check which direction is the better one."
    case .outcomesDenominatorWithoutShare:
      "Indicator \(values["indicator"]) has a denominator, but its values are no shares, so the denominator is "
        + "not used."
    case .detectionSmallStudy:
      "\(values["year"]): \(values.number("assessed")) units could be assessed. At the chosen rate a list "
        + "needs at least \(values.number("least")) units with enough evidence, so a study this small can usually "
        + "only rank."
    case .detectionHabit:
      "\(values["year"]): about \(values.number("count")) of \(values.number("assessed")) ratings lie far above or "
        + "far below what is explained, about as many above as below, as where some units rate everything high or "
        + "low by habit. Only what exceeds that counts as over-rating. If there are no such habits, the "
        + "settings can say so."
    case .revisionTypesShareCriteria:
      "\(values.number("criteria")) criteria are shared by several types; the proposed points are one figure "
        + "for all of them."
    case .revisionBoundsMovedInward:
      "The limits of criteria \(values["criteria"]) lie off the step of \(values.number("step")) points and "
        + "were moved inward onto it."
    case .revisionConditionOnMovedCriterion:
      "Level \(values["level"]) has the condition \(values["condition"]) on criterion \(values["criterion"]), "
        + "whose points are proposed to change; see whether its number still fits."
    case .revisionPointsOffRatingStep:
      "The proposed points of criteria \(values["criteria"]) are no multiple of the step in which they are "
        + "rated; choose another step of one or the other."
    case .revisionEmptyRange:
      "Criterion \(values["criterion"]): its limits of \(values.number("lower")) to \(values.number("upper")) points leave nothing on the "
        + "step of \(values.number("step")) (short by \(values.number("by"))), so the points in force stay."
    case .revisionSumOutOfReach:
      "\(values["types"])\(values.optional("group") { ", group \($0)" }): within the limits the sum reaches only "
        + "\(values.number("least")) to \(values.number("most")) points, not \(values.number("wanted")), and misses it by "
        + "\(values.number("by")); the points in force stay."
    case .revisionSumOffStep:
      "\(values["types"])\(values.optional("group") { ", group \($0)" }): the \(values.number("left")) points that are left are no multiple of "
        + "the step of \(values.number("step")), so the points in force stay."
    case .revisionConflictingSums:
      "\(values["types"]): the sums of points cannot all be kept at once, so the points in force stay."
    case .limitsTooMuch:
      "\(values["types"])\(values.optional("group") { ", group \($0)" }): floors and frozen points (\(values["bounds"])) come to "
        + "\(values.number("by")) points more than the \(values.number("wanted")) to be shared out."
    case .limitsTooLittle:
      "\(values["types"])\(values.optional("group") { ", group \($0)" }): caps and frozen points (\(values["bounds"])) come to "
        + "\(values.number("by")) points fewer than the \(values.number("wanted")) to be shared out."
    case .studyNothingToJudge:
      "There is no rating to judge."
    case .weightsInferredStep:
      "The step in which criteria \(values["criteria"]) are rated was inferred from the data."
    case .weightsRarePatterns:
      "\(values["type"]): \(values.number("rows")) ratings leave out criteria in rare combinations and are not "
        + "used for calibration."
    case .weightsNotSolved:
      "\(values["types"]): the calibration has no stable solution, so the points in force stay."
    case .weightsNoOutcomes:
      "\(values["types"]): there are no outcomes to calibrate by, so the points in force stay."
    case .weightsWithoutVariance:
      "\(values["types"]): criteria \(values["criteria"]) have the same rating everywhere, so their points "
        + "stay."
    case .weightsSingular:
      "\(values["types"]): criteria \(values["criteria"]) follow from the others, so the data cannot tell "
        + "their points apart."
    case .weightsWithinAppraisers:
      "\(values["types"]): with fewer than 20 superiors, intervals come from resampling within each of them "
        + "and may be too narrow."
    case .weightsNoSupport:
      "\(values["types"]): the outcomes support no change; check which direction of each indicator is the "
        + "better one."
    case .levelsCollectivesUnknown:
      "\(values.number("count")) collectives are no units of the study: the levels of their members are not bounded."
    case .criteriaRedundant:
      "\(values["type"]): criterion \(values["criterion"]) says nearly the same as \(values["partner"]); join the two or "
        + "tell them apart."
    case .weightsFewerReplicates:
      "\(values["types"]): with so many criteria, intervals rest on \(values.number("replicates")) resamples."
    case .weightsSmallStudy:
      "\(values["types"]): \(values.number("units")) unit-years are too few to leave the points in force."
    case .comparisonNotDefined:
      "\(values["type"]): the ratings do not define weights by \(comparedMethod(values)), so it is not shown."
    case .comparisonTooManyCriteria:
      "\(values["type"]): \(comparedMethod(values)) is not shown beyond \(values.number("most")) criteria: nearly every unit then "
        + "has some criterion that flatters it."
    case .comparisonWithoutLimits:
      "\(values["type"]): the framework sets no floors, caps, frozen criteria or fixed groups, so points from outcomes within "
        + "limits are those from outcomes."
    case .expertsNotUsed:
      "\(values["type"]): judgements of \(values["experts"]) are not used, because they are on criteria that do not all apply "
        + "here or overlap with a set that more experts judged."
    }
  }

  private func comparedMethod(_ values: NoteValues) -> String {
    WeightingMethod(rawValue: values["method"]).map(methodName) ?? values["method"]
  }

  func unknownNote(_ key: String, _ values: [(name: String, value: String)]) -> String {
    let details = values.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    return "Technical note \(key)" + (details.isEmpty ? "." : ": \(details).")
  }
}

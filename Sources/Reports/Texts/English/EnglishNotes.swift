extension English: NoteTexts {
  func note(_ key: NoteKey, _ values: NoteValues) -> String {
    switch key {
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
    }
  }

  func unknownNote(_ key: String, _ values: [(name: String, value: String)]) -> String {
    let details = values.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    return "Technical note \(key)" + (details.isEmpty ? "." : ": \(details).")
  }
}

internal import Calibration

extension English: ComparisonTexts {
  var comparisonIntroduction: String {
    "Every method shares out the same points. Agreement is the correlation of the total with the outcome score, measured "
      + "on units whose superiors had no part in finding the weights; the rank correlation and the changes of level are "
      + "against the points in force, for the last year. Methods that use ratings alone know nothing of outcomes: a "
      + "criterion gets points because its ratings differ, not because it matters. Benefit of the doubt lets each "
      + "criterion have between a half and twice the equal share. Experts' points stand beside the others and are never "
      + "averaged with them."
  }

  func methodName(_ method: WeightingMethod) -> String {
    switch method {
    case .now: "Points now"
    case .outcomes: "From outcomes"
    case .outcomesWithinLimits: "From outcomes, within floors and caps"
    case .equal: "Equal"
    case .entropy: "Entropy"
    case .critic: "CRITIC"
    case .merec: "MEREC"
    case .standardDeviation: "Standard deviation"
    case .cilos: "CILOS"
    case .components: "First principal component"
    case .factors: "Rotated factors"
    case .benefitOfTheDoubt: "Benefit of the doubt"
    case .pairwise: "Experts: pairwise (AHP)"
    case .bestWorst: "Experts: best–worst"
    case .budget: "Experts: budgets"
    }
  }

  var methodHeadings: [String] { ["Type", "Method", "Agreement", "Ranks", "Level changes"] }

  func pointsByMethod(type: String) -> String { "\(type): points by method" }
  var expertsHeading: String { "What experts said" }

  var expertsIntroduction: String {
    "The consistency ratio says how far an expert's judgements contradict each other; above \(numbers.trimmed(0.1)) they are "
      + "worth asking again. Nothing an expert said was changed."
  }

  func askAgain(expert: String, _ suggestion: ExpertRow.Suggestion) -> String {
    "\(expert): criterion \(suggestion.first) was judged \(numbers.trimmed(suggestion.judged, 2)) times as important as "
      + "\(suggestion.second); the expert's other judgements imply \(numbers.trimmed(suggestion.implied, 2)) times."
  }

  var importanceHeading: String { "Points are not importance" }

  var importanceIntroduction: String {
    "A criterion on which units hardly differ decides little however many points it has. Its share of the total's differences "
      + "is what it adds on average over all orders of the criteria (these shares sum to 100%); its importance is the squared "
      + "correlation with the total, by a line and by a curve. The points for the importance intended are those under which "
      + "importance would follow the points now. The last columns show what the reliability of ratings changes."
  }

  func intendedImportance(gap: Double) -> String {
    gap > 0
      ? "No points make importance follow the points now; the nearest miss it by up to \(numbers.percent(gap)) for a criterion."
      : "With these points importance follows the points now exactly."
  }
}

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
}

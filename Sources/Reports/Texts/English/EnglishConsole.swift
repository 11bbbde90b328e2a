extension English: ConsoleTexts {
  func console(_ line: ConsoleLine) -> String {
    switch line {
    case .study: "Study"
    case .units: "Units"
    case .years: "Years"
    case .over: "Worth a look, rating above"
    case .under: "Worth a look, rating below"
    case .notAssessed: "Not enough to go by"
    case .appraisers: "Superiors worth a look"
    case .weights: "Points proposed to change"
    case .transitions: "Changes of level"
    case .detectable: "Differences found from"
    case .results: "Results in"
    }
  }

  func outOf(_ count: Int, _ total: Int) -> String { "\(numbers.integer(count)) of \(numbers.integer(total))" }
  func levelChanges(_ count: Int) -> String { "\(numbers.integer(count)) units" }
  func points(_ value: Double) -> String { "\(numbers.fixed(value)) points" }
  var consoleLookFirst: String {
    "Strongest evidence: unit, year, points unexplained, criteria to look at first (worth a second look, no conclusion):"
  }
  func consoleSmallStudy(least: Int, assessed: Int) -> String {
    "Only \(numbers.integer(assessed)) units could be judged; a list needs at least \(numbers.integer(least)) with enough evidence, so that "
      + "this size usually gives an order only."
  }
  var consoleReminder: String { "Not being listed does not mean that a rating is right." }
}

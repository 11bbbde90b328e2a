internal import Evaluation

/// Every text that people read, in one language.
///
/// Keys are cases of enumerations and arguments are figures, so that a language that lacks a text does not compile.
protocol Texts: PageTexts, SummaryTexts, UnitTexts, PatternTexts, GroupTexts, MethodTexts, NoteTexts, ConsoleTexts,
  WorkbookTexts, ChartTexts, DiagnosticTexts, AuditTexts, ComparisonTexts, Sendable
{
  /// How numbers are written.
  var numbers: NumberFormat { get }
}

/// The texts of a language.
func texts(_ language: Language) -> any Texts {
  switch language {
  case .vietnamese: Vietnamese()
  case .english: English()
  }
}

/// Vietnamese as offices write it.
struct Vietnamese: Texts {
  let numbers = NumberFormat(.vietnamese)
}

/// English.
struct English: Texts {
  let numbers = NumberFormat(.english)
}

/// A figure with the ends of its interval.
struct Interval: Sendable, Equatable {
  /// The figure.
  var value: Double
  /// The lower end, where there is one.
  var lower: Double?
  /// The upper end.
  var upper: Double?

  /// A figure with the ends of its interval; nil without a finite figure.
  init?(_ value: Double?, _ lower: Double?, _ upper: Double?) {
    guard let value, value.isFinite else { return nil }
    self.value = value
    self.lower = lower.flatMap { $0.isFinite ? $0 : nil }
    self.upper = upper.flatMap { $0.isFinite ? $0 : nil }
  }

  /// Both ends, when both are there.
  var ends: (lower: Double, upper: Double)? {
    guard let lower, let upper else { return nil }
    return (lower, upper)
  }
}

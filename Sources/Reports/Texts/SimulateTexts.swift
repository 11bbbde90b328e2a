public import Evaluation

/// The sentences on a study that was simulated.
public struct SimulateTexts: Sendable {
  private let language: Language

  /// The sentences in a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// What was written and where, a line each.
  public func lines(study folder: String, truth: String, units: Int, ratings: Int) -> [String] {
    switch language {
    case .vietnamese:
      [
        "Dữ liệu mô phỏng: \(units) đơn vị, \(ratings) phiếu chấm, ghi vào \(folder)",
        "Giá trị đúng để đối chiếu, ghi riêng vào \(truth)",
      ]
    case .english:
      [
        "Simulated data: \(units) units, \(ratings) ratings, written to \(folder)",
        "The truth to compare with, written apart to \(truth)",
      ]
    }
  }
}

public import Calibration
public import Evaluation
public import Ledger

/// The sentences on the differences of two frameworks.
public struct DiffTexts: Sendable, BilingualTexts {
  let language: Language
  private let texts: any Texts

  /// The sentences in a language.
  public init(_ language: Language) {
    self.language = language
    texts = Reports.texts(language)
  }

  /// That nothing differs.
  public var nothing: String { say("Hai khung tiêu chí giống nhau.", "The frameworks are the same.") }

  /// A difference on one line, with its reason where one is known.
  public func line(_ change: FrameworkChange, reason: WeightRow.Reason?) -> String {
    let name = [element(change.element), change.code].filter { !$0.isEmpty }.joined(separator: " ")
    let why = change.key == "max_points" ? reason.map { " (\(texts.reason($0)))" } ?? "" : ""
    guard let key = change.key else {
      let value = change.from ?? change.to
      let what = change.to == nil ? say("bỏ", "taken away") : say("thêm", "added")
      return "\(name): \(what)" + (value.map { " (\(form($0)))" } ?? "")
    }
    let none = say("không có", "none")
    let from = change.from.map { form($0, of: key) }
    let values = "\(from ?? none) → \(change.to.map { form($0, of: key) } ?? none)"
    return "\(name): \(self.key(key)) \(values)\(why)"
  }

  /// Who proposed and adopted the second framework.
  public func decisions(_ entries: [LedgerEntry]) -> [String] {
    let ledger = LedgerTexts(language)
    return entries.isEmpty
      ? [] : [say("Theo sổ ghi:", "According to the ledger:")] + entries.map { "  " + ledger.line($0) }
  }

  /// The data behind the proposal.
  public func data(_ files: [(name: String, hash: String)]) -> [String] {
    files.isEmpty ? [] : [say("Dữ liệu đã dùng:", "Made from:")] + files.map { "  \($0.name) \($0.hash)" }
  }

  private func form(_ value: String) -> String { numbers.number(value) ?? value }

  /// A version is a name, also where it is a year.
  private func form(_ value: String, of key: String) -> String { key == "version" ? value : form(value) }

  private func key(_ key: String) -> String {
    switch key {
    case "max_points": say("điểm tối đa", "points")
    case "at_least": say("từ", "from")
    case "requires": say("điều kiện", "conditions")
    case "quota": say("tỷ lệ trần", "quota")
    case "version": say("phiên bản", "version")
    default: key
    }
  }

  private func element(_ element: FrameworkChange.Element) -> String {
    switch element {
    case .framework: say("Khung tiêu chí", "Framework")
    case .type: say("Loại hình", "Type")
    case .group: say("Nhóm", "Group")
    case .criterion: say("Tiêu chí", "Criterion")
    case .indicator: say("Chỉ số", "Indicator")
    case .level: say("Mức", "Level")
    case .veto: say("Điểm liệt", "Veto")
    }
  }
}

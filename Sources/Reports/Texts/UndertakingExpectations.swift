internal import Evaluation
internal import Tables

/// What the readers of trials, surveys and targets expected.
enum UndertakingExpectations {
  static func clause(_ expected: Expectation, _ language: Language) -> String? {
    func say(_ vi: String, _ en: String) -> String { language == .vietnamese ? vi : en }
    return switch expected {
    case .sameAs(let line): say("cần giống như ở dòng \(line)", "expected the same as in line \(line)")
    case .periodsInOrder(let begin):
      say(
        "mô hình đã áp dụng từ kỳ \(begin), các kỳ sau đó phải ghi yes",
        "the model is in force from period \(begin), expected yes in every later one")
    case .comparableUnits:
      say(
        "không khối nào có cả đơn vị làm mô hình và đơn vị khác với số liệu trước và sau",
        "no block has both a unit with the model and another one, each with values before and after")
    case .itemsOfScale(let least):
      say("thang đo cần ít nhất \(least) câu hỏi", "expected at least \(least) items in a scale")
    case .answersOfItem: say("không có cột nào mang mã câu hỏi này", "no column of the answers has this code")
    case .atMost(let column): say("không được lớn hơn cột \(column)", "it must not be above column \(column)")
    default: nil
    }
  }
}

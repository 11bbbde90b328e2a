public import Evaluation
public import Ledger

/// The sentences on the ledger, on adoption and on running entries again.
public struct LedgerTexts: Sendable, BilingualTexts {
  let language: Language

  /// The sentences in a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// The head as reports print it.
  public func head(_ hash: String) -> String {
    say("Mã dòng cuối của sổ ghi: \(hash)", "Head of the ledger: \(hash)")
  }

  /// The first bad line of a ledger.
  public func fault(_ fault: LedgerFault, in file: String) -> String {
    "\(file):\(fault.line): \(reason(fault.reason))"
  }

  private func reason(_ reason: LedgerFault.Reason) -> String {
    switch reason {
    case .malformed: say("không phải dòng của sổ ghi", "is no line of a ledger")
    case .changed: say("nội dung khác với lúc ghi", "is not as it was written")
    case .outOfOrder: say("không nối tiếp dòng trước", "does not follow the line before it")
    case .unfinished: say("thiếu phần cuối dòng", "has no end")
    case .afterHead: say("được thêm sau mã đã ghi nhận", "was added after the noted head")
    case .missing:
      say("thiếu từ dòng này đến dòng có mã đã ghi nhận", "and what follows, up to the noted head, is missing")
    case .noHash: say("không tính được mã SHA-256", "could not be hashed (SHA-256)")
    }
  }

  /// A ledger that is as it was written.
  public func intact(lines: Int, head: String?) -> [String] {
    let count = say("Sổ ghi nguyên vẹn: \(lines) dòng.", "The ledger is as it was written: \(lines) lines.")
    return [count] + (head.map { [self.head($0)] } ?? [])
  }

  /// A study without a ledger.
  public func none(_ path: String) -> String {
    say(
      "\(path): chưa có sổ ghi; dùng --record hoặc `thucchat adopt` để bắt đầu",
      "\(path): there is no ledger; --record or `thucchat adopt` starts one")
  }

  /// An entry on one line.
  public func line(_ entry: LedgerEntry) -> String {
    let note = entry.note.map { ": \($0)" } ?? ""
    return "\(entry.number)  \(entry.time)  \(kind(entry.kind))  \(entry.study)  \(entry.by)\(note)"
  }

  private func kind(_ kind: LedgerEntry.Kind) -> String {
    switch kind {
    case .calibration: say("hiệu chuẩn", "calibration")
    case .revision: say("đề xuất", "revision")
    case .adoption: say("ban hành", "adoption")
    case .validation: say("kết quả thẩm tra", "validation")
    case .responses: say("ý kiến trả lời", "responses")
    }
  }

  /// A number that names no entry.
  public func noEntry(_ number: Int, of count: Int) -> String {
    say("Sổ ghi không có dòng \(number) (có \(count) dòng)", "The ledger has no line \(number) (it has \(count))")
  }

  /// An input that is not what the entry was made from.
  public func changedInput(_ file: String, isMissing: Bool) -> String {
    isMissing
      ? say("\(file): không còn, cần tệp đã dùng khi ghi", "\(file): is gone, expected the file that was recorded")
      : say("\(file): đã khác với tệp dùng khi ghi", "\(file): is not the file that was recorded")
  }

  /// What running an entry again gave for one file.
  public func replayed(_ file: String, isSame: Bool) -> String {
    isSame
      ? say("\(file): trùng từng byte", "\(file): the same bytes")
      : say("\(file): không trùng", "\(file): not the same bytes")
  }

  /// That an entry by another version need not give the same bytes.
  public func otherVersion(_ recorded: String, now: String) -> String {
    say("Ghi bằng phiên bản \(recorded), nay là \(now).", "Recorded by version \(recorded), this is \(now).")
  }

  /// An adoption, and the line that puts the framework in force.
  public func adopted(file: String, year: String, proposedBy: Int?) -> [String] {
    let source = proposedBy.map {
      say("Đúng bảng điểm đề xuất ở dòng \($0) của sổ ghi.", "As proposed in line \($0) of the ledger.")
    }
    return [
      say("Đã ban hành: \(file).", "Adopted: \(file)."),
      source
        ?? say(
          "Sổ ghi không có đề xuất nào trùng với bảng điểm này.", "No proposal in the ledger is this framework."),
      say(
        "Để áp dụng từ năm \(year), thêm vào `framework:` của study.yml: \(year): \(file)",
        "To put it in force from \(year), add to `framework:` in study.yml: \(year): \(file)"),
    ]
  }

  /// A framework whose version names no year.
  public func noYear(_ file: String, version: String) -> String {
    say(
      "\(file): version là \(version), cần một năm, ví dụ 2025",
      "\(file): version is \(version), expected a year such as 2025")
  }

  /// A folder without a study.
  public func noStudy(_ path: String) -> String {
    say("\(path): không có study.yml; hãy chỉ rõ bằng --study", "\(path): has no study.yml; name one with --study")
  }
}

import Calibration
import Evaluation
import Feedback
import Foundation
import Inflation
import Testing

@testable import Pipeline
@testable import Reports

/// What the reports say, and what they must never say.
struct TextsTests {
  /// Every sentence of a language that the sample can bring out, in both settings of the halo and with every reason.
  private func everyText(_ language: Language) throws -> String {
    let texts = Reports.texts(language)
    var findings = SampleFindings.make()
    findings.notes = NoteKey.allCases.map { Note($0.rawValue) }
    var text = MarkdownReport.render(findings, options: ReportOptions(language: language))
    findings.settings.honestHalo = false
    text += withoutScripts(
      try HTMLReport.render(findings, options: ReportOptions(language: language, isForPublication: true)))
    text += MarkdownReport.render(Findings(empty: "s"), options: ReportOptions(language: language))
    text += ChangesReport.render(findings, language: language)
    text += ConsoleSummary.text(findings, results: "results", language: language)
    text += ReportSection.allCases.map { texts.heading($0) + texts.nothing($0) }.joined()
    text += ReportColumn.allCases.map(texts.column).joined(separator: "\n")
    text += FlagRow.Pattern.allCases.map { texts.pattern($0) + texts.patternName($0) }.joined(separator: "\n")
    text += FlagRow.Pattern.allCases.map {
      [texts.look(at: $0), texts.innocentReasons(for: $0), texts.mayAnswer(to: $0)].joined(separator: "\n")
    }.joined(separator: "\n")
    text += [
      texts.similar(to: "x1", same: 18, compared: 20), texts.straight(near: 19, present: 20, share: 0.8),
      texts.jumped(points: 8.2, years: 3), texts.jumped(points: 8.2, years: 1),
      texts.aboveCollective("x1", points: 6), texts.aboveMeeting(points: 6),
      texts.repeated(year: 2023, same: 20, compared: 20), texts.shapeListsNobody,
    ].joined(separator: "\n")
    text += WeightRow.Reason.allCases.map { texts.reason($0) }.joined(separator: "\n")
    text += TransitionRow.Reason.allCases.map { texts.reason($0) }.joined(separator: "\n")
    let reasons = Evidence.Reason.allCases.map { Optional($0) } + [nil]
    text += reasons.map { texts.notAssessable($0, peers: 3, outcomes: 1) + texts.reasonName($0) }.joined()
    text += Rater.allCases.map { texts.ratingName($0.rawValue) }.joined(separator: "\n")
    text += WorkbookSheetName.allCases.map { texts.sheet($0) + " " + texts.sheetTitle($0) }.joined(separator: "\n")
    text += WorkbookColumn.allCases.map(texts.sheetColumn).joined(separator: "\n")
    text += ReportChart.allCases.map { texts.chartCaption($0, subject: "") }.joined(separator: "\n")
    text += ChartAxisName.allCases.map(texts.chartAxis).joined(separator: "\n")
    text += ChartStatus.allCases.map(texts.chartStatus).joined(separator: "\n") + texts.binned(strongest: 3)
    text += [texts.controls.search, texts.controls.shown, texts.controls.sort, texts.controls.print].joined(
      separator: "\n")
    text += texts.withheld(3, minimum: 20) + texts.moreRows(12, file: "")
    return text
  }

  /// Words that call a unit guilty of something; none may stand in anything the toolkit says.
  static let banned: [Language: [String]] = [
    .vietnamese: [
      "gian dối", "gian lận", "thổi phồng", "giả", "giả mạo", "khai khống", "khai man", "sao chép", "không trung thực",
      "thiếu trung thực", "trung thực", "bịa", "dối trá", "trong sạch", "bệnh thành tích", "chạy thành tích",
      "nghi vấn",
      "nghi ngờ", "đáng ngờ", "vi phạm", "sai phạm", "bất thường", "khống",
    ],
    .english: [
      "dishonest", "dishonesty", "honest", "inflated", "inflation", "inflate", "fake", "faked", "copied", "copying",
      "copy", "clean", "cheat", "cheating", "fraud", "fraudulent", "lie to", "liar", "false", "falsified", "suspicious",
      "suspect", "guilty", "manipulated", "wrongdoing", "anomaly",
    ],
  ]

  static func words(_ text: String) -> String {
    let letters = text.precomposedStringWithCanonicalMapping.lowercased().map { $0.isLetter ? $0 : " " }
    return " " + String(letters).split(separator: " ").joined(separator: " ") + " "
  }

  @Test(arguments: Language.allCases)
  func nothingAccuses(_ language: Language) throws {
    let text = Self.words(try everyText(language))
    for word in Self.banned[language] ?? [] {
      #expect(!text.contains(" \(word) "), "\(word)")
    }
  }

  /// Words that only English has; codes and names of the sample are Vietnamese or codes.
  @Test func noEnglishWordStandsInVietnamese() throws {
    let english = [
      "the", "of", "and", "is", "are", "unit", "units", "rating", "ratings", "points", "weight", "weights", "flag",
      "flagged", "criterion", "criteria", "outcome", "outcomes", "year", "type", "level", "levels", "interval", "not",
      "report", "score", "power", "drift", "appraiser", "study", "seed", "true", "false", "yes", "no", "none", "null",
      "nil", "optional", "note", "with", "under", "over", "overrating", "reason", "step", "limited", "evidence",
    ]
    var findings = SampleFindings.make()
    findings.notes = NoteKey.allCases.map { Note($0.rawValue) }
    let report = MarkdownReport.render(findings).replacing(#/\\\[[a-z]+\\\]/#, with: "").replacing(
      "ratings.csv", with: "")
    let console = ConsoleSummary.text(findings, results: "kq")
    let text = Self.words(report + console + ChangesReport.render(findings).replacing("ratings.csv", with: ""))
    for word in english {
      #expect(!text.contains(" \(word) "), "\(word)")
    }
  }

  /// Letters that only Vietnamese has; the names of the sample's units are left out.
  @Test func noVietnameseStandsInEnglish() throws {
    let units = [
      SampleFindings.flagged(), SampleFindings.under(), SampleFindings.ordinary(), SampleFindings.notAssessable(),
    ]
    let text = units.reduce(try everyText(.english)) { $0.replacing($1.name, with: "") }
    let foreign = Set(text.filter { $0.isLetter && !$0.isASCII })
    #expect(foreign.subtracting(["λ"]) == [])
  }

  @Test func everyTextOfOneLanguageDiffersFromTheOther() {
    let vietnamese = Vietnamese()
    let english = English()
    for column in ReportColumn.allCases where column != .hash {
      #expect(vietnamese.column(column) != english.column(column))
    }
    for setting in ReportSetting.allCases {
      #expect(vietnamese.setting(setting) != english.setting(setting))
    }
    for key in NoteKey.allCases {
      let values = NoteValues([:], NumberFormat(.english), Names(Findings(empty: "s"), language: .english))
      #expect(vietnamese.note(key, values) != english.note(key, values))
    }
  }

  @Test func noteOfUnknownKeyPrintsWhatItHolds() {
    let names = Names(Findings(empty: "s"), language: .english)
    let note = Note("new.key", ["b": "2", "a": "1"])
    #expect(English().sentence(of: note, names) == "Technical note new.key: a = 1, b = 2.")
    #expect(Vietnamese().sentence(of: note, names) == "Ghi chú kỹ thuật new.key: a = 1, b = 2.")
  }

  @Test func notesTakeNamesAndNumbersOfTheLanguage() {
    let names = Names(Findings(empty: "s"), language: .vietnamese)
    let note = Note("outcomes.pooledLoadings", ["type": "xa", "year": "2024", "units": "1234"])
    let sentence = Vietnamese().sentence(of: note, names)
    #expect(sentence.hasPrefix("Cấp xã, năm 2024: chỉ có 1.234 đơn vị"))
  }

  /// Reads the sources beside the tests: each key written there must have its sentence.
  @Test func everyNoteInTheSourcesHasItsSentence() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var written: Set<String> = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift", let source = try? String(contentsOf: file, encoding: .utf8) else { continue }
      for match in source.matches(of: #/\bNote\(\s*"([A-Za-z.]+)"/#) { written.insert(String(match.1)) }
    }
    #expect(!written.isEmpty)
    #expect(written.subtracting(NoteKey.allCases.map(\.rawValue)).sorted() == [])
  }
}

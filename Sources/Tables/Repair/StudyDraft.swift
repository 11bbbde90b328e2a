internal import Evaluation
public import Foundation

/// A first framework and description of a study, drawn from its ratings.
public struct StudyDraft: Sendable {
  /// A file of the draft.
  public struct File: Sendable {
    /// Its name in the folder of the study.
    public var name: String
    /// Its content.
    public var data: Data
  }

  /// The files to write: `framework.yml`, `study.yml` and, where there are none, `units.csv`.
  public var files: [File]

  /// The levels that points 0…100 reach under the rules in force (QĐ 366-QĐ/TW 2025, article 11): 90, 70 and 50.
  static let levels = [
    Level(code: "HTXS", name: LocalizedText(vi: "Hoàn thành xuất sắc nhiệm vụ", en: "Excellent"), atLeast: 90),
    Level(code: "HTT", name: LocalizedText(vi: "Hoàn thành tốt nhiệm vụ", en: "Good"), atLeast: 70),
    Level(code: "HT", name: LocalizedText(vi: "Hoàn thành nhiệm vụ", en: "Fulfilled"), atLeast: 50),
    Level(code: "KHT", name: LocalizedText(vi: "Không hoàn thành nhiệm vụ", en: "Not fulfilled"), atLeast: 0),
  ]

  /// Maxima that frameworks use; a criterion gets the least that its points do not exceed.
  private static let maxima: [Double] = [
    1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 70, 80, 100,
  ]

  /// Drafts a study from a file of ratings.
  ///
  /// - Parameters:
  ///   - folder: the folder of the study, where `units.csv` and `indicators.csv` are used if they are there.
  ///   - name: the file of ratings.
  ///   - source: the folder in which that file lies.
  /// - Throws: all problems of the files.
  /// - Complexity: O(bytes).
  public init(folder: URL, ratings name: String, in source: URL) throws(DataError) {
    var log = ProblemLog()
    var files = StudyFiles(folder: folder, threads: 1)
    var sources = StudyFiles(folder: source, threads: 1)
    let framework = Self.framework(sources.open(name, log: &log), &files, log: &log)
    if let error = log.error { throw error }
    guard let (framework, units) = framework else { throw DataError(problems: []) }
    let hasIndicators = FileManager.default.fileExists(atPath: files.url("indicators.csv").path)
    let hasUnits = FileManager.default.fileExists(atPath: files.url("units.csv").path)
    let slug = Self.slug(folder.lastPathComponent)
    let description = [
      "study: \(YAMLText.scalar(slug))", "framework: framework.yml", "units: units.csv",
      "ratings: \(YAMLText.scalar(name))",
    ]
    let lines = description + (hasIndicators ? ["indicators: indicators.csv"] : [])
    self.files = [
      File(name: "study.yml", data: Data((lines.joined(separator: "\n") + "\n").utf8)),
      File(name: "framework.yml", data: Data(FrameworkWriter.text(framework).utf8)),
    ]
    if !hasUnits { self.files.append(File(name: "units.csv", data: Self.table(of: units))) }
  }

  private static func framework(
    _ file: CSVFile?, _ files: inout StudyFiles, log: inout ProblemLog
  ) -> (framework: Framework, units: [String])? {
    guard let file else { return nil }
    guard TableChecks(file: file).require(["unit", "year", "rater"], log: &log) else { return nil }
    let table = files.decode(file, file.headings.map { $0 == "year" ? .number : .text }, log: &log)
    let columns = points(of: table)
    let criteria = columns.map { code, values in
      let most = values.max() ?? 0
      let limit = maxima.first { $0 >= most } ?? most.rounded(.up)
      return Criterion(code: code, maxPoints: limit, step: StepInference.step(of: values, most: limit))
    }
    if criteria.isEmpty { log.add(DataProblem(file: file.name, line: 1, expected: .column("C1"))) }
    var framework = Framework(
      code: slug(files.folder.lastPathComponent), version: "1", criteria: criteria, levels: levels)
    if FileManager.default.fileExists(atPath: files.url("indicators.csv").path),
      let indicators = files.open("indicators.csv", log: &log)
    {
      framework.indicators = indicators.headings.filter { !["", "unit", "year"].contains($0) }
        .map { Indicator(code: $0) }
    }
    let units = table.column("unit").map { table.codes($0).texts } ?? []
    return (framework, units.filter { !$0.isEmpty })
  }

  /// The columns of points with their numbers: every heading that is not reserved, or the criteria of the long form.
  private static func points(of table: CSVTable) -> [(code: String, values: [Double])] {
    if let criterion = table.column("criterion"), let points = table.column("points") {
      let (codes, index) = table.codes(criterion)
      let values = table.strings(points).map(number)
      return codes.enumerated().filter { !$0.element.isEmpty }.map { number, code in
        (code, index.indices.filter { index[$0] == Int32(number) }.compactMap { values[$0] })
      }
    }
    return table.file.headings.enumerated().compactMap { column, heading in
      if heading.isEmpty || heading == "name" || RatingsTable.reserved.contains(heading) { return nil }
      return (heading, table.strings(column).compactMap(number))
    }
  }

  private static func number(_ cell: String) -> Double? {
    let bytes = Array(cell.utf8)
    guard case .value(let value, _) = NumberCell.read(bytes.span, CSVField(start: 0, end: bytes.count)) else {
      return nil
    }
    return value
  }

  private static func table(of units: [String]) -> Data {
    var writer = CSVWriter(headings: ["unit", "name", "type", "parent"])
    for unit in units { writer.append([.text(unit), .text(unit), .text("all"), .empty]) }
    return writer.data
  }

  /// A name in Latin letters, digits and `-`.
  private static func slug(_ name: String) -> String {
    let letters = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .replacing("đ", with: "d").utf8.map { byte in
        let isLetter = byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") || byte >= Byte.zero && byte <= Byte.nine
        return isLetter ? Character(UnicodeScalar(byte)) : "-"
      }
    let slug = String(letters).split(separator: "-").joined(separator: "-")
    return slug.isEmpty ? "study" : slug
  }
}

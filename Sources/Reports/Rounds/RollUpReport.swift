internal import Evaluation
internal import Feedback

/// `rollup.md`: a yearly round on a few pages, for reading and for Word.
struct RollUpReport {
  private let rollUp: RollUp
  private let study: Study
  private let language: Language
  private let texts: RollUpTexts
  private let words: RollUpReportTexts
  private let numbers: NumberFormat

  init(_ rollUp: RollUp, study: Study, language: Language) {
    self.rollUp = rollUp
    self.study = study
    self.language = language
    texts = RollUpTexts(language)
    words = RollUpReportTexts(language)
    numbers = NumberFormat(language)
  }

  /// The report as Markdown.
  var text: String {
    let blocks =
      [.paragraph(texts.size(rollUp, units: study.units.count))] + findings + calendar + levels + sums + chain
      + coherence + products + positions + [.remark(words.reminder)]
    let lines = blocks.flatMap { MarkdownReport.lines(of: $0) + [""] }
    let title = "\(words.title): \(study.title[language])"
    return (["# \(MarkdownReport.escaped(title))", ""] + lines).joined(separator: "\n")
  }

  private var findings: [Document.Block] {
    if rollUp.findings.isEmpty { return [.paragraph(texts.nothing)] }
    return RollUpFinding.Kind.allCases.flatMap { kind -> [Document.Block] in
      let own = rollUp.findings.filter { $0.kind == kind }
      return own.isEmpty
        ? [] : [.heading("\(texts.heading(kind)) (\(numbers.integer(own.count)))"), .list(own.map(texts.sentence))]
    }
  }

  private var calendar: [Document.Block] {
    guard !rollUp.punctuality.isEmpty else { return [] }
    let rows = rollUp.punctuality.map { row in
      [row.year, row.tier, row.units, row.inTime, row.late, row.mostDaysLate, row.notReported, row.missing].map {
        "\($0)"
      }
    }
    return section(words.calendarHeading, words.calendarColumns, rows, texts: 0)
  }

  private var levels: [Document.Block] {
    let rows = rollUp.levels.map { row in
      [
        "\(row.year)", row.tier.map { "\($0)" } ?? "–", type(row.type), level(row.level, row.year),
        numbers.integer(row.count), numbers.integer(row.rated), row.share.map { numbers.fixed($0) } ?? "–",
      ]
    }
    return section(words.levelsHeading, words.levelsColumns, rows, texts: 4)
  }

  private var sums: [Document.Block] {
    let differing = rollUp.sums.filter { $0.difference != 0 }
    guard !rollUp.sums.isEmpty else { return [] }
    let agreeing = numbers.integer(rollUp.sums.count - differing.count)
    let rows = differing.map { row in
      [
        row.unit, "\(row.tier)", "\(row.year)", row.type.isEmpty ? "–" : type(row.type), level(row.level, row.year),
        numbers.integer(row.reported), numbers.integer(row.fromBelow), numbers.integer(row.fromLevels),
      ]
    }
    return [.heading(words.sumsHeading), .paragraph(words.agreeing(agreeing, of: numbers.integer(rollUp.sums.count)))]
      + (rows.isEmpty ? [] : section(nil, words.sumsColumns, rows, texts: 5))
  }

  private var chain: [Document.Block] {
    guard !rollUp.chain.isEmpty else { return [] }
    let rows = rollUp.chain.filter { $0.parent.isEmpty || $0.rises }.map { row in
      let interval = row.lower.flatMap { lower in
        row.upper.map { NumberFormat.interval(numbers.signed(lower), numbers.signed($0)) }
      }
      return [
        "\(row.year)", row.tier.map { "\($0)" } ?? "–", row.parent.isEmpty ? words.all : row.parent,
        "\(texts.step(row.from)) → \(texts.step(row.to))", numbers.integer(row.units), numbers.signed(row.change),
        interval ?? "–", numbers.fixed(row.shareRaised),
      ]
    }
    return section(words.chainHeading, words.chainColumns, rows, texts: 4)
  }

  /// The collectives that a finding names or whose members are above them; where members rate each other, what a year shows.
  private var coherence: [Document.Block] {
    let rate = study.settings.falseDiscoveryRate
    let named = rollUp.coherence.filter { $0.above > 0 || $0.aboveAllMembers || ($0.qValue ?? 1) <= rate }
    let rows = named.map { row in
      [
        row.name, "\(row.year)", row.level.map { level($0, row.year) } ?? "–", numbers.integer(row.members),
        numbers.integer(row.atHighest), numbers.integer(row.above), row.spread.map { numbers.fixed($0) } ?? "–",
        row.expectedSpread.map { numbers.fixed($0) } ?? "–",
      ]
    }
    let relations = rollUp.relations.filter(\.collective.isEmpty).map { row in
      let interval = row.lower.flatMap { lower in
        row.upper.map { NumberFormat.interval(numbers.fixed(lower, 2), numbers.fixed($0, 2)) }
      }
      return [
        "\(row.year)", words.component(row.component), numbers.integer(row.groups), numbers.integer(row.members),
        numbers.fixed(row.estimate, 2), interval ?? "–", row.correlation.map { numbers.fixed($0, 2) } ?? "–",
      ]
    }
    return (rows.isEmpty ? [] : section(words.coherenceHeading, words.coherenceColumns, rows, texts: 3))
      + (relations.isEmpty
        ? []
        : section(words.relationsHeading, words.relationsColumns, relations, texts: 2)
          + [.paragraph(words.relationsRemark)])
  }

  private var products: [Document.Block] {
    guard !rollUp.products.isEmpty else { return [] }
    let rows = rollUp.products.map { row in
      [
        type(row.type), "\(row.year)", criterion(row.criterion, row.year), numbers.integer(row.units),
        numbers.integer(row.products), numbers.integer(row.checked), numbers.integer(row.unitsWithProducts),
        numbers.integer(row.ratedHigh), numbers.integer(row.ratedHighWithout),
      ]
    }
    return section(words.productsHeading, words.productsColumns, rows, texts: 3)
  }

  /// The peer groups with their size; each unit's place in its own is in the table.
  private var positions: [Document.Block] {
    var seen: Set<[String]> = []
    let groups = rollUp.positions.filter { seen.insert(["\($0.year)", "\($0.tier ?? 0)", $0.type]).inserted }
    guard !groups.isEmpty else { return [] }
    let rows = groups.map { row in
      [
        "\(row.year)", row.tier.map { "\($0)" } ?? "–", type(row.type), numbers.integer(row.peers),
        numbers.fixed(row.median),
        NumberFormat.interval(numbers.fixed(row.lowerQuartile), numbers.fixed(row.upperQuartile)),
      ]
    }
    return section(words.positionsHeading, words.positionsColumns, rows, texts: 3)
      + [.paragraph(words.positionsRemark(RollUpFile.positions.rawValue))]
  }

  private func criterion(_ code: String, _ year: Int) -> String {
    study.frameworks[year].criteria.first { $0.code == code }?.name[language] ?? code
  }

  /// A heading and a table whose first columns are texts.
  private func section(_ heading: String?, _ columns: [String], _ rows: [[String]], texts: Int) -> [Document.Block] {
    let table = Document.Table(
      caption: heading ?? "",
      columns: columns.enumerated().map { Document.Column(title: $1, isNumeric: $0 >= texts) },
      rows: rows.map { $0.map { .text($0) } })
    return (heading.map { [.heading($0)] } ?? []) + [.table(table)]
  }

  private func type(_ code: String) -> String {
    study.frameworks.latest.types.first { $0.code == code }?.name[language] ?? code
  }

  private func level(_ code: String, _ year: Int) -> String {
    if code == YearlyRound.Count.notRated { return words.notRated }
    return study.frameworks[year].levels.first { $0.code == code }?.name[language] ?? code
  }
}

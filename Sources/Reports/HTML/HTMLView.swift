internal import Tables

/// A document in the shape that the page's template asks for.
///
/// How the template finds the values of each part is in HTMLNames.swift.
struct HTMLView {
  let language: String
  let title: String
  let subtitle: String
  let banner: String?
  let contents: String
  let skipToContent: String
  let style = PageStyle.css
  /// The part before the table of contents.
  let first: Part?
  /// The parts after it.
  let parts: [Part]
  let footer: String
  let scripts: String

  init(_ document: Document) throws(ReportError) {
    language = document.language
    title = document.title
    subtitle = document.subtitle
    banner = document.banner
    contents = document.contents
    skipToContent = document.skipToContent
    let all = document.parts.map { Part(id: $0.id, heading: $0.heading, blocks: $0.blocks.map(Block.init)) }
    first = all.first
    parts = Array(all.dropFirst())
    footer = document.footer
    scripts = try document.script.elements()
  }

  struct Part {
    let id: String
    let heading: String
    let blocks: [Block]
  }

  /// One of these is there, the others are nil.
  struct Block {
    var subheading: String?
    var paragraph: String?
    var remark: String?
    var list: Items?
    var steps: Items?
    var table: Table?
    var unit: Unit?
    var chart: Chart?

    init(_ block: Document.Block) {
      switch block {
      case .heading(let text): subheading = text
      case .paragraph(let text): paragraph = text
      case .remark(let text): remark = text
      case .list(let items): list = Items(items: items)
      case .steps(let items): steps = Items(items: items)
      case .table(let table): self.table = Table(table)
      case .unit(let page): unit = Unit(page)
      case .chart(let chart):
        self.chart = Chart(
          id: chart.id, caption: chart.hint.isEmpty ? chart.caption : "\(chart.caption) \(chart.hint)")
      }
    }
  }

  /// A place for a chart, hidden until it is drawn.
  struct Chart {
    let id: String
    let caption: String
  }

  struct Items {
    let items: [String]
  }

  struct Column {
    let title: String
    let isNumeric: Bool
  }

  struct Table {
    let caption: String
    let showsCaption: Bool
    let columns: [Column]
    let rows: [Row]

    init(_ table: Document.Table) {
      caption = table.caption
      showsCaption = table.showsCaption
      columns = table.columns.map { Column(title: $0.title, isNumeric: $0.isNumeric) }
      rows = table.rows.map { row in
        Row(cells: row.indices.map { Cell(row[$0], isFirst: $0 == 0, isNumeric: table.columns[$0].isNumeric) })
      }
    }
  }

  struct Row {
    let cells: [Cell]
  }

  /// A cell: the first of a row is its heading.
  struct Cell {
    let name: String
    let tag: String
    var text: String
    var link: Link?
    var bar: Bar?

    init(_ cell: Document.Cell, isFirst: Bool, isNumeric: Bool) {
      name = isFirst ? "th" : "td"
      tag = isFirst ? "th scope=\"row\"" : isNumeric ? "td class=\"n\"" : "td"
      switch cell {
      case .text(let text): self.text = text
      case .link(let label, let target):
        text = ""
        link = Link(label: label, target: target)
      case .bar(let bar, let text):
        self.text = text
        self.bar = Bar(bar)
      }
    }
  }

  struct Link {
    let label: String
    let target: String
  }

  /// A bar on a scale of 0…100.
  struct Bar {
    let now: String
    let estimate: String
    let lower: String
    let upper: String
    let description: String?

    init(_ bar: Document.Bar) {
      func place(_ share: Double) -> String { DecimalText.trimmed(2 + 96 * share, decimals: 1) }
      now = place(bar.now)
      estimate = place(bar.estimate)
      lower = place(bar.lower)
      upper = place(bar.upper)
      description = bar.description
    }
  }

  struct Unit {
    let id: String
    let heading: String
    let place: String
    let findings: [String]
    let labelled: [Labelled]

    init(_ page: Document.UnitPage) {
      id = page.id
      heading = page.heading
      place = page.place
      findings = page.findings
      labelled = page.sections.map { Labelled(label: $0.label, text: $0.sentences.joined(separator: " ")) }
    }
  }

  struct Labelled {
    let label: String
    let text: String
  }
}

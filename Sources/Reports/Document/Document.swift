/// A report before it has a form: parts with paragraphs, lists, tables and the pages of units.
struct Document: Sendable, Equatable {
  /// The code of the language.
  var language: String
  /// What the document is.
  var title: String
  /// The study it is on.
  var subtitle: String
  /// A word over everything, as for simulated studies.
  var banner: String?
  /// The heading of the table of contents.
  var contents: String
  /// The link past the table of contents.
  var skipToContent: String
  /// The parts.
  var parts: [Part]
  /// The words of the controls that scripts add.
  var words: ReportScript.Words
  /// The marks of numbers.
  var numbers: ReportScript.Numbers
  /// The line at the foot.
  var footer: String

  /// A part under a heading.
  struct Part: Sendable, Equatable {
    /// What links point at.
    var id: String
    /// The heading.
    var heading: String
    /// What stands under it.
    var blocks: [Block]
  }

  /// Something that stands under a heading.
  enum Block: Sendable, Equatable {
    /// A heading one step lower.
    case heading(String)
    /// A paragraph.
    case paragraph(String)
    /// A remark in small print.
    case remark(String)
    /// Points of a list.
    case list([String])
    /// Points of a numbered list.
    case steps([String])
    /// A table.
    case table(Table)
    /// What is said of one unit.
    case unit(UnitPage)
    /// A chart, where scripts run; what it shows stands in a table too.
    case chart(Chart)
  }

  /// A chart under its caption.
  struct Chart: Sendable, Equatable {
    /// The place that it is drawn in.
    var id: String
    /// What it shows.
    var caption: String
    /// What a reader can do with it where scripts run.
    var hint = ""
    /// How it is drawn.
    var specification: ChartSpecification

    static func == (a: Chart, b: Chart) -> Bool { a.id == b.id && a.caption == b.caption && a.hint == b.hint }
  }

  /// A table with a caption.
  struct Table: Sendable, Equatable {
    /// What the table shows.
    var caption: String
    /// Whether the caption is seen; it is not where the heading above says the same.
    var showsCaption = false
    /// The columns.
    var columns: [Column]
    /// The rows, each as long as `columns`.
    var rows: [[Cell]]
  }

  /// A column.
  struct Column: Sendable, Equatable {
    /// Its heading.
    var title: String
    /// Whether it holds numbers, set to the right.
    var isNumeric = false
  }

  /// A cell.
  enum Cell: Sendable, Equatable {
    /// A text or a number in the language's form.
    case text(String)
    /// A text that leads to a unit's page.
    case link(String, to: String)
    /// A bar beside its text.
    case bar(Bar, String)
  }

  /// An interval on a common scale with a mark for the points in force.
  struct Bar: Sendable, Equatable {
    /// The position of the points in force, in 0…1.
    var now: Double
    /// The position of the estimate.
    var estimate: Double
    /// The lower end.
    var lower: Double
    /// The upper end.
    var upper: Double
    /// What it shows, for readers who cannot see it; nil where the text beside it says the same.
    var description: String?
  }

  /// What is said of one unit in one year.
  struct UnitPage: Sendable, Equatable {
    /// What links point at.
    var id: String
    /// The unit and the year.
    var heading: String
    /// Its type and superior.
    var place: String
    /// The finding.
    var findings: [String]
    /// Headings with their sentences: what to look at, innocent reasons, answers.
    var sections: [Labelled]
  }

  /// Sentences under a word.
  struct Labelled: Sendable, Equatable {
    /// The word.
    var label: String
    /// The sentences.
    var sentences: [String]
  }
}

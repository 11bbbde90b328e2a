internal import Tables

/// A sheet of a workbook before it has the form of a file.
struct WorkbookSheet: Sendable, Equatable {
  /// The name on its tab: at most 31 letters.
  var name: String
  /// What stands over every printed page.
  var title: String
  /// What it holds.
  var content: Content

  /// What a sheet holds.
  enum Content: Sendable, Equatable {
    /// A table under one heading, to be filtered and sorted.
    case table(Table)
    /// Sentences and small tables, to be read.
    case pages([Line])
    /// A chart for each type beside the figures that it is drawn from.
    case charts([IntervalChart])
  }

  /// A table with the form of its columns.
  struct Table: Sendable, Equatable {
    var columns: [Column]
    /// The rows, each as long as `columns`.
    var rows: [[CSVWriter.Cell]]
    /// The columns at the left that stay in sight.
    var frozenColumns: Int
    /// Rows to be shaded.
    var shadings: [Shading] = []

    /// The letters that a page across holds at a size that can be read: half of that on the screen.
    private static let lettersOfPage = 240.0
    /// The columns that are printed, from the first.
    var printedColumns: Int { (columns.lastIndex { $0.isPrinted } ?? 0) + 1 }

    /// How many pages lie beside each other; those after the first repeat the columns that stay in sight.
    var pagesAcross: Int {
      let width = columns.prefix(printedColumns).reduce(0) { $0 + $1.width }
      guard width > Self.lettersOfPage else { return 1 }
      let repeated = columns.prefix(frozenColumns).reduce(0) { $0 + $1.width }
      return Int(((width - repeated) / max(Self.lettersOfPage - repeated, 1)).rounded(.up))
    }
  }

  /// A column.
  struct Column: Sendable, Equatable {
    var title: String
    var format: CellFormat
    /// Its width in letters.
    var width: Double
    /// Whether each cell has a bar as long as its number.
    var hasBars = false
    /// Whether it is printed with the table.
    var isPrinted = true
  }

  /// How the cells of a column look.
  enum CellFormat: Hashable, Sendable, CaseIterable {
    case text
    case wrapped
    case whole
    case year
    case points
    case signedPoints
    case exactPoints
    case share
    case coefficient
    case probability
    case heading
    case title
    case remark
  }

  /// Rows of a table in which a column holds a text.
  struct Shading: Sendable, Equatable {
    var column: Int
    var text: String
    var color: Color
  }

  /// The colours of shadings.
  enum Color: Sendable, Hashable, CaseIterable {
    case above
    case below
  }

  /// A line of a sheet that is read.
  struct Line: Sendable, Equatable {
    var cells: [String]
    var format: CellFormat
  }
}

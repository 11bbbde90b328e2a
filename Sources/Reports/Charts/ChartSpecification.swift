/// A chart in the grammar of Vega-Lite 6, as far as the reports need it.
///
/// Source: Satyanarayan, Moritz, Wongsuphasawat and Heer (2017), Vega-Lite: a grammar of interactive graphics.
struct ChartSpecification: Encodable, Sendable {
  /// What it shows, for readers who cannot see it.
  var description: String
  /// Its height in pixels.
  var height: Double
  /// The rows of every layer that has none of its own.
  var data: ChartValues?
  /// What is drawn, the lowest first.
  var layer: [ChartLayer]

  /// The width on paper, in pixels; on a page it is that of its place.
  private static let paperWidth = 720.0

  init(description: String, height: Double, data: ChartValues? = nil, layer: [ChartLayer]) {
    self.description = description
    self.height = height
    self.data = data
    self.layer = layer
  }

  private enum CodingKeys: String, CodingKey {
    case description, height, data, layer, width, autosize, config
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(description, forKey: .description)
    try container.encode(height, forKey: .height)
    try container.encodeIfPresent(data, forKey: .data)
    try container.encode(layer, forKey: .layer)
    try container.encode(["type": "fit-x", "contains": "padding"], forKey: .autosize)
    switch ChartSurface(encoder) {
    case .page:
      try container.encode("container", forKey: .width)
      try container.encode(ChartConfiguration(background: "transparent"), forKey: .config)
    case .paper(let numbers):
      try container.encode(Self.paperWidth, forKey: .width)
      let locale = ChartConfiguration.Locale(number: numbers)
      try container.encode(ChartConfiguration(background: "white", locale: locale), forKey: .config)
    }
  }
}

/// Marks of one kind over rows of their own.
struct ChartLayer: Encodable, Sendable {
  var data: ChartValues?
  var mark: ChartMark
  var encoding: ChartEncodings
}

/// How marks look.
struct ChartMark: Encodable, Sendable {
  enum Kind: String, Encodable, Sendable {
    case point, rule, line, bar, rect, tick, area
  }
  var type: Kind
  var color: ChartColor?
  var size: Double?
  var strokeWidth: Double?
  var strokeDash: [Double]?
  var opacity: Double?
  var filled: Bool?
  var shape: String?
  var thickness: Double?
}

/// The colours of the page's style, which differ in light, dark and print.
enum ChartColor: String, Encodable, Sendable {
  case ink = "var(--ink)"
  case soft = "var(--soft)"
  case line = "var(--line)"
  case accent = "var(--accent)"
  case mark = "var(--mark)"

  /// The colour on paper: that of the page's light style.
  private var onPaper: String {
    switch self {
    case .ink: "#1b1f24"
    case .soft: "#57606a"
    case .line: "#d0d7de"
    case .accent: "#0b57d0"
    case .mark: "#b3261e"
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(ChartSurface(encoder).numbers == nil ? rawValue : onPaper)
  }
}

/// Which figure of a row stands where.
struct ChartEncodings: Encodable, Sendable {
  var x: ChartEncoding?
  var x2: ChartEncoding?
  var y: ChartEncoding?
  var y2: ChartEncoding?
  var color: ChartEncoding?
  var stroke: ChartEncoding?
  var shape: ChartEncoding?
  var size: ChartEncoding?
  var opacity: ChartEncoding?
  var tooltip: [ChartEncoding]?
}

/// A field, and how it is scaled and named.
struct ChartEncoding: Encodable, Sendable {
  enum Kind: String, Encodable, Sendable {
    case quantitative, nominal, ordinal
  }
  var field: String?
  var type: Kind?
  var title: String?
  var format: String?
  var scale: ChartScale?
  var axis: ChartAxis?
  /// Whether the names stand in the order of the rows.
  var keepsOrder = false
  /// Whether a legend explains it.
  var hasLegend: Bool?

  private enum CodingKeys: String, CodingKey {
    case field, type, title, format, scale, axis, sort, legend
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(field, forKey: .field)
    try container.encodeIfPresent(type, forKey: .type)
    try container.encodeIfPresent(title, forKey: .title)
    try container.encodeIfPresent(format, forKey: .format)
    try container.encodeIfPresent(scale, forKey: .scale)
    try container.encodeIfPresent(axis, forKey: .axis)
    if keepsOrder { try container.encodeNil(forKey: .sort) }
    switch hasLegend {
    case true?: try container.encode(["orient": "top"], forKey: .legend)
    case false?: try container.encodeNil(forKey: .legend)
    case nil: break
    }
  }

  /// A field of numbers.
  static func number(_ field: String, _ title: String? = nil, format: String? = nil, scale: ChartScale? = nil) -> Self {
    ChartEncoding(field: field, type: .quantitative, title: title, format: format, scale: scale)
  }

  /// A field of names.
  static func name(_ field: String, _ title: String? = nil) -> Self {
    ChartEncoding(field: field, type: .nominal, title: title)
  }
}

/// How values become places or looks.
struct ChartScale: Encodable, Sendable {
  var zero: Bool?
  var domain: [String]?
  var range: [ChartLook]?
  var nice: Bool?
}

/// A colour, a shape or a size.
enum ChartLook: Encodable, Sendable {
  case color(ChartColor)
  case shape(String)
  case number(Double)

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .color(let color): try container.encode(color)
    case .shape(let name): try container.encode(name)
    case .number(let value): try container.encode(value)
    }
  }
}

/// How an axis looks.
struct ChartAxis: Encodable, Sendable {
  var labelLimit: Double?
  var labelAngle: Double?
  var format: String?
}

/// The look that all charts share.
private struct ChartConfiguration: Encodable, Sendable {
  struct View: Encodable, Sendable {
    let stroke: String
  }
  struct Text: Encodable, Sendable {
    let labelColor = ChartColor.ink
    let titleColor = ChartColor.ink
    let gridColor = ChartColor.line
    let domainColor = ChartColor.soft
    let tickColor = ChartColor.soft
    let labelFontSize = 12.0
    let titleFontSize = 12.0
  }
  /// How numbers are written, where no page says it.
  struct Locale: Encodable, Sendable {
    let number: ReportScript.Numbers
  }
  let background: String
  var locale: Locale?
  let font = "Times New Roman, Tinos, Liberation Serif, serif"
  let view = View(stroke: "transparent")
  let axis = Text()
  let legend = Text()
}

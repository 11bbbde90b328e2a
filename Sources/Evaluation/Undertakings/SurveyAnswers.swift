/// The answers to a survey: a row a respondent, a column an item.
public struct SurveyAnswers: Sendable, Equatable {
  /// A question with a scale of answers.
  public struct Item: Sendable, Equatable {
    /// The code that heads its column.
    public var code: String
    /// What it asks.
    public var name: String
    /// The scale that it belongs to.
    public var scale: String
    /// Whether a high answer means little of what the scale measures.
    public var isReversed: Bool
    /// The lowest answer.
    public var lowest: Double
    /// The highest.
    public var highest: Double

    /// An item.
    public init(code: String, name: String, scale: String, isReversed: Bool, lowest: Double, highest: Double) {
      self.code = code
      self.name = name
      self.scale = scale
      self.isReversed = isReversed
      self.lowest = lowest
      self.highest = highest
    }
  }

  /// How the respondents were drawn.
  public var design: SampleDesign
  /// The type of each respondent's unit; empty where there are none.
  public var type: [String]
  /// The items, scale by scale as they are listed.
  public var items: [Item]
  /// The answers: item first, then respondent; NaN where one is missing. As they were given, not reversed.
  public var answers: [[Double]]

  /// Answers from columns of one length.
  public init(design: SampleDesign, type: [String], items: [Item], answers: [[Double]]) {
    precondition(answers.count == items.count, "a column an item")
    precondition(answers.allSatisfy { $0.count == design.count } && type.count == design.count, "columns of one length")
    self.design = design
    self.type = type
    self.items = items
    self.answers = answers
  }
}

/// How many directives units received, and how many they carried out in time.
public struct DirectiveCounts: Sendable, Equatable {
  /// How the units were drawn.
  public var design: SampleDesign
  /// The type of each unit; empty where there are none.
  public var type: [String]
  /// The directives issued to each unit.
  public var issued: [Double]
  /// Those carried out in time.
  public var inTime: [Double]

  /// Counts from columns of one length.
  public init(design: SampleDesign, type: [String], issued: [Double], inTime: [Double]) {
    precondition(
      [type.count, issued.count, inTime.count].allSatisfy { $0 == design.count }, "columns of counts have one length")
    self.design = design
    self.type = type
    self.issued = issued
    self.inTime = inTime
  }
}

/// A trial in which some units take up a model and others do not, seen before and after.
public struct PilotTrial: Sendable, Equatable {
  /// The codes of the units, each once, in the order in which they first occur.
  public var units: [String]
  /// The block of each unit, an index into `blocks`; units are compared within their block.
  public var block: [Int]
  /// The codes of the blocks; one empty code where there are none.
  public var blocks: [String]
  /// Whether each unit takes up the model.
  public var isTreated: [Bool]
  /// The periods in their order.
  public var periods: [Double]
  /// Whether the model is in force in each period; never before a period in which it is not.
  public var isAfter: [Bool]
  /// The values: unit first, then period; NaN where one is missing.
  public var values: [[Double]]
  /// The number of answers behind each value, 1 where it is not given.
  public var sizes: [[Double]]
  /// Whether the numbers behind the values are given.
  public var hasSizes: Bool

  /// A trial from columns of one length.
  public init(
    units: [String], block: [Int], blocks: [String], isTreated: [Bool], periods: [Double], isAfter: [Bool],
    values: [[Double]], sizes: [[Double]]? = nil
  ) {
    precondition(
      [block.count, isTreated.count, values.count].allSatisfy { $0 == units.count },
      "columns of a trial have one length")
    precondition(values.allSatisfy { $0.count == periods.count }, "a value a unit and period")
    precondition(isAfter.count == periods.count, "a phase a period")
    self.units = units
    self.block = block
    self.blocks = blocks
    self.isTreated = isTreated
    self.periods = periods
    self.isAfter = isAfter
    self.values = values
    self.sizes = sizes ?? values.map { $0.map { _ in 1 } }
    hasSizes = sizes != nil
  }
}

/// Where a decimal mark was first seen.
struct MarkedCell: Sendable, Equatable {
  var line: Int
  let column: Int
  let text: String
}

/// Counts by which a column of decimals is told from one whose marks separate thousands.
struct MarkShape: Sendable, Equatable {
  /// Cells like `1.234`: up to three digits not starting with 0, a mark, three digits.
  var thousandsLike = 0
  /// Other cells with a mark.
  var otherMarked = 0
  /// Numbers of up to three digits without a mark, other than 0.
  var unmarkedSmall = 0
  /// Numbers of more than three digits without a mark.
  var unmarkedLarge = 0
  /// The first cell like `1.234`.
  var first: MarkedCell?

  /// Whether nobody can say if `1.234` means 1234: each mark could separate thousands, and smaller numbers have none.
  var isAmbiguous: Bool { thousandsLike > 0 && otherMarked == 0 && unmarkedSmall > 0 && unmarkedLarge == 0 }

  mutating func merge(_ next: MarkShape) {
    thousandsLike += next.thousandsLike
    otherMarked += next.otherMarked
    unmarkedSmall += next.unmarkedSmall
    unmarkedLarge += next.unmarkedLarge
    first = first ?? next.first
  }
}

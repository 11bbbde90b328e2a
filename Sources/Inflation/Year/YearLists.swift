internal import Evaluation

/// Who is listed in a year.
struct YearLists: Sendable {
  /// For over-rating.
  let over: FalseDiscoveryList
  /// For under-rating.
  let under: FalseDiscoveryList

  /// The lists of all years, which are drawn together.
  ///
  /// - Complexity: O(rows log rows).
  static func all(_ years: [YearFindings], settings: Settings) -> [YearLists] {
    func lists(_ honest: (YearFindings) -> [Double]) -> [FalseDiscoveryList] {
      FalseDiscoveryList.ofYears(years.map(honest), wanted: settings.falseDiscoveryRate)
    }
    return zip(lists(\.probabilityNotOver), lists { $0.probabilityUnder.map { 1 - $0 } }).map {
      YearLists(over: $0, under: $1)
    }
  }
}

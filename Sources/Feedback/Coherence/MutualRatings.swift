internal import Evaluation
internal import LinearAlgebra
internal import Statistics

/// What members of a collective who rate each other give and get.
///
/// A rating counts where the rater is `peer` and `rater_id` is the code of another member of the same collective. Members
/// whose ratings are not complete are left out, those with the most gaps first, until every one left rates every other.
struct MutualRatings {
  private(set) var rows: [RelationRow] = []
  private(set) var findings: [RollUpFinding] = []

  init(_ context: RoundContext) {
    let groups = Self.groups(context)
    for year in Set(groups.keys.map(\.year)).sorted() {
      let keys = groups.keys.filter { $0.year == year }.sorted { $0.unit < $1.unit }
      let robins = keys.compactMap { key in
        groups[key].flatMap { RoundRobin($0) }.map { (key: key, robin: $0) }
      }
      guard let pooled = SocialRelations(robins.map(\.robin)) else { continue }
      let confidence = context.study.settings.confidence
      let whole = RelationRow.Component.allCases.map { Self.row($0, pooled, year: year, confidence: confidence) }
      rows += whole
      for (key, robin) in robins {
        guard let own = SocialRelations([robin]) else { continue }
        rows += RelationRow.Component.allCases.map {
          Self.row($0, own, year: year, collective: context.study.units.codes[key.unit], confidence: confidence)
        }
      }
      if let dyadic = whole.last, let lower = dyadic.lower, lower > 0 {
        findings.append(Self.finding(dyadic, year))
      }
    }
  }

  private static func finding(_ row: RelationRow, _ year: Int) -> RollUpFinding {
    RollUpFinding(
      kind: .leniencyReturned, unit: "", name: "", type: "", tier: nil, parent: "", year: year, expected: "0.00",
      found: row.correlation.map(ChainStep.decimal), detail: "\(row.groups)")
  }

  private static func row(
    _ component: RelationRow.Component, _ relations: SocialRelations, year: Int, collective: String = "",
    confidence: Double
  ) -> RelationRow {
    let path = path(component)
    let interval = relations.interval(path, confidence: confidence)
    return RelationRow(
      year: year, collective: collective, groups: relations.groups, members: relations.members, component: component,
      estimate: relations.components[keyPath: path], standardError: relations.standardErrors?[keyPath: path],
      lower: interval?.lowerBound, upper: interval?.upperBound,
      correlation: component == .dyadic ? relations.components.dyadicCorrelation : nil)
  }

  private static func path(_ component: RelationRow.Component) -> KeyPath<SocialRelationsComponents, Double> {
    switch component {
    case .actor: \.actor
    case .partner: \.partner
    case .relationship: \.relationship
    case .actorPartner: \.actorPartner
    case .dyadic: \.dyadic
    }
  }

  /// The scores of each collective and year, member by member.
  private static func groups(_ context: RoundContext) -> [RoundContext.Key: Matrix] {
    let (ratings, units) = (context.study.ratings, context.study.units)
    let totals = RatingTotals(context.study)
    var cells: [RoundContext.Key: [Int: [Int: (sum: Double, count: Int)]]] = [:]
    for row in 0..<ratings.count where ratings.rater[row] == .peer {
      let unit = ratings.unit[row]
      guard let rater = context.index[ratings.raterID[row]], rater != unit,
        !units.collectives[unit].isEmpty, units.collectives[rater] == units.collectives[unit],
        let collective = context.index[units.collectives[unit]], let total = totals.total(row)
      else { continue }
      let key = RoundContext.Key(unit: collective, year: ratings.year[row])
      let earlier = cells[key]?[rater]?[unit] ?? (0, 0)
      cells[key, default: [:]][rater, default: [:]][unit] = (earlier.sum + total, earlier.count + 1)
    }
    return cells.mapValues { cells in
      complete(cells.mapValues { $0.mapValues { $0.sum / Double($0.count) } })
    }
  }

  /// The scores of those who all rate each other, by what each gives whom.
  static func complete(_ given: [Int: [Int: Double]]) -> Matrix {
    var members = Set(given.keys).union(given.values.flatMap(\.keys)).sorted()
    while true {
      let gaps = members.map { member in
        members.count { other in
          other != member && (given[member]?[other] == nil || given[other]?[member] == nil)
        }
      }
      guard let most = gaps.max(), most > 0, let place = gaps.lastIndex(of: most) else { break }
      members.remove(at: place)
    }
    return Matrix(
      rowsOf: members.map { rater in members.map { given[rater]?[$0] ?? .nan } })
  }
}

import Evaluation
import Statistics

/// Studies of every shape that the format allows, drawn from a seed.
struct RandomStudy {
  private var random: RandomStream

  init(seed: UInt64) {
    random = RandomStream(seed: seed)
  }

  private static let words = [
    "Xã Đông", "=1+1", "-5", "@home", "a, b; c", "\"quoted\"", "two\nlines", "phường 3", "+84", "'=x", "yes", "null",
    "1.5",
    "NA", "Tân Bình", "#5", "a: b", "{x}", "tail'", "é",
  ]

  private mutating func word(_ prefix: String, _ number: Int) -> String {
    "\(Self.words[random.index(below: Self.words.count)]) \(prefix)\(number)"
  }

  private mutating func flip() -> Bool { random.index(below: 2) == 0 }

  private mutating func number() -> Double {
    switch random.index(below: 3) {
    case 0: Double(random.index(below: 100))
    case 1: random.normal() * 1e6
    default: random.uniform() * 1e-7
    }
  }

  private mutating func text() -> LocalizedText {
    flip() ? LocalizedText(word("t", 1)) : LocalizedText(vi: word("v", 1), en: word("e", 2))
  }

  mutating func framework(indicators codes: [String] = ["Y1", "Y2"]) -> Framework {
    let types = [Framework.UnitType(code: word("k", 1), name: text()), Framework.UnitType(code: word("k", 2))]
    let groups = [CriterionGroup(code: "G1", name: text(), isFixed: flip()), CriterionGroup(code: "G2")]
    var criteria: [Criterion] = []
    for index in 1...(2 + random.index(below: 4)) {
      var criterion = Criterion(code: word("C", index), maxPoints: 1 + random.uniform() * 20, name: text())
      if flip() { criterion.group = "G1" }
      criterion.step = criterion.maxPoints / 4
      if flip() { criterion.types = [types[0].code] }
      if flip() { criterion.evidence = [codes[0]] }
      if index > 2 { criterion.kind = Criterion.Kind.allCases[random.index(below: 3)] }
      if flip() { criterion.reliability = random.uniform() }
      if flip() { criterion.cap = criterion.maxPoints + 1 }
      criterion.isFrozen = flip()
      criterion.isMinimumRequirement = flip()
      criteria.append(criterion)
    }
    let indicators = codes.map { code in
      var indicator = Indicator(code: code, name: text(), better: flip() ? .higher : .lower)
      indicator.use = Indicator.Use.allCases[random.index(below: 3)]
      if flip() { indicator.target = number() }
      if flip() { indicator.source = word("s", 1) }
      return indicator
    }
    var framework = Framework(code: "f", version: "2.0", criteria: criteria, levels: levels(codes[0]))
    framework.types = types
    framework.groups = groups
    framework.indicators = indicators
    framework.vetoes = [
      Veto(when: Condition(code: codes[0], comparison: .greater, number: -2.5), effect: .atMost, level: "low")
    ]
    framework.bonusLimit = flip() ? 10 : nil
    return framework
  }

  private mutating func levels(_ code: String) -> [Level] {
    let condition = Condition(code: code, comparison: .lessOrEqual, number: number())
    return [
      Level(
        code: "top", name: text(), atLeast: 90, requires: [condition],
        quota: Quota(share: 20, of: .good, within: .type, rounding: .halfUp)),
      Level(code: "low", atLeast: 0),
    ]
  }

  mutating func study(units count: Int = 12) -> Study {
    let framework = framework()
    let types = framework.types.map(\.code).sorted()
    let parents = ["P 1", "Q, 2"]
    let units = Units(
      codes: (0..<count).map { word("u", $0) }, names: (0..<count).map { word("n", $0) }, types: types,
      type: (0..<count).map { $0 % 2 }, parents: parents, parent: (0..<count).map { $0 % 3 - 1 },
      covariates: [(name: "size", values: .numeric((0..<count).map { _ in number() }))])
    var settings = Settings()
    settings.covariates = ["size"]
    settings.seed = random.next()
    settings.confidence = 0.9
    let rows = (0..<count).flatMap { unit in [(unit, Rater.selfRating), (unit, .superior)] }
    let ratings = Ratings(
      criteria: framework.criteria.map(\.code), unit: rows.map(\.0), year: rows.map { _ in 2024 },
      rater: rows.map(\.1), points: framework.criteria.map { criterion in rows.map { _ in points(criterion) } },
      notRated: rows.map { $0.0 == 3 ? word("r", 1) : "" })
    let indicators = IndicatorValues(
      codes: ["Y1", "Y2"], unit: Array(0..<count), year: Array(repeating: 2024, count: count),
      values: (0..<2).map { _ in (0..<count).map { _ in flip() ? number() : .nan } })
    return Study(
      slug: "random", title: text(), frameworks: FrameworkTimeline(framework), settings: settings, units: units,
      ratings: ratings, indicators: indicators,
      lineage: [Lineage(from: "old", to: units.codes[0], year: 2023, share: 0.25)],
      audits: [AuditResult(unit: 1, year: 2024, trueTotal: 77.125, verifier: word("a", 1))],
      auditPlan: [
        AuditPlanRow(
          unit: 1, year: 2024, stratum: .near, inclusion: 0.125, isDrawn: true, rank: 2, selfTotal: 81.5,
          unexplainedPoints: -1.25, deviation: 0.75)
      ],
      responses: [Response(unit: 2, year: 2024, answer: word("b", 1), isAccepted: flip() ? true : nil)])
  }

  private mutating func points(_ criterion: Criterion) -> Double {
    switch random.index(below: 8) {
    case 0: Points.missing
    case 1: Points.notApplicable
    default: Double(random.index(below: 5)) * (criterion.maxPoints / 4)
    }
  }
}

extension Study {
  /// The same study with missing values told apart from nothing else, so that two can be compared.
  func isSame(as other: Study) -> Bool {
    func bits(_ columns: [[Double]]) -> [[UInt64]] {
      columns.map { $0.map { $0.isNaN ? 1 : ($0 + 0).bitPattern } }
    }
    var (a, b) = (self, other)
    a.notes = []
    b.notes = []
    a.ratings.points = a.ratings.points.map { $0.map { $0.isNaN ? -1 : $0 } }
    b.ratings.points = b.ratings.points.map { $0.map { $0.isNaN ? -1 : $0 } }
    let sameIndicators = bits(a.indicators.values) == bits(b.indicators.values)
    a.indicators.values = []
    b.indicators.values = []
    return sameIndicators && a == b
  }
}

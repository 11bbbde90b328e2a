import Evaluation
import Testing

@Suite struct ClassificationTests {
  @Test func theSuperiorDecidesAndGapsNeedGrounds() {
    let study = SmallClassification.study(
      totals: ["O": 92, "a": 75, "b": 80, "c": 60], superior: ["O": 92, "a": 71, "b": 75, "c": 49])
    let classification = Classification(study)
    let decided = Classification.decided(classification.rows)
    #expect(decided.map(\.rater) == ["superior", "superior", "superior", "superior"])
    let gaps = classification.gaps(of: study)
    #expect(gaps.map(\.unit) == ["b", "c"])
    #expect(gaps[0].gap == 5)
    #expect(gaps[1].ownLevel == "HT" && gaps[1].decidedLevel == "KHT")
    #expect(gaps[1].parts.map(\.criterion) == ["results", "general"])
  }

  /// A superior who says why there is no level decides, whatever the unit gives itself; one who leaves it open does not.
  @Test func aReasonForNoLevelDecides() throws {
    var study = SmallClassification.study(totals: ["O": 92, "a": 75], superior: ["O": 92, "a": 71])
    let unit = try #require(study.units.codes.firstIndex(of: "a"))
    let row = try #require(
      study.ratings.unit.indices.first { study.ratings.unit[$0] == unit && study.ratings.rater[$0] == .superior })
    for column in study.ratings.points.indices { study.ratings.points[column][row] = Points.missing }
    func decided() -> ClassificationRow? {
      Classification.decided(Classification(study).rows).first { $0.unit == "a" }
    }
    #expect(decided()?.level == "HTT")
    study.ratings.notRated[row] = "newly founded"
    #expect(decided()?.level == nil && decided()?.notRated == "newly founded")
  }

  @Test func aCollectiveIsReadBesideItsMembers() {
    let study = SmallClassification.study(totals: ["O": 60, "a": 95, "b": 72, "c": 55])
    let classification = Classification(study)
    #expect(classification.collectives.map(\.unit) == ["O"])
    #expect(classification.collectives[0].members == 3)
    #expect(classification.collectives[0].membersAbove == 2)
    #expect(classification.collectives[0].membersTotal == 74)
    let bounded = classification.rows.filter { !$0.vetoes.isEmpty }
    #expect(bounded.map(\.unit) == ["a", "b"])
    #expect(bounded.allSatisfy { $0.level == "HT" && $0.vetoes == ["O at_most HT"] })
    #expect(bounded.map(\.levelByPoints) == ["HTXS", "HTT"])
  }

  @Test func chainsOfCollectivesBoundAllTheWay() {
    var study = SmallClassification.study(totals: ["O": 60, "a": 95, "b": 95])
    study.units.collectives = ["", "O", "a"]
    #expect(SmallClassification.levels(study) == ["O": "HT", "a": "HT", "b": "HT"])
    study.units.collectives = ["b", "O", "a"]
    #expect(SmallClassification.levels(study) == ["O": "HT", "a": "HT", "b": "HT"])
  }

  @Test func whoIsNotRatedIsCountedWithTheReason() {
    var study = SmallClassification.study(totals: ["O": 92, "a": 75, "b": 80])
    study.ratings.notRated[1] = "new"
    study.units.codes.append("d")
    study.units.names.append("Unit d")
    study.units.type.append(0)
    study.units.parent.append(0)
    study.units.collectives.append("O")
    let rows = Classification(study).rows
    #expect(rows.compactMap(\.notRated) == ["new", "no_rating"])
    let form = LevelForm(rows, year: 2026, subjects: [.individual], levels: ["HTXS", "HTT", "HT", "KHT"])
    #expect(form.types == ["agency"])
    let lines: [LevelForm.Line] = [
      .all, .rated, .level("HTXS"), .level("HTT"), .level("HT"), .level("KHT"), .notRated, .reason("new"),
      .reason("no_rating"),
    ]
    #expect(form.rows.map(\.line) == lines)
    #expect(form.rows.map(\.total) == [3, 1, 0, 1, 0, 0, 2, 1, 1])
  }

  @Test func aMergedUnitIsNotMissedAndItsFollowerNotBefore() {
    var study = SmallClassification.study(totals: ["O": 92, "a": 75, "b": 80])
    let more = Ratings(
      criteria: ["general", "results"], unit: [0, 2], year: [2027, 2027], rater: [.selfRating, .selfRating],
      points: [[27, 27], [63, 63]])
    study.ratings = Ratings(
      criteria: study.ratings.criteria, unit: study.ratings.unit + more.unit, year: study.ratings.year + more.year,
      rater: study.ratings.rater + more.rater, points: zip(study.ratings.points, more.points).map { $0 + $1 })
    #expect(Classification(study).rows.compactMap(\.notRated) == ["no_rating"])
    study.lineage = [Lineage(from: "a", to: "b", year: 2027, share: 1)]
    #expect(Classification(study).rows.compactMap(\.notRated) == [])
  }

  @Test func aLevelThatIsGivenStandsBesideThePoints() {
    var study = SmallClassification.study(totals: ["O": 92])
    study.ratings.level[0] = "HT"
    study.units.collectives = [""]
    let row = Classification(study).rows[0]
    #expect(row.level == "HT" && row.levelByPoints == "HTXS")
    study.ratings.points = [[.nan], [.nan]]
    let levelOnly = Classification(study).rows[0]
    #expect(levelOnly.level == "HT" && levelOnly.total == nil && levelOnly.notRated == nil)
  }
}

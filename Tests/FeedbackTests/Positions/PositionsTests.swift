import Evaluation
import Feedback
import Testing

@Suite struct PositionsTests {
  /// Five communes and two wards under one district, rated by themselves.
  private func study() -> Study {
    let codes = ["D", "C1", "C2", "C3", "C4", "C5", "W1", "W2"]
    let units = Units(
      codes: codes, names: codes, types: ["commune", "district", "ward"], type: [1, 0, 0, 0, 0, 0, 2, 2],
      parents: ["D"], parent: [-1, 0, 0, 0, 0, 0, 0, 0])
    let steps = [0.0, 5, 8, 10].map { DescribedStep(points: $0, text: LocalizedText("\($0)")) }
    let framework = Framework(
      code: "f", version: "1",
      criteria: [Criterion(code: "K", maxPoints: 10, steps: steps), Criterion(code: "L", maxPoints: 10)],
      levels: [Level(code: "high", atLeast: 80), Level(code: "low", atLeast: 0)])
    return Study(
      slug: "s", frameworks: FrameworkTimeline(framework), units: units,
      ratings: Ratings(
        criteria: ["K", "L"], unit: Array(1...7), year: [Int](repeating: 2022, count: 7),
        rater: [Rater](repeating: .selfRating, count: 7), points: [[10, 8, 7, 5, 8, 9, 2], [10, 8, 7, 5, 8, 9, 2]]))
  }

  @Test func everyUnitStandsBesideItsPeers() throws {
    let rows = RollUp(study()).positions
    #expect(rows.map(\.unit) == ["C1", "C2", "C3", "C4", "C5", "W1", "W2"])
    #expect(rows.map(\.peers) == [5, 5, 5, 5, 5, 2, 2])
    #expect(rows.map(\.rank) == [1, 2, 4, 5, 2, 1, 2])
    #expect(rows.prefix(5).allSatisfy { $0.median == 80 && $0.lowerQuartile == 70 && $0.upperQuartile == 80 })
    #expect(rows[0].shareAtLevel == 60 && rows[6].shareAtLevel == 50)
  }

  /// Criterion K is high from 8 points, its third described level; L from 8 of 10.
  @Test func productsAreCountedBesideRatings() throws {
    var study = study()
    #expect(RollUp(study).products.isEmpty)
    func product(_ unit: Int, _ criterion: String, by: String = "") -> Product {
      Product(unit: unit, year: 2022, criterion: criterion, title: "p", checkedBy: by)
    }
    study.products = [product(1, "K", by: "D"), product(1, "K"), product(3, "K"), product(6, "K")]
    let rollUp = RollUp(study)
    let communes = try #require(rollUp.products.first { $0.type == "commune" && $0.criterion == "K" })
    #expect([communes.units, communes.products, communes.checked, communes.unitsWithProducts] == [5, 3, 1, 2])
    #expect([communes.ratedHigh, communes.ratedHighWithout] == [3, 2])
    let found = rollUp.findings.filter { $0.kind == .highWithoutProduct }
    // Nobody shows a product for L: it is counted and names nobody.
    #expect(found.map(\.unit) == ["C2", "C5"])
    #expect(found.first?.expected == "8.00" && found.first?.found == "8.00" && found.first?.detail == "K")
    #expect(rollUp.products.first { $0.type == "commune" && $0.criterion == "L" }?.ratedHighWithout == 3)
  }
}

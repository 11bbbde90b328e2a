import Evaluation
import Tables
import Testing

@Suite struct ProductsTableTests {
  @Test func productsAreRead() throws {
    let folder = try StudyFolder([
      "study.yml": StudyFolder.description + "\nproducts: products.csv",
      "products.csv": "unit,year,criterion,product,checked_by\nA,2024,C1,Road,District\nB,2024,C2,Plan,\n",
    ])
    #expect(
      try folder.read().study.products == [
        Product(unit: 0, year: 2024, criterion: "C1", title: "Road", checkedBy: "District"),
        Product(unit: 1, year: 2024, criterion: "C2", title: "Plan"),
      ])
    try folder.write(Array("unit,year,criterion,product\nA,2024,C3,Road\nE,2024,C1,\n".utf8), to: "products.csv")
    #expect(
      folder.problems().map { "\($0.line ?? 0) \($0.expected.code)" } == ["2 known", "3 filled", "3 known"])
    #expect(try StudyFolder().read().study.products == nil)
  }
}

import Evaluation
import Testing

@Suite struct ConditionTests {
  @Test(arguments: ["Y5 >= 30", "Y7>0", "X1 != -2.5", " A <= 1.25 "])
  func aConditionIsACodeAComparisonAndANumber(text: String) throws {
    let condition = try #require(Condition(text: text))
    #expect(Condition(text: condition.text) == condition)
  }

  @Test(arguments: ["Y5", "Y5 >= ", ">= 3", "Y5 >= nan", "Y5 >= 0x3", "Y5 >= 3 and Y6 > 1", "a b > 1"])
  func nothingElseIsRead(text: String) {
    #expect(Condition(text: text) == nil)
  }
}

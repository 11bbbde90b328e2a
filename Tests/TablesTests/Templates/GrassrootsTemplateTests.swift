import Evaluation
import Tables
import Testing

@Suite struct GrassrootsTemplateTests {
  @Test func everyTypeHasAHundredPointsAndDescribedLevels() throws {
    let framework = try #require(GrassrootsTemplate(slug: "s")).framework
    #expect(framework.types.count == 14)
    #expect(framework.defects.isEmpty)
    #expect(FrameworkLint(framework).findings.isEmpty, "\(FrameworkLint(framework).findings)")
    for type in framework.types {
      let criteria = framework.scoredCriteria(for: type.code)
      #expect(criteria.reduce(0) { $0 + $1.maxPoints } == 100, "\(type.code)")
      #expect(criteria.allSatisfy { $0.steps.count == 4 && $0.steps.last?.points == $0.maxPoints })
    }
  }

  @Test(arguments: GrassrootsTemplate.types)
  func oneTypeHasItsOwnCriteriaAlone(type: String) throws {
    let framework = try #require(GrassrootsTemplate(types: [type], slug: "s")).framework
    #expect(framework.types.map(\.code) == [type])
    #expect(framework.criteria.count == 11)
    #expect(framework.criteria.reduce(0) { $0 + $1.maxPoints } == 100)
    #expect(GrassrootsTemplate(types: [type, "12"], slug: "s") == nil)
  }

  /// Two described levels of a criterion never read alike in either language.
  @Test func describedLevelsDiffer() throws {
    let framework = try #require(GrassrootsTemplate(slug: "s")).framework
    for language in Language.allCases {
      for criterion in framework.criteria {
        #expect(Set(criterion.steps.map { $0.text[language] }).count == 4, "\(criterion.code)")
      }
      #expect(Set(framework.criteria.map { $0.name[language] }).count == framework.criteria.count)
    }
  }
}

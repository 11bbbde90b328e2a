import Statistics
import Testing

@testable import Calibration

@Suite struct ResamplingClustersTests {
  @Test func appraisersStayWhole() {
    let appraiser = (0..<500).map { $0 % 26 - 1 }
    let unit = (0..<500).map { $0 / 2 }
    let clusters = ResamplingClusters(unit: unit, appraiser: appraiser, seed: 1)
    #expect(!clusters.isWithinAppraisers)
    for d in 0..<25 {
      let members = Set((0..<500).filter { appraiser[$0] == d }.map { clusters.cluster[$0] })
      #expect(members.count == 1)
    }
    #expect(clusters.strata == [Array(0..<clusters.count)])
    #expect(Set(clusters.cluster) == Set(0..<clusters.count))
  }

  /// With few appraisers units are drawn within their own, and a unit's years stay together.
  @Test func fewAppraisersResampleTheirUnits() {
    let unit = (0..<300).map { $0 / 2 }
    let appraiser = unit.map { $0 % 5 }
    let clusters = ResamplingClusters(unit: unit, appraiser: appraiser, seed: 1)
    #expect(clusters.isWithinAppraisers)
    #expect(clusters.count == 150)
    #expect(clusters.strata.map(\.count) == [30, 30, 30, 30, 30])
    for row in stride(from: 0, to: 300, by: 2) { #expect(clusters.cluster[row] == clusters.cluster[row + 1]) }
    for (d, stratum) in clusters.strata.enumerated() {
      let members = Set((0..<300).filter { appraiser[$0] == d }.map { clusters.cluster[$0] })
      #expect(members == Set(stratum))
    }
  }

  @Test(arguments: [true, false]) func noMoreClustersThanTheLimit(hasAppraisers: Bool) {
    let unit = Array(0..<10_000)
    let appraiser = unit.map { hasAppraisers ? $0 / 2 : -1 }
    let clusters = ResamplingClusters(unit: unit, appraiser: appraiser, seed: 1)
    #expect(clusters.count <= ResamplingClusters.mostClusters)
    #expect(clusters.count > ResamplingClusters.mostClusters / 2)
    #expect(clusters.cluster.allSatisfy { (0..<clusters.count).contains($0) })
  }
}

@Suite struct ValidationFoldsTests {
  @Test func foldsAreEvenAndKeepAppraisersWhole() {
    let appraiser = (0..<1000).map { $0 % 40 }
    let folds = ValidationFolds(unit: Array(0..<1000), appraiser: appraiser, seed: 3)
    #expect(folds.count == 10)
    for k in 0..<10 { #expect(folds.fold.count { $0 == k } == 100) }
    for d in 0..<40 {
      #expect(Set((0..<1000).filter { appraiser[$0] == d }.map { folds.fold[$0] }).count == 1)
    }
  }

  @Test func fewerUnitsThanFoldsHaveAFoldEach() {
    let folds = ValidationFolds(unit: [0, 0, 1, 2], appraiser: [-1, -1, -1, -1], seed: 3)
    #expect(folds.count == 3)
    #expect(folds.fold[0] == folds.fold[1])
    #expect(Set(folds.fold) == [0, 1, 2])
  }
}

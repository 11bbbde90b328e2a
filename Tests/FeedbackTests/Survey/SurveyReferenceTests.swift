import Evaluation
import Foundation
import LinearAlgebra
import Statistics
import Testing

@testable import Feedback

/// Against R's survey 4.1-1 and psych 2.2.9: scripts/reference/survey_design.R, tolerance 1e-6 unless it is said otherwise.
@Suite struct SurveyReferenceTests {
  /// A table of schools of the package's `api` data.
  struct Schools {
    let headings: [String]
    let rows: [[String]]

    init(_ name: String) throws {
      let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fixtures/\(name).csv")
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .map { $0.split(separator: ",").map(String.init) }
      headings = lines[0]
      rows = Array(lines.dropFirst())
    }

    func text(_ heading: String) -> [String] {
      let column = headings.firstIndex(of: heading) ?? 0
      return rows.map { $0[column] }
    }

    func numbers(_ heading: String) -> [Double] { text(heading).compactMap(Double.init) }

    func codes(_ texts: [String]) -> [Int] {
      let order = Set(texts).sorted()
      return texts.map { order.firstIndex(of: $0) ?? 0 }
    }
  }

  private func stratified() throws -> (Schools, SampleDesign) {
    let schools = try Schools("apistrat")
    let design = SampleDesign(
      stratum: schools.codes(schools.text("stype")), cluster: Array(schools.rows.indices),
      weight: schools.numbers("pw"),
      population: schools.numbers("fpc"))
    return (schools, design)
  }

  private func clustered(stratum: (Schools) -> [Int] = { $0.rows.map { _ in 0 } }, nested: Bool = false) throws
    -> (Schools, SampleDesign)
  {
    let schools = try Schools("apiclus1")
    let strata = stratum(schools)
    let names = zip(schools.text("dnum"), strata).map { nested ? "\($0)-\($1)" : $0 }
    let design = SampleDesign(
      stratum: strata, cluster: schools.codes(names), weight: schools.numbers("pw"),
      population: nested ? nil : schools.numbers("fpc"))
    return (schools, design)
  }

  private func expect(_ ratio: DesignRatio, _ value: Double, _ error: Double) {
    #expect(abs(ratio.value - value) < 1e-6)
    #expect(abs(ratio.standardError - error) < 1e-6)
  }

  @Test func stratifiedMeans() throws {
    let (schools, design) = try stratified()
    expect(DesignRatio(schools.numbers("api00"), design: design), 662.28736315932076, 9.40894080278458)
    expect(DesignRatio(schools.numbers("enroll"), design: design), 595.2821371355038, 18.5085109585774)
    let awards = schools.text("awards")
    let no = DesignRatio(schools.numbers("api00"), design: design) { awards[$0] == "No" }
    expect(no, 633.734911659413, 15.3347709760450)
    let yes = DesignRatio(schools.numbers("api00"), design: design) { awards[$0] == "Yes" }
    expect(yes, 678.422405614438, 11.8566309874443)
  }

  @Test func clusteredMeansAndRatios() throws {
    let (schools, design) = try clustered()
    let mean = DesignRatio(schools.numbers("api00"), design: design)
    expect(mean, 644.169398907104, 23.542240693781)
    #expect(mean.degreesOfFreedom == 14)
    expect(DesignRatio(schools.numbers("enroll"), design: design), 549.7158469945355, 45.1913723435605)
    let ratio = DesignRatio(schools.numbers("api.stu"), to: schools.numbers("enroll"), design: design)
    expect(ratio, 0.84970874172448752, 0.00838629716939109)
    let type = schools.text("stype")
    let means = [
      ("E", 648.868055555556, 22.3624088938319), ("H", 618.571428571429, 38.0202493594075),
      ("M", 631.440000000000, 31.6094652272455),
    ]
    for (code, value, error) in means {
      expect(DesignRatio(schools.numbers("api00"), design: design) { type[$0] == code }, value, error)
    }
  }

  @Test func shareOnTheLogitScale() throws {
    let (schools, design) = try clustered()
    let share = DesignRatio(schools.text("awards").map { $0 == "Yes" ? 1 : 0 }, design: design)
    let interval = try #require(share.shareInterval(confidence: 0.95))
    #expect(abs(share.value - 0.710382513660853) < 1e-9)
    #expect(abs(interval.lowerBound - 0.634839191610184) < 1e-6)
    #expect(abs(interval.upperBound - 0.775816511445812) < 1e-6)
  }

  @Test func clustersWithinStrata() throws {
    let (schools, design) = try clustered(stratum: { $0.codes($0.text("stype")) }, nested: true)
    expect(DesignRatio(schools.numbers("api00"), design: design), 644.1693989071039, 18.3076135247736)
  }

  @Test func aStratumOfOneCluster() throws {
    let (schools, design) = try clustered(stratum: { $0.text("dnum").map { $0 == "637" ? 0 : 1 } }, nested: true)
    let mean = DesignRatio(schools.numbers("api00"), design: design)
    expect(mean, 644.1693989071039, 23.8327154615478)
    #expect(mean.hasSingleCluster)
  }

  /// R's `attitude`: Chatterjee and Price (1977).
  static let attitude: [[Double]] = [
    [
      43, 63, 71, 61, 81, 43, 58, 71, 72, 67, 64, 67, 69, 68, 77, 81, 74, 65, 65, 50, 50, 64, 53, 40, 63, 66, 78, 48,
      85, 82,
    ],
    [
      51, 64, 70, 63, 78, 55, 67, 75, 82, 61, 53, 60, 62, 83, 77, 90, 85, 60, 70, 58, 40, 61, 66, 37, 54, 77, 75, 57,
      85, 82,
    ],
    [
      30, 51, 68, 45, 56, 49, 42, 50, 72, 45, 53, 47, 57, 83, 54, 50, 64, 65, 46, 68, 33, 52, 52, 42, 42, 66, 58, 44,
      71, 39,
    ],
    [
      39, 54, 69, 47, 66, 44, 56, 55, 67, 47, 58, 39, 42, 45, 72, 72, 69, 75, 57, 54, 34, 62, 50, 58, 48, 63, 74, 45,
      71, 59,
    ],
    [
      61, 63, 76, 54, 71, 54, 66, 70, 71, 62, 58, 59, 55, 59, 79, 60, 79, 55, 75, 64, 43, 66, 63, 50, 66, 88, 80, 51,
      77, 64,
    ],
    [
      92, 73, 86, 84, 83, 49, 68, 66, 83, 80, 67, 74, 63, 77, 77, 54, 79, 80, 85, 78, 64, 80, 80, 57, 75, 76, 78, 83,
      74, 78,
    ],
    [
      45, 47, 48, 35, 47, 34, 35, 41, 31, 41, 34, 41, 25, 35, 46, 36, 63, 60, 46, 52, 33, 41, 37, 49, 33, 72, 49, 38,
      55, 39,
    ],
  ]

  @Test func reliabilityOfAttitude() throws {
    let found = ScaleReliability(Self.attitude, confidence: 0.95)
    #expect(abs(found.alpha - 0.843142769564760) < 1e-9)
    let interval = try #require(found.interval)
    #expect(abs(interval.lowerBound - 0.739375685643107) < 1e-6)
    #expect(abs(interval.upperBound - 0.915773072159982) < 1e-6)
    #expect(abs((found.omega ?? .nan) - 0.850992465078405) < 1e-6)
    let rest = [
      0.671262057223664, 0.742109710222238, 0.560711111480256, 0.714445498133676, 0.786275593834400, 0.265034339196676,
      0.460810549468496,
    ]
    #expect(zip(found.itemRest, rest).allSatisfy { abs($0 - $1) < 1e-9 })
    let deleted = [
      0.809760206308921, 0.796917457274140, 0.827847765938659, 0.803030975022574, 0.795386574198205, 0.863872311446437,
      0.840464868265457,
    ]
    #expect(zip(found.alphaIfDeleted, deleted).allSatisfy { abs($0 - $1) < 1e-9 })
    // psych's optimiser stops within 1e-4 of the loadings that minimise the residuals.
    let loadings = [
      0.757772224935230, 0.833827161663797, 0.603427276332999, 0.788727056276561, 0.841119377112184, 0.284464807131090,
      0.491046864892610,
    ]
    #expect(zip(found.loadings ?? [], loadings).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  /// The covariances of psych's `bfi` items A1 (turned) to A5 over 2,709 complete rows.
  @Test func omegaOfAgreeableness() {
    let upper = [
      [1.972831684744707, 0.564487159983708, 0.491584346287036, 0.309817022202375, 0.323710341315370],
      [1.383951574515279, 0.747013892637540, 0.586230290955309, 0.575542136747523],
      [1.701860366969776, 0.702303253065851, 0.831433789550996], [2.209508433238295, 0.575154867003309],
      [1.591642934296914],
    ]
    var correlations = Matrix.identity(5)
    for i in 0..<4 {
      for j in (i + 1)..<5 {
        correlations[i, j] = upper[i][j - i] / (upper[i][0] * upper[j][0]).squareRoot()
        correlations[j, i] = correlations[i, j]
      }
    }
    let loadings = oneFactorLoadings(correlations) ?? []
    let omega = 1 - loadings.reduce(0) { $0 + 1 - $1 * $1 } / correlations.elements.reduce(0, +)
    #expect(abs(omega - 0.723724356915045) < 1e-6)
  }
}

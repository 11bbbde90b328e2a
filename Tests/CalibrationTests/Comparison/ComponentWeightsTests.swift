import Calibration
import LinearAlgebra
import Statistics
import Testing

/// Components and factors of published indices.
@Suite struct ComponentWeightsTests {
  private func correlation() throws -> Matrix {
    let table = try TechnologyIndex.table()
    return correlations(ofCovariance: pairwiseCovariance(TechnologyIndex.criteria.map { table.numbers($0) }))
  }

  /// OECD and JRC (2008), table 6, two digits (two columns are printed as rounded logarithms); tolerance 0.02.
  @Test(.reference("01_tai_correlation_pca_alpha")) func correlationsOfTheHandbook() throws {
    let published: [[Double]] = [
      [0.13, -0.09, 0.45, 0.28, 0.03, 0.22, 0.08], [0.46, 0.25, 0.56, 0.32, 0.3, 0.06],
      [-0.45, 0.56, 0.84, 0.63, 0.27], [0, -0.36, -0.35, -0.03], [0.64, 0.3, 0.33], [0.65, 0.26], [0.08],
    ]
    let r = try correlation()
    for (i, row) in published.enumerated() {
      for (offset, value) in row.enumerated() { #expect(agree(r[i, i + 1 + offset], value, within: 0.02)) }
    }
  }

  /// numpy.linalg.eigh on the same data, tolerance 1e-10; table 7 of the handbook, shares of variance to 0.15 %.
  @Test(.reference("01_tai_correlation_pca_alpha")) func eigenvalues() throws {
    let components = try PrincipalComponents(correlation: correlation())
    #expect(
      agree(
        components.eigenvalues,
        [
          3.3543612072880005, 1.746060116214699, 0.9848620302345868, 0.8939157330866089, 0.47119613066142335,
          0.2994520318731193, 0.17442218145165944, 0.07573056918990369,
        ], within: 1e-10))
    let published = [41.9, 21.8, 12.3, 11.1, 6.0, 3.7, 2.2, 0.9]
    #expect(agree(components.eigenvalues.map { 100 * $0 / 8 }, published, within: 0.15))
  }

  /// Table 8 of the handbook up to sign, tolerance 0.015.
  @Test(.reference("01_tai_correlation_pca_alpha")) func componentLoadings() throws {
    let published: [[Double]] = [
      [-0.11, -0.75, 0.13, 0.6],
      [-0.56, -0.48, 0.22, -0.54],
      [-0.92, 0.21, 0.02, -0.1],
      [0.35, -0.85, 0.01, -0.13],
      [-0.76, -0.39, -0.16, -0.16],
      [-0.91, 0.13, 0.01, 0.07],
      [-0.74, 0.11, 0.37, 0.39],
      [-0.36, -0.12, -0.87, 0.15],
    ]
    let loadings = try PrincipalComponents(correlation: correlation()).loadings(count: 4)
    for factor in 0..<4 {
      let printed = published.map { $0[factor] }
      let sign: Double = dot(printed, loadings.column(factor)) < 0 ? -1 : 1
      #expect(agree(loadings.column(factor), printed.map { sign * $0 }, within: 0.015))
    }
  }

  /// Table 11 of the handbook and its recomputation by psych::alpha.
  @Test(.reference("01_tai_correlation_pca_alpha")) func alphaOfTheHandbook() throws {
    let r = try correlation()
    #expect(agree(cronbachAlpha(r), 0.7035427579584912, within: 1e-10))
    let itemTotal = [0.261, 0.527, 0.566, -0.108, 0.701, 0.614, 0.451, 0.249]
    #expect(agree(itemRestCorrelations(r), itemTotal, within: 0.007))
    let ifDeleted = [0.704, 0.645, 0.636, 0.774, 0.603, 0.624, 0.662, 0.706]
    let deleted = (0..<8).map { j in
      let kept = (0..<8).filter { $0 != j }
      return cronbachAlpha(r.submatrix(rows: kept, columns: kept))
    }
    #expect(agree(deleted, ifDeleted, within: 0.0015))
  }

  /// psych::principal(rotate = "varimax") to four digits; table 9 of the handbook to 0.02. Factors in the order of the
  /// handbook are found by their largest match.
  @Test(.reference("02_tai_factor_weights")) func varimax() throws {
    let software: [[Double]] = [
      [0.0632, 0.9668, 0.0599, 0.0573],
      [0.1273, 0.0743, -0.07, 0.9276],
      [0.7871, -0.2099, 0.2088, 0.4293],
      [-0.6472, 0.5608, -0.0381, 0.3485],
      [0.3685, 0.1633, 0.3687, 0.6924],
      [0.8125, -0.0455, 0.2389, 0.3494],
      [0.8789, 0.2372, -0.0905, 0.0936],
      [0.0788, 0.0374, 0.9612, 0.047],
    ]
    let published: [[Double]] = [
      [0.07, 0.97, 0.06, 0.06],
      [0.13, 0.07, -0.07, 0.93],
      [0.79, -0.21, 0.21, 0.42],
      [-0.64, 0.56, -0.04, 0.36],
      [0.37, 0.17, 0.38, 0.68],
      [0.82, -0.04, 0.25, 0.35],
      [0.88, 0.23, -0.09, 0.09],
      [0.08, 0.04, 0.96, 0.04],
    ]
    let rotated = try varimaxRotated(PrincipalComponents(correlation: correlation()).loadings(count: 4))
    for factor in 0..<4 {
      let wanted = software.map { $0[factor] }
      let own = (0..<4).map { rotated.column($0) }.min { largestDifference($0, wanted) < largestDifference($1, wanted) }
      #expect(try agree(#require(own), wanted, within: 0.002))
      #expect(try agree(#require(own), published.map { $0[factor] }, within: 0.02))
    }
  }

  /// Tables 18 and 22 of the handbook print the same weights rounded apart (exports 0.07 and 0.06, electricity 0.12 and
  /// 0.13); each weight is that of one of them to 0.011.
  @Test(.reference("02_tai_factor_weights")) func factorWeightsOfTheHandbook() throws {
    let rotated = try varimaxRotated(PrincipalComponents(correlation: correlation()).loadings(count: 4))
    let weights = try #require(factorWeights(rotatedLoadings: rotated))
    let printed = [
      [0.17, 0.15, 0.11, 0.07, 0.08, 0.12, 0.14, 0.16], [0.17, 0.15, 0.11, 0.06, 0.08, 0.13, 0.13, 0.17],
    ]
    for (j, weight) in weights.enumerated() {
      let nearest = printed.map { $0[j] }.min { abs($0 - weight) < abs($1 - weight) }
      #expect(try agree(weight, #require(nearest), within: 0.011))
      #expect(printed.allSatisfy { abs($0[j] - weight) < 0.015 })
    }
  }

  /// COINr 1.1.14 get_PCA at level 2, up to sign; tolerance 2e-7.
  @Test(.reference("08_coinr_pca_weights")) func firstComponentsOfPillars() throws {
    let table = try Connectivity.aggregated()
    let groups: [([String], [Double])] = [
      (["Physical", "ConEcFin", "Political", "Instit", "P2P"], [0.511797, 0.3049926, 0.3547671, 0.508154, 0.5108455]),
      (["Environ", "Social", "SusEcFin"], [0.6513188, -0.7443677, 0.1473108]),
    ]
    for (codes, expected) in groups { try expectFirstComponent(codes.map { table.numbers($0) }, expected) }
  }

  /// COINr 1.1.14 get_PCA on the raw indicators, rows with missing values dropped; tolerance 2e-7.
  @Test(.reference("08_coinr_pca_weights")) func firstComponentsOfIndicators() throws {
    let groups: [([String], [Double], [Double])] = [
      (
        ["CO2", "Forest", "MatCon", "PrimEner", "Renew"],
        [-0.581448964607, 0.214435179168, -0.54275626007, -0.313184326629, 0.472510185288],
        [1.546126292621, 1.075637792419, 0.84660775864, 0.699237585379, 0.49680874488]
      ),
      (
        ["CPI", "FemLab", "FreePress", "NGOs", "Palma", "Poverty", "TertGrad", "TolMin", "WomParl"],
        [
          -0.417232271726, -0.324474984548, 0.401392182945, -0.190685742816, 0.30234668575, 0.270148194643,
          -0.351802318744, 0.346642321332, -0.338876294428,
        ],
        [
          2.204214394627, 1.125564489078, 0.978783068069, 0.788339864991, 0.771528107998, 0.568357614701,
          0.424631886093, 0.360680930133, 0.257601387237,
        ]
      ),
      (
        ["GDPGrow", "NEET", "PrivDebt", "PubDebt", "RDExp"],
        [0.472062192223, 0.450510208825, -0.491955739667, -0.226661793851, -0.529907369108],
        [1.552972202612, 0.989297686138, 0.91771066163, 0.711538142993, 0.510967747235]
      ),
    ]
    let table = try Connectivity.raw()
    for (codes, loadings, deviations) in groups {
      let columns = codes.map { table.numbers($0) }
      let complete = columns[0].indices.filter { row in columns.allSatisfy { $0[row].isFinite } }
      let kept = columns.map { column in complete.map { column[$0] } }
      try expectFirstComponent(kept, loadings)
      let components = try PrincipalComponents(correlation: correlations(ofCovariance: pairwiseCovariance(kept)))
      #expect(agree(components.eigenvalues.map { $0.squareRoot() }, deviations, within: 2e-7))
    }
  }

  private func expectFirstComponent(_ columns: [[Double]], _ expected: [Double]) throws {
    let components = try PrincipalComponents(correlation: correlations(ofCovariance: pairwiseCovariance(columns)))
    let own = components.vectors.column(0)
    let sign: Double = dot(own, expected) < 0 ? -1 : 1
    #expect(agree(own.map { sign * $0 }, expected, within: 2e-7))
  }

  /// A criterion that runs against the first component gets no weight, and the others share it.
  @Test func aCriterionAgainstTheComponentGetsNothing() throws {
    let r = Matrix(rowsOf: [[1, 0.8, -0.5], [0.8, 1, -0.4], [-0.5, -0.4, 1]])
    let weights = try #require(try PrincipalComponents(correlation: r).firstComponentWeights)
    #expect(weights[2] == 0)
    #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
  }

  /// A rotation changes no communality and no sum of squares.
  @Test(arguments: 1...5) func varimaxIsARotation(seed: UInt64) throws {
    var stream = RandomStream(seed: seed, 42)
    let loadings = Matrix(rows: 9, columns: 3, elements: (0..<27).map { _ in stream.normal() })
    let rotated = try varimaxRotated(loadings)
    for i in 0..<9 {
      #expect(abs(dot(rotated.row(i), rotated.row(i)) - dot(loadings.row(i), loadings.row(i))) < 1e-9)
    }
  }
}

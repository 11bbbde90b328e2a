import Calibration
import Testing

/// Six normalisations of years of schooling: OECD and JRC (2008), table 15, printed to two digits.
@Suite struct NormalisationTests {
  @Test(.reference("04_tai_normalisations")) func normalisationsOfTheHandbook() throws {
    let expected: [(Normalisation, Double, [Double])] = [
      (
        .standardScore, 0.0076,
        [
          0.26, 1.52, 1.14, -0.06, 0.76, -0.12, -0.12, 1.27, 0.83, -1.58, 0.38, 1.46, -0.12, -0.19, 1.33, -0.76, -1.08,
          0, -1.46, -1.52, -0.06, -0.31, -1.58,
        ]
      ),
      (
        .leastToLargest, 0.0076,
        [
          0.59, 1, 0.88, 0.49, 0.76, 0.47, 0.47, 0.92, 0.78, 0, 0.63, 0.98, 0.47, 0.45, 0.94, 0.27, 0.16, 0.51, 0.04,
          0.02, 0.49, 0.41, 0,
        ]
      ),
      (
        .ratioToMean, 0.0076,
        [
          1.04, 1.25, 1.19, 0.99, 1.13, 0.98, 0.98, 1.21, 1.14, 0.74, 1.06, 1.24, 0.98, 0.97, 1.22, 0.88, 0.82, 1, 0.76,
          0.75, 0.99, 0.95, 0.74,
        ]
      ),
      (
        .ratioToBest, 0.0076,
        [
          0.83, 1, 0.95, 0.79, 0.9, 0.78, 0.78, 0.97, 0.91, 0.59, 0.85, 0.99, 0.78, 0.78, 0.98, 0.7, 0.66, 0.8, 0.61,
          0.6, 0.79, 0.76, 0.59,
        ]
      ),
      (.rank, 1e-12, [15, 23, 19, 12, 17, 9, 9, 20, 18, 1, 16, 22, 9, 8, 21, 6, 5, 14, 4, 3, 12, 7, 1]),
      (
        .percentile, 0.06,
        [
          65.2, 100, 82.6, 52.2, 73.9, 39.1, 39.1, 87, 78.3, 4.3, 69.6, 95.7, 39.1, 34.8, 91.3, 26.1, 21.7, 60.9, 17.4,
          13, 52.2, 30.4, 4.3,
        ]
      ),
    ]
    let schooling = try TechnologyIndex.table().numbers("schooling")
    for (normalisation, tolerance, values) in expected {
      #expect(agree(normalisation.applied(to: schooling), values, within: tolerance), "\(normalisation)")
    }
  }

  @Test(arguments: Normalisation.allCases) func aColumnThatDoesNotVaryStaysFinite(normalisation: Normalisation) {
    #expect(normalisation.applied(to: [2, 2, 2]).allSatisfy { $0.isFinite })
    #expect(normalisation.applied(to: [0, 0, 0]).allSatisfy { $0.isFinite })
    #expect(normalisation.applied(to: []).isEmpty)
  }

  /// COINr 1.1.14 get_eff_weights, tolerance 1e-12.
  @Test(.reference("07_coinr_effective_weights")) func effectiveWeightsOfAHierarchy() throws {
    let expected: [String: Double] = [
      "Goods": 0.02, "Services": 0.02, "FDI": 0.02, "PRemit": 0.02, "ForPort": 0.02, "Renew": 0.0333333333333333,
      "PrimEner": 0.0333333333333333, "CO2": 0.0333333333333333, "MatCon": 0.0333333333333333,
      "Forest": 0.0333333333333333, "CostImpEx": 0.0166666666666667, "Tariff": 0.0166666666666667,
      "TBTs": 0.0166666666666667, "TIRcon": 0.0166666666666667, "RTAs": 0.0166666666666667, "Visa": 0.0166666666666667,
      "StMob": 0.0125, "Research": 0.0125, "Pat": 0.0125, "CultServ": 0.0125, "CultGood": 0.0125, "Tourist": 0.0125,
      "MigStock": 0.0125, "Lang": 0.0125, "LPI": 0.0125, "Flights": 0.0125, "Ship": 0.0125, "Bord": 0.0125,
      "Elec": 0.0125, "Gas": 0.0125, "ConSpeed": 0.0125, "Cov4G": 0.0125, "Embs": 0.0333333333333333,
      "IGOs": 0.0333333333333333, "UNVote": 0.0333333333333333, "Poverty": 0.0185185185185185,
      "Palma": 0.0185185185185185, "TertGrad": 0.0185185185185185, "FreePress": 0.0185185185185185,
      "TolMin": 0.0185185185185185, "NGOs": 0.0185185185185185, "CPI": 0.0185185185185185, "FemLab": 0.0185185185185185,
      "WomParl": 0.0185185185185185, "PubDebt": 0.0333333333333333, "PrivDebt": 0.0333333333333333,
      "GDPGrow": 0.0333333333333333, "RDExp": 0.0333333333333333, "NEET": 0.0333333333333333, "Physical": 0.1,
      "ConEcFin": 0.1, "Political": 0.1, "Instit": 0.1, "P2P": 0.1, "Environ": 0.166666666666667,
      "Social": 0.166666666666667, "SusEcFin": 0.166666666666667, "Conn": 0.5, "Sust": 0.5, "Index": 1.0,
    ]
    let table = try Connectivity.hierarchy()
    let codes = table.text("iCode")
    let parents = table.text("Parent").map { codes.firstIndex(of: $0) }
    let weights = try #require(effectiveWeights(parents: parents, weights: table.numbers("Weight")))
    for (code, weight) in zip(codes, weights) { #expect(agree(weight, (expected[code] ?? .nan), within: 1e-12)) }
    #expect(codes.count == expected.count)
  }

  @Test func aHierarchyInACircleHasNoWeights() {
    #expect(effectiveWeights(parents: [1, 0], weights: [1, 1]) == nil)
    #expect(effectiveWeights(parents: [nil, 0], weights: [1, 0]) == nil)
  }
}

import Calibration
import LinearAlgebra
import Statistics
import Testing

/// Internal consistency, correlations and shapes of the indicators shipped with COINr 1.1.14.
@Suite struct ConnectivityTests {
  /// get_cronbach on raw indicators, pairwise covariances; tolerance 1e-10.
  @Test(.reference("10_coinr_correlation_cronbach")) func alphaOfEachPillar() throws {
    let expected: [String: Double] = [
      "P2P": 0.0512665882938565, "Physical": 0.619880382176397, "ConEcFin": 0.253021298185219,
      "Political": 0.47024908330134, "Instit": -0.552654800531418, "Environ": 0.0815739932033289,
      "Social": 0.0240896281919147, "SusEcFin": 0.0298852922484606,
    ]
    let table = try Connectivity.raw()
    for (pillar, alpha) in expected.sorted(by: { $0.key < $1.key }) {
      let columns = try Connectivity.indicators(of: pillar).map { table.numbers($0) }
      #expect(agree(cronbachAlpha(pairwiseCovariance(columns)), alpha, within: 1e-10), "\(pillar)")
    }
  }

  /// get_corr of the index with pillars and indicators; tolerance 1e-7.
  @Test(.reference("10_coinr_correlation_cronbach")) func correlationsWithTheIndex() throws {
    let pillars: [String: Double] = [
      "Physical": 0.829379782067324, "ConEcFin": 0.422644258855394, "Political": 0.676733652376632,
      "Instit": 0.811691981612775, "P2P": 0.77547888324727, "Environ": 0.120920375088544, "Social": 0.904454516500465,
      "SusEcFin": 0.0244421559865602,
    ]
    let indicators: [String: Double] = [
      "Goods": 0.340648810662504, "Services": 0.535572616949308, "FDI": -0.267369149002377,
      "PRemit": -0.0500171121467448, "ForPort": 0.698288325087934, "Renew": -0.0780920961135335,
      "PrimEner": 0.478072393840244, "CO2": -0.14779618108939, "MatCon": -0.146882278292078,
      "Forest": 0.199428804673146, "CostImpEx": 0.725049166826511, "Tariff": 0.593710220190514,
      "TBTs": -0.674825491655663, "TIRcon": 0.502120043966586, "RTAs": 0.789315463848283, "Visa": 0.685793173765639,
      "StMob": 0.378514941120408, "Research": 0.647062522944208, "Pat": 0.751605280192744,
      "CultServ": 0.484558139333631, "CultGood": 0.451291753276457, "Tourist": 0.530018375517225,
      "MigStock": 0.337012166485031, "Lang": 0.7467362407181, "LPI": 0.7251547327537, "Flights": 0.584039717506379,
      "Ship": 0.00302709517017473, "Bord": 0.560515420297948, "Elec": 0.601713051629302, "Gas": 0.0837951662647453,
      "ConSpeed": 0.517273684807588, "Cov4G": 0.713098526477126, "Embs": 0.0871494791223046, "IGOs": 0.617869189033017,
      "UNVote": 0.820640714721174, "Poverty": 0.604297974762812, "Palma": 0.59595793127186,
      "TertGrad": 0.622298674356262, "FreePress": 0.816681570753842, "TolMin": 0.615118440120245,
      "NGOs": 0.807206566720738, "CPI": 0.798795740947675, "FemLab": 0.438149711002927, "WomParl": 0.560937205315782,
      "PubDebt": -0.205545357281418, "PrivDebt": -0.560459849317653, "GDPGrow": -0.296196795220178,
      "RDExp": 0.543411101781726, "NEET": 0.639907708046903,
    ]
    let table = try Connectivity.aggregated()
    let normalised = try Fixture("asem_normalised.csv")
    let index = table.numbers("Index")
    for (code, value) in pillars {
      #expect(
        try agree(#require(pairwiseCorrelation(table.numbers(code), index).value), value, within: 1e-7), "\(code)")
    }
    for (code, value) in indicators {
      #expect(
        try agree(#require(pairwiseCorrelation(normalised.numbers(code), index).value), value, within: 1e-7), "\(code)")
    }
  }

  /// get_corr_flags, printed to three digits, and three raw correlations printed to seven.
  @Test(.reference("10_coinr_correlation_cronbach")) func correlationsBetweenIndicators() throws {
    let raw = try Connectivity.raw()
    let normalised = try Fixture("asem_normalised.csv")
    let printed: [(Fixture, String, String, Double, Double)] = [
      (raw, "MatCon", "CO2", 0.7222051, 1e-7), (raw, "PrimEner", "CO2", 0.3268484, 1e-7),
      (raw, "Renew", "CO2", -0.5986338, 1e-7), (normalised, "CPI", "FreePress", 0.761, 0.0006),
      (normalised, "CPI", "NGOs", 0.768, 0.0006), (normalised, "CostImpEx", "TBTs", -0.697, 0.0006),
      (normalised, "RTAs", "TBTs", -0.752, 0.0006), (normalised, "TIRcon", "TBTs", -0.623, 0.0006),
    ]
    for (table, first, second, value, tolerance) in printed {
      let own = pairwiseCorrelation(table.numbers(first), table.numbers(second)).value
      #expect(try agree(#require(own), value, within: tolerance), "\(first) \(second)")
    }
  }

  /// get_stats(nsignif = 10): mean, standard deviation, adjusted skewness and excess kurtosis to nine digits.
  @Test(.reference("11_coinr_indicator_stats")) func shapesOfIndicators() throws {
    let raw = try Connectivity.raw()
    let expected = try Fixture("asem_statistics.csv")
    for (place, code) in expected.text("iCode").enumerated() {
      let values = raw.numbers(code)
      let shape = SampleShape(values)
      let own = [
        values.filter(\.isFinite).min() ?? .nan, values.filter(\.isFinite).max() ?? .nan, shape.mean, median(values),
        shape.standardDeviation, shape.skewness, shape.excessKurtosis,
      ]
      for (column, value) in zip(["Min", "Max", "Mean", "Median", "Std", "Skew", "Kurt"], own) {
        let wanted = expected.numbers(column)[place]
        let size = max(1, abs(wanted))
        #expect(agree(value / size, wanted / size, within: 1e-9), "\(code) \(column)")
      }
    }
  }
}

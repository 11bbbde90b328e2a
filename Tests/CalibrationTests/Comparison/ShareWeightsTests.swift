import Calibration
import LinearAlgebra
import Statistics
import Testing

/// Weights computed from ratings alone, against published figures and scikit-criteria, pymcdm and pyDecision.
@Suite struct ShareWeightsTests {
  private static let elsayed = Matrix(rowsOf: [
    [7.0, 312.0, 1891.0, 6613.0, 163.0],
    [72.0, 88.0, 728.0, 941804.0, 1078.0],
    [10.0, 252.0, 2594.0, 3466.0, 117471.0],
    [10.0, 145.0, 980.0, 2371.0, 86329.0],
    [65.0, 54.0, 350.0, 501.0, 29897.0],
    [29.0, 48.0, 380.0, 912.0, 34051.0],
    [7.0, 476.0, 3300.0, 78470.0, 2212.0],
    [70.0, 87.0, 650.0, 733.0, 819000.0],
    [4.0, 86.0, 591.0, 3015.0, 103.0],
    [12.0, 79.0, 579.0, 3240.0, 96098.0],
    [21.0, 45.0, 261.0, 1253.0, 453.0],
    [1.0, 72.0, 530.0, 4333.0, 0.1048],
  ])
  private static let diakoulaki = Matrix(rowsOf: [
    [61.0, 1.08, 4.33],
    [20.7, 0.26, 4.34],
    [16.3, 1.98, 2.53],
    [9.0, 3.29, 1.65],
    [5.4, 2.77, 2.33],
    [4.0, 4.12, 1.21],
    [-6.1, 3.52, 2.1],
    [-34.6, 3.31, 0.98],
  ])
  private static let smallest = Matrix(rowsOf: [[1, 2], [4, 16]])
  private static let jahan = Matrix(rowsOf: [
    [0.0, 0.0, 0.0],
    [0.39, 0.3, 0.77],
    [0.17, 0.36, 0.8],
    [0.35, 0.29, 0.93],
    [0.3, 0.4, 0.94],
    [0.84, 0.71, 1.0],
    [1.0, 1.0, 0.99],
  ])
  /// Four alternatives of Zavadskas and Podvezko (2016); the first and third column are costs.
  private static let zavadskas = Matrix(rowsOf: [
    [3.0, 100.0, 10.0, 7.0],
    [2.5, 80.0, 8.0, 5.0],
    [1.8, 50.0, 20.0, 11.0],
    [2.2, 70.0, 12.0, 9.0],
  ])
  /// Five alternatives of Keshavarz-Ghorabaee and others (2021), section 4.1; the last two columns are costs.
  private static let keshavarz = Matrix(rowsOf: [
    [450, 8000, 54, 145], [10, 9100, 2, 160], [100, 8200, 31, 153], [220, 9300, 1, 162], [5, 8400, 23, 158],
  ])

  /// A matrix whose cost columns became benefits by their reciprocals.
  private func benefits(_ matrix: Matrix, costs: [Int]) -> Matrix {
    var result = matrix
    for j in costs { for i in 0..<matrix.rows { result[i, j] = 1 / matrix[i, j] } }
    return result
  }

  /// Elsayed and others (2017); pymcdm and scikit-criteria agree; tolerance 1e-9, of the printed figures 6e-7.
  @Test(.reference("17_entropy_elsayed2017")) func entropy() throws {
    let weights = try #require(entropyWeights(Self.elsayed))
    #expect(
      agree(
        weights,
        [0.10499069028987601, 0.06912398487975387, 0.07137315411913393, 0.44993707284278905, 0.30457509786844716],
        within: 1e-9))
    #expect(agree(weights, [0.104991, 0.069124, 0.071373, 0.449937, 0.304575], within: 6e-7))
    let small = try #require(entropyWeights(Self.smallest))
    #expect(agree(small, [0.358889, 0.641111], within: 1e-5, of: "18_entropy_std_2x2"))
  }

  /// scikit-criteria; Jahan and Edwards (2013), pymcdm; tolerances 1e-5, 1e-9 and, of two printed digits, 0.006.
  @Test(.reference("20_std_jahan2013")) func standardDeviation() throws {
    let small = try #require(standardDeviationWeights(Self.smallest))
    #expect(agree(small, [0.176471, 0.82353], within: 1e-5, of: "18_entropy_std_2x2"))
    let weights = try #require(standardDeviationWeights(Self.jahan))
    #expect(agree(weights, [0.3459082529250316, 0.3128864321680307, 0.3412053149069377], within: 1e-9))
    #expect(agree(weights, [0.35, 0.31, 0.34], within: 0.006))
  }

  /// Diakoulaki and others (1995); scikit-criteria `CRITIC(correlation=…, scale=…)`, pyDecision; tolerance 1e-7.
  @Test(.reference("15_critic_diakoulaki1995")) func critic() throws {
    let cases: [(CriterionAssociation, Bool, [Double])] = [
      (.linear, true, [0.20222554, 0.48090173, 0.31687273]),
      (.rank, true, [0.21454645, 0.4898563, 0.29559726]),
      (.linear, false, [0.86874234, 0.08341434, 0.04784331]),
      (.rank, false, [0.87672195, 0.08082369, 0.04245436]),
    ]
    for (association, isScaled, expected) in cases {
      let weights = try #require(criticWeights(Self.diakoulaki, association: association, isScaled: isScaled))
      #expect(agree(weights, expected, within: 1e-7))
    }
  }

  /// Keshavarz-Ghorabaee and others (2021), table 4, printed to four digits.
  @Test func removalEffects() throws {
    let weights = try #require(removalEffectWeights(benefits(Self.keshavarz, costs: [2, 3])))
    #expect(largestDifference(weights, [0.5752, 0.0141, 0.4016, 0.0091]) < 6e-5)
  }

  /// Zavadskas and Podvezko (2016), printed to four digits; pymcdm; tolerance 6e-5.
  @Test(.reference("21_cilos_idocriw")) func impactLoss() throws {
    let weights = try #require(impactLossWeights(benefits(Self.zavadskas, costs: [0, 2])))
    #expect(agree(weights, [0.3343, 0.2199, 0.1957, 0.2501], within: 6e-5))
    let entropy = try #require(entropyWeights(Self.zavadskas))
    let both = try #require(informationAndLossWeights(entropy: entropy, impactLoss: weights))
    #expect(agree(both, [0.1658, 0.1885, 0.3545, 0.2911], within: 6e-5))
  }

  /// Laws over random ratings: on the simplex, the same for any order of units, criteria permute with their weights.
  @Test(arguments: 1...5) func laws(seed: UInt64) throws {
    var stream = RandomStream(seed: seed, 41)
    let values = Matrix(rows: 30, columns: 6, elements: (0..<180).map { _ in 0.05 + 0.9 * stream.uniform() })
    let units = Array(0..<30).shuffled(using: &stream)
    let order = Array(0..<6).shuffled(using: &stream)
    let methods: [(Matrix) -> [Double]?] = [
      entropyWeights, standardDeviationWeights, removalEffectWeights, impactLossWeights, { criticWeights($0) },
    ]
    for method in methods {
      let weights = try #require(method(values))
      #expect(weights.allSatisfy { $0 >= 0 })
      #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
      let mixed = try #require(method(values.submatrix(rows: units, columns: order)))
      #expect(largestDifference(mixed, order.map { weights[$0] }) < 1e-10)
    }
  }

  @Test func ratingsThatDoNotVaryHaveNoSuchWeights() {
    let constant = Matrix(rows: 5, columns: 3, repeating: 0.5)
    #expect(standardDeviationWeights(constant) == nil)
    #expect(criticWeights(constant) == nil)
    #expect(removalEffectWeights(constant) == nil)
    #expect(impactLossWeights(constant) == nil)
  }
}

/// Units in blocks with a weight each: what every assignment of a trial is computed on.
struct BlockDesign: Sendable {
  /// The rows of each block.
  let members: [[Int]]
  /// The block of each row.
  let block: [Int]
  /// w_i, the inverse of each row's relative variance.
  let weights: [Double]
  /// W_b = Σ w_i of each block.
  let blockWeights: [Double]
  /// The rows that take up the model.
  let isTreated: [Bool]
  /// How many of each block do.
  let treated: [Int]

  /// - Parameter blocks: the block of each row, any numbers.
  init(blocks: [Int], isTreated: [Bool], weights: [Double]) {
    let codes = Set(blocks).sorted()
    let place = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    block = blocks.map { place[$0] ?? 0 }
    var members = [[Int]](repeating: [], count: codes.count)
    for (row, b) in block.enumerated() { members[b].append(row) }
    self.members = members
    self.weights = weights
    blockWeights = members.map { $0.reduce(0) { $0 + weights[$1] } }
    self.isTreated = isTreated
    treated = members.map { $0.count { isTreated[$0] } }
  }

  /// n, the number of rows.
  var count: Int { block.count }

  /// n − B − 1, the degrees of freedom of the residuals beside block means and one effect.
  var degreesOfFreedom: Int { count - members.count - 1 }

  /// Values less the weighted mean of their block.
  func centred(_ values: [Double]) -> [Double] {
    let means = members.enumerated().map { b, rows in
      rows.reduce(0) { $0 + weights[$1] * values[$1] } / blockWeights[b]
    }
    return values.indices.map { values[$0] - means[block[$0]] }
  }

  /// Π_b n_b!/(t_b! (n_b − t_b)!), how many assignments leave each block its number; not beyond `mostCounted`.
  var assignmentCount: Double {
    let count = zip(members, treated).reduce(1.0) { product, part in
      (0..<part.1).reduce(product) { $0 * Double(part.0.count - $1) / Double($1 + 1) }
    }
    return min(count.rounded(), Self.mostCounted)
  }

  /// Numbers up to here are counted exactly; beyond them it does not matter how many there are.
  private static let mostCounted = 1e15
}

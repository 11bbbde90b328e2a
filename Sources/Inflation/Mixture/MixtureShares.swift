/// The shares of a mixture.
struct MixtureShares: Sendable {
  /// That of the core.
  let core: Double
  /// That of each column of `DistortionComponents`.
  let columns: [Double]

  /// The shares that are given.
  init(core: Double, columns: [Double]) {
    self.core = core
    self.columns = columns
  }

  /// The mean of several, one at least.
  init(meanOf all: [MixtureShares]) {
    let count = Double(all.count)
    core = all.reduce(0) { $0 + $1.core } / count
    columns = all[0].columns.indices.map { c in all.reduce(0) { $0 + $1.columns[c] } / count }
  }
}

/// How the rows of a survey were drawn.
public struct SampleDesign: Sendable, Equatable {
  /// The stratum of each row, numbered from 0.
  public var stratum: [Int]
  /// The cluster of each row, numbered from 0 over all strata: rows of one cluster were drawn together.
  public var cluster: [Int]
  /// What each row counts for: how many of the population it stands for.
  public var weight: [Double]
  /// The number of clusters that the row's stratum has in the population; nil where it is not given.
  public var population: [Double]?

  /// A design from columns of one length.
  public init(stratum: [Int], cluster: [Int], weight: [Double], population: [Double]? = nil) {
    precondition(
      [cluster.count, weight.count].allSatisfy { $0 == stratum.count }, "columns of a design have one length")
    self.stratum = stratum
    self.cluster = cluster
    self.weight = weight
    self.population = population
  }

  /// The number of rows.
  public var count: Int { stratum.count }
}

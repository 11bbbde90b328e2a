public import LinearAlgebra

/// Variances and covariances of the social relations model, in squared units of the scores.
public struct SocialRelationsComponents: Sendable, Equatable {
  /// How much members differ in what they give (leniency): the actor variance.
  public var actor: Double
  /// How much members differ in what they get (standing): the partner variance.
  public var partner: Double
  /// What one member gives another beyond both, with the error of a single rating.
  public var relationship: Double
  /// Whether those who give much get much: the covariance of actor and partner effects of a member.
  public var actorPartner: Double
  /// Whether what a pair gives each other goes together: the covariance of the two relationships of a pair.
  public var dyadic: Double

  /// Components from their values.
  public init(actor: Double, partner: Double, relationship: Double, actorPartner: Double, dyadic: Double) {
    self.actor = actor
    self.partner = partner
    self.relationship = relationship
    self.actorPartner = actorPartner
    self.dyadic = dyadic
  }

  /// The dyadic covariance as a correlation, in −1…1; nil without variance.
  public var dyadicCorrelation: Double? {
    relationship > 0 ? min(1, max(-1, dyadic / relationship)) : nil
  }

  /// A function of each component.
  func map(_ transform: (Double) -> Double) -> Self {
    Self(
      actor: transform(actor), partner: transform(partner), relationship: transform(relationship),
      actorPartner: transform(actorPartner), dyadic: transform(dyadic))
  }

  /// A function of each component of two.
  func combined(with other: Self, _ transform: (Double, Double) -> Double) -> Self {
    Self(
      actor: transform(actor, other.actor), partner: transform(partner, other.partner),
      relationship: transform(relationship, other.relationship),
      actorPartner: transform(actorPartner, other.actorPartner), dyadic: transform(dyadic, other.dyadic))
  }
}

/// A round robin: every member of a group rates every other, x_ij = μ + α_i + β_j + γ_ij.
///
/// With row mean r_i, column mean c_i and grand mean m over the n(n − 1) scores off the diagonal,
///
/// α̂_i = (n−1)²/(n(n−2)) r_i + (n−1)/(n(n−2)) c_i − (n−1)/(n−2) m, β̂_i the same with r and c exchanged,
/// γ̂_ij = x_ij − α̂_i − β̂_j − m.
///
/// The mean square between pairs Σ_{i<j} (γ̂_ij + γ̂_ji)²/2 over n(n−3)/2 estimates σ²_γ + σ_γγ, that within pairs
/// Σ_{i<j} (γ̂_ij − γ̂_ji)²/2 over (n−1)(n−2)/2 estimates σ²_γ − σ_γγ; and
///
/// σ²_α = Σ α̂²/(n−1) − σ²_γ (n−1)/(n(n−2)) − σ_γγ/(n(n−2)), σ²_β likewise,
/// σ_αβ = Σ α̂β̂/(n−1) − σ_γγ (n−1)/(n(n−2)) − σ²_γ/(n(n−2)).
///
/// The estimates are unbiased, so that a variance may come out below 0.
///
/// Source: Warner, Kenny and Stoto (1979), A new round robin analysis of variance for social interaction data; Kenny
/// (1994), Interpersonal Perception, appendix B.
public struct RoundRobin: Sendable {
  /// The fewest members with whom all components can be told apart.
  public static let fewestMembers = 4

  /// The mean of the scores.
  public let mean: Double
  /// What each member gives above the mean, by member.
  public let actorEffects: [Double]
  /// What each member gets above the mean.
  public let partnerEffects: [Double]
  /// The components of the group.
  public let components: SocialRelationsComponents

  /// The number of members.
  public var members: Int { actorEffects.count }

  /// Analyses a round robin.
  ///
  /// - Parameter scores: n × n, entry (i, j) what i gives j; the diagonal is not read. Nil with fewer than four members or a
  ///   score that is not finite.
  /// - Complexity: O(n²).
  public init?(_ scores: Matrix) {
    let n = scores.rows
    guard n >= Self.fewestMembers, scores.columns == n else { return nil }
    var rows = [Double](repeating: 0, count: n)
    var columns = rows
    for i in 0..<n {
      for j in 0..<n where i != j {
        guard scores[i, j].isFinite else { return nil }
        rows[i] += scores[i, j]
        columns[j] += scores[i, j]
      }
    }
    let size = Double(n)
    rows = rows.map { $0 / (size - 1) }
    columns = columns.map { $0 / (size - 1) }
    let mean = rows.reduce(0, +) / size
    let inner = size * (size - 2)
    func effects(_ own: [Double], _ other: [Double]) -> [Double] {
      zip(own, other).map {
        (size - 1) * (size - 1) / inner * $0 + (size - 1) / inner * $1 - (size - 1) / (size - 2) * mean
      }
    }
    let actors = effects(rows, columns)
    let partners = effects(columns, rows)
    var (between, within) = (0.0, 0.0)
    for i in 0..<n {
      for j in 0..<i {
        let forth = scores[i, j] - actors[i] - partners[j] - mean
        let back = scores[j, i] - actors[j] - partners[i] - mean
        between += (forth + back) * (forth + back) / 2
        within += (forth - back) * (forth - back) / 2
      }
    }
    between /= size * (size - 3) / 2
    within /= (size - 1) * (size - 2) / 2
    let relationship = (between + within) / 2
    let dyadic = (between - within) / 2
    func component(_ a: [Double], _ b: [Double], _ main: Double, _ other: Double) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / (size - 1) - main * (size - 1) / inner - other / inner
    }
    self.mean = mean
    actorEffects = actors
    partnerEffects = partners
    components = SocialRelationsComponents(
      actor: component(actors, actors, relationship, dyadic),
      partner: component(partners, partners, relationship, dyadic), relationship: relationship,
      actorPartner: component(actors, partners, dyadic, relationship), dyadic: dyadic)
  }
}

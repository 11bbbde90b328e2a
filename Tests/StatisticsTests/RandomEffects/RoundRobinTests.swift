import LinearAlgebra
import Statistics
import Testing

@Suite struct RoundRobinTests {
  private static let scores = Matrix(rowsOf: [
    [.nan, 7, 5, 8, 6], [6, .nan, 4, 9, 7], [8, 9, .nan, 9, 8], [5, 6, 3, .nan, 4], [7, 9, 6, 8, .nan],
  ])

  /// A group of members drawn from planted components.
  static func group(_ n: Int, _ planted: SocialRelationsComponents, stream: inout RandomStream) -> Matrix {
    func pair(_ first: Double, _ second: Double, _ covariance: Double, _ stream: inout RandomStream) -> (Double, Double)
    {
      let a = first.squareRoot() * stream.normal()
      let slope = covariance / first
      return (a, slope * a + (second - slope * covariance).squareRoot() * stream.normal())
    }
    let members = (0..<n).map { _ in pair(planted.actor, planted.partner, planted.actorPartner, &stream) }
    var scores = Matrix(rows: n, columns: n)
    for i in 0..<n {
      for j in 0..<i {
        let (forth, back) = pair(planted.relationship, planted.relationship, planted.dyadic, &stream)
        scores[i, j] = 75 + members[i].0 + members[j].1 + forth
        scores[j, i] = 75 + members[j].0 + members[i].1 + back
      }
    }
    return scores
  }

  /// numpy 2.4.6, least squares and expectations as traces: scripts/reference/social_relations.py; tolerance 1e-9.
  @Test func componentsEqualThoseOfAnotherRoad() throws {
    let own = try #require(RoundRobin(Self.scores))
    #expect(abs(own.mean - 6.7) < 1e-9)
    let expected = SocialRelationsComponents(
      actor: 4.0 / 3, partner: 1.5, relationship: 1.3 / 3, actorPartner: -4.1 / 3, dyadic: 0.3)
    for component in Self.all {
      #expect(abs(own.components[keyPath: component] - expected[keyPath: component]) < 1e-9)
    }
  }

  private static var all: [KeyPath<SocialRelationsComponents, Double>] {
    [\.actor, \.partner, \.relationship, \.actorPartner, \.dyadic]
  }

  @Test func effectsSumToNothingAndFollowTheirMembers() throws {
    var stream = RandomStream(seed: 3)
    let planted = SocialRelationsComponents(actor: 4, partner: 3, relationship: 2, actorPartner: 1, dyadic: 1)
    let scores = Self.group(7, planted, stream: &stream)
    let own = try #require(RoundRobin(scores))
    #expect(abs(own.actorEffects.reduce(0, +)) < 1e-9)
    #expect(abs(own.partnerEffects.reduce(0, +)) < 1e-9)
    let order = [3, 0, 6, 1, 5, 2, 4]
    var permuted = Matrix(rows: 7, columns: 7)
    for i in 0..<7 {
      for j in 0..<7 { permuted[i, j] = scores[order[i], order[j]] + 10 }
    }
    let other = try #require(RoundRobin(permuted))
    #expect(abs(other.mean - own.mean - 10) < 1e-9)
    for (place, member) in order.enumerated() {
      #expect(abs(other.actorEffects[place] - own.actorEffects[member]) < 1e-9)
    }
    let turned = try #require(RoundRobin(scores.transposed))
    #expect(abs(turned.components.actor - own.components.partner) < 1e-9)
    #expect(abs(turned.components.dyadic - own.components.dyadic) < 1e-9)
  }

  @Test func whatIsIncompleteIsRefused() {
    #expect(RoundRobin(Matrix(rows: 3, columns: 3)) == nil)
    var holed = Matrix(rows: 5, columns: 5, repeating: 1)
    holed[1, 2] = .nan
    #expect(RoundRobin(holed) == nil)
    #expect(SocialRelations([]) == nil)
  }

  /// Planted components come back within 10 % in the mean of 50 simulations of 40 groups of eight, and the jackknife's
  /// intervals cover them.
  @Test func plantedComponentsAreRecovered() throws {
    let planted = SocialRelationsComponents(actor: 4, partner: 3, relationship: 6, actorPartner: 1.2, dyadic: 2.4)
    var sums = [Double](repeating: 0, count: Self.all.count)
    var covered = 0
    for simulation in 0..<50 {
      var stream = RandomStream(seed: 41, UInt64(simulation))
      let robins = (0..<40).compactMap { _ in RoundRobin(Self.group(8, planted, stream: &stream)) }
      let pooled = try #require(SocialRelations(robins))
      for (place, component) in Self.all.enumerated() {
        sums[place] += pooled.components[keyPath: component] / 50
        let interval = try #require(pooled.interval(component, confidence: 0.95))
        if interval.contains(planted[keyPath: component]) { covered += 1 }
      }
    }
    for (sum, component) in zip(sums, Self.all) {
      #expect(abs(sum / planted[keyPath: component] - 1) < 0.1, "\(sum)")
    }
    // 250 intervals at 95 %: 237.5 expected, four standard deviations are 14.
    #expect(covered >= 224, "\(covered)")
  }
}

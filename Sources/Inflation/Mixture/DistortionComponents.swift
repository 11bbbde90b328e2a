internal import Foundation

/// What is seen of one unit, standardised under the fitted null.
struct Observation: Sendable {
  /// The residual, in null standard deviations.
  var residual: Double
  /// The gap to each other rater less its centre, severity and what the gaps before it say of it, in the order of the
  /// components; NaN where there is none.
  var gaps: [Double]
  /// The log likelihood ratio of each share of criteria being raised.
  var profile: [Double]
  /// The shift of the residual that each share implies.
  var profileShift: [Double]
  /// The likelihood ratio of each sign that accompanies a raised rating, in the order of `Sign`; 0 where there is none.
  var signs = [Double](repeating: 0, count: Sign.allCases.count)

  /// How many others rated the unit otherwise than it did itself.
  var gapCount: Int { gaps.count(where: \.isFinite) }
}

/// What may accompany a raised rating and says by itself nothing of its height: the same is seen of honest ratings too,
/// and only with the residual and the gap does it count.
enum Sign: Int, Sendable, CaseIterable {
  /// The total lies just above a threshold.
  case cutoff
  /// The answers are those of another unit.
  case similar
  /// All criteria are rated alike.
  case straight

  /// The shifts that are tried, in null standard deviations: small ones where the place itself names the size.
  var shifts: [Double] { self == .cutoff ? Self.cutoffShifts : Self.otherShifts }
  private static let cutoffShifts = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]
  private static let otherShifts = [1, 1.5, 2, 2.5, 3, 3.5, 4.5, 5.5, 7, 9]
  /// Where each of them stands among the shifts of over-rating; nil where it does not.
  var places: [Int?] { self == .cutoff ? Self.cutoffPlaces : Self.otherPlaces }
  private static let cutoffPlaces = cutoffShifts.map { DistortionComponents.shifts.firstIndex(of: $0) }
  private static let otherPlaces = otherShifts.map { DistortionComponents.shifts.firstIndex(of: $0) }
  /// How many.
  static let shiftCount = 10
}

/// The ways in which a rating can come about, each as a density of what is seen of a unit relative to the honest core.
///
/// Columns: over-rating by Δ in a grid; the same unevenly, some criteria more than others; some criteria raised and the
/// rest not, by what the profile implies or a multiple of it; by Δ with a sign; under-rating by Δ; honest halo over
/// [−c, c]; a sign without being raised; the core itself is 1. Residual z and the gaps q_k to other raters are taken
/// jointly: under a shift Δ of the self-rating the residual moves by Δ and a gap by κΔ, and q_k given z has the centre
/// γ_k z, so that
///
/// f(z, q | Δ) / f(z, q | 0) = f_z(z − Δ) / f_z(z) · Π_k Σ_κ π_kκ f_k(q_k − γ_k(z − Δ) − κΔ) / f_k(q_k − γ_k z).
///
/// Source: METHODS sections 5.3 and 6.
struct DistortionComponents: Sendable {
  /// The shifts, in null standard deviations: quarters to 4, halves to 12, whole ones to 20, for precise outcomes make
  /// thirty points a long way.
  static let shifts =
    stride(from: 1.0, to: 4.0, by: 0.25).map { $0 } + stride(from: 4.0, to: 12.0, by: 0.5).map { $0 }
    + stride(from: 12.0, through: 20.0, by: 1).map { $0 }
  /// Half the distance from each shift to the next, which the grid leaves open.
  static let halfSteps = shifts.map { $0 < 4 ? 0.125 : $0 < 12 ? 0.25 : 0.5 }
  /// Half the width of the honest halo's slabs, in null standard deviations.
  static let haloWidths = [2.0, 4, 6, 8]

  /// The shifts of uneven over-rating, in null standard deviations.
  static let unevenShifts = [1.5, 2.5, 3.5, 5, 7, 10, 14, 19]
  /// Where each of them stands among the shifts of over-rating.
  private static let unevenPlaces = unevenShifts.map { shifts.firstIndex(of: $0) }
  /// How many times what the profile of some criteria implies the residual may have been shifted.
  static let profileMultiples = [0.5, 1, 1.5, 2.5]

  static let over = 0..<shifts.count
  static let uneven = over.upperBound..<over.upperBound + unevenShifts.count
  static let profiles = uneven.upperBound..<uneven.upperBound + CriterionProfile.shares.count * profileMultiples.count
  /// Over-rating with a sign: by sign, then shift; and to a threshold by raising some criteria more than others.
  static let signed = profiles.upperBound..<profiles.upperBound + (Sign.allCases.count + 1) * Sign.shiftCount
  /// All columns of over-rating.
  static let anyOver = over.lowerBound..<signed.upperBound

  /// The columns of over-rating with a sign.
  static func columns(of sign: Sign) -> Range<Int> {
    let first = signed.lowerBound + sign.rawValue * Sign.shiftCount
    return first..<first + Sign.shiftCount
  }

  /// The columns of uneven over-rating to a threshold.
  static let unevenToCutoff = signed.upperBound - Sign.shiftCount..<signed.upperBound

  /// The shift of a column of `signed`, in null standard deviations.
  static func signedShift(ofColumn c: Int) -> Double {
    let place = c - signed.lowerBound
    let sign = unevenToCutoff.contains(c) ? .cutoff : Sign.allCases[place / Sign.shiftCount]
    return sign.shifts[place % Sign.shiftCount]
  }

  /// The share of the criteria and the multiple of a profile column.
  static func profile(ofColumn c: Int) -> (share: Int, multiple: Double) {
    let place = c - profiles.lowerBound
    return (place / profileMultiples.count, profileMultiples[place % profileMultiples.count])
  }

  /// The column of a share of the criteria, an index, and a multiple.
  static func profileColumn(share: Int, multiple: Double) -> Int {
    profiles.lowerBound + share * profileMultiples.count + (profileMultiples.firstIndex(of: multiple) ?? 0)
  }

  /// The posterior of the profile columns by share of the criteria.
  static func byShare(_ posterior: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: CriterionProfile.shares.count)
    for c in profiles { result[profile(ofColumn: c).share] += posterior[c] }
    return result
  }

  /// The shift of the residual that a column means for every unit, in null standard deviations; nil for the profiles, whose
  /// shift is the unit's own, and for honest columns.
  static func shift(ofColumn c: Int) -> Double? {
    if over.contains(c) { return shifts[c] }
    if uneven.contains(c) { return unevenShifts[c - uneven.lowerBound] }
    if under.contains(c) { return -shifts[c - under.lowerBound] }
    return signed.contains(c) ? signedShift(ofColumn: c) : nil
  }

  /// The shift that a column means for a unit, its profile included; nil for honest columns.
  static func shift(ofColumn c: Int, _ observation: Observation) -> Double? {
    guard profiles.contains(c) else { return shift(ofColumn: c) }
    let (share, multiple) = profile(ofColumn: c)
    return multiple * observation.profileShift[share]
  }

  static let under = signed.upperBound..<signed.upperBound + shifts.count
  static let halo = under.upperBound..<under.upperBound + haloWidths.count
  /// Honest ratings with a sign.
  static let honestSigns = halo.upperBound..<halo.upperBound + Sign.allCases.count
  /// The number of columns beside the core.
  static let count = honestSigns.upperBound

  /// The tails of the residual.
  let residualDensity: TDensity
  /// What a gap to each other rater says; empty where nobody else rates.
  var gaps: [GapComponent]
  /// How often each shift of `Sign.cutoff` is met on the way to a threshold: its mean ratio over honest rows.
  var cutoffFrequencies = [Double](repeating: 1, count: Sign.shiftCount)
  /// Whether honest units may rate everything higher or lower without meaning anything by it.
  let honestHalo: Bool

  /// Beyond this many standard deviations nothing more is learnt, and ratios stay finite.
  private static let farthest = 40.0
  private static let largestLogRatio = 300.0

  /// The components before anything is known of how the gap follows a shift.
  init(residualDensity: TDensity, gaps: [GapComponent], honestHalo: Bool) {
    self.residualDensity = residualDensity
    self.gaps = gaps
    self.honestHalo = honestHalo
  }

  /// The ratio of every column to the core for one unit, appended to `ratios`.
  ///
  /// - Complexity: O(shifts × raters × gap shares).
  func append(_ observation: Observation, to ratios: inout [Double]) {
    let z = min(max(observation.residual, -Self.farthest), Self.farthest)
    let terms = gapTerms(observation, residual: z)
    func ratio(_ shift: Double) -> Double {
      var ratio = residualDensity.ratio(z - shift, over: z)
      for term in terms { ratio *= term.ratio(shift) }
      return ratio
    }
    let first = ratios.count
    for shift in Self.shifts { ratios.append(ratio(shift)) }
    func ratio(_ shift: Double, at place: Int?) -> Double { place.map { ratios[first + $0] } ?? ratio(shift) }
    let profile = observation.profile.map { exp(min($0, Self.largestLogRatio)) }
    let unevenness = profile.reduce(0, +) / Double(max(profile.count, 1))
    for (shift, place) in zip(Self.unevenShifts, Self.unevenPlaces) {
      ratios.append(unevenness * ratio(shift, at: place))
    }
    for (share, shift) in zip(profile, observation.profileShift) {
      for multiple in Self.profileMultiples { ratios.append(shift == 0 ? share : share * ratio(multiple * shift)) }
    }
    func appendSigned(_ sign: Sign, times likelihood: Double) {
      for (k, shift) in sign.shifts.enumerated() {
        let frequency = sign == .cutoff ? cutoffFrequencies[k] : 1
        ratios.append(likelihood > 0 ? likelihood * ratio(shift, at: sign.places[k]) / frequency : 0)
      }
    }
    for sign in Sign.allCases { appendSigned(sign, times: observation.signs[sign.rawValue]) }
    appendSigned(.cutoff, times: unevenness * observation.signs[Sign.cutoff.rawValue])
    for shift in Self.shifts { ratios.append(ratio(-shift)) }
    let inflation = ((residualDensity.degreesOfFreedom + z * z) / (residualDensity.degreesOfFreedom + 1)).squareRoot()
    for width in Self.haloWidths {
      let inside = honestHalo && abs(z) <= width
      let widened = terms.reduce(1) { $0 * $1.widened(by: inflation) }
      ratios.append(inside ? exp(-residualDensity.log(z)) / (2 * width) * widened : 0)
    }
    ratios += observation.signs
  }

  /// The ratio of each gap share of one rater under a shift, for learning π_κ; nil where there is no gap.
  func gapRatios(_ observation: Observation, of rater: Int, shift: Double) -> [Double]? {
    let z = min(max(observation.residual, -Self.farthest), Self.farthest)
    return gapTerm(observation, of: rater, residual: z).map { term in
      GapComponent.shares.map { term.ratio(shift, share: $0) }
    }
  }

  private func gapTerms(_ observation: Observation, residual z: Double) -> [GapComponent.Term] {
    gaps.indices.compactMap { gapTerm(observation, of: $0, residual: z) }
  }

  private func gapTerm(_ observation: Observation, of rater: Int, residual z: Double) -> GapComponent.Term? {
    let gap = observation.gaps[rater]
    return gap.isFinite ? gaps[rater].term(min(max(gap, -Self.farthest), Self.farthest), residual: z) : nil
  }
}

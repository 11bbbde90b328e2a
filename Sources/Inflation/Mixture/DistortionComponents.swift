internal import Foundation

/// What is seen of one unit, standardised under the fitted null.
struct Observation: Sendable {
  /// The residual, in null standard deviations.
  var residual: Double
  /// The gap to the superior less its centre and severity; NaN where there is none.
  var gap: Double
  /// The log likelihood ratio of each share of criteria being raised.
  var profile: [Double]
  /// The shift of the residual that each share implies.
  var profileShift: [Double]
  /// The likelihood ratio of each sign that accompanies a raised rating, in the order of `Sign`; 0 where there is none.
  var signs = [Double](repeating: 0, count: Sign.allCases.count)
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
/// [−c, c]; a sign without being raised; the core itself is 1. Residual z and gap q are taken jointly: under a shift Δ of
/// the self-rating the residual moves by Δ and the gap by κΔ, and q given z has the centre γz, so that
///
/// f(z, q | Δ) / f(z, q | 0) = f_z(z − Δ) / f_z(z) · Σ_κ π_κ f_q(q − γ(z − Δ) − κΔ) / f_q(q − γz).
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
  /// How many null standard deviations of the gap one of the residual is worth: 1 where both are equally noisy, more
  /// where the gap is the finer yardstick.
  static let gapShares = [0.0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6]
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
  /// The tails of the gap given the residual; nil where nobody has a gap.
  let gapDensity: TDensity?
  /// γ.
  let gapSlope: Double
  /// π_κ, summing to 1.
  var gapShareWeights = [Double](repeating: 1 / Double(gapShares.count), count: gapShares.count) {
    didSet { likelyGapShares = Self.likely(gapShareWeights) }
  }
  /// κ and π_κ of those that are not negligible.
  private var likelyGapShares = likely([Double](repeating: 1 / Double(gapShares.count), count: gapShares.count))
  /// How often each shift of `Sign.cutoff` is met on the way to a threshold: its mean ratio over honest rows.
  var cutoffFrequencies = [Double](repeating: 1, count: Sign.shiftCount)
  /// Whether honest units may rate everything higher or lower without meaning anything by it.
  let honestHalo: Bool

  /// Beyond this many standard deviations nothing more is learnt, and ratios stay finite.
  private static let farthest = 40.0
  private static let largestLogRatio = 300.0

  /// Shares of the gap less probable than this change no ratio.
  private static let negligibleGapShare = 1e-5

  private static func likely(_ weights: [Double]) -> [(share: Double, weight: Double)] {
    zip(gapShares, weights).filter { $1 > negligibleGapShare }.map { (share: $0, weight: $1) }
  }

  /// The components before anything is known of how the gap follows a shift.
  init(residualDensity: TDensity, gapDensity: TDensity?, gapSlope: Double, honestHalo: Bool) {
    self.residualDensity = residualDensity
    self.gapDensity = gapDensity
    self.gapSlope = gapSlope
    self.honestHalo = honestHalo
  }

  /// The ratio of every column to the core for one unit, appended to `ratios`.
  ///
  /// - Complexity: O(shifts × gap shares).
  func append(_ observation: Observation, to ratios: inout [Double]) {
    let z = min(max(observation.residual, -Self.farthest), Self.farthest)
    let gap = gapTerm(observation.gap, residual: z)
    func ratio(_ shift: Double) -> Double {
      residualDensity.ratio(z - shift, over: z) * (gap?.ratio(shift) ?? 1)
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
      ratios.append(inside ? exp(-residualDensity.log(z)) / (2 * width) * (gap?.widened(by: inflation) ?? 1) : 0)
    }
    ratios += observation.signs
  }

  /// The joint ratio of each gap share under a shift: for learning π_κ.
  func gapRatios(_ observation: Observation, shift: Double) -> [Double]? {
    guard let gap = gapTerm(observation.gap, residual: min(max(observation.residual, -Self.farthest), Self.farthest))
    else { return nil }
    return Self.gapShares.map { gap.ratio(shift, share: $0) }
  }

  private func gapTerm(_ gap: Double, residual: Double) -> GapTerm? {
    guard let gapDensity, gap.isFinite else { return nil }
    let q = min(max(gap, -Self.farthest), Self.farthest)
    return GapTerm(
      density: gapDensity, slope: gapSlope, error: q - gapSlope * residual, shares: likelyGapShares)
  }
}

/// The gap's part of the ratio for one unit.
private struct GapTerm {
  let density: TDensity
  let slope: Double
  /// q − γz.
  let error: Double
  /// κ and π_κ.
  let shares: [(share: Double, weight: Double)]

  /// Σ_κ π_κ f(error + γΔ − κΔ) / f(error).
  func ratio(_ shift: Double) -> Double {
    let origin = error + slope * shift
    var sum = 0.0
    for (share, weight) in shares { sum += weight * density.ratio(origin - share * shift, over: error) }
    return sum
  }

  func ratio(_ shift: Double, share: Double) -> Double {
    density.ratio(error + (slope - share) * shift, over: error)
  }

  /// f(error / k) / (k f(error)): the same error under a wider scale.
  func widened(by k: Double) -> Double {
    density.ratio(error / k, over: error) / k
  }
}

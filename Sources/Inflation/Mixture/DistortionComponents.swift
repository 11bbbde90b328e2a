internal import Foundation

/// What is seen of one unit, standardised under the fitted null.
struct Observation: Sendable {
  /// The residual, in null standard deviations.
  var residual: Double
  /// The gap to each other rater less its centre, severity and what the gaps before it say of it, in the order of the
  /// components; NaN where there is none.
  var gaps: [Double]
  /// ρ: how much further than a typical total that of the unit moves with its composite.
  var steepness = 1.0
  /// h: how many null standard deviations of each gap the logits are that one of the residual is; empty for 1.
  var gapReach: [Double] = []
  /// The log likelihood ratio of each share of criteria being raised.
  var profile: [Double]
  /// The same of each share being lowered; empty where it is that of being raised.
  var profileLowered: [Double] = []
  /// The shift of the residual that each share implies.
  var profileShift: [Double]
  /// How much further than under an even shift a gap moves where each share is raised; empty where it does not.
  var profileGapMove: [Double] = []
  /// The likelihood ratio of each sign that accompanies a raised rating, in the order of `Sign`; 0 where there is none.
  var signs = [Double](repeating: 0, count: Sign.allCases.count)
  /// What each size of raising to a threshold means for the unit; empty off the thresholds.
  var cutoffRaises: [CutoffRaise] = []
  /// How often the sizes are met on the way to the unit's threshold, in the mean.
  var cutoffFrequency = 1.0
  /// What earlier years said counts for: neither reading of low ratings knows less of those years.
  var persistence = PersistenceOdds.unknown
  /// What another rater's agreement with every cell, or its want, counts for over- and for under-rating.
  var concurrence = (over: 1.0, under: 1.0)

  /// What is known of over-rating under a reading of low ratings, beside the sizes that the columns try.
  func overOdds(_ lowRatings: LowRatings) -> Double { persistence[lowRatings].over * concurrence.over }

  /// How many others rated the unit otherwise than it did itself.
  var gapCount: Int { gaps.count(where: \.isFinite) }

  /// ρh: how far a gap moves, in null standard deviations, where the residual is shifted by one and the other rater does
  /// not follow: all criteria raised, or a share of them, under which it moves further or less.
  func gapMove(_ rater: Int, share: Int?) -> Double {
    let reach = steepness * (gapReach.isEmpty ? 1 : gapReach[rater])
    guard let share, !profileGapMove.isEmpty else { return reach }
    return reach * profileGapMove[share]
  }

  /// Takes over what earlier years say of another and, where as many rated both otherwise, agreement: whose ratings were
  /// repeated has no gap, so that its agreement is none of a unit that has one.
  mutating func takeOdds(of other: Observation) {
    persistence = other.persistence
    if gapCount == other.gapCount { concurrence = other.concurrence }
  }
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

  /// The shifts of similar and straight answers that are tried, in null standard deviations.
  static let shifts = [1, 1.5, 2, 2.5, 3, 3.5, 4.5, 5.5, 7, 9]
  /// The sizes of raising to a threshold that are tried, in points of 100: who raises to a threshold counts points.
  static let cutoffPoints = [1.0, 2, 3, 4, 5, 6, 8, 10, 13, 17]
  /// The points that each of them stands for, half the way to its neighbours.
  static let cutoffCells = cutoffPoints.indices.map { k in
    let before = k > 0 ? cutoffPoints[k - 1] : 0
    let after = k + 1 < cutoffPoints.count ? cutoffPoints[k + 1] : 2 * cutoffPoints[k] - before
    return (cutoffPoints[k] + before) / 2..<(cutoffPoints[k] + after) / 2
  }
  /// How many.
  static let shiftCount = 10
}

/// The ways in which a rating can come about, each as a density of what is seen of a unit relative to the honest core.
///
/// Columns: over-rating by Δ in a grid; the same unevenly, some criteria more than others; some criteria raised and the
/// rest not, by what the profile implies or a multiple of it; by Δ with a sign; under-rating by Δ, evenly and unevenly;
/// honest halo over [−c, c], of which a gap shows nothing but a wider scale; a sign without being raised; some criteria that
/// stand out without being raised; another rater's doubt, a gap anywhere in [0, w] of a unit whose residual is honest;
/// honest habit, which a gap shows as it shows over-rating, evenly and unevenly; the core itself is 1.
/// Criteria of few steps or near full marks, and those that rise and fall together, stand out in honest ratings too, more
/// than the mirrored profile shows: such a row has the ratio of its profile while residual and gaps stay, and from the
/// rows that move and those that do not the shares of both are learnt. Honest gaps lean upward where most marks are full:
/// nobody can rate itself higher, but another rater may doubt any number of marks. Of raised ratings the residual moves
/// with the gap, of doubted honest ones it does not, and so their shares are learnt apart.
///
/// Residual z and the gaps q_k to other raters are taken jointly: under a shift Δ of the self-rating the residual moves by
/// Δ and a gap by κρhΔ, h its `gapReach` and ρ the `steepness`, and q_k given z has the centre γ_k ρz, so that
///
/// f(z, q | Δ) / f(z, q | 0) = f_z(z − Δ) / f_z(z) · Π_k Σ_κ π_kκ f_k(q_k − γ_k ρ(z − Δ) − κρhΔ) / f_k(q_k − γ_k ρz),
///
/// f_k widened by the cell that each κ stands for, as `GapComponent` has it.
///
/// Source: METHODS sections 5.3 and 6.
struct DistortionComponents: Sendable {
  /// The shifts, in null standard deviations: quarters to 4, halves to 12, whole ones to 20, for precise outcomes make
  /// thirty points a long way.
  static let shifts =
    stride(from: 0.5, to: 4.0, by: 0.25).map { $0 } + stride(from: 4.0, to: 12.0, by: 0.5).map { $0 }
    + stride(from: 12.0, through: 20.0, by: 1).map { $0 }
  /// Half the distance from each shift to the next, which the grid leaves open.
  static let halfSteps = shifts.map { $0 < 4 ? 0.125 : $0 < 12 ? 0.25 : 0.5 }
  /// Half the width of the honest halo's slabs, in null standard deviations.
  static let haloWidths = [2.0, 4, 6, 8]

  /// The widths of the slabs of doubts, in null standard deviations of the gap.
  static let doubtWidths = [3.0, 6, 12]

  /// The shifts of uneven over-rating, in null standard deviations.
  static let unevenShifts = [1.5, 2.5, 3.5, 5, 7, 10, 14, 19]
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

  /// The shift of a column of `signed` for a unit, in null standard deviations.
  private static func signedShift(ofColumn c: Int, _ observation: Observation) -> Double? {
    let place = (c - signed.lowerBound) % Sign.shiftCount
    guard isToCutoff(c) else { return Sign.shifts[place] }
    return observation.cutoffRaises.isEmpty ? nil : observation.cutoffRaises[place].shift
  }

  /// Whether a column is one of raising to a threshold.
  private static func isToCutoff(_ c: Int) -> Bool {
    columns(of: .cutoff).contains(c) || unevenToCutoff.contains(c)
  }

  /// The points that a column of raising to a threshold means, and those between which they lie; nil for other columns.
  static func cutoffPoints(ofColumn c: Int) -> (points: Double, cell: Range<Double>)? {
    let place = (c - signed.lowerBound) % Sign.shiftCount
    return isToCutoff(c) ? (Sign.cutoffPoints[place], Sign.cutoffCells[place]) : nil
  }

  /// The share of the criteria and the multiple of a profile column.
  static func profile(ofColumn c: Int) -> (share: Int, multiple: Double) {
    let place = c - profiles.lowerBound
    return (place / profileMultiples.count, profileMultiples[place % profileMultiples.count])
  }

  /// The posterior of the profile columns by share of the criteria.
  static func byShare(_ posterior: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: CriterionProfile.shares.count)
    for c in profiles { result[profile(ofColumn: c).share] += posterior[c] }
    return result
  }

  /// The shift of the residual that a column means for a unit, in null standard deviations; nil for honest columns.
  static func shift(ofColumn c: Int, _ observation: Observation) -> Double? {
    if over.contains(c) { return shifts[c] }
    if uneven.contains(c) { return unevenShifts[c - uneven.lowerBound] }
    if evenUnder.contains(c) { return -shifts[c - evenUnder.lowerBound] }
    if unevenUnder.contains(c) { return -unevenShifts[c - unevenUnder.lowerBound] }
    if signed.contains(c) { return signedShift(ofColumn: c, observation) }
    guard profiles.contains(c) else { return nil }
    let (share, multiple) = profile(ofColumn: c)
    return multiple * observation.profileShift[share]
  }

  static let evenUnder = signed.upperBound..<signed.upperBound + shifts.count
  static let unevenUnder = evenUnder.upperBound..<evenUnder.upperBound + unevenShifts.count
  /// All columns of under-rating.
  static let under = evenUnder.lowerBound..<unevenUnder.upperBound
  static let halo = under.upperBound..<under.upperBound + haloWidths.count
  /// Honest ratings with a sign.
  static let honestSigns = halo.upperBound..<halo.upperBound + Sign.allCases.count
  /// Honest ratings of which some criteria stand out, by the share of these.
  static let honestProfiles = honestSigns.upperBound..<honestSigns.upperBound + CriterionProfile.shares.count
  /// Honest ratings that another rater doubts, by `doubtWidths`.
  static let doubts = honestProfiles.upperBound..<honestProfiles.upperBound + doubtWidths.count
  /// Honest habit, by the widths of `HonestHabit`: even, then uneven.
  static let habits = doubts.upperBound..<doubts.upperBound + 2 * HonestHabit.widths.count
  /// The number of columns beside the core.
  static let count = habits.upperBound

  /// The width of a column of habits, in null standard deviations.
  static func habitWidth(ofColumn c: Int) -> Double {
    HonestHabit.widths[(c - habits.lowerBound) % HonestHabit.widths.count]
  }

  /// The tails of the residual.
  let residualDensity: TDensity
  /// What a gap to each other rater says; empty where nobody else rates.
  var gaps: [GapComponent]
  /// Whether honest units may rate everything higher or lower without meaning anything by it.
  let honestHalo: Bool
  /// How often each size of `Sign.cutoffPoints` is met on the way to the thresholds, in the mean of those raised.
  var cutoffExposures = [Double](repeating: 1, count: Sign.shiftCount)

  /// Beyond this many standard deviations nothing more is learnt, and ratios stay finite.
  private static let farthest = 40.0
  private static let largestLogRatio = 300.0

  /// The components before anything is known of how the gap follows a shift.
  init(residualDensity: TDensity, gaps: [GapComponent], honestHalo: Bool) {
    self.residualDensity = residualDensity
    self.gaps = gaps
    self.honestHalo = honestHalo
  }

  /// The ratio of every column to the core for one unit, what earlier years said of it left out, appended to `ratios`.
  ///
  /// - Complexity: O(shifts × raters × gap shares).
  func append(_ observation: Observation, to ratios: inout [Double]) {
    let first = ratios.count
    let z = min(max(observation.residual, -Self.farthest), Self.farthest)
    let terms = gapTerms(observation, residual: z)
    let ratiosOfGrid = self.ratios(ofFours: Self.gridInFours, residual: z, terms)
    let profile = Self.ratios(ofLogs: observation.profile)
    let unevenness = Self.unevenness(profile)
    let lowered =
      observation.profileLowered.isEmpty ? unevenness : Self.unevenness(Self.ratios(ofLogs: observation.profileLowered))
    ratios += ratiosOfGrid[Self.gridOfOver]
    for k in Self.placesOfUneven { ratios.append(unevenness * ratiosOfGrid[k]) }
    appendProfiles(profile, observation, residual: z, to: &ratios)
    let toCutoff = cutoffRatios(observation, residual: z, terms)
    ratios += toCutoff
    for sign in [Sign.similar, .straight] {
      for k in Self.placesOfSigns { ratios.append(observation.signs[sign.rawValue] * ratiosOfGrid[k]) }
    }
    for ratio in toCutoff { ratios.append(unevenness * ratio) }
    Self.weigh(&ratios[first + Self.anyOver.lowerBound..<first + Self.anyOver.upperBound], observation.concurrence.over)
    ratios += ratiosOfGrid[Self.gridOfUnder]
    for k in Self.placesOfUneven { ratios.append(lowered * ratiosOfGrid[Self.gridOfUnder.lowerBound + k]) }
    Self.weigh(&ratios[first + Self.under.lowerBound..<first + Self.under.upperBound], observation.concurrence.under)
    let inflation = ((residualDensity.degreesOfFreedom + z * z) / (residualDensity.degreesOfFreedom + 1)).squareRoot()
    for width in Self.haloWidths {
      let inside = honestHalo && abs(z) <= width
      let widened = terms.reduce(1) { $0 * $1.widened(by: inflation) }
      ratios.append(inside ? exp(-residualDensity.log(z)) / (2 * width) * widened : 0)
    }
    ratios += observation.signs
    ratios += profile
    for width in Self.doubtWidths {
      ratios.append(terms.reduce(0) { $0 + $1.doubted(upTo: width) } / Double(max(terms.count, 1)))
    }
    ratios += HonestHabit.ratios(ratiosOfGrid, up: 1, down: 1)
    ratios += HonestHabit.ratios(ratiosOfGrid, up: unevenness, down: lowered)
  }

  private static func ratios(ofLogs logs: [Double]) -> [Double] { logs.map { exp(min($0, largestLogRatio)) } }

  /// How much likelier a profile is in the mean over the shares of criteria.
  private static func unevenness(_ profile: [Double]) -> Double {
    profile.reduce(0, +) / Double(max(profile.count, 1))
  }

  /// Takes in what earlier years said of a unit, as a reading of low ratings has it.
  static func weigh(_ ratios: inout [Double], _ odds: PersistenceOdds, _ lowRatings: LowRatings) {
    weigh(&ratios[anyOver], odds.over)
    weigh(&ratios[lowRatings.columns], odds.low)
  }

  private static func weigh(_ ratios: inout ArraySlice<Double>, _ factor: Double) {
    guard factor != 1 else { return }
    for c in ratios.indices { ratios[c] *= factor }
  }

  /// The shifts that are the same for every unit: of over-rating and of under-rating.
  private static let grid = shifts + shifts.map { -$0 }
  private static let gridInFours = [SIMD4](packing: grid)
  private static let gridOfOver = 0..<shifts.count
  private static let gridOfUnder = gridOfOver.upperBound..<gridOfOver.upperBound + shifts.count
  /// Where the shifts of uneven over-rating and of signs, which are some of those of over-rating, stand in the grid.
  private static let placesOfUneven = places(of: unevenShifts)
  private static let placesOfSigns = places(of: Sign.shifts)

  private static func places(of some: [Double]) -> [Int] {
    some.map { shift in
      guard let place = shifts.firstIndex(of: shift) else { preconditionFailure("\(shift) is no shift of the grid") }
      return place
    }
  }

  /// f(z, q | Δ) / f(z, q | 0) of each shift.
  private func ratios(ofShifts shifts: [Double], residual z: Double, _ terms: [GapComponent.Term]) -> [Double] {
    let ratios = self.ratios(ofFours: [SIMD4](packing: shifts), residual: z, terms)
    return Array(ratios.prefix(shifts.count))
  }

  /// The same of shifts in fours.
  private func ratios(
    ofFours shifts: [SIMD4<Double>], residual z: Double, _ terms: [GapComponent.Term]
  ) -> [Double] {
    var ratios = shifts.map { residualDensity.ratio(z - $0, over: z) }
    for term in terms { term.multiply(&ratios, shifts: shifts) }
    return ratios.numbers
  }

  /// Of each size of raising to a threshold; 0 for all outside the heaps.
  private func cutoffRatios(_ observation: Observation, residual z: Double, _ terms: [GapComponent.Term]) -> [Double] {
    let heap = observation.cutoffRaises.isEmpty ? 0 : observation.signs[Sign.cutoff.rawValue]
    guard heap > 0 else { return [Double](repeating: 0, count: Sign.shiftCount) }
    let ofShifts = ratios(ofShifts: observation.cutoffRaises.map(\.shift), residual: z, terms)
    return zip(ofShifts, observation.cutoffRaises).map { heap / observation.cutoffFrequency * $0 * $1.steepness }
  }

  /// The profiles of some criteria, each with its multiples of the shift that it implies.
  private func appendProfiles(
    _ profile: [Double], _ observation: Observation, residual z: Double, to ratios: inout [Double]
  ) {
    for (e, (share, shift)) in zip(profile, observation.profileShift).enumerated() {
      guard shift != 0 else {
        ratios.append(contentsOf: repeatElement(share, count: Self.profileMultiples.count))
        continue
      }
      let terms = gapTerms(observation, residual: z, share: e)
      let ofMultiples = self.ratios(ofShifts: Self.profileMultiples.map { $0 * shift }, residual: z, terms)
      for ratio in ofMultiples { ratios.append(share * ratio) }
    }
  }

  /// The ratio of each gap share of one rater under a shift, for learning π_κ; nil where there is no gap.
  func gapRatios(_ observation: Observation, of rater: Int, column c: Int, shift: Double) -> [Double]? {
    let z = min(max(observation.residual, -Self.farthest), Self.farthest)
    let share = Self.profiles.contains(c) ? Self.profile(ofColumn: c).share : nil
    return gapTerm(observation, of: rater, residual: z, share: share)?.ratios(shift)
  }

  private func gapTerms(
    _ observation: Observation, residual z: Double, share: Int? = nil
  ) -> [GapComponent.Term] {
    gaps.indices.compactMap { gapTerm(observation, of: $0, residual: z, share: share) }
  }

  private func gapTerm(
    _ observation: Observation, of rater: Int, residual z: Double, share: Int?
  ) -> GapComponent.Term? {
    let gap = observation.gaps[rater]
    guard gap.isFinite else { return nil }
    return gaps[rater].term(
      min(max(gap, -Self.farthest), Self.farthest), residual: z, steepness: observation.steepness,
      move: observation.gapMove(rater, share: share))
  }
}

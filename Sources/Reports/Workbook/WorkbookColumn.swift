/// The columns of the workbook's tables, by their names in the files of figures.
enum WorkbookColumn: String, CaseIterable, Sendable {
  case rank, unit, name, type, parent, year, status, flagged, pattern, criteria, evidence, lower, upper
  case typeName = "type_name"
  case parentName = "parent_name"
  case criterionName = "criterion_name"
  case selfTotal = "self_total"
  case expectedTotal = "expected_total"
  case expectedLower = "expected_lower"
  case expectedUpper = "expected_upper"
  case unexplainedPoints = "unexplained_points"
  case detectablePoints = "detectable_points"
  case pValue = "p_value"
  case qValue = "q_value"
  case localFalseDiscoveryRate = "local_fdr"
  case flaggedUnder = "flagged_under"
  case selfLevel = "self_level"
  case expectedLevel = "expected_level"
  case criterion, change, reason
  case pointsNow = "points_now"
  case pointsCalibrated = "points_calibrated"
  case shareAtZero = "share_at_zero"
  case importanceNow = "importance_now"
  case importanceCalibrated = "importance_calibrated"
  case pointsProposed = "points_proposed"
  case units, assimilation
  case leniencyPoints = "leniency_points"
  case concurrenceShare = "concurrence_share"
  case cutoffExcess = "cutoff_excess"
  case baseYear = "base_year"
  case ratingChange = "rating_change"
  case outcomeChange = "outcome_change"
  case driftPoints = "drift_points"
  case meanShare = "mean_share"
  case spreadOfShare = "sd_share"
  case ceilingShare = "ceiling_share"
  case missingShare = "missing_share"
  case reliability, discrimination, advice
  case outcomeCorrelation = "outcome_correlation"
  case varianceInflation = "vif"
  case from, to, probability
  case level, rater, count, share, excess
  case quotaShare = "quota_share"
  case quotaBase = "quota_base"
  case quotaCount = "quota_count"

  /// How its cells look.
  var format: WorkbookSheet.CellFormat {
    switch self {
    case .rank, .units, .count, .quotaCount, .excess: .whole
    case .year, .baseYear: .year
    case .selfTotal, .expectedTotal, .expectedLower, .expectedUpper, .detectablePoints: .points
    case .unexplainedPoints, .leniencyPoints, .ratingChange, .outcomeChange, .driftPoints, .lower, .upper, .change:
      .signedPoints
    case .pointsNow, .pointsCalibrated, .pointsProposed: .exactPoints
    case .shareAtZero, .importanceNow, .importanceCalibrated, .concurrenceShare, .cutoffExcess, .meanShare,
      .spreadOfShare, .ceilingShare, .missingShare, .probability, .share, .quotaShare:
      .share
    case .assimilation, .reliability, .discrimination, .outcomeCorrelation, .varianceInflation: .coefficient
    case .pValue, .qValue, .localFalseDiscoveryRate: .probability
    default: .text
    }
  }

  /// Whether it is printed with its table: the sentences on each unit stand on the pages of the report.
  var isPrinted: Bool { self != .evidence }

  /// Its width in letters.
  var width: Double {
    switch self {
    case .evidence: 90
    case .advice: 60
    case .name, .typeName, .parentName, .criterionName: 28
    case .pattern, .reason, .selfLevel, .expectedLevel, .from, .to, .level, .rater: 22
    case .rank, .year, .baseYear: 8
    default: 13
    }
  }
}

internal import Evaluation

/// Reads the settings of a study.
enum SettingsEntry {
  static let keys = [
    "false_discovery_rate", "confidence", "material_points", "minimum_group", "most_change", "points_step", "lag",
    "honest_halo", "seed", "covariates", "failed_condition",
    "minimum_months",
  ]

  /// The settings that an entry gives; what it does not give takes the default.
  static func read(_ entry: YAMLEntry, log: inout ProblemLog) -> Settings {
    var settings = Settings()
    guard let map = entry.mapping(keys: keys, log: &log) else { return settings }
    func set(_ key: String, _ path: WritableKeyPath<Settings, Double>, _ range: NumberRange, log: inout ProblemLog) {
      if let value = map[key]?.number(range, log: &log) { settings[keyPath: path] = value }
    }
    let openShare = NumberRange(from: 0, to: 1, includesLower: false)
    set("false_discovery_rate", \.falseDiscoveryRate, openShare, log: &log)
    set("confidence", \.confidence, NumberRange(from: 0, to: 0.9999, includesLower: false), log: &log)
    set("material_points", \.materialPoints, .percent, log: &log)
    set("most_change", \.mostChange, .nonNegative, log: &log)
    set("points_step", \.pointsStep, .positive, log: &log)
    if let value = map["minimum_group"]?.whole(0...1_000_000, log: &log) { settings.minimumGroup = value }
    if let value = map["minimum_months"]?.whole(0...12, log: &log) { settings.minimumMonths = value }
    if let value = map["lag"]?.whole(0...50, log: &log) { settings.lag = value }
    if let value = map["honest_halo"]?.flag(log: &log) { settings.honestHalo = value }
    if let seed = map["seed"] {
      if let value = seed.found.flatMap({ UInt64($0) }) {
        settings.seed = value
      } else {
        seed.expect(.wholeNumber, log: &log)
      }
    }
    if let value = map["failed_condition"]?.choice(FailedCondition.self, log: &log) { settings.failedCondition = value }
    settings.covariates = map["covariates"]?.texts(log: &log) ?? []
    return settings
  }
}

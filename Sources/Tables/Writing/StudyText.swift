internal import Evaluation

/// The `study.yml` of a study.
enum StudyText {
  /// The frameworks with the files they go to: `framework.yml`, or `framework-YYYY.yml` where there are several.
  static func frameworkFiles(_ timeline: FrameworkTimeline) -> [(name: String, year: Int?, framework: Framework)] {
    timeline.editions.map { edition in
      edition.year == Int.min
        ? ("framework.yml", nil, edition.framework)
        : ("framework-\(edition.year).yml", edition.year, edition.framework)
    }
  }

  static func text(_ study: Study) -> String {
    var lines = ["study: \(YAMLText.scalar(study.slug))"]
    if study.title != LocalizedText(study.slug) { lines.append("title: \(FrameworkWriter.text(study.title))") }
    let frameworks = frameworkFiles(study.frameworks)
    if let only = frameworks.first, only.year == nil {
      lines.append("framework: \(only.name)")
    } else {
      lines.append("framework:")
      lines += frameworks.map { "  \($0.year ?? 0): \($0.name)" }
    }
    lines += ["units: units.csv", "ratings: ratings.csv"]
    if study.indicators.count > 0 { lines.append("indicators: indicators.csv") }
    if !study.lineage.isEmpty { lines.append("lineage: lineage.csv") }
    if !study.audits.isEmpty { lines.append("audit: audit.csv") }
    if !study.responses.isEmpty { lines.append("responses: responses.csv") }
    lines += settings(study.settings)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The settings that differ from the defaults.
  private static func settings(_ settings: Settings) -> [String] {
    let defaults = Settings()
    var lines: [String] = []
    func add(_ key: String, _ value: String, isDefault: Bool) {
      if !isDefault { lines.append("  \(key): \(value)") }
    }
    func add(_ key: String, _ path: KeyPath<Settings, Double>) {
      let value = settings[keyPath: path]
      add(key, CSVNumber.shortest(value), isDefault: value == defaults[keyPath: path])
    }
    add("false_discovery_rate", \.falseDiscoveryRate)
    add("confidence", \.confidence)
    add("material_points", \.materialPoints)
    add("minimum_group", "\(settings.minimumGroup)", isDefault: settings.minimumGroup == defaults.minimumGroup)
    add("most_change", \.mostChange)
    add("points_step", \.pointsStep)
    add("lag", "\(settings.lag)", isDefault: settings.lag == defaults.lag)
    add("honest_halo", settings.honestHalo ? "yes" : "no", isDefault: settings.honestHalo == defaults.honestHalo)
    add("seed", "\(settings.seed)", isDefault: settings.seed == defaults.seed)
    add(
      "failed_condition", settings.failedCondition.rawValue,
      isDefault: settings.failedCondition == defaults.failedCondition)
    add(
      "minimum_months", "\(settings.minimumMonths)", isDefault: settings.minimumMonths == defaults.minimumMonths)
    add("covariates", YAMLText.list(settings.covariates), isDefault: settings.covariates.isEmpty)
    return lines.isEmpty ? [] : ["settings:"] + lines
  }
}

/// What is wrong with the ranges of a scoring rule.
enum BandDefect: Equatable {
  /// Values from the first to the second number belong to no option; a single value where the two are the same.
  case gap(Double, Double)
  /// Values from the first to the second number belong to two options.
  case overlap(Double, Double)
}

extension ScoringRule {
  /// The gaps and overlaps between the ranges of the options, from the lowest range up.
  ///
  /// Nothing is said of rules with fewer than two ranges. Percentages and decimals lie close together; whole numbers without
  /// a per cent sign count pieces, so that 1 follows 0. An option without a condition, and one in words, may cover what the
  /// ranges leave.
  var bandDefects: [BandDefect] {
    let bands = options.compactMap(\.band).sorted { a, b in
      (a.lower, a.includesLower ? 0 : 1, a.upper) < (b.lower, b.includesLower ? 0 : 1, b.upper)
    }
    guard bands.count > 1 else { return [] }
    let mayBeCovered = options.contains { $0.band == nil }
    let counts = !isPercentage && bands.contains { $0.lower == $0.upper }
    var found: [BandDefect] = []
    for (below, above) in zip(bands, bands.dropFirst()) {
      let between = above.lower - below.upper
      if between < 0 || (between == 0 && below.includesUpper && above.includesLower) {
        found.append(.overlap(above.lower, min(above.upper, below.upper)))
      } else if mayBeCovered {
        continue
      } else if between == 0 {
        if !below.includesUpper && !above.includesLower { found.append(.gap(below.upper, above.lower)) }
      } else if !counts || between > 1 {
        found.append(.gap(below.upper, above.lower))
      }
    }
    if !mayBeCovered, isPercentage { found += endGaps(bands) }
    return found
  }

  /// What percentages below the lowest and above the highest range fall to no option.
  private func endGaps(_ bands: [ScoringBand]) -> [BandDefect] {
    var found: [BandDefect] = []
    if let first = bands.first, first.lower > 0 { found.append(.gap(0, first.lower)) }
    let highest = bands.map(\.upper).max() ?? 100
    if highest < 100 { found.append(.gap(highest, 100)) }
    return found
  }
}

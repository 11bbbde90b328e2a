internal import Evaluation
internal import Inflation

extension Findings {
  /// Takes in the levels under the rules in force, by rater.
  mutating func add(_ classification: Classification, of study: Study) {
    self.classification = classification.rows
    collectives = classification.collectives
    gaps = classification.gaps(of: study)
    quotas = study.years.flatMap { QuotaRule.rules(of: study.frameworks[$0], year: $0) }
    levels = levelRows(holdings(classification.rows), frameworks: study.frameworks)
    notes += classification.notes
  }

  /// Takes in the levels that units with the same outcomes usually reach, and those under the proposed points.
  ///
  /// Both are on the judged rating; the proposed levels on the last year alone.
  mutating func addExpectedLevels(of study: Study, proposed: Framework?) {
    let expected = flags.compactMap { row -> LevelHolding? in
      row.expectedLevel.map {
        LevelHolding(type: row.type, parent: row.parent, year: row.year, rater: "expected", level: $0)
      }
    }
    var further = expected
    if let proposed, let year = years.last {
      let judged = study.keepingRatings { study.ratings.year[$0] == year && study.ratings.rater[$0].rawValue == rater }
      further += holdings(Classification(judged, proposed: proposed).rows).map { holding in
        var holding = holding
        holding.rater = "proposed"
        return holding
      }
    }
    levels += levelRows(further, frameworks: study.frameworks)
  }

  private func holdings(_ rows: [ClassificationRow]) -> [LevelHolding] {
    rows.compactMap { row in
      row.level.map {
        LevelHolding(type: row.type, parent: row.parent, year: row.year, rater: row.rater, level: $0)
      }
    }
  }
}

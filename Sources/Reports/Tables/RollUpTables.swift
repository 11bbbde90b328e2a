internal import Feedback
internal import Tables

extension OutputTable {
  /// `rollup.csv`: one row a thing to look at again or to know.
  static func rollUpFindings(_ rows: [RollUpFinding]) -> OutputTable {
    OutputTable(
      "year,kind,unit,name,type,tier,parent,expected,found,detail",
      rows: rows.map { row in
        [
          .integer(row.year), .text(row.kind.rawValue), .text(row.unit), .text(row.name), .text(row.type),
          .whole(row.tier), .text(row.parent), .optional(row.expected), .optional(row.found), .optional(row.detail),
        ]
      })
  }

  /// `rollup-calendar.csv`: one row a year and tier.
  static func punctuality(_ rows: [PunctualityRow]) -> OutputTable {
    OutputTable(
      "year,tier,units,in_time,late,most_days_late,not_reported,missing",
      rows: rows.map { row in
        [
          .integer(row.year), .integer(row.tier), .integer(row.units), .integer(row.inTime), .integer(row.late),
          .integer(row.mostDaysLate), .integer(row.notReported), .integer(row.missing),
        ]
      })
  }

  /// `rollup-levels.csv`: one row a year, tier, type and level.
  static func tierLevels(_ rows: [TierLevelRow]) -> OutputTable {
    OutputTable(
      "year,tier,type,level,count,rated,share",
      rows: rows.map { row in
        [
          .integer(row.year), .whole(row.tier), .text(row.type), .text(row.level), .integer(row.count),
          .integer(row.rated), .points(row.share),
        ]
      })
  }

  /// `rollup-sums.csv`: one row a reporting unit, year, type and level.
  static func reportedSums(_ rows: [ReportedSumRow]) -> OutputTable {
    OutputTable(
      "unit,tier,year,type,level,reported,from_below,from_levels,difference",
      rows: rows.map { row in
        [
          .text(row.unit), .integer(row.tier), .integer(row.year), .text(row.type), .text(row.level),
          .integer(row.reported), .integer(row.fromBelow), .integer(row.fromLevels), .integer(row.difference),
        ]
      })
  }

  /// `rollup-chain.csv`: one row a year, tier, step of the chain and, where it has five units or more, superior.
  static func chain(_ rows: [ChainRow]) -> OutputTable {
    OutputTable(
      "year,tier,parent,from,to,units,change,lower,upper,share_raised,p_value,adjusted_p_value,rises",
      rows: rows.map { row in
        [
          .integer(row.year), .whole(row.tier), .text(row.parent), .text(row.from), .text(row.to),
          .integer(row.units), .points(row.change), .points(row.lower), .points(row.upper), .points(row.shareRaised),
          .probability(row.pValue), .probability(row.adjustedPValue), .flag(row.rises),
        ]
      })
  }

  /// `coherence.csv`: one row a collective and year.
  static func coherence(_ rows: [CoherenceRow]) -> OutputTable {
    OutputTable(
      "collective,name,year,level,total,members,at_highest,above,below,members_total,spread,expected_spread,p_value,"
        + "q_value",
      rows: rows.map { row in
        [
          .text(row.collective), .text(row.name), .integer(row.year), .optional(row.level), .points(row.total),
          .integer(row.members), .integer(row.atHighest), .integer(row.above), .integer(row.below),
          .points(row.membersTotal), .points(row.spread), .points(row.expectedSpread), .probability(row.pValue),
          .probability(row.qValue),
        ]
      })
  }

  /// `round-robin.csv`: one row a component of the social relations model, of a year and of each collective.
  static func relations(_ rows: [RelationRow]) -> OutputTable {
    OutputTable(
      "year,collective,groups,members,component,estimate,standard_error,lower,upper,correlation",
      rows: rows.map { row in
        [
          .integer(row.year), .text(row.collective), .integer(row.groups), .integer(row.members),
          .text(row.component.rawValue), .points(row.estimate), .points(row.standardError), .points(row.lower),
          .points(row.upper), .points(row.correlation),
        ]
      })
  }

  /// `product-evidence.csv`: one row a type, year and criterion.
  static func products(_ rows: [ProductRow]) -> OutputTable {
    OutputTable(
      "type,year,criterion,units,products,checked,units_with_products,rated_high,rated_high_without",
      rows: rows.map { row in
        [
          .text(row.type), .integer(row.year), .text(row.criterion), .integer(row.units), .integer(row.products),
          .integer(row.checked), .integer(row.unitsWithProducts), .integer(row.ratedHigh),
          .integer(row.ratedHighWithout),
        ]
      })
  }

  /// `positions.csv`: one row a unit and year with its peer group.
  static func positions(_ rows: [PositionRow]) -> OutputTable {
    OutputTable(
      "unit,name,parent,year,type,tier,peers,total,level,median,lower_quartile,upper_quartile,rank,share_at_level",
      rows: rows.map { row in
        [
          .text(row.unit), .text(row.name), .text(row.parent), .integer(row.year), .text(row.type), .whole(row.tier),
          .integer(row.peers), .points(row.total), .optional(row.level), .points(row.median),
          .points(row.lowerQuartile), .points(row.upperQuartile), .integer(row.rank), .points(row.shareAtLevel),
        ]
      })
  }

  /// `publication.csv`: one row a year, type and level, groups that are too small to publish left out.
  static func publication(_ levels: PublishedLevels) -> OutputTable {
    OutputTable(
      "year,type,groups,units,level,count,share",
      rows: levels.rows.map { row in
        [
          .integer(row.year), .text(row.type), .integer(row.groups), .integer(row.units), .optional(row.level),
          .whole(row.count), .points(row.share),
        ]
      })
  }
}

extension CSVWriter.Cell {
  /// A whole number, or nothing.
  static func whole(_ value: Int?) -> Self {
    value.map { .integer($0) } ?? .empty
  }
}

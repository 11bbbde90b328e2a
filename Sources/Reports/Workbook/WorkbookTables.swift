internal import Calibration
internal import Evaluation
internal import Feedback
internal import Inflation
internal import Pipeline

extension ReportContext {
  /// What each criterion is worth.
  func weightSheet() -> WorkbookSheet.Content {
    var table = WorkbookTable(.weights(findings.weights))
    table.add(.criterionName, after: .criterion, names.criterion)
    table.add(.typeName, after: .type, names.type)
    table.translate(.reason, words(WeightRow.Reason.allCases, texts.reason))
    return table.content(
      frozen: 4, bars: [.change], formats: [.lower: .exactPoints, .upper: .exactPoints],
      heading: texts.sheetColumn)
  }

  /// Every unit-year, by the strength of its evidence.
  func flagSheet() -> WorkbookSheet.Content {
    var table = WorkbookTable(.flags(findings, language: options.language))
    table.add(.parentName, after: .parent, names.unit)
    table.add(.typeName, after: .type, names.type)
    table.translate(.status) { FlagRow.Status(rawValue: $0).map(texts.statusName) }
    table.translate(.pattern) { FlagRow.Pattern(rawValue: $0).map(texts.patternName) }
    table.translate(.selfLevel, names.level)
    table.translate(.expectedLevel, names.level)
    table.translateFlags(.flagged, texts.yesNo)
    table.translateFlags(.flaggedUnder, texts.yesNo)
    return table.content(
      frozen: 3, bars: [.unexplainedPoints],
      shadings: [(.flagged, texts.yesNo(true), .above), (.flaggedUnder, texts.yesNo(true), .below)],
      heading: texts.sheetColumn)
  }

  /// Every appraiser and year.
  func appraiserSheet() -> WorkbookSheet.Content {
    var table = WorkbookTable(.appraisers(findings.appraisers))
    table.add(.parentName, after: .parent, names.unit)
    table.translateFlags(.flagged, texts.yesNo)
    return table.content(
      frozen: 2, bars: [.leniencyPoints], shadings: [(.flagged, texts.yesNo(true), .above)],
      heading: texts.sheetColumn)
  }

  /// How each criterion behaves.
  func criterionSheet() -> WorkbookSheet.Content {
    var table = WorkbookTable(.criteria(findings.criteria))
    table.add(.criterionName, after: .criterion, names.criterion)
    table.add(.typeName, after: .type, names.type)
    table.replace(.advice) { row in
      texts.list(findings.criteria[row].advice.map { texts.advice($0, of: findings.criteria[row]) })
    }
    return table.content(frozen: 4, bars: [.ceilingShare]) { column in
      column == .unexplainedPoints ? texts.column(.criterionUnexplained) : texts.sheetColumn(column)
    }
  }

  /// How many units have each level, and how many a share allows.
  func levelSheet() -> WorkbookSheet.Content {
    let words = LevelTexts(options.language)
    var table = WorkbookTable(.levels(findings.levels))
    table.add(.typeName, after: .type, names.type)
    table.translate(.level, names.level)
    table.translate(.rater, words.rater)
    table.translate(.quotaBase) { Quota.Base(rawValue: $0).map(texts.quotaBase) }
    return table.content(frozen: 3, bars: [.share], heading: texts.sheetColumn)
  }

  /// A form of the yearly report.
  func formSheet(_ form: YearlyForm) -> WorkbookSheet.Content {
    WorkbookTable(.form(findings, form, language: options.language)).content(frozen: 2, heading: texts.sheetColumn)
  }

  /// The level of each unit under the points in force and those proposed.
  func transitionSheet() -> WorkbookSheet.Content {
    var table = WorkbookTable(.transitions(findings.transitions))
    table.add(.name, after: .unit, names.unit)
    table.translate(.from, names.level)
    table.translate(.to, names.level)
    table.translate(.reason, words(TransitionRow.Reason.allCases, texts.reason))
    return table.content(
      frozen: 2, bars: [.probability], shadings: [(.reason, texts.reason(TransitionRow.Reason.points), .above)],
      heading: texts.sheetColumn)
  }

  /// How the level of ratings moved.
  func driftSheet() -> WorkbookSheet.Content {
    var table = WorkbookTable(.drift(findings.drift))
    table.add(.typeName, after: .type, names.type)
    return table.content(frozen: 2, bars: [.driftPoints], heading: texts.sheetColumn)
  }

  /// A chart of weights with intervals for each type.
  func weightCharts() -> [IntervalChart] {
    let groups = Dictionary(grouping: findings.weights, by: \.type)
    return groups.keys.sorted().compactMap { type in
      let rows = (groups[type] ?? []).filter { !findings.isUndetermined($0) }
      guard !rows.isEmpty else { return nil }
      return IntervalChart(
        title: names.type(type), axis: texts.sheetColumn(.pointsCalibrated), names: intervalNames,
        lines: rows.map { row in
          IntervalChart.Line(
            label: texts.named(names.criterion(row.criterion), code: row.criterion), now: row.pointsNow,
            calibrated: row.pointsCalibrated, lower: row.lower, upper: row.upper, proposed: row.pointsProposed)
        })
    }
  }

  private var intervalNames: IntervalChart.Names {
    IntervalChart.Names(
      criterion: texts.sheetColumn(.criterionName), now: texts.sheetColumn(.pointsNow),
      calibrated: texts.sheetColumn(.pointsCalibrated), lower: texts.sheetColumn(.lower),
      upper: texts.sheetColumn(.upper), proposed: texts.sheetColumn(.pointsProposed),
      interval: texts.column(.calibratedInterval))
  }

  /// The words of codes, by the codes.
  private func words<Value: RawRepresentable<String>>(
    _ values: [Value], _ word: (Value) -> String
  ) -> (String) -> String? {
    let table = Dictionary(uniqueKeysWithValues: values.map { (OutputTable.code($0.rawValue), word($0)) })
    return { table[$0] }
  }
}

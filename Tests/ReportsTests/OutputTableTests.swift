import Calibration
import Evaluation
import Inflation
import Pipeline
import Tables
import Testing

@testable import Reports

struct OutputTableTests {
  private let findings = SampleFindings.make()

  /// The headings of the documentation, on which readers of the files rely.
  @Test func columnsAreExactlyTheDocumentedOnes() {
    #expect(
      OutputTable.weights([]).columns.joined(separator: ",")
        == "type,criterion,points_now,points_calibrated,lower,upper,share_at_zero,importance_now,importance_calibrated,points_proposed,change,reason"
    )
    #expect(
      OutputTable.flags(findings, language: .english).columns.joined(separator: ",")
        == "rank,unit,name,type,parent,year,self_total,expected_total,expected_lower,expected_upper,unexplained_points,lower,upper,detectable_points,p_value,q_value,local_fdr,status,flagged,flagged_under,pattern,self_level,expected_level,criteria,evidence"
    )
    #expect(
      OutputTable.appraisers([]).columns.joined(separator: ",")
        == "parent,year,units,leniency_points,lower,upper,q_value,flagged,assimilation,concurrence_share,cutoff_excess")
    #expect(
      OutputTable.drift([]).columns.joined(separator: ",")
        == "type,year,base_year,rating_change,outcome_change,drift_points,lower,upper")
    #expect(
      OutputTable.criteria([]).columns.joined(separator: ",")
        == "type,criterion,units,mean_share,sd_share,ceiling_share,missing_share,reliability,discrimination,outcome_correlation,vif,unexplained_points,advice"
    )
    #expect(OutputTable.transitions([]).columns.joined(separator: ",") == "unit,year,from,to,probability,reason")
    #expect(
      OutputTable.power([]).columns.joined(separator: ",")
        == "type,pattern,points,flag_rate,false_discovery_proportion,detectable_points")
  }

  private func cell(_ table: OutputTable, _ row: Int, _ column: String) -> CSVWriter.Cell? {
    table.columns.firstIndex(of: column).map { table.rows[row][$0] }
  }

  @Test func flagsHoldTheirFiguresInTheFormOfFiles() {
    let table = OutputTable.flags(findings, language: .vietnamese)
    #expect(cell(table, 0, "unit") == .text("x3"))
    #expect(cell(table, 0, "self_total") == .fixed(93.5, decimals: 4))
    #expect(cell(table, 0, "unexplained_points") == .fixed(7.123456, decimals: 4))
    #expect(cell(table, 0, "p_value") == .number(1.23457e-05))
    #expect(cell(table, 0, "flagged") == .flag(true))
    #expect(cell(table, 0, "flagged_under") == .flag(false))
    #expect(cell(table, 0, "status") == .text("flagged"))
    #expect(cell(table, 0, "pattern") == .text("above_collective"))
    #expect(cell(table, 0, "criteria") == .text("II.1;I.2"))
    #expect(cell(table, 1, "expected_lower") == .empty)
    #expect(cell(table, 2, "status") == .text("not_assessable"))
  }

  @Test func filesAreSafeFromFormulasAndFollowTheStyle() {
    var findings = findings
    findings.flags = [SampleFindings.flagged()]
    findings.flags[0].name = "=HYPERLINK(\"http://x\")"
    let table = OutputTable.flags(findings, language: .vietnamese)
    let plain = String(decoding: table.csv(), as: UTF8.self)
    #expect(plain.hasPrefix("\u{FEFF}rank,unit,name,"))
    #expect(plain.contains("1,x3,\"'=HYPERLINK(\"\"http://x\"\")\",xa,huyen-1,2024,93.5000,84.2500,"))
    #expect(String(decoding: table.csv(style: .excel), as: UTF8.self).contains(";93,5000;84,2500;"))
  }

  @Test func rowsOfFlagsStandByRank() {
    let ranks = OutputTable.flags(findings, language: .english).rows.map { $0[0] }
    #expect(ranks == [.integer(1), .integer(2), .integer(3), .integer(4)])
  }

  @Test func calibratedPointsKeepTenDecimals() {
    let row = WeightRow(
      type: "a", criterion: "c", pointsNow: 25, pointsCalibrated: 100.0 / 3, lower: 0, upper: .nan, shareAtZero: 0.5,
      importanceNow: nil, importanceCalibrated: .infinity)
    let table = OutputTable.weights([row])
    #expect(cell(table, 0, "points_calibrated") == .number(33.3333333333))
    #expect(cell(table, 0, "points_now") == .number(25))
    #expect(cell(table, 0, "importance_now") == .empty)
    #expect(cell(table, 0, "reason") == .empty)
    let lines = String(decoding: table.csv(), as: UTF8.self).split(separator: "\n")
    #expect(lines[1] == "a,c,25,33.3333333333,0,,0.5000,,,25,0,")
  }

  @Test func adviceAndReasonsAreCodes() {
    let criteria = OutputTable.criteria(findings.criteria)
    #expect(
      cell(criteria, 0, "advice")
        == .text(
          "does_not_discriminate;keep_as_minimum_requirement;redundant;unrelated_to_outcomes;"
            + "largest_unexplained_part;unreliable;often_missing"))
    #expect(cell(criteria, 1, "advice") == .empty)
    #expect(cell(OutputTable.weights(findings.weights), 0, "reason") == .text("limited"))
    #expect(cell(OutputTable.transitions(findings.transitions), 1, "reason") == .empty)
  }
}

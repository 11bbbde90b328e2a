import Foundation
import Testing

/// The first lines of all outputs, against the design.
@Suite struct HeaderTests {
  static let headers = [
    "weights.csv": "type,criterion,points_now,points_calibrated,lower,upper,share_at_zero,importance_now,"
      + "importance_calibrated,points_proposed,change,reason",
    "flags.csv": "rank,unit,name,type,parent,year,self_total,expected_total,expected_lower,expected_upper,"
      + "unexplained_points,lower,upper,detectable_points,p_value,q_value,local_fdr,status,flagged,flagged_under,pattern,"
      + "self_level,expected_level,criteria,evidence",
    "appraisers.csv": "parent,year,units,leniency_points,lower,upper,q_value,flagged,assimilation,concurrence_share,"
      + "cutoff_excess",
    "drift.csv": "type,year,base_year,rating_change,outcome_change,drift_points,lower,upper",
    "criteria.csv": "type,criterion,units,mean_share,sd_share,ceiling_share,missing_share,reliability,discrimination,"
      + "outcome_correlation,vif,unexplained_points,advice",
    "steps.csv": "criterion,step,description,ratings,points_now,points_calibrated,lower,upper",
    "transitions.csv": "unit,year,from,to,probability,reason",
    "ranks.csv": "unit,type,year,total_now,total_proposed,rank_now,rank_proposed,rank_lower,rank_upper,level_kept,"
      + "total_before,level_before,criteria",
    "robustness.csv": "type,points,measure,choice,units,shift,first_order,total_order",
    "levels.csv": "type,year,level,rater,count,share,quota_share,quota_base,quota_count,excess",
    "classification.csv": "unit,name,type,parent,year,rater,total,level,level_by_points,conditions_failed,vetoes,"
      + "not_rated",
    "collectives.csv": "unit,name,year,level,total,members,members_total,members_above",
    "thresholds.csv": "type,rater,level,scale,ratings,starts_at,standard_error,at_least",
    "gaps.csv": "unit,name,type,parent,year,rater,self_total,decided_total,gap,self_level,decided_level,criteria",
    "power.csv": "type,pattern,points,flag_rate,false_discovery_proportion,detectable_points",
  ]

  @Test(arguments: headers.keys.sorted())
  func everyTableHasTheColumnsOfTheDesign(name: String) throws {
    let bytes = try #require(SharedRun.get().files[name])
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let first = try SharedRun.get().work.read("study/results/\(name)").split(separator: "\n").first
    #expect(first.map(String.init) == Self.headers[name])
  }

  @Test func runWritesItsFilesAndNoOther() throws {
    let expected =
      HeaderTests.headers.keys + [
        "form-7a.csv", "form-7b.csv", "framework-2025.yml", "changes.md", "findings.json", "report.md", "report.html",
        "report.xlsx",
      ]
    #expect(try SharedRun.get().files.keys.sorted() == expected.sorted())
  }
}

import Foundation
import Testing

/// The defects that are known of published frameworks, found in them.
@Suite struct LintFrameworkTests {
  /// Meetings of party cells, An Phú ward 2025 (plan 08-KH/ĐU): the criteria whose rules have several options, and one of
  /// the others. Known: the worst answers earn 1 + 1 + 2 + 10, and exactly 50 % of speakers belongs to no option.
  private let anPhu = """
    group,code,criterion_vi,max_points,scoring
    1. Chấp hành thời gian (5),c1_time,Thời lượng,5,"đủ 5; thiếu <=15 phút 4; 15-30 phút 3; =1/2 2; <1/2 1 (mức thấp nhất 1)"
    2. Tỉ lệ đảng viên dự sinh hoạt (5),c2_rate,Tỉ lệ dự họp,4,">=90% 4; 75-<90 3; 65-<75 2; <65% hoặc có vắng không lý do 1"
    2. Tỉ lệ đảng viên dự sinh hoạt (5),c2_bonus,Không vắng quá 3 lần,1,1/0
    4. Tổ chức sinh hoạt (5),c4_discuss,Tỉ lệ phát biểu,5,">50% 5; 40-<50 4; 30-<40 3; <30 2"
    7. Kết quả (30),c7_result,Chỉ tiêu hoàn thành,30,"90-100% 30; 80-<90 27; 70-<80 24; 60-<70 20; 50-<60 15; <50 10"

    """

  /// The draft of Thanh Hóa province's framework for commune councils, 2026, with the points that its digitised copy says it
  /// had. Known: bonus items add up to 13 of at most 10, a column says −3 where the rule says at most 6, the clauses of
  /// Article 6 jump from 2 to 5, and a condition on innovation has no threshold.
  private let thanhHoa = """
    framework: thanhhoa-draft
    version: "2026"
    groups: [{code: V, points: 10}, {code: VIII}, {code: IX}]
    criteria:
      - {code: V.1.a, max_points: 6, group: V, scoring: "3 điểm/mô hình, tối đa 6"}
      - {code: V.2.a, max_points: 4, group: V, scoring: 4/0}
      - {code: VI.1.a, max_points: 1, scoring: "1 - 0.5 x số phiên thiếu"}
      - {code: VII.1.a, max_points: 3, scoring: "3 - 0.5 x số lần chậm"}
      - {code: VIII.1, max_points: 5, kind: bonus, group: VIII, scoring: 5/0}
      - {code: VIII.2, max_points: 3, kind: bonus, group: VIII, scoring: 3/1/0}
      - {code: VIII.3, max_points: 2, kind: bonus, group: VIII, scoring: 2/0}
      - {code: VIII.4, max_points: 3, kind: bonus, group: VIII, scoring: "1 điểm/nghị quyết, tối đa 3"}
      - {code: IX.5, max_points: 5, kind: penalty, group: IX, scoring: "trừ 1,0đ/trường hợp, tối đa trừ 5,0đ"}
      - {code: IX.6, max_points: 3, kind: penalty, group: IX, scoring: "trừ 3,0đ/lần, tối đa trừ 6,0đ"}
    levels:
      - {code: XS, at_least: 90, requires: ["đáp ứng điều kiện về đổi mới sáng tạo theo quy định"]}
      - {code: Y, at_least: 0}
    bonus: {most: 10}
    clauses: ["1", "2", "5", "6"]

    """

  private struct Finding: Decodable, Equatable {
    let kind: String
    let place: String
    let values: [String: String]
  }

  private func lint(_ name: String, _ text: String) throws -> [Finding] {
    let work = try Workspace()
    try work.write(text, to: name)
    let run = try Tool.run(["lint-framework", work.path(name), "--json"])
    #expect(run.status == 65, "\(run.errors)")
    return try JSONDecoder().decode([Finding].self, from: Data(run.output.utf8))
  }

  @Test func anPhuGivesFourteenPointsToTheWorstAnswersAndLeavesOneHalfOpen() throws {
    let findings = try lint("anphu.csv", anPhu)
    #expect(
      findings == [
        Finding(kind: "bandGap", place: "c4_discuss", values: ["from": "50", "to": "50"]),
        Finding(
          kind: "worstCaseEarns", place: "",
          values: ["points": "14", "parts": "1 + 1 + 2 + 10", "criteria": "c1_time c2_rate c4_discuss c7_result"]),
      ])
  }

  @Test func thanhHoaDraftHasItsFourKnownDefects() throws {
    let findings = try lint("thanhhoa.yml", thanhHoa)
    #expect(
      findings == [
        Finding(kind: "bonusAboveLimit", place: "", values: ["sum": "13", "limit": "10"]),
        Finding(kind: "ruleAndPointsDiffer", place: "IX.6", values: ["rule": "6", "points": "3"]),
        Finding(kind: "clauseNumbering", place: "5", values: ["from": "2"]),
        Finding(
          kind: "conditionWithoutThreshold", place: "levels[1].requires[1]",
          values: ["found": "đáp ứng điều kiện về đổi mới sáng tạo theo quy định"]),
      ])
  }

  @Test func everySentenceIsThereInBothLanguages() throws {
    let work = try Workspace()
    try work.write(thanhHoa, to: "draft.yml")
    for language in ["vi", "en"] {
      let run = try Tool.run(["lint-framework", work.path("draft.yml"), "--lang", language])
      #expect(run.output.split(separator: "\n").count == 4)
      #expect(run.output.split(separator: "\n").allSatisfy { $0.hasPrefix("draft.yml:") })
    }
  }
}

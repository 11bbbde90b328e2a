import Testing

@testable import Evaluation

@Suite struct ScoringRuleTests {
  /// Rules as real frameworks write them, with what they give at best and at worst.
  @Test(arguments: [
    (">=90% 4; 75-<90 3; 65-<75 2; <65% 1", 4.0, 1.0), ("2/1/0", 2, 0), ("1.5/0.75/0", 1.5, 0),
    ("đủ 5; thiếu <=15 phút 4; 15-30 phút 3; =1/2 2; <1/2 1 (mức thấp nhất 1)", 5, 1), (">=2: 4; 1: 2; 0: 0", 4, 0),
    ("100% 3; chưa đầy đủ 1.5; 0", 3, 0), ("3 nội dung 5; 2: 3; 1: 1.5; 0", 5, 0),
    ("1; không đủ: 0 TOÀN tiêu chí I.1 (điểm liệt)", 1, 0), ("1.5/0.5; không thẩm tra: 0 TOÀN tiêu chí I.6", 1.5, 0),
  ])
  func optionsGiveTheirPoints(text: String, most: Double, least: Double) {
    let rule = ScoringRule(text)
    #expect(rule.most == most)
    #expect(rule.least == least)
  }

  @Test(arguments: [
    ("1.5 - 0.5 x số kỳ thiếu", 1.5), ("điểm = % x 6, làm tròn 0.25; hậu kiểm xác suất", 6),
    ("3 điểm/mô hình, tối đa 6", 6),
    ("trừ 3,0đ/lần, tối đa trừ 6,0đ", 6), ("2.5 điểm/sáng kiến, tối đa 5", 5),
  ])
  func formulasGiveAtMost(text: String, most: Double) {
    #expect(ScoringRule(text).most == most)
    #expect(ScoringRule(text).least == nil)
  }

  /// Decree 335, Article 16: points are the mean of shares, not options between semicolons.
  @Test(
    arguments: [
      ("Điểm = tiêu chí chung + 70 x (a+b+c)/3; mỗi lần chậm tiến độ trừ 25%; điểm năm = trung bình 12 tháng", 70.0),
      ("(a+b+c+d+đ+e)/6; d = 100% nếu 100% công chức >= Hoàn thành, 50% nếu có người Không hoàn thành", nil),
    ] as [(String, Double?)])
  func aMeanOfSharesHasNoOptions(text: String, most: Double?) {
    #expect(ScoringRule(text).most == most)
    #expect(ScoringRule(text).options.isEmpty)
  }

  @Test func exactlyOneHalfBelongsToNoOption() {
    #expect(
      ScoringRule(">50% 5; 40-<50 4; 30-<40 3; <30 2 (đúng 50% không thuộc mức nào)").bandDefects == [.gap(50, 50)])
    #expect(ScoringRule(">=50% 5; 40-<50 4; <40 2").bandDefects == [])
  }

  @Test(arguments: [
    ("90-100% 30; 80-<90 27; 70-<80 24; 60-<70 20; 50-<60 15; <50 10", [BandDefect]()),
    (">=90% 3; 85-<90 2; <80 1", [.gap(80, 85)]), (">=90% 3; 80-90 2; <80 1", [.overlap(90, 90)]),
    (">=80% 3; 70-90 2; <70 1", [.overlap(80, 90)]), ("80-<90% 3; 20-<80 1", [.gap(0, 20), .gap(90, 100)]),
    (">=2: 4; 1: 2; 0: 0", []), (">=3: 4; 1: 2; 0: 0", [.gap(1, 3)]), ("100% 3; 90-<100% 1.5; <90% 0", []),
    (">=90% 3; 80-<90% 2; <80% có đôn đốc 2; 70-<80% 1; <70% 0.5", []), (">=40% 2; 0", []),
  ])
  func gapsAndOverlaps(text: String, defects: [BandDefect]) {
    #expect(ScoringRule(text).bandDefects == defects)
  }

  @Test(arguments: [
    (["I.1", "I.2", "I.4"], "I.4"), (["1", "2", "5", "6"], "5"), (["I.1.a", "I.1.b", "I.1.d"], "I.1.d"),
    (["I.1", "II.1", "IV.1"], "IV"), (["I.2a", "I.2c"], "I.2.c"),
  ])
  func numberingThatJumps(codes: [String], to: String) {
    #expect(CodeNumbering.jumps(codes).map(\.to) == [to])
  }

  @Test(arguments: [
    ["7.a", "7.b", "7.c", "7.d", "7.đ", "7.e", "7.g", "7.h"], ["I.2d", "I.2đ", "I.2e"], ["I.1.a", "I.1.b", "I.2.a"],
    ["c1_time", "c2_rate", "c4_discuss"], ["T1", "T2", "T6"], ["VIII", "IX", "X"], ["a", "b", "c", "d", "e", "f"],
    ["V.1", "V.2", "I.1", "I.2"], ["A.1", "A.2", "B.1", "C", "D"],
  ])
  func numberingInOrder(codes: [String]) {
    #expect(CodeNumbering.jumps(codes) == [])
  }
}

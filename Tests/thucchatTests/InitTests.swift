import Foundation
import Testing

@Suite struct InitTests {
  private static let wide =
    "unit,year,rater,C1,Tiêu chí 2\nA,2024,self,8,\"15,5\"\nXã B,2024,self,9,\nXã B,2024,superior,9,NA\n"
    .replacing(",", with: ";").replacing("\"15;5\"", with: "15,5")
  private static let long = "unit,year,rater,criterion,points\nA,2024,self,C1,3\nA,2024,self,C2,4.5\n"

  @Test(arguments: [wide, long])
  func aDraftIsAcceptedByCheck(ratings: String) throws {
    let work = try Workspace()
    let folder = work.url.appendingPathComponent("Xã điểm 2024")
    defer { withExtendedLifetime(work) {} }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(ratings.utf8).write(to: folder.appendingPathComponent("ratings.csv"))
    let drafted = try Tool.run(["init", folder.path])
    #expect(drafted.status == 0)
    let checked = try Tool.run(["check", folder.path, "--json"])
    #expect(checked.status == 0)
    #expect(checked.output.contains("\"study\" : \"xa-diem-2024\""))
    #expect(try Tool.run(["init", folder.path]).status == 73)
  }

  @Test func ratingsInTheWordsOfAnOfficeAreDrafted() throws {
    let work = try Workspace()
    let folder = work.url
    defer { withExtendedLifetime(work) {} }
    let ratings = "Đơn vị;Năm;Người chấm;A1;A2\nBV Một;2024;Tự chấm;4,5;3\nBV Một;2024;cấp trên;4;3\n"
    try Data(ratings.utf8).write(to: folder.appendingPathComponent("phieu-cham.csv"))
    #expect(try Tool.run(["init", folder.path, "--ratings", "phieu-cham.csv"]).status == 0)
    try Data("Đơn vị;Năm;hai_long\nBV Một;2024;81,5\n".utf8).write(to: folder.appendingPathComponent("indicators.csv"))
    let checked = try Tool.run(["check", folder.path])
    #expect(checked.status == 0)
    #expect(checked.output.contains("phiếu chấm: 2 (tự đánh giá: 1, cấp trên: 1)"))
    #expect(checked.output.contains("indicators.csv: có trong thư mục nhưng chưa dùng"))
    #expect(checked.output.contains("Chưa có chỉ số kết quả do nơi khác đo"))
  }

  @Test func ratingsMayLieElsewhere() throws {
    let work = try Workspace()
    let folder = work.url
    defer { withExtendedLifetime(work) {} }
    let ratings = folder.appendingPathComponent("export.csv")
    try Data(Self.long.utf8).write(to: ratings)
    let study = folder.appendingPathComponent("study").path
    #expect(try Tool.run(["init", study, "--ratings", ratings.path]).status == 0)
    #expect(try Tool.run(["check", study]).status == 0)
  }

  @Test func ratingsWithoutTheirColumnsAreRefused() throws {
    let work = try Workspace()
    let folder = work.url
    defer { withExtendedLifetime(work) {} }
    let empty = try Tool.run(["init", folder.path])
    #expect(empty.status == 66)
    #expect(empty.errors.contains("Hãy đặt phiếu chấm vào \(folder.path) với tên ratings.csv"))
    try Data("unit,year,C1\nA,2024,1\n".utf8).write(to: folder.appendingPathComponent("ratings.csv"))
    let result = try Tool.run(["init", folder.path])
    #expect(result.status == 65)
    #expect(result.errors == "ratings.csv:1: thiếu cột rater (có thể ghi: người chấm)\n")
    #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("study.yml").path))
  }
}

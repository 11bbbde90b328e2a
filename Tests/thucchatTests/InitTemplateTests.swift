import Foundation
import Testing

/// `thucchat init --template grassroots`.
@Suite struct InitTemplateTests {
  static let types = ["1", "2", "3", "4", "5", "6a", "6b", "7", "8", "9a", "9b", "9c", "10", "11"]

  /// Fills the tables of a template with twelve units of each type.
  private func fill(_ work: Workspace, types: [String]) throws {
    let criteria = try work.read("study/ratings.csv").split(separator: "\n")[0].split(separator: ",").dropFirst(3)
    let framework = try work.read("study/framework.yml")
    var units = "unit,name,type,parent\n"
    var ratings = "unit,year,rater,\(criteria.joined(separator: ","))\n"
    var indicators = "unit,year,on_time,beyond,late,disciplined,satisfaction,inspection,attendance\n"
    for (place, type) in types.enumerated() {
      for number in 1...12 {
        let code = "u\(type)-\(number)"
        units += "\(code),Unit \(code),\(type),P\(number % 5)\n"
        let cells = criteria.enumerated().map { column, code -> String in
          let line = framework.split(separator: "\n").first { $0.contains("code: \(code),") } ?? ""
          let applies = !line.contains("types:") || line.contains("\"\(type)\"") || line.contains("[\(type)")
          let points = ["0", "2.5", "4", "5"][(number * 7 + column * 3 + place + number / 9) % 4]
          return applies ? points : "NA"
        }
        ratings += "\(code),2022,self,\(cells.joined(separator: ","))\n"
        indicators += "\(code),2022,100,\(number),0,0,\(60 + number % 17),\(50 + number % 13),\(70 + number % 11)\n"
      }
    }
    try work.write(units, to: "study/units.csv")
    try work.write(ratings, to: "study/ratings.csv")
    try work.write(indicators, to: "study/indicators.csv")
  }

  @Test func theFrameworkOfEveryTypeIsAcceptedByRun() throws {
    let work = try Workspace()
    let drafted = try Tool.run(["init", work.path("study"), "--template", "grassroots", "--lang", "en"])
    #expect(drafted.status == 0, "\(drafted.errors)")
    #expect(
      work.names("study") == [
        "calendar.csv", "framework.yml", "indicators.csv", "products.csv", "ratings.csv", "study.yml", "units.csv",
      ])
    try fill(work, types: Self.types)
    let run = try Tool.run(["run", work.path("study"), "--power", "off", "--quiet"])
    #expect(run.status == 0, "\(run.errors)")
    let levels = CSVText(try work.read("study/results/levels.csv"))
    #expect(Set(levels["type"]) == Set(Self.types))
    #expect(try Tool.run(["lint-framework", work.path("study/framework.yml"), "--lang", "en"]).status == 0)
    #expect(try Tool.run(["init", work.path("study"), "--template", "grassroots"]).status == 73)
  }

  @Test func aTypeAloneIsAcceptedToo() throws {
    let work = try Workspace()
    #expect(try Tool.run(["init", work.path("study"), "--template", "grassroots", "--type", "6b"]).status == 0)
    try fill(work, types: ["6b"])
    let run = try Tool.run(["run", work.path("study"), "--power", "off", "--quiet"])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func whatIsNoTemplateIsRefused() throws {
    let work = try Workspace()
    #expect(try Tool.run(["init", work.path("study"), "--template", "grassroots", "--type", "12"]).status == 64)
    #expect(try Tool.run(["init", work.path("study"), "--type", "1"]).status == 64)
    #expect(try Tool.run(["init", work.path("study"), "--template", "hospital"]).status == 64)
    #expect(work.names().isEmpty)
  }
}

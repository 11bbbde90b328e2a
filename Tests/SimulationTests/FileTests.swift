import Evaluation
import Foundation
import Simulation
import Tables
import Testing

/// The bytes of every file in a folder, by name.
private func contents(of folder: URL) throws -> [String: Data] {
  let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
  return Dictionary(
    uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: folder.appendingPathComponent($0))) })
}

/// A folder that is gone after the work.
private func withFolder(_ work: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("simulated-\(UUID().uuidString)")
  defer { try? FileManager.default.removeItem(at: folder) }
  try work(folder)
}

@Suite struct FileTests {
  @Test(arguments: [Scenario.panel, .missing, .noSuperior])
  func whatIsWrittenReadsBackAsTheSameStudy(_ scenario: Scenario) throws {
    let study = simulate(smallPlan(scenario, units: 60)).study
    try withFolder { folder in
      try StudyWriter.write(study, to: folder)
      let read = try StudyReader.read(folder).study
      #expect(sameBits(read, study))
      #expect(read.frameworks == study.frameworks)
    }
  }

  @Test func theSamePlanWritesTheSameBytes() async throws {
    let plan = smallPlan(.panel, units: 60)
    async let first = simulate(plan).study
    async let second = simulate(plan).study
    let studies = await [first, second]
    try withFolder { folder in
      let (a, b) = (folder.appendingPathComponent("a"), folder.appendingPathComponent("b"))
      try StudyWriter.write(studies[0], to: a)
      try StudyWriter.write(studies[1], to: b)
      #expect(try contents(of: a) == contents(of: b))
    }
  }

  /// The shipped communes, from the options that their README names.
  @Test func theShippedStudyIsMadeFromItsSeed() throws {
    let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../datasets/commune-2024").standardizedFileURL
    let framework = try FrameworkReader.read(shipped.appendingPathComponent("framework.yml"))
    var plan = SimulationPlan(seed: 2024, design: StudyDesign(framework: framework))
    plan.apply(.panel, rate: 0.12)
    plan.slug = "commune-2024"
    plan.title = LocalizedText(
      vi: "Hội đồng nhân dân xã, phường 2022–2024 (dữ liệu mô phỏng)",
      en: "Councils of communes and wards 2022–2024 (simulated data)")
    plan.units = 2000
    plan.appraisers = 60
    plan.years = 3
    plan.firstYear = 2022
    plan.collectiveSize = 0
    plan.ratings.drift = 1
    let study = simulate(plan).study
    try withFolder { folder in
      try StudyWriter.write(study, to: folder)
      for (name, data) in try contents(of: folder) {
        #expect(try Data(contentsOf: shipped.appendingPathComponent(name)) == data, "\(name)")
      }
    }
  }

  @Test func truthTablesAreRectangularAndNameTheirStudy() {
    let (study, truth) = simulate(smallPlan(.panel, units: 60))
    let tables = truth.tables(of: study)
    #expect(tables.map(\.name) == ["units.csv", "weights.csv", "appraisers.csv", "drift.csv"])
    #expect(tables.map(\.rows.count) == [300, 40, 20, 8])
    #expect(tables.allSatisfy { table in table.rows.allSatisfy { $0.count == table.headings.count } })
  }
}

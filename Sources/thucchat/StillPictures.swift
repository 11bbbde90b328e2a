internal import Foundation
internal import Pipeline
internal import Reports

/// The charts of a report as pictures that vl-convert draws from the specifications of the page.
struct StillPictures {
  private let program: ExternalProgram

  /// Pixels of a picture for each of the page, enough for print.
  private static let scale = "2"

  /// Where vl-convert is installed.
  init?() {
    guard let program = ExternalProgram("vl-convert") else { return nil }
    self.program = program
  }

  /// The pictures with their names; nil where a chart could not be drawn.
  func draw(_ charts: StillCharts) -> [(name: String, data: Data)]? {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("thucchat-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    guard (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)) != nil else {
      return nil
    }
    var pictures: [(name: String, data: Data)] = []
    for chart in charts.charts {
      let (input, output) = (folder.appendingPathComponent("chart.json"), folder.appendingPathComponent(chart.name))
      let arguments = [
        "vl2png", "--input", input.path, "--output", output.path, "--vl-version", StillCharts.grammarVersion, "--scale",
        Self.scale,
      ]
      guard (try? chart.specification.write(to: input)) != nil, program.output(arguments) != nil,
        let data = try? Data(contentsOf: output), !data.isEmpty
      else { return nil }
      pictures.append((chart.name, data))
    }
    return pictures
  }
}

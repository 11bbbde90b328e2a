import Foundation
import Testing

/// The options of every command.
@Suite struct OptionTests {
  @Test func theReportComesInBothLanguages() throws {
    let work = try SharedRun.get().copy(results: true)
    let english = work.files("study/results")
    #expect(try Tool.run(["report", work.path("study"), "--quiet"]).status == 0)
    let vietnamese = work.files("study/results")
    let html = String(decoding: vietnamese["report.html"] ?? Data(), as: UTF8.self)
    #expect(html.contains("lang=\"vi\"") && html.contains("MÔ PHỎNG"))
    #expect(vietnamese["findings.json"] == english["findings.json"])
  }

  /// The program that draws is stood in for by one that writes the specification it was given.
  @Test func picturesAreDrawnWhereTheProgramIsAndSaidToBeMissingWhereNot() throws {
    let work = try SharedRun.get().copy(results: true)
    let alone = try Tool.run(["report", work.path("study"), "--pictures"], environment: ["PATH": work.path("bin")])
    #expect(alone.status == 73 && alone.errorLines.count == 1 && alone.errors.contains("vl-convert"))
    try work.write(Self.drawingProgram, to: "bin/vl-convert")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: work.path("bin/vl-convert"))
    let drawn = try Tool.run(
      ["report", work.path("study"), "--pictures", "--quiet"], environment: ["PATH": work.path("bin")])
    #expect(drawn.status == 0, "\(drawn.errors)")
    let pictures = work.files("study/results").filter { $0.key.hasPrefix("chart-") }
    #expect(pictures.keys.contains("chart-weights-1.png"))
    #expect(pictures.values.allSatisfy { String(decoding: $0, as: UTF8.self).contains("\"layer\"") })
  }

  /// Takes the words that vl-convert 1.9 and 2.0 both know (vl-convert/src/commands.rs), refuses others as it does, and
  /// hands the specification back.
  private static let drawingProgram = """
    #!/bin/sh
    [ "$1" = vl2png ] || exit 2
    shift
    while [ $# -gt 0 ]; do
      case "$1 $2" in
        --input\\ *) input=$2 ;;
        --output\\ *.png) output=$2 ;;
        "--vl-version 6.1") ;;
        --scale\\ [0-9]*) ;;
        *) exit 2 ;;
      esac
      shift 2
    done
    /bin/cp "$input" "$output"

    """

  /// Copies the styles to a file that is asked for, and otherwise tells its words and the text that it was given.
  private static let writingProgram = """
    #!/bin/sh
    case "$*" in
      *"--output /"*) while [ "$1" != --output ]; do shift; done; output=$2
        while [ "$1" != --reference-doc ]; do shift; done; /bin/cp "$2" "$output" ;;
      *) echo "$*"; /bin/cat ;;
    esac

    """

  @Test func aDocumentOfWordHasTheStylesAndThePagesOfAnOffice() throws {
    let work = try SharedRun.get().copy(results: true)
    let alone = try Tool.run(["report", work.path("study"), "--docx"], environment: ["PATH": work.path("bin")])
    #expect(alone.status == 73 && alone.errors.contains("pandoc"))
    try work.write(Self.writingProgram, to: "bin/pandoc")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: work.path("bin/pandoc"))
    for (language, tag) in [("vi", "vi-VN"), ("en", "en-GB")] {
      let run = try Tool.run(
        ["report", work.path("study"), "--docx", "--quiet", "--lang", language], environment: ["PATH": work.path("bin")]
      )
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
      let told = try work.read("study/results/report.docx")
      #expect(told.contains("--reference-doc") && told.contains("lang=\(tag)") && told.contains("-raw_html"))
      #expect(told.contains(#"<w:sectPr><w:headerReference w:type="default" r:id="rId7"/>"#))
    }
  }

  @Test func excelFilesHoldTheSameFiguresWithDecimalCommas() throws {
    let work = try SharedRun.get().copy(results: true)
    let run = try Tool.run(["calibrate", work.path("study"), "--excel", "--quiet"])
    #expect(run.status == 0, "\(run.errors)")
    let excel = CSVText(try work.read("study/results/weights.csv"), separator: ";")
    let plain = try SharedRun.get().table("weights.csv")
    #expect(excel.headings == plain.headings)
    let column = "points_calibrated"
    #expect(excel[column].contains { $0.contains(",") })
    #expect(excel[column].map { $0.replacingOccurrences(of: ",", with: ".") } == plain[column])
  }

  @Test func jsonIsOneObjectOnStandardOutput() throws {
    let work = try SmallStudy.make()
    for command in ["run", "check"] {
      let run = try Tool.run([command, work.path("study"), "--json"])
      #expect(run.status == 0)
      #expect(run.errors.isEmpty)
      let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      #expect(object?["study"] as? String == "small")
    }
  }

  @Test func problemsComeAsJSONToo() throws {
    let work = try SmallStudy.make(["ratings.csv": "unit,year,rater,C1,C2\nA,2024,self,80,x\n"])
    let run = try Tool.run(["check", work.path("study"), "--json"])
    #expect(run.status == 65)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let problems = try #require(object?["problems"] as? [[String: Any]])
    #expect(problems.map { $0["file"] as? String } == ["ratings.csv", "ratings.csv"])
    #expect(problems.map { $0["line"] as? Int } == [2, 2])
    #expect(problems.compactMap { $0["column"] as? String }.sorted() == ["C1", "C2"])
  }

  @Test func quietPrintsNothing() throws {
    let work = try SmallStudy.make()
    for command in ["check", "run", "report", "flag", "calibrate", "revise"] {
      let run = try Tool.run([command, work.path("study"), "--quiet"])
      #expect(run.status == 0)
      #expect(run.output.isEmpty && run.errors.isEmpty, "\(command): \(run.output)\(run.errors)")
    }
  }

  @Test func resultsGoWhereTheyAreSent() throws {
    let work = try SmallStudy.make()
    let run = try Tool.run(["run", work.path("study/study.yml"), "--out", work.path("there/results"), "--lang", "en"])
    #expect(run.status == 0)
    #expect(run.output.contains("there/results"))
    #expect(work.names("there/results").contains("findings.json"))
    #expect(!work.names("study").contains("results"))
  }

  @Test func aStudyFileStandsForItsFolder() throws {
    let work = try SmallStudy.make()
    #expect(try Tool.run(["run", work.path("study/study.yml"), "--quiet"]).status == 0)
    #expect(work.names("study/results").contains("findings.json"))
  }

  @Test func theSeedIsRecorded() throws {
    let work = try SmallStudy.make()
    #expect(try Tool.run(["run", work.path("study"), "--quiet", "--seed", "77"]).status == 0)
    let findings = try JSONSerialization.jsonObject(with: Data(work.read("study/results/findings.json").utf8))
    let settings = (findings as? [String: Any])?["settings"] as? [String: Any]
    #expect(settings?["seed"] as? Int == 77)
  }

  @Test func namesThatLookLikeFormulasStayText() throws {
    let work = try SmallStudy.make([
      "units.csv": "unit,name,type,parent\nA,=1+1,commune,P\nB,\"<b>@B</b>, \"\"x\"\"\",ward,P\n"
    ])
    #expect(try Tool.run(["run", work.path("study"), "--quiet"]).status == 0)
    let flags = CSVText(try work.read("study/results/flags.csv"))
    #expect(Set(flags["name"]) == ["'=1+1", "<b>@B</b>, \"x\""])
    #expect(!(try work.read("study/results/report.html").contains("<b>@B")))
  }
}

internal import ArgumentParser
internal import Evaluation
internal import Foundation
internal import Reports
internal import Tables

/// `thucchat lint-framework`: what in a framework contradicts itself or leaves a case open.
struct LintFramework: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint-framework",
    abstract: "Find what in a framework contradicts itself or leaves a case open.",
    discussion: """
      Points that do not add up, bonus items above their limit, a worst case that still earns points, gaps and overlaps of \
      scoring bands, rules that give other points than the column, conditions without a threshold, criteria without a \
      measure, outcomes measured by the unit itself or by nobody named, numbering that jumps. Reads framework.yml \
      (`scoring:` of a criterion, `points:` of a group and `clauses:` are read here alone) or a published table of criteria \
      (code, max_points, group, org_type). Status: 0 nothing found, 65 otherwise.
      """)

  @Argument(help: "The framework: framework.yml, or a table of criteria as CSV.")
  var framework: String

  @Option(help: ArgumentHelp("A table framework,code,detail with scoring rules.", valueName: "file"))
  var rules: String?

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let source = URL(fileURLWithPath: framework)
    let draft: FrameworkDraft
    do throws(DataError) {
      draft = try FrameworkDraft(source, rules: rules.map { URL(fileURLWithPath: $0) })
    } catch {
      throw ErrorPrinting(options).exit(for: error)
    }
    let findings = FrameworkLint(draft.framework).findings + draft.findings
    let texts = LintTexts(options.language)
    if options.json {
      print(JSONText.encode(findings))
    } else if findings.isEmpty {
      if !options.quiet { print(texts.nothing(source.lastPathComponent)) }
    } else {
      for finding in findings { print(texts.line(finding, file: source.lastPathComponent)) }
    }
    if !findings.isEmpty { throw ErrorPrinting.unreadableInput }
  }
}

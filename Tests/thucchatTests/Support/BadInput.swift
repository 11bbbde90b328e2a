import Foundation
import Testing

/// A study with something wrong in one file, and what the tool has to say of it.
struct BadInput: Sendable, CustomTestStringConvertible {
  let fault: String
  let file: String
  let text: String
  /// The beginning of the one line on standard error: file, line and column.
  let place: String
  /// What the line has to say besides.
  let words: [String]

  init(_ fault: String, _ file: String, _ text: String, _ place: String, _ words: String...) {
    (self.fault, self.file, self.text, self.place, self.words) = (fault, file, text, place, words)
  }

  var testDescription: String { fault }

  private static let ratings = "unit,year,rater,C1,C2\n"
  private static let bomb =
    "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
    + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\nstudy: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"

  static let all: [BadInput] = [
    BadInput("missing column", "ratings.csv", "unit,year,C1,C2\nA,2024,1,2\n", "ratings.csv:1:", "rater"),
    BadInput(
      "duplicate row", "ratings.csv", ratings + "A,2024,self,1,2\nA,2024,self,1,2\n", "ratings.csv:3:", "line 2"),
    BadInput(
      "points above the maximum", "ratings.csv", ratings + "A,2024,self,12,2\n", "ratings.csv:2:", "C1", "0 to 10"),
    BadInput("negative points", "ratings.csv", ratings + "A,2024,self,1,-2\n", "ratings.csv:2:", "C2", "0 to 20"),
    BadInput("a letter", "ratings.csv", ratings + "A,2024,self,x,2\n", "ratings.csv:2:", "C1", "\"x\"", "a number"),
    BadInput(
      "not a number", "ratings.csv", ratings + "A,2024,self,nan,2\n", "ratings.csv:2:", "C1", "\"nan\"", "a number"),
    BadInput(
      "hexadecimal", "ratings.csv", ratings + "A,2024,self,0x3,2\n", "ratings.csv:2:", "C1", "\"0x3\"", "a number"),
    BadInput(
      "unknown criterion", "ratings.csv", "unit,year,rater,C1,C2,C22\nA,2024,self,1,2,3\n", "ratings.csv:1:", "C22",
      "C2"),
    BadInput(
      "unknown unit", "ratings.csv", ratings + "A,2024,self,1,2\nAA,2024,self,1,2\n", "ratings.csv:3:", "\"AA\""),
    BadInput(
      "unknown rater", "ratings.csv", ratings + "A,2024,self,1,2\nA,2024,selbst,1,2\n", "ratings.csv:3:", "\"selbst\"",
      "superior"),
    BadInput("unknown type", "units.csv", "unit,type\nA,commune\nB,wart\n", "units.csv:3:", "\"wart\"", "ward"),
    BadInput(
      "no common unit", "ratings.csv", ratings + "X,2024,self,1,2\nY,2024,self,1,2\n", "ratings.csv:", "no unit"),
    BadInput(
      "decimal commas", "ratings.csv", ratings + "A,2024,self,7,5,12\n", "ratings.csv:2:", "expected 5", "decimal comma"
    ),
    BadInput("short row", "ratings.csv", ratings + "A,2024,self,1\n", "ratings.csv:2:", "expected 5"),
    BadInput("open quote", "ratings.csv", ratings + "A,2024,self,\"1,2\n", "ratings.csv:2:", "quote"),
    BadInput("empty file", "ratings.csv", "", "ratings.csv:", "nothing in it"),
    BadInput("binary file", "ratings.csv", "PK\u{3}\u{4}\0\0\u{1}\u{2}\0\0\0\0", "ratings.csv:"),
    BadInput(
      "not a year", "indicators.csv", "unit,year,Y1,Y2\nA,MMXXIV,1,2\n", "indicators.csv:2:", "\"MMXXIV\"", "year"),
    BadInput("YAML with tabs", "study.yml", "study: small\nsettings:\n\tseed: 1\n", "study.yml:3:", "tabs"),
    BadInput("YAML that explodes", "study.yml", bomb, "study.yml", "aliases"),
    BadInput(
      "unknown key", "study.yml", (SmallStudy.files["study.yml"] ?? "") + "setings: {}\n", "study.yml:6:", "setings",
      "settings"),
    BadInput(
      "no levels", "framework.yml",
      "framework: small\nversion: \"1\"\ncriteria:\n  - {code: C1, max_points: 10}\n  - {code: C2, max_points: 20}\n",
      "framework.yml:", "levels"),
    BadInput(
      "two criteria of one code", "framework.yml",
      SmallStudy.framework.replacingOccurrences(of: "criteria:\n", with: "criteria:\n  - {code: C1, max_points: 10}\n"),
      "framework.yml:6:", "C1"),
    BadInput(
      "an outcome measured by the unit", "framework.yml",
      SmallStudy.framework.replacingOccurrences(of: "{code: Y1}", with: "{code: Y1, measured_by: self}"),
      "framework.yml:8:",
      "itself"),
  ]
}

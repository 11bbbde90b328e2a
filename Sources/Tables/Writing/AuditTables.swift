public import Evaluation
public import Foundation

/// The files of a validation sample: the plan for the analyst and the list for the verifiers.
public enum AuditTables {
  /// The name of the list that verifiers fill in, which is then the study's `audit` file.
  public static let listName = "audit-list.csv"
  /// The name of the plan, which stays with the analyst and is read beside the list.
  public static let planName = AuditPlanTable.name

  /// Every unit of the year with its stratum and inclusion probability.
  public static func plan(_ rows: [AuditPlanRow], units: Units, style: CSVWriter.Style = .plain) -> Data {
    var writer = CSVWriter(headings: AuditPlanRow.headings, style: style)
    for row in rows {
      writer.append([
        .text(units.codes[row.unit]), .integer(row.year), .text(row.stratum.rawValue), .number(row.inclusion),
        .flag(row.isDrawn), .integer(row.rank), .number(row.selfTotal), .number(row.unexplainedPoints),
        .number(row.deviation),
      ])
    }
    return writer.data
  }

  /// The units to verify in their order, with nothing that tells why: the total and the verifier are to be filled in.
  public static func list(_ list: [Int], year: Int, units: Units, style: CSVWriter.Style = .plain) -> Data {
    var writer = CSVWriter(headings: ["unit", "year", "true_total", "verifier", "name"], style: style)
    for unit in list {
      writer.append([.text(units.codes[unit]), .integer(year), .empty, .empty, .text(units.names[unit])])
    }
    return writer.data
  }
}

internal import Evaluation
internal import Foundation

/// The tables of a study as files.
struct StudyTables {
  private let study: Study

  init(_ study: Study) {
    self.study = study
  }

  var files: [(name: String, data: Data)] {
    var files = [(name: "units.csv", data: units), (name: "ratings.csv", data: ratings)]
    if study.indicators.count > 0 { files.append(("indicators.csv", indicators)) }
    if !study.lineage.isEmpty { files.append(("lineage.csv", lineage)) }
    if !study.audits.isEmpty { files.append(("audit.csv", audits)) }
    if !study.auditPlan.isEmpty {
      files.append((AuditTables.planName, AuditTables.plan(study.auditPlan, units: study.units)))
    }
    if !study.responses.isEmpty { files.append(("responses.csv", responses)) }
    return files
  }

  private var units: Data {
    let units = study.units
    let hasCollectives = units.collectives.contains { !$0.isEmpty }
    var headings = ["unit", "name", "type", "parent"] + (hasCollectives ? ["collective"] : [])
    headings += units.covariates.map(\.name)
    var writer = CSVWriter(headings: headings)
    for unit in 0..<units.count {
      var row: [CSVWriter.Cell] = [
        .text(units.codes[unit]), .text(units.names[unit]), .text(units.types[units.type[unit]]),
        units.parent[unit] < 0 ? .empty : .text(units.parents[units.parent[unit]]),
      ]
      if hasCollectives { row.append(.text(units.collectives[unit])) }
      for covariate in units.covariates {
        switch covariate.values {
        case .numeric(let values): row.append(.number(values[unit]))
        case .text(let values): row.append(.text(values[unit]))
        }
      }
      writer.append(row)
    }
    return writer.data
  }

  private var ratings: Data {
    let ratings = study.ratings
    let texts = [("rater_id", ratings.raterID), ("level", ratings.level), ("not_rated", ratings.notRated)]
    let optional = texts.filter { $0.1.contains { !$0.isEmpty } }
    var writer = CSVWriter(headings: ["unit", "year", "rater"] + optional.map(\.0) + ratings.criteria)
    for row in 0..<ratings.count {
      var cells: [CSVWriter.Cell] = [
        .text(study.units.codes[ratings.unit[row]]), .integer(ratings.year[row]), .text(ratings.rater[row].rawValue),
      ]
      for column in optional { cells.append(.text(column.1[row])) }
      for column in ratings.points {
        cells.append(column[row] == Points.notApplicable ? .text("NA") : .number(column[row]))
      }
      writer.append(cells)
    }
    return writer.data
  }

  private var indicators: Data {
    let indicators = study.indicators
    var writer = CSVWriter(headings: ["unit", "year"] + indicators.codes)
    for row in 0..<indicators.count {
      writer.append(
        [.text(study.units.codes[indicators.unit[row]]), .integer(indicators.year[row])]
          + indicators.values.map { .number($0[row]) })
    }
    return writer.data
  }

  private var lineage: Data {
    var writer = CSVWriter(headings: ["from", "to", "year", "share"])
    for line in study.lineage {
      writer.append([.text(line.from), .text(line.to), .integer(line.year), .number(line.share)])
    }
    return writer.data
  }

  private var audits: Data {
    var writer = CSVWriter(headings: ["unit", "year", "true_total", "verifier"])
    for audit in study.audits {
      writer.append([
        .text(study.units.codes[audit.unit]), .integer(audit.year), .number(audit.trueTotal), .text(audit.verifier),
      ])
    }
    return writer.data
  }

  private var responses: Data {
    var writer = CSVWriter(headings: ["unit", "year", "answer", "accepted"])
    for response in study.responses {
      writer.append([
        .text(study.units.codes[response.unit]), .integer(response.year), .text(response.answer),
        response.isAccepted.map { .text($0 ? "yes" : "no") } ?? .empty,
      ])
    }
    return writer.data
  }
}

internal import Mustache

/// What the names of the page's template stand for, part by part.
///
/// Said here so that the library need not reflect on values: a report has tens of thousands of cells. A name that a part
/// knows but that is empty is `false`, for the library looks up a name without a value in everything around the part.
extension HTMLView: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "language": language
    case "title": title
    case "subtitle": subtitle
    case "banner": section(banner)
    case "contents": contents
    case "skipToContent": skipToContent
    case "style": style
    case "first": section(first)
    case "parts": parts
    case "footer": footer
    case "scripts": scripts
    default: nil
    }
  }
}

extension HTMLView.Part: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "id": id
    case "heading": heading
    case "blocks": blocks
    default: nil
    }
  }
}

extension HTMLView.Block: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "subheading": section(subheading)
    case "paragraph": section(paragraph)
    case "remark": section(remark)
    case "list": section(list)
    case "steps": section(steps)
    case "table": section(table)
    case "unit": section(unit)
    case "chart": section(chart)
    default: nil
    }
  }
}

extension HTMLView.Chart: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "id": id
    case "caption": caption
    default: nil
    }
  }
}

extension HTMLView.Items: MustacheParent {
  func child(named name: String) -> Any? {
    name == "items" ? items : nil
  }
}

extension HTMLView.Column: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "isNumeric": isNumeric
    default: nil
    }
  }
}

extension HTMLView.Table: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "caption": caption
    case "showsCaption": showsCaption
    case "columns": columns
    case "rows": rows
    default: nil
    }
  }
}

extension HTMLView.Row: MustacheParent {
  func child(named name: String) -> Any? {
    name == "cells" ? cells : nil
  }
}

extension HTMLView.Cell: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "name": self.name
    case "tag": tag
    case "text": text
    case "link": section(link)
    case "bar": section(bar)
    default: nil
    }
  }
}

extension HTMLView.Link: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "label": label
    case "target": target
    default: nil
    }
  }
}

extension HTMLView.Bar: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "now": now
    case "estimate": estimate
    case "lower": lower
    case "upper": upper
    case "description": section(description)
    default: nil
    }
  }
}

extension HTMLView.Unit: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "id": id
    case "heading": heading
    case "place": place
    case "findings": findings
    case "labelled": labelled
    default: nil
    }
  }
}

extension HTMLView.Labelled: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "label": label
    case "text": text
    default: nil
    }
  }
}

/// A section that is there, or `false`, which ends the search for it.
private func section(_ value: (some Any)?) -> Any {
  value.map { $0 as Any } ?? false
}

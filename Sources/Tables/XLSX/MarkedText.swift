/// Texts in which digits stand on both sides of a point or comma: nobody can say which number is meant.
enum MarkedText {
  /// The longest number that people write in a cell.
  private static let mostBytes = 32

  /// The blank that keeps figures on one line, as programs copy it into cells.
  private static let hardBlank: [UInt8] = [0xC2, 0xA0]

  /// The text of a field that has this form, blanks around it left out.
  static func text(_ field: [UInt8]) -> String? {
    guard field.count <= mostBytes, let first = field.first else { return nil }
    var inner = field[...]
    if first == Byte.quote {
      inner = field.dropFirst().dropLast()
    }
    while inner.count > 1, inner.suffix(2) == Self.hardBlank || inner.last == Byte.space {
      inner = inner.dropLast(inner.last == Byte.space ? 1 : 2)
    }
    while inner.starts(with: Self.hardBlank) || inner.first == Byte.space {
      inner = inner.dropFirst(inner.first == Byte.space ? 1 : 2)
    }
    let last = inner.last ?? 0
    guard last >= Byte.zero, last <= Byte.nine else { return nil }
    var marks = 0
    for (index, byte) in inner.enumerated() {
      if byte == Byte.dot || byte == Byte.comma {
        marks += 1
      } else if byte < Byte.zero || byte > Byte.nine {
        guard index == 0, byte == Byte.minus || byte == Byte.plus else { return nil }
      }
    }
    return marks > 0 ? String(decoding: inner, as: UTF8.self) : nil
  }
}

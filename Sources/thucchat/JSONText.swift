internal import Foundation

/// Values as the JSON that commands print.
enum JSONText {
  /// A value with its keys in order, `{}` where it cannot be encoded.
  static func encode(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}

/// A word on the data or the method that every report repeats, as a code with figures; the sentences are made from it.
public struct Note: Sendable, Codable, Equatable {
  /// What it says; the key of its sentence in each language.
  public var key: String
  /// The names and figures in it.
  public var values: [String: String]

  /// A note by its key.
  public init(_ key: String, _ values: [String: String] = [:]) {
    self.key = key
    self.values = values
  }
}

/// What a value encodes itself to: containers that hand every part on to the writer.
struct JSONValueEncoder: Encoder {
  let writer: JSONWriter
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(JSONObject<Key>(writer))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { JSONArray(writer) }

  func singleValueContainer() -> any SingleValueEncodingContainer { JSONSingleValue(writer: writer) }
}

/// An open object.
struct JSONObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  private let writer: JSONWriter
  private let depth: Int
  var codingPath: [any CodingKey] { [] }

  init(_ writer: JSONWriter) {
    writer.open(isObject: true)
    self.writer = writer
    depth = writer.depth
  }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    writer.begin(key.stringValue, at: depth)
    try writer.write(value)
  }

  func encodeNil(forKey key: Key) {
    writer.begin(key.stringValue, at: depth)
    writer.writeNull()
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    writer.begin(key.stringValue, at: depth)
    return KeyedEncodingContainer(JSONObject<NestedKey>(writer))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    writer.begin(key.stringValue, at: depth)
    return JSONArray(writer)
  }

  func superEncoder() -> any Encoder {
    writer.begin("super", at: depth)
    return JSONValueEncoder(writer: writer)
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    writer.begin(key.stringValue, at: depth)
    return JSONValueEncoder(writer: writer)
  }
}

/// An open array.
struct JSONArray: UnkeyedEncodingContainer {
  private let writer: JSONWriter
  private let depth: Int
  var codingPath: [any CodingKey] { [] }
  var count: Int { writer.count(at: depth) }

  init(_ writer: JSONWriter) {
    writer.open(isObject: false)
    self.writer = writer
    depth = writer.depth
  }

  func encode<Value: Encodable>(_ value: Value) throws {
    writer.begin(nil, at: depth)
    try writer.write(value)
  }

  func encodeNil() {
    writer.begin(nil, at: depth)
    writer.writeNull()
  }

  func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
    writer.begin(nil, at: depth)
    return KeyedEncodingContainer(JSONObject<NestedKey>(writer))
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    writer.begin(nil, at: depth)
    return JSONArray(writer)
  }

  func superEncoder() -> any Encoder {
    writer.begin(nil, at: depth)
    return JSONValueEncoder(writer: writer)
  }
}

/// A place for one value.
struct JSONSingleValue: SingleValueEncodingContainer {
  let writer: JSONWriter
  var codingPath: [any CodingKey] { [] }

  /// Writes a value; numbers of every width end here, for their own encoding asks for this container.
  func encode<Value: Encodable>(_ value: Value) throws {
    switch value {
    case let number as any FixedWidthInteger: writer.write(integer: number)
    case let number as Float: try writer.write(number: number)
    default: try writer.write(value)
    }
  }

  func encodeNil() { writer.writeNull() }
}

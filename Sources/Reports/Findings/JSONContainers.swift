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
    self.writer = writer
    depth = writer.text.open(isObject: true)
  }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    writer.text.begin(key.stringValue, at: depth)
    try writer.write(value)
  }

  func encodeNil(forKey key: Key) {
    writer.text.begin(key.stringValue, at: depth)
    writer.text.append(plain: "null")
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    writer.text.begin(key.stringValue, at: depth)
    return KeyedEncodingContainer(JSONObject<NestedKey>(writer))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    writer.text.begin(key.stringValue, at: depth)
    return JSONArray(writer)
  }

  func superEncoder() -> any Encoder {
    writer.text.begin("super", at: depth)
    return JSONValueEncoder(writer: writer)
  }

  func superEncoder(forKey key: Key) -> any Encoder {
    writer.text.begin(key.stringValue, at: depth)
    return JSONValueEncoder(writer: writer)
  }
}

/// An open array.
struct JSONArray: UnkeyedEncodingContainer {
  private let writer: JSONWriter
  private let depth: Int
  var codingPath: [any CodingKey] { [] }
  var count: Int { writer.text.count(at: depth) }

  init(_ writer: JSONWriter) {
    self.writer = writer
    depth = writer.text.open(isObject: false)
  }

  func encode<Value: Encodable>(_ value: Value) throws {
    writer.text.begin(nil, at: depth)
    try writer.write(value)
  }

  func encodeNil() {
    writer.text.begin(nil, at: depth)
    writer.text.append(plain: "null")
  }

  func nestedContainer<NestedKey: CodingKey>(keyedBy type: NestedKey.Type) -> KeyedEncodingContainer<NestedKey> {
    writer.text.begin(nil, at: depth)
    return KeyedEncodingContainer(JSONObject<NestedKey>(writer))
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    writer.text.begin(nil, at: depth)
    return JSONArray(writer)
  }

  func superEncoder() -> any Encoder {
    writer.text.begin(nil, at: depth)
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
    case let number as any FixedWidthInteger: writer.text.append(plain: number.description)
    case let number as Float: try writer.write(number: number)
    default: try writer.write(value)
    }
  }

  func encodeNil() { writer.text.append(plain: "null") }
}

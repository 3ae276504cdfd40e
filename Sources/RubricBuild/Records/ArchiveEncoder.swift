/// Writes values as bytes: what they encode, in the order in which they do so, and no names. Whoever reads them
/// must ask in the same order, as the conformances do that the compiler makes.
enum ArchiveEncoder {
  /// The bytes of a value; the same value gives the same bytes where it holds no set or dictionary.
  static func bytes(of value: some Encodable) throws -> [UInt8] {
    let archive = Archive()
    try archive.encode(value)
    return archive.bytes
  }

  /// The bytes so far, and all three kinds of container, since none writes more than its elements.
  final class Archive: Encoder {
    fileprivate(set) var bytes: [UInt8] = []
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
      KeyedEncodingContainer(Members(archive: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer { Elements(self) }
    func singleValueContainer() -> any SingleValueEncodingContainer { Single(archive: self) }

    fileprivate func put(_ value: UInt64) {
      var rest = value
      while rest >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    fileprivate func put(_ value: Int64) {
      put(UInt64(bitPattern: value << 1 ^ value >> 63))
    }

    fileprivate func put(_ text: String) {
      put(UInt64(text.utf8.count))
      bytes.append(contentsOf: text.utf8)
    }

    fileprivate func put(_ isSo: Bool) { bytes.append(isSo ? 1 : 0) }

    /// Texts and bytes are most of what is written; the others encode themselves.
    fileprivate func encode<Value: Encodable>(_ value: Value) throws {
      if Value.self == [UInt8].self, let all = value as? [UInt8] {
        put(UInt64(all.count))
        bytes.append(contentsOf: all)
      } else if Value.self == String.self, let text = value as? String {
        put(text)
      } else {
        try value.encode(to: self)
      }
    }
  }

  /// Members of an object, or the case of an enumeration, whose name is written.
  private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let archive: Archive
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil(forKey key: Key) { archive.put(false) }
    mutating func encode(_ value: Bool, forKey key: Key) { archive.put(value) }
    mutating func encode(_ value: String, forKey key: Key) { archive.put(value) }
    mutating func encode(_ value: Double, forKey key: Key) { archive.put(value.bitPattern) }
    mutating func encode(_ value: Int, forKey key: Key) { archive.put(Int64(value)) }
    mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try archive.encode(value) }

    // Whether there is a value is written before it. Each type is named: the library's own methods for them
    // write nothing where there is no value.
    mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try optional(value) }
    mutating func encodeIfPresent(_ value: String?, forKey key: Key) throws { try optional(value) }
    mutating func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try optional(value) }
    mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try optional(value) }
    mutating func encodeIfPresent(_ value: Float?, forKey key: Key) throws { try optional(value) }
    mutating func encodeIfPresent(_ value: Int8?, forKey key: Key) throws { try optional(value) }
    mutating func encodeIfPresent(_ value: Int16?, forKey key: Key) throws { try optional(value) }
    mutating func encodeIfPresent(_ value: Int32?, forKey key: Key) throws { try optional(value) }
    mutating func encodeIfPresent(_ value: Int64?, forKey key: Key) throws { try optional(value) }
    mutating func encodeIfPresent(_ value: UInt?, forKey key: Key) throws { try optional(value) }
    mutating func encodeIfPresent(_ value: UInt8?, forKey key: Key) throws { try optional(value) }
    mutating func encodeIfPresent(_ value: UInt16?, forKey key: Key) throws { try optional(value) }
    mutating func encodeIfPresent(_ value: UInt32?, forKey key: Key) throws { try optional(value) }
    mutating func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try optional(value) }
    mutating func encodeIfPresent<T: Encodable>(_ value: T?, forKey key: Key) throws { try optional(value) }

    private func optional<T: Encodable>(_ value: T?) throws {
      archive.put(value != nil)
      if let value { try archive.encode(value) }
    }

    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
      archive.put(key.stringValue)
      return archive.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      Elements(archive)
    }
    mutating func superEncoder() -> any Encoder { archive }
    mutating func superEncoder(forKey key: Key) -> any Encoder { archive }
  }

  /// Elements one after the other, behind their number. That is not known beforehand, so that it is mended with
  /// each element.
  private struct Elements: UnkeyedEncodingContainer {
    private let archive: Archive
    private let start: Int
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    init(_ archive: Archive) {
      self.archive = archive
      start = archive.bytes.count
      archive.bytes += [0, 0, 0, 0]
    }

    private mutating func step() {
      count += 1
      for index in 0..<4 { archive.bytes[start + index] = UInt8(truncatingIfNeeded: count >> (8 * index)) }
    }

    mutating func encodeNil() {
      step()
      archive.put(false)
    }

    mutating func encode<T: Encodable>(_ value: T) throws {
      step()
      try archive.encode(value)
    }

    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
      step()
      return archive.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      step()
      return Elements(archive)
    }

    mutating func superEncoder() -> any Encoder {
      step()
      return archive
    }
  }

  /// One value.
  private struct Single: SingleValueEncodingContainer {
    let archive: Archive
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() { archive.put(false) }
    mutating func encode(_ value: Bool) { archive.put(value) }
    mutating func encode(_ value: String) { archive.put(value) }
    mutating func encode(_ value: Double) { archive.put(value.bitPattern) }
    mutating func encode(_ value: Float) { archive.put(UInt64(value.bitPattern)) }
    mutating func encode(_ value: Int) { archive.put(Int64(value)) }
    mutating func encode(_ value: Int8) { archive.put(Int64(value)) }
    mutating func encode(_ value: Int16) { archive.put(Int64(value)) }
    mutating func encode(_ value: Int32) { archive.put(Int64(value)) }
    mutating func encode(_ value: Int64) { archive.put(value) }
    mutating func encode(_ value: UInt) { archive.put(UInt64(value)) }
    mutating func encode(_ value: UInt8) { archive.put(UInt64(value)) }
    mutating func encode(_ value: UInt16) { archive.put(UInt64(value)) }
    mutating func encode(_ value: UInt32) { archive.put(UInt64(value)) }
    mutating func encode(_ value: UInt64) { archive.put(value) }

    /// Optional values come here, and with them everything that is not known by its type.
    mutating func encode<T: Encodable>(_ value: T) throws {
      archive.put(true)
      try archive.encode(value)
    }
  }
}

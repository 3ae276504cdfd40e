/// Reads values from what `ArchiveEncoder` wrote. The bytes may be anybody's: whatever they are, a value is made
/// that its type allows, or an error thrown.
enum ArchiveDecoder {
  /// Why bytes are no such value.
  struct Fault: Error {}

  /// - Throws: where the bytes end early, go on behind the value, or say what the type does not allow.
  static func value<Value: Decodable>(_ type: Value.Type, from bytes: ArraySlice<UInt8>) throws -> Value {
    let archive = Archive(bytes)
    let value = try archive.decode(type)
    guard archive.isAtEnd else { throw Fault() }
    return value
  }

  /// The bytes that are left.
  final class Archive: Decoder {
    private let bytes: ArraySlice<UInt8>
    private var position: Int
    /// No value lies so deep in others.
    private var depth = 0
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }
    fileprivate var left: Int { bytes.endIndex - position }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
      KeyedDecodingContainer(Members(archive: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try Elements(self) }
    func singleValueContainer() -> any SingleValueDecodingContainer { Single(archive: self) }

    fileprivate func byte() throws -> UInt8 {
      guard position < bytes.endIndex else { throw Fault() }
      defer { position += 1 }
      return bytes[position]
    }

    fileprivate func unsigned() throws -> UInt64 {
      var value: UInt64 = 0
      for shift in stride(from: 0, to: 64, by: 7) {
        let byte = try byte()
        guard shift < 63 || byte <= 1 else { throw Fault() }
        value |= UInt64(byte & 0x7F) << UInt64(shift)
        if byte & 0x80 == 0 { return value }
      }
      throw Fault()
    }

    fileprivate func signed() throws -> Int64 {
      let value = try unsigned()
      return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    fileprivate func boolean() throws -> Bool {
      switch try byte() {
      case 0: return false
      case 1: return true
      default: throw Fault()
      }
    }

    fileprivate func slice() throws -> ArraySlice<UInt8> {
      let count = try unsigned()
      guard count <= UInt64(left) else { throw Fault() }
      let start = position
      position += Int(count)
      return bytes[start..<position]
    }

    fileprivate func text() throws -> String {
      guard let text = String(validating: try slice(), as: UTF8.self) else { throw Fault() }
      return text
    }

    fileprivate func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      if type == String.self, let text = try text() as? Value { return text }
      if type == [UInt8].self, let all = Array(try slice()) as? Value { return all }
      depth += 1
      defer { depth -= 1 }
      guard depth < 200 else { throw Fault() }
      return try Value(from: self)
    }

    fileprivate func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws -> Value {
      let value = Value.isSigned ? Value(exactly: try signed()) : Value(exactly: try unsigned())
      guard let value else { throw Fault() }
      return value
    }
  }

  /// Members of an object, or the case of an enumeration, whose name is read where it is asked for.
  private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let archive: Archive
    var codingPath: [any CodingKey] { [] }

    /// Asked of enumerations only: the name of the case.
    var allKeys: [Key] { (try? archive.text()).flatMap { Key(stringValue: $0) }.map { [$0] } ?? [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) throws -> Bool { !(try archive.boolean()) }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try archive.boolean() }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try archive.text() }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try archive.integer(type) }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try archive.decode(type) }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try optional(type) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try optional(type) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { try optional(type) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try optional(type) }
    func decodeIfPresent(_ type: Float.Type, forKey key: Key) throws -> Float? { try optional(type) }
    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) throws -> Int8? { try optional(type) }
    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) throws -> Int16? { try optional(type) }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) throws -> Int32? { try optional(type) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { try optional(type) }
    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) throws -> UInt? { try optional(type) }
    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) throws -> UInt8? { try optional(type) }
    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) throws -> UInt16? { try optional(type) }
    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) throws -> UInt32? { try optional(type) }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) throws -> UInt64? { try optional(type) }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? { try optional(type) }

    private func optional<T: Decodable>(_ type: T.Type) throws -> T? {
      try archive.boolean() ? try archive.decode(type) : nil
    }

    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { archive.container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try Elements(archive)
    }

    func superDecoder() throws -> any Decoder { archive }
    func superDecoder(forKey key: Key) throws -> any Decoder { archive }
  }

  /// Elements one after the other, behind their number.
  private struct Elements: UnkeyedDecodingContainer {
    private let archive: Archive
    private let total: Int
    private(set) var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    /// What is made room for beforehand: each element takes a byte at least.
    var count: Int? { total }
    var isAtEnd: Bool { currentIndex >= total }

    init(_ archive: Archive) throws {
      self.archive = archive
      var total = 0
      for index in 0..<4 { total |= Int(try archive.byte()) << (8 * index) }
      guard total <= archive.left else { throw Fault() }
      self.total = total
    }

    private mutating func step() throws {
      guard !isAtEnd else { throw Fault() }
      currentIndex += 1
    }

    mutating func decodeNil() throws -> Bool { false }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
      try step()
      return try archive.decode(type)
    }

    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
      try step()
      return archive.container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      try step()
      return try Elements(archive)
    }

    mutating func superDecoder() throws -> any Decoder {
      try step()
      return archive
    }
  }

  /// One value.
  private final class Single: SingleValueDecodingContainer {
    private let archive: Archive
    /// Whether it was read already that there is a value.
    private var isAnnounced = false
    var codingPath: [any CodingKey] { [] }

    init(archive: Archive) { self.archive = archive }

    func decodeNil() -> Bool {
      isAnnounced = (try? archive.boolean()) == true
      return !isAnnounced
    }

    func decode(_ type: Bool.Type) throws -> Bool { try archive.boolean() }
    func decode(_ type: String.Type) throws -> String { try archive.text() }
    func decode(_ type: Double.Type) throws -> Double { Double(bitPattern: try archive.unsigned()) }
    func decode(_ type: Float.Type) throws -> Float { Float(bitPattern: try archive.integer(UInt32.self)) }
    func decode(_ type: Int.Type) throws -> Int { try archive.integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try archive.integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try archive.integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try archive.integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try archive.integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try archive.integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try archive.integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try archive.integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try archive.integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try archive.integer(type) }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
      if !isAnnounced { guard try archive.boolean() else { throw Fault() } }
      isAnnounced = false
      return try archive.decode(type)
    }
  }
}

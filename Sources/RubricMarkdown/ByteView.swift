import Glibc

/// A stretch of bytes owned by someone else, safe to read at any index: past the end there are zeros.
///
/// Valid only while its owner lives; it never leaves the call that made it.
public struct ByteView {
  /// Where it begins.
  public let base: UnsafePointer<UInt8>
  /// How many bytes it has.
  public let count: Int

  /// So many bytes from `base` on.
  @inlinable public init(_ base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  /// The bytes of a buffer; nil of an empty one, which may begin nowhere.
  @inlinable public init?(_ buffer: UnsafeBufferPointer<UInt8>) {
    guard let base = buffer.baseAddress else { return nil }
    self.init(base, count: buffer.count)
  }

  /// The bytes of a C string.
  init(cString: UnsafePointer<CChar>) {
    let bytes = UnsafeRawPointer(cString).assumingMemoryBound(to: UInt8.self)
    self.init(bytes, count: strlen(cString))
  }

  /// The byte at `index`; 0 outside.
  @inlinable @inline(__always) public subscript(index: Int) -> UInt8 {
    index >= 0 && index < count ? base[index] : 0
  }

  /// A part, clamped to what there is.
  @inlinable public subscript(range: Range<Int>) -> ByteView {
    let start = min(max(range.lowerBound, 0), count)
    let end = min(max(range.upperBound, start), count)
    return ByteView(base + start, count: end - start)
  }

  /// Everything from `start` on.
  @inlinable public func from(_ start: Int) -> ByteView { self[min(start, count)..<count] }

  /// The bytes, as the standard library takes them.
  @inlinable public var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

  var string: String { String(decoding: buffer, as: UTF8.self) }

  /// Whether `other` stands at `start`.
  @inlinable public func holds(_ other: ByteView, at start: Int) -> Bool {
    guard start >= 0, other.count <= count - start else { return false }
    return other.count == 0 || memcmp(base + start, other.base, other.count) == 0
  }

  /// Index of the first `byte` at or behind `start`; nil where there is none.
  @inlinable public func first(_ byte: UInt8, from start: Int) -> Int? {
    let start = max(start, 0)
    guard start < count, let found = memchr(base + start, Int32(byte), count - start) else { return nil }
    return UnsafeRawPointer(base).distance(to: found)
  }

  /// Whether the ASCII word stands here, in any case.
  func equalsIgnoringCase(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { wanted in
      for index in 0..<count where base[index].asciiLowercased != wanted[index].asciiLowercased {
        return false
      }
      return true
    }
  }
}

extension UInt8 {
  /// The letter in lower case; other bytes as they are.
  @inline(__always) var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self + 0x20 : self }
  @inline(__always) var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  @inline(__always) var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  @inline(__always) var isBlank: Bool { self == 0x20 || self == 0x09 }
  @inline(__always) var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  /// White space of HTML: tab, line feed, form feed, carriage return, space.
  @inline(__always) var isHTMLSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D && self != 0x0B) }
  /// What a backslash escapes in CommonMark §2.4.
  @inline(__always) var isASCIIPunctuation: Bool {
    (self >= 0x21 && self <= 0x2F) || (self >= 0x3A && self <= 0x40) || (self >= 0x5B && self <= 0x60)
      || (self >= 0x7B && self <= 0x7E)
  }
}

import Glibc

/// A name as it is spelt: compared by its UTF-8 bytes, so that two spellings of é stay two names
/// (Swift's own `==` on strings takes canonically equal spellings for one).
public struct Name: Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The spelling.
  public let text: String

  /// A name of that spelling.
  @inlinable public init(_ text: String) { self.text = text }
  /// A name that stands in code.
  @inlinable public init(stringLiteral text: String) { self.text = text }

  /// The spelling.
  public var description: String { text }

  /// Whether both have the same bytes.
  public static func == (a: Name, b: Name) -> Bool {
    guard a.text.utf8.count == b.text.utf8.count else { return false }
    var (first, second) = (a.text, b.text)
    return first.withUTF8 { first in
      second.withUTF8 { second in
        guard let a = first.baseAddress, let b = second.baseAddress else { return true }
        return memcmp(a, b, first.count) == 0
      }
    }
  }

  /// By bytes, which is the order of Unicode scalars.
  @inlinable public static func < (a: Name, b: Name) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }

  /// By bytes.
  @inlinable public func hash(into hasher: inout Hasher) {
    var copy = text
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(UInt8(0xFF))
  }
}

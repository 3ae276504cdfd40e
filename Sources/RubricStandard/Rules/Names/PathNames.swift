import RubricDocuments
import RubricOpenAPI

extension PathUse {
  /// The path without a query or fragment that somebody wrote behind it.
  var pathOnly: Substring.UTF8View.SubSequence {
    let bytes = template.utf8[...]
    var depth = 0
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "?"), UInt8(ascii: "#"): if depth <= 0 { return bytes[..<index] }
      default: break
      }
    }
    return bytes
  }

  /// The segments without a query or fragment, empty ones left out.
  var names: [Segment] {
    Segment.all(of: String(decoding: pathOnly, as: UTF8.self)).filter { !$0.text.isEmpty }
  }

  /// The segments that the API's authors named themselves: no templates, not even those in the manner of
  /// other tools (`<id>`, `:id`), and nothing below `.well-known`, whose names are registered (RFC 8615).
  var ownNames: [String] {
    let names = names
    if names.contains(where: { $0.text == ".well-known" }) { return [] }
    return names.filter { segment in
      !segment.isTemplate && segment.text.utf8.first != UInt8(ascii: ":")
        && !segment.text.utf8.contains { "<>()*".utf8.contains($0) }
    }.map(\.text)
  }

  /// The path with other segments in place of the literal ones, without an empty one at its end.
  func renamed(_ rename: (String) -> String) -> String {
    names.map { "/" + ($0.isTemplate ? $0.text : rename($0.text)) }.joined()
  }
}

extension PathUse.Segment {
  /// Whether it is one thing among many, by a template or by a word for the caller's own.
  var isIdentifier: Bool { isTemplate || ["me", "@me", "self", "current"].contains(text) }
}

/// How the words of a segment are joined.
struct SegmentWords {
  let text: String
  private let bytes: [UInt8]

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  /// Underscores before the name mark what is technical (`_search`).
  private var named: ArraySlice<UInt8> { bytes.drop { $0 == UInt8(ascii: "_") } }

  /// Whether an underscore stands in the name.
  var hasUnderscore: Bool { named.contains(UInt8(ascii: "_")) }

  /// Whether a space stands in it, as it is or as an address writes it.
  var hasSpace: Bool { bytes.contains(UInt8(ascii: " ")) || bytes.contains(sequence: "%20") }

  /// Whether a capital begins a word within the name.
  var hasInnerCapital: Bool {
    bytes.indices.dropFirst().contains { index in
      guard (0x41...0x5A).contains(bytes[index]) else { return false }
      let before = bytes[index - 1]
      if (0x61...0x7A).contains(before) { return true }
      // `PDFReport`, but neither `PDF` nor `PDFs`.
      guard (0x41...0x5A).contains(before), index + 1 < bytes.count, (0x61...0x7A).contains(bytes[index + 1])
      else { return false }
      return bytes[(index + 1)...] != [UInt8(ascii: "s")]
    }
  }

  var hasCapital: Bool { bytes.contains { (0x41...0x5A).contains($0) } }

  /// Whether it is the number of a version, such as `v1`, `v2.1`, `1.0` or `2024-05-01`.
  var isVersion: Bool {
    let number = bytes.first.map { $0 | 0x20 } == UInt8(ascii: "v") ? bytes.dropFirst() : bytes[...]
    guard let first = number.first, (0x30...0x39).contains(first) else { return false }
    if number.count < bytes.count { return true }
    return number.allSatisfy {
      (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
    }
  }

  /// The name in small letters with hyphens between its words.
  var hyphenated: String {
    let leading = String(repeating: "_", count: bytes.count - named.count)
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return leading
      + parts.map { part in
        let plain = String(decoding: Array(part), as: UTF8.self).replacing("%20", with: " ")
        return plain.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
          .map { NameWords(String(decoding: Array($0), as: UTF8.self)).words.joined(separator: "-") }
          .joined(separator: ":")
      }.joined(separator: ".")
  }
}

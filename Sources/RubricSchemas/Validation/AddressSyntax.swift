/// The syntax of names of hosts, mailboxes and resources.
enum AddressSyntax {
  typealias Text = Slice<UnsafeBufferPointer<UInt8>>

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func split(_ text: Text, at byte: UInt8) -> [Text] {
    text.split(separator: byte, omittingEmptySubsequences: false)
  }

  // MARK: - Hosts

  /// RFC 1123 §2.1: labels of at most 63 letters, digits and hyphens, 253 altogether. Of what RFC 5892 says of
  /// single characters beyond ASCII, nothing is checked, nor what a label in Punycode stands for.
  static func isHostname(_ text: Text, isInternational: Bool) -> Bool {
    if isInternational, text.contains(where: { $0 >= 0x80 }) {
      return withASCIIDots(text) { isHostname($0, mayBeInternational: true) }
    }
    return isHostname(text, mayBeInternational: isInternational)
  }

  /// The text with the dots of other scripts as ASCII's (RFC 3490 §3.1).
  private static func withASCIIDots(_ text: Text, _ body: (Text) -> Bool) -> Bool {
    var bytes: [UInt8] = []
    var rest = text
    let dots: [[UInt8]] = [[0xE3, 0x80, 0x82], [0xEF, 0xBC, 0x8E], [0xEF, 0xBD, 0xA1]]
    while let byte = rest.first {
      if byte >= 0xE3, dots.contains(where: { rest.starts(with: $0) }) {
        bytes.append(UInt8(ascii: "."))
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
        rest.removeFirst()
      }
    }
    return bytes.withUnsafeBufferPointer { body($0[...]) }
  }

  private static func isHostname(_ text: Text, mayBeInternational isInternational: Bool) -> Bool {
    guard !text.isEmpty, length(text) <= 253 else { return false }
    return split(text, at: UInt8(ascii: ".")).allSatisfy { label in
      guard let first = label.first, let last = label.last, length(label) <= 63 else { return false }
      let hyphen = UInt8(ascii: "-")
      guard first != hyphen, last != hyphen else { return false }
      return label.allSatisfy { isLetterOrDigit($0) || $0 == hyphen || isInternational && $0 >= 0x80 }
    }
  }

  /// In Unicode scalars.
  private static func length(_ text: Text) -> Int { text.count { $0 & 0xC0 != 0x80 } }

  /// RFC 2673 §3.2: four numbers without leading zeros.
  static func isIPv4(_ text: Text) -> Bool {
    let parts = split(text, at: UInt8(ascii: "."))
    return parts.count == 4
      && parts.allSatisfy { part in
        guard (1...3).contains(part.count), part.allSatisfy({ (48...57).contains($0) }),
          part.count == 1 || part.first != 48
        else { return false }
        return part.reduce(0) { $0 * 10 + Int($1 - 48) } <= 255
      }
  }

  /// RFC 4291 §2.2.
  static func isIPv6(_ text: Text) -> Bool {
    let parts = split(text, at: UInt8(ascii: ":"))
    guard parts.count >= 3, parts.count <= 9 else { return false }
    var groups = 0
    var gaps = 0
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if part.isEmpty {
        // At either end, `::` gives two empty parts of which one is the gap.
        if index == 0 {
          guard parts[1].isEmpty else { return false }
        } else if isLast {
          guard parts[index - 1].isEmpty else { return false }
        } else {
          gaps += 1
        }
      } else if isLast, part.contains(UInt8(ascii: ".")) {
        guard isIPv4(part) else { return false }
        groups += 2
      } else {
        guard part.count <= 4, part.allSatisfy(isHexadecimal) else { return false }
        groups += 1
      }
    }
    return gaps == 0 ? groups == 8 : gaps == 1 && groups <= 7
  }

  // MARK: - Mailboxes

  /// RFC 5321 §4.1.2, with RFC 6531 where it is international.
  static func isEmail(_ text: Text, isInternational: Bool) -> Bool {
    guard let at = text.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let local = text[..<at]
    let domain = text[text.index(after: at)...]
    guard isLocalPart(local, isInternational: isInternational) else { return false }
    if domain.first == UInt8(ascii: "["), domain.last == UInt8(ascii: "]"), domain.count > 2 {
      let literal = domain.dropFirst().dropLast()
      let tag = literal.prefix(5)
      return tag.elementsEqual("IPv6:".utf8) ? isIPv6(literal.dropFirst(5)) : isIPv4(literal)
    }
    return isHostname(domain, isInternational: isInternational)
  }

  private static func isLocalPart(_ text: Text, isInternational: Bool) -> Bool {
    guard !text.isEmpty else { return false }
    if text.first == UInt8(ascii: "\""), text.last == UInt8(ascii: "\""), text.count > 2 {
      return isQuoted(text.dropFirst().dropLast(), isInternational: isInternational)
    }
    return split(text, at: UInt8(ascii: ".")).allSatisfy { atom in
      !atom.isEmpty
        && atom.allSatisfy { byte in
          isLetterOrDigit(byte) || isInternational && byte >= 0x80 || isMark(byte, "!#$%&'*+-/=?^_`{|}~")
        }
    }
  }

  private static func isQuoted(_ text: Text, isInternational: Bool) -> Bool {
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\") {
        guard let next = rest.popFirst(), (32...126).contains(next) else { return false }
      } else if byte == UInt8(ascii: "\"") || byte < 32 || byte == 127 || byte > 127 && !isInternational {
        return false
      }
    }
    return true
  }

  private static func isMark(_ byte: UInt8, _ marks: StaticString) -> Bool {
    UnsafeBufferPointer(start: marks.utf8Start, count: marks.utf8CodeUnitCount).contains(byte)
  }

  // MARK: - Resources

  /// RFC 3986 §3 and §4.1, with RFC 3987 where it is international.
  static func isAddress(_ text: Text, isAbsolute: Bool, isInternational: Bool) -> Bool {
    var rest = text
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")), isScheme(rest[..<colon]) {
      rest = rest[rest.index(after: colon)...]
    } else {
      if isAbsolute { return false }
      // RFC 3986 §4.2: the first part of a relative path holds no colon.
      let first = rest.prefix { !isMark($0, "/?#") }
      if first.contains(UInt8(ascii: ":")) { return false }
    }
    if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
      guard isText(rest[rest.index(after: hash)...], "/?:@", isInternational) else { return false }
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      guard isText(rest[rest.index(after: mark)...], "/?:@", isInternational) else { return false }
      rest = rest[..<mark]
    }
    if rest.starts(with: "//".utf8) {
      let authority = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
      guard isAuthority(authority, isInternational) else { return false }
      rest = rest[authority.endIndex...]
    }
    return isText(rest, "/:@", isInternational)
  }

  private static func isScheme(_ text: Text) -> Bool {
    guard let first = text.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return text.allSatisfy { isLetterOrDigit($0) || isMark($0, "+-.") }
  }

  private static func isAuthority(_ text: Text, _ isInternational: Bool) -> Bool {
    var host = text
    if let at = host.lastIndex(of: UInt8(ascii: "@")) {
      guard isText(host[..<at], ":", isInternational) else { return false }
      host = host[host.index(after: at)...]
    }
    if host.first == UInt8(ascii: "[") {
      guard let end = host.firstIndex(of: UInt8(ascii: "]")) else { return false }
      let literal = host[host.index(after: host.startIndex)..<end]
      guard isIPv6(literal) || isFutureLiteral(literal) else { return false }
      host = host[host.index(after: end)...]
      return host.isEmpty || host.first == UInt8(ascii: ":") && isPort(host.dropFirst())
    }
    if let colon = host.lastIndex(of: UInt8(ascii: ":")) {
      guard isPort(host[host.index(after: colon)...]) else { return false }
      host = host[..<colon]
    }
    return isText(host, "", isInternational)
  }

  private static func isPort(_ text: Text) -> Bool { text.allSatisfy { (48...57).contains($0) } }

  /// RFC 3986 §3.2.2: `v1.…`.
  private static func isFutureLiteral(_ text: Text) -> Bool {
    guard let first = text.first, first | 0x20 == UInt8(ascii: "v"),
      let dot = text.firstIndex(of: UInt8(ascii: "."))
    else { return false }
    let version = text[..<dot].dropFirst()
    return !version.isEmpty && version.allSatisfy(isHexadecimal)
      && isText(text[text.index(after: dot)...], ":", false)
  }

  /// Characters that stand for themselves, some more, and others percent-encoded.
  private static func isText(_ text: Text, _ more: StaticString, _ isInternational: Bool) -> Bool {
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard let high = rest.popFirst(), let low = rest.popFirst(), isHexadecimal(high), isHexadecimal(low)
        else { return false }
      } else if !isLetterOrDigit(byte), !isMark(byte, "-._~!$&'()*+,;="), !isMark(byte, more) {
        guard isInternational, byte >= 0x80 else { return false }
      }
    }
    return true
  }

  /// RFC 6570 §2.
  static func isTemplate(_ text: Text) -> Bool {
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "{") {
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")), isExpression(rest[..<end]) else {
          return false
        }
        rest = rest[rest.index(after: end)...]
      } else if byte == UInt8(ascii: "%") {
        guard let high = rest.popFirst(), let low = rest.popFirst(), isHexadecimal(high), isHexadecimal(low)
        else { return false }
      } else if byte <= 32 || byte == 127 || isMark(byte, "\"<>\\^`|}") {
        return false
      }
    }
    return true
  }

  private static func isExpression(_ text: Text) -> Bool {
    var names = text
    if let first = names.first, isMark(first, "+#./;?&=,!@|") { names.removeFirst() }
    return split(names, at: UInt8(ascii: ",")).allSatisfy { name in
      var name = name
      if name.last == UInt8(ascii: "*") {
        name.removeLast()
      } else if let colon = name.firstIndex(of: UInt8(ascii: ":")) {
        let length = name[name.index(after: colon)...]
        guard (1...4).contains(length.count), length.first != 48, isPort(length) else { return false }
        name = name[..<colon]
      }
      return split(name, at: UInt8(ascii: ".")).allSatisfy { part in
        !part.isEmpty && part.allSatisfy { isLetterOrDigit($0) || isMark($0, "_%") }
      }
    }
  }
}

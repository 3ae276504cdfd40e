import RubricDocuments
import RubricSite

/// Finds what looks like a secret that works: keys and tokens of known makes, and private keys.
enum SecretScan {
  /// A secret within bytes.
  struct Found {
    var what: String
    var range: Range<Int>
  }

  /// - Parameter date: a token that ended before it opens nothing.
  static func secrets(in text: [UInt8], on date: CivilDate) -> [Found] {
    var found: [Found] = []
    var index = 0
    while index < text.count {
      guard isTokenByte(text[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < text.count, isTokenByte(text[index]) { index += 1 }
      if index - start >= 16, let what = kind(of: text[start..<index], on: date) {
        found.append(Found(what: what, range: start..<index))
      }
    }
    return found + privateKeys(in: text)
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  private static let makes: [(prefix: String, fewest: Int, most: Int, name: String)] = [
    ("AKIA", 20, 20, "an access key of AWS"), ("ASIA", 20, 20, "an access key of AWS"),
    ("ghp_", 40, 40, "a token of GitHub"), ("gho_", 40, 40, "a token of GitHub"),
    ("github_pat_", 60, 120, "a token of GitHub"), ("glpat-", 26, 40, "a token of GitLab"),
    ("sk_live_", 24, 200, "a live key"), ("rk_live_", 24, 200, "a live key"),
    ("api_live_", 24, 200, "a live key"),
    ("xoxb-", 40, 120, "a token of Slack"), ("xoxp-", 40, 120, "a token of Slack"),
    ("AIza", 39, 39, "a key of Google"),
  ]

  private static func kind(of token: ArraySlice<UInt8>, on date: CivilDate) -> String? {
    guard "Aegrsx".utf8.contains(token[token.startIndex]) else { return nil }
    guard token.starts(with: "eyJ".utf8) || makes.contains(where: { token.starts(with: $0.prefix.utf8) }),
      !isMadeUp(token)
    else { return nil }
    for make in makes
    where token.starts(with: make.prefix.utf8) && (make.fewest...make.most).contains(token.count) {
      let rest = token.dropFirst(make.prefix.utf8.count)
      return distinct(rest) >= 8 ? make.name : nil
    }
    return token.starts(with: "eyJ".utf8) ? webToken(token, on: date) : nil
  }

  private static let words = [
    "example", "test", "sample", "dummy", "fake", "your", "xxxx", "1234567", "abcdef", "0000", "aaaa",
    "redacted",
    "placeholder", "demo", "mock", "secret",
  ]

  /// Whether words or runs in it say that it is none.
  private static func isMadeUp(_ token: ArraySlice<UInt8>) -> Bool {
    let low = token.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    return words.contains { low.contains(sequence: $0) }
  }

  private static func distinct(_ token: ArraySlice<UInt8>) -> Int { Set(token).count }

  /// A signed token (RFC 7519) that still opens something; those that have ended, or are for examples, do not.
  private static func webToken(_ token: ArraySlice<UInt8>, on date: CivilDate) -> String? {
    let parts = token.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count > 10, parts[1].count > 10, parts[2].count >= 40 else { return nil }
    let payload = decoded(parts[1])
    guard !payload.isEmpty, payload.first == UInt8(ascii: "{") else { return nil }
    let low = payload.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    // The token that every introduction to them shows.
    if ["example", "test", "john doe", "1234567890", "sandbox"].contains(where: { low.contains(sequence: $0) }
    ) {
      return nil
    }
    if let end = expiry(of: low), let day = CivilDate(secondsSince1970: end), day < date { return nil }
    return "a signed token"
  }

  private static func expiry(of payload: [UInt8]) -> Int? {
    let name = Array("\"exp\":".utf8)
    guard let start = payload.indices.first(where: { payload[$0...].starts(with: name) }) else { return nil }
    let digits = payload[(start + name.count)...].drop { $0 == 0x20 }.prefix { (0x30...0x39).contains($0) }
    return digits.count < 12 ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }

  /// Base64 in the alphabet of addresses (RFC 4648 §5), at most some kilobytes of it.
  private static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var (buffer, bits) = (UInt32(0), 0)
    for byte in text.prefix(8_000) {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte - 0x41)
      case 0x61...0x7A: value = UInt32(byte - 0x61) + 26
      case 0x30...0x39: value = UInt32(byte - 0x30) + 52
      case UInt8(ascii: "-"): value = 62
      case UInt8(ascii: "_"): value = 63
      default: return []
      }
      buffer = (buffer << 6 | value) & 0xFF_FFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
      }
    }
    return bytes
  }

  /// The first line of private keys that have more than it.
  private static func privateKeys(in text: [UInt8]) -> [Found] {
    let marker = Array("PRIVATE KEY-----".utf8)
    let begin = Array("-----BEGIN ".utf8)
    var found: [Found] = []
    var index = 0
    while index + begin.count < text.count {
      guard text[index] == begin[0], text[index...].starts(with: begin) else {
        index += 1
        continue
      }
      let line = text[index...].prefix(60)
      let end = line.indices.first { text[$0...].starts(with: marker) }
      if let end {
        let body = text[(end + marker.count)...].prefix(2_000).prefix { $0 != UInt8(ascii: "-") }
        let letters = body.filter { Words.isWordByte($0) }
        if letters.count > 100, !isMadeUp(letters[...]), distinct(letters[...]) > 20 {
          found.append(Found(what: "a private key", range: index..<(end + marker.count)))
        }
      }
      index += begin.count
    }
    return found
  }
}

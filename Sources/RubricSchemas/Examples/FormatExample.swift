/// Strings that are of a format, those that are shown first at the front.
enum FormatExample {
  /// Strings of the format, shorter and longer ones behind the usual; none of a format that is not known.
  ///
  /// - Parameter ordinal: others give other strings, where there are others.
  static func texts(_ format: String, _ lengths: ClosedRange<Int>, ordinal: Int) -> [String] {
    let usual = FormatExample.usual(format, ordinal)
    guard let first = usual.first, !lengths.contains(first.utf8.count) else { return usual }
    return usual + FormatExample.padded(format, to: lengths.lowerBound)
  }

  private static func usual(_ format: String, _ ordinal: Int) -> [String] {
    let number = ordinal + 1
    let suffix = ordinal == 0 ? "" : String(number)
    switch format {
    case "email", "idn-email": return ["name\(suffix)@example.org", "a\(suffix)@b.uk"]
    case "hostname", "idn-hostname", "domain":
      return ["www\(suffix).example.org", "example\(suffix).org", "a\(suffix)"]
    case "ipv4", "ip": return ["192.0.2.\(number % 250)", "192.0.2.100"]
    case "ipv6": return ["2001:db8::" + String(number % 65_535, radix: 16)]
    case "cidr": return ["192.0.2.0/24"]
    case "mac": return ["00-00-5E-00-53-" + hexadecimal(number, digits: 2)]
    case "uri", "url", "iri", "http-url":
      return ["https://www.example.org/" + suffix, "https://example.org", "a:" + suffix]
    case "uri-reference", "iri-reference": return ["/path" + suffix, "/"]
    case "uri-template": return ["https://www.example.org/items/{id}" + suffix, "/{id}" + suffix]
    case "uuid", "guid": return ["123e4567-e89b-12d3-a456-4266141740" + hexadecimal(ordinal, digits: 2)]
    case "json-pointer": return ["/path" + suffix, ""]
    case "relative-json-pointer": return ["\(number)/path", "\(number)"]
    case "regex": return ["^[a-z]+\(suffix)$", "a"]
    case "byte", "base64", "base64url": return [base64("example" + suffix), "ZXg=", ""]
    case "binary": return ["binary" + suffix]
    case "password": return ["example-password" + suffix]
    case "phone", "tel", "telephone": return ["020 7946 00" + decimal(ordinal), "+442079460000"]
    case "currency": return ["GBP"]
    case "country", "country-code", "iso-country-code": return ["GB"]
    case "language", "locale", "bcp47": return ["en"]
    case "semver": return ["1.0.\(ordinal)"]
    case "color", "colour", "hex-color": return ["#1d70b8"]
    case "int32", "int64", "integer", "int", "long", "number": return [String(number), String(number * 10)]
    case "decimal", "float", "double", "money": return ["\(number).50"]
    case "media-range", "mime-type": return ["application/json"]
    case "html": return ["<p>Some text</p>"]
    case "commonmark", "markdown": return ["Some *text*"]
    default: return moment(format, ordinal)
    }
  }

  /// Dates, times and spans of time.
  private static func moment(_ format: String, _ ordinal: Int) -> [String] {
    switch format {
    case "date", "full-date": return [date(ordinal)]
    case "date-time", "datetime", "dateTime":
      return [date(ordinal) + "T09:30:00Z", date(ordinal) + "T09:30:00.000Z"]
    case "time", "partial-time", "full-time": return [time(ordinal) + (format == "partial-time" ? "" : "Z")]
    case "local-time", "time-local": return [time(ordinal)]
    case "date-time-local": return [date(ordinal) + "T09:30:00"]
    case "duration": return ["P\(ordinal + 1)D"]
    case "year": return [String(2026 + ordinal)]
    case "year-month": return ["2026-03"]
    case "unixtime", "unix-time", "timestamp": return [String(1_772_357_400 + ordinal)]
    default: return []
    }
  }

  /// A string of the format of so many characters at least, where one can be made longer at will.
  private static func padded(_ format: String, to length: Int) -> [String] {
    guard length <= 5_000 else { return [] }
    func filled(_ start: String, _ end: String, _ pad: String = "a") -> [String] {
      let missing = max(0, length - start.utf8.count - end.utf8.count)
      return [start + String(repeating: pad, count: missing) + end]
    }
    switch format {
    case "email", "idn-email":
      // The part before `@` has at most 64 characters (RFC 5321 §4.5.3.1.1), each label behind it 63.
      let labels = String(repeating: "example-example-example.", count: max(0, length - 64) / 24 + 1)
      return length <= 64 ? filled("name", "@example.org") : filled("name", "@\(labels)example.org")
    case "hostname", "idn-hostname":
      return [String(String(repeating: "example.", count: length / 8 + 1) + "org")]
    case "uri", "url", "iri", "uri-template": return filled("https://www.example.org/", "")
    case "uri-reference", "iri-reference", "json-pointer": return filled("/path", "")
    case "password", "binary": return filled(format, "")
    case "byte", "base64", "base64url": return [String(repeating: "ZXhh", count: length / 4 + 1)]
    case "date-time": return filled("2026-03-01T09:30:00.0", "Z", "0")
    case "regex": return filled("a", "")
    default: return []
    }
  }

  private static func date(_ ordinal: Int) -> String {
    "2026-" + decimal(3 + ordinal / 28 % 10) + "-" + decimal(1 + ordinal % 28)
  }

  private static func time(_ ordinal: Int) -> String {
    decimal(9 + ordinal / 60 % 12) + ":" + decimal((30 + ordinal) % 60) + ":00"
  }

  private static func decimal(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value % 100) }

  private static func hexadecimal(_ value: Int, digits: Int) -> String {
    let text = String(value & 0xFF, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// RFC 4648 §4.
  static func base64(_ text: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let bytes = Array(text.utf8)
    var written: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        written.append(place <= group.count ? alphabet[value >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: written, as: UTF8.self)
  }
}

import RubricPatterns

/// A format that can be checked (JSON Schema 2020-12 Validation §7.3; the OpenAPI Format Registry).
public enum Format: String, Sendable, CaseIterable {
  case dateTime = "date-time"
  case date, time, duration
  case email
  case idnEmail = "idn-email"
  case hostname
  case idnHostname = "idn-hostname"
  case ipv4, ipv6
  case uri
  case uriReference = "uri-reference"
  case iri
  case iriReference = "iri-reference"
  case uriTemplate = "uri-template"
  case uuid
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"
  case regex
  /// A whole number of 32 bits with a sign.
  case int32
  /// A whole number of 64 bits with a sign.
  case int64
  /// Base64 (RFC 4648 §4).
  case byte
  /// Base64 for addresses (RFC 4648 §5).
  case base64url

  /// As messages call a value of it.
  var words: String {
    switch self {
    case .dateTime: "a date-time such as 2026-03-01T09:30:00Z"
    case .date: "a date such as 2026-03-01"
    case .time: "a time such as 09:30:00Z"
    case .duration: "a duration such as P1DT12H"
    case .email, .idnEmail: "an email address"
    case .hostname, .idnHostname: "a host name"
    case .ipv4: "an IPv4 address"
    case .ipv6: "an IPv6 address"
    case .uri, .iri: "an absolute address such as https://www.example.org/"
    case .uriReference, .iriReference: "an address"
    case .uriTemplate: "a template of an address"
    case .uuid: "a UUID"
    case .jsonPointer: "a JSON pointer"
    case .relativeJSONPointer: "a relative JSON pointer"
    case .regex: "a regular expression"
    case .int32: "a whole number of 32 bits"
    case .int64: "a whole number of 64 bits"
    case .byte, .base64url: "Base64"
    }
  }

  /// Whether it is about numbers, and not about strings.
  var isOfNumbers: Bool { self == .int32 || self == .int64 }

  /// Whether a string is of the format.
  func truth(of text: UnsafeBufferPointer<UInt8>) -> Truth {
    var scanner = FormatScanner(text[...])
    switch self {
    case .dateTime: return Truth(scanner.isDateTime())
    case .date: return Truth(scanner.takeDate() && scanner.isAtEnd)
    case .time: return Truth(scanner.takeTime() && scanner.isAtEnd)
    case .duration: return Truth(scanner.isDuration())
    case .email: return Truth(AddressSyntax.isEmail(text[...], isInternational: false))
    case .idnEmail: return Truth(AddressSyntax.isEmail(text[...], isInternational: true))
    case .hostname: return Truth(AddressSyntax.isHostname(text[...], isInternational: false))
    case .idnHostname: return Truth(AddressSyntax.isHostname(text[...], isInternational: true))
    case .ipv4: return Truth(AddressSyntax.isIPv4(text[...]))
    case .ipv6: return Truth(AddressSyntax.isIPv6(text[...]))
    case .uri: return Truth(AddressSyntax.isAddress(text[...], isAbsolute: true, isInternational: false))
    case .uriReference:
      return Truth(AddressSyntax.isAddress(text[...], isAbsolute: false, isInternational: false))
    case .iri: return Truth(AddressSyntax.isAddress(text[...], isAbsolute: true, isInternational: true))
    case .iriReference:
      return Truth(AddressSyntax.isAddress(text[...], isAbsolute: false, isInternational: true))
    case .uriTemplate: return Truth(AddressSyntax.isTemplate(text[...]))
    case .uuid: return Truth(scanner.isUUID())
    case .jsonPointer: return Truth(scanner.isPointer())
    case .relativeJSONPointer: return Truth(scanner.isRelativePointer())
    case .regex: return Format.isPattern(String(decoding: text, as: UTF8.self))
    case .byte: return Truth(scanner.isBase64(isForAddresses: false))
    case .base64url: return Truth(scanner.isBase64(isForAddresses: true))
    case .int32, .int64: return .holds
    }
  }

  /// Whether a number is of the format.
  func truth(of number: Decimal) -> Truth {
    switch self {
    case .int32: Truth(number.integer.map { Int32(exactly: $0) != nil } ?? false)
    case .int64: Truth(number.isWhole && Format.fits64Bits(number))
    default: .holds
    }
  }

  private static func fits64Bits(_ number: Decimal) -> Bool {
    guard let least = Decimal("-9223372036854775808".utf8), let most = Decimal("9223372036854775807".utf8)
    else { return true }
    return least <= number && number <= most
  }

  /// Unknown where the expression may be right and merely cannot be matched here.
  private static func isPattern(_ text: String) -> Truth {
    do throws(PatternError) {
      _ = try Pattern(text)
      return .holds
    } catch {
      let limits = ["not supported", "too large", "nest deeper", "known here", "too many"]
      return limits.contains { error.message.contains($0) } ? .unknown : .fails
    }
  }
}

import RubricDocuments
import RubricSchemas

/// Why an optional case of JSON-Schema-Test-Suite does not pass.
enum SchemaDeparture: Equatable {
  /// The host name keeps to the rules of its letters, but not to those of RFC 5891 and RFC 5892 for characters
  /// beyond ASCII, which ask for tables of Unicode.
  case needsTablesOfUnicode
  /// The regular expression has no matcher that takes linear time, or is told to have none.
  case patternIsRefused
  /// The schema refers to a draft that is not at hand.
  case documentIsMissing
  /// `1.0` counts as an integer in draft 4 as in all drafts since.
  case wholeFloatIsAnInteger
  case unexplained

  init(of test: SchemaTestCase) {
    let reasons = test.validation.unchecked.map(\.reason)
    let isHost = test.name.contains("/format/hostname: ") || test.name.contains("/format/idn-hostname: ")
    let text = test.instance.string ?? ""
    if reasons.contains(where: { $0.contains("cannot be run") }) {
      self = .patternIsRefused
    } else if reasons == ["its reference leads nowhere"] {
      self = .documentIsMissing
    } else if !test.isValid, test.instance.kind == .float, test.instance.integer != nil {
      self = .wholeFloatIsAnInteger
    } else if isHost, !test.isValid,
      text.lowercased().contains("xn--") || text.utf8.contains(where: { $0 > 127 })
    {
      self = .needsTablesOfUnicode
    } else {
      self = .unexplained
    }
  }
}

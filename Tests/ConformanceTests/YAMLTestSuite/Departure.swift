import RubricDiagnostics
import RubricDocuments

/// Why a case of yaml-test-suite does not pass.
enum Departure: Equatable, Sendable {
  /// libyaml itself gives other events than the suite asks for.
  case libyamlEventStreamIsWrong
  /// The text is YAML, and the reader refuses part of it on purpose with a finding of this rule.
  case refusedByDesign(RuleID)
  /// Neither; never listed.
  case unexplained

  /// Every case that does not pass, by name.
  static let known: [String: Departure] = [:]
}

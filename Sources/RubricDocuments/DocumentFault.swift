import RubricDiagnostics

/// Why a file is given up; becomes the one finding that the file gets.
struct DocumentFault: Error {
  var rule: RuleID = DocumentRules.syntax
  var message: String
  var help: String?
  /// Byte offsets from the start of the file.
  var bytes: Range<UInt32>
  /// A second place, such as the quotation mark that opens a text without end.
  var note: (message: String, bytes: Range<UInt32>)?

  func finding(in source: SourceID) -> Finding {
    Finding(
      rule, .error, message, at: SourceSpan(source: source, bytes: bytes),
      notes: note.map { [Finding.Note($0.message, at: SourceSpan(source: source, bytes: $0.bytes))] } ?? [],
      help: help)
  }
}

import RubricDiagnostics

/// The rules that every YAML or JSON file is held to while it is read.
public enum DocumentRules {
  /// The file is no YAML or JSON; it is not read further. Error.
  public static let syntax: RuleID = "document-syntax"
  /// Bytes that are no UTF-8, characters that YAML or JSON do not allow, escapes of half a surrogate pair:
  /// each is read as U+FFFD. Also a file in UTF-16 or UTF-32, which is not read. Error.
  public static let encoding: RuleID = "document-encoding"
  /// A key stands twice in one mapping; the first is kept. Error.
  public static let duplicateKey: RuleID = "duplicate-key"
  /// A mapping or sequence stands as a key; that member is left out. Error.
  public static let complexKey: RuleID = "document-complex-key"
  /// A second YAML document follows in the file; the first is kept. Error.
  public static let secondDocument: RuleID = "document-second"
  /// Containers nest deeper than `DocumentReader.deepestNesting`; the file is not read further. Error.
  public static let nesting: RuleID = "document-nesting"
  /// A tag outside the core schema (warning), or one that its value does not fit (error).
  public static let tag: RuleID = "document-tag"
  /// Merge keys (`<<`) would copy more members than a file of that size can need; the rest is left out. Error.
  public static let mergeBudget: RuleID = "document-merge-budget"
  /// The file is longer than offsets can count, 4 GiB minus one byte; it is not read. Error.
  public static let size: RuleID = "document-size"

  /// All of them.
  public static let all: [RuleID] = [
    syntax, encoding, duplicateKey, complexKey, secondDocument, nesting, tag, mergeBudget, size,
  ]
}

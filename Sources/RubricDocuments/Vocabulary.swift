/// A name that readers look for, as a number: comparing keys is comparing integers.
public struct Key: Hashable, Sendable {
  /// Position in the vocabulary; names that stand in no vocabulary follow in order of appearance.
  public let id: UInt32

  /// The key of that number; a number means nothing outside its document's names.
  @inlinable public init(id: UInt32) { self.id = id }
}

/// The names that a reader of documents knows beforehand; a document gives them the same numbers always.
public struct Vocabulary: Sendable {
  /// The names, without duplicates; the position of a name is the `id` of its `Key`.
  public let names: [Name]

  /// The vocabulary of these names, in which none may stand twice.
  public init(_ names: [Name]) { self.names = names }

  /// No names: every key is looked up by its text.
  public static let empty = Vocabulary([])
}

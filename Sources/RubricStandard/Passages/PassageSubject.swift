/// By what a passage under a heading of another name shows that it is about a section's subject.
///
/// A word that a probe looks for stands in many texts about something else, so that elsewhere a probe counts
/// only where the subject is named too: by a heading above, or in the sentence itself.
public struct PassageSubject: Sendable {
  /// Facts each of which is enough by itself, by their ids.
  public var alone: Set<String>
  /// A pattern of headings; the summary of an operation and the name of a tag are headings of their
  /// description. All that stands below one is read.
  public var headings: String
  /// A pattern that a sentence below any other heading must match to be read; nil where only headings tell.
  public var sentences: String?
  /// So many required facts must be known of a section that nobody wrote for it to be there at all.
  public var fewest: Int
  /// The fact that must be among them, by its id; nil where any may be.
  public var needed: String?

  /// Patterns, letters' case aside.
  public init(
    headings: String, sentences: String? = nil, fewest: Int = 2, needed: String? = nil,
    alone: Set<String> = []
  ) {
    self.headings = headings
    self.sentences = sentences
    self.fewest = fewest
    self.needed = needed
    self.alone = alone
  }
}

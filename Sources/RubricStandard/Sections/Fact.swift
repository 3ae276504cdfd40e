import RubricOpenAPI

/// One thing that a section must tell, as the question of a reader.
public struct Fact: Sendable {
  /// Unique within its section.
  public var id: String
  /// In the words of a reader; ends with a question mark.
  public var question: String
  /// Whether a section without it is incomplete.
  public var requirement: Requirement
  /// Patterns, letters' case aside; a sentence that matches any of them touches the fact.
  public var probes: [String]
  /// What else must stand in the same sentence, one beside it or the heading above; nil where the probes
  /// say enough by themselves.
  public var subject: String?
  /// What a sentence must hold that answers without the probe's words, under a heading that has them; nil
  /// where that is `subject`.
  public var answer: String?
  /// Words of several kinds that answer together, under any heading.
  public var said: [Combination]
  /// What a sentence under a heading of another name must match instead of the probes, whose words stand
  /// there in texts about something else too; nil where the probes do.
  public var abroad: [String]?
  /// Another way to find it: by the form of the text, or in the description.
  public var structure: (@Sendable (SectionSubject) -> Evidence?)?

  /// Whether a section without the fact is incomplete.
  public enum Requirement: Sendable {
    case always
    case when(Condition)
    /// Its lack lowers nothing and is told as advice.
    case recommended
    /// Its lack is not told.
    case optional
  }

  /// A fact; what is left out is not looked for.
  public init(
    _ id: String, _ requirement: Requirement, _ question: String, probes: [String] = [],
    subject: String? = nil, answer: String? = nil, said: [Combination] = [],
    abroad: [String]? = nil, structure: (@Sendable (SectionSubject) -> Evidence?)? = nil
  ) {
    self.id = id
    self.question = question
    self.requirement = requirement
    self.probes = probes
    self.subject = subject
    self.answer = answer
    self.said = said
    self.abroad = abroad
    self.structure = structure
  }
}

/// What an answer is about and what it says, each a pattern by itself: people put the same words in any order.
public struct Combination: Sendable {
  /// What it is said of: in the sentence itself, in the heading above it or in the sentence that leads up to it.
  public var about: String
  /// What the sentence says, all of it.
  public var saying: [String]

  /// Patterns, letters' case aside.
  public init(of about: String, _ saying: String...) {
    self.about = about
    self.saying = saying
  }
}

/// A named test of an API and of what is written about it.
public struct Condition: Sendable {
  /// A clause that follows "when", such as "the API has operations that write".
  public var name: String
  /// The test; it must give the same for the same subject.
  public var holds: @Sendable (SectionSubject) -> Bool

  /// A test with the clause that names it.
  public init(_ name: String, holds: @escaping @Sendable (SectionSubject) -> Bool) {
    self.name = name
    self.holds = holds
  }

  /// A condition on the description alone.
  static func api(_ name: String, _ holds: @escaping @Sendable (API) -> Bool) -> Condition {
    Condition(name) { holds($0.api) }
  }
}

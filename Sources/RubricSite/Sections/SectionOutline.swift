/// The published id of a required section, such as `errors`.
public struct SectionID: Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral {
  /// As the standard spells it: lower-case words joined by `-`.
  public let text: String

  /// - Parameter text: any text; whether the standard has such a section is not checked.
  public init(_ text: String) { self.text = text }
  /// The id written as a literal.
  public init(stringLiteral text: String) { self.text = text }

  /// By text, not by the standard's order.
  public static func < (a: SectionID, b: SectionID) -> Bool { a.text < b.text }
}

/// By what a required section is found: the part of it that the merge needs to know.
public struct SectionOutline: Sendable {
  /// The published id.
  public var id: SectionID
  /// What readers see, in the standard's words.
  public var title: String
  /// Headings that mean the section, lower-case.
  public var aliases: [String]
  /// Headings that look like it and never mean it, lower-case.
  public var negativeAliases: [String]
  /// File names without ending that mean it, lower-case.
  public var fileNames: [String]
  /// What each of some texts of an API tells of the section, one for each; nil where nobody can say, and
  /// every text counts. The site is given before its sections are known.
  public var readings: (@Sendable (Site, [SectionPlace.Part]) -> [Reading])?

  /// What a text tells of a section.
  public struct Reading: Sendable, Hashable {
    /// How many of the questions without an answer to which the section is incomplete it answers.
    public var answers: Int
    /// Whether it says so little, or holds the place of a text to come, that it can be about nothing else.
    public var isStandIn: Bool
    /// Whether it is about the section's subject, answers or not.
    public var isOnSubject: Bool

    /// A reading of one text.
    public init(answers: Int, isStandIn: Bool, isOnSubject: Bool = false) {
      self.answers = answers
      self.isStandIn = isStandIn
      self.isOnSubject = isOnSubject
    }
  }

  /// - Parameters:
  ///   - aliases: lower-case.
  ///   - negativeAliases: lower-case.
  ///   - fileNames: without ending, lower-case; the first is offered to writers.
  public init(
    id: SectionID, title: String, aliases: [String], negativeAliases: [String] = [], fileNames: [String]
  ) {
    self.id = id
    self.title = title
    self.aliases = aliases
    self.negativeAliases = negativeAliases
    self.fileNames = fileNames
  }
}

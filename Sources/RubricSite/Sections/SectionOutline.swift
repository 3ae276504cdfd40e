/// The published id of a required section, such as `errors`.
public struct SectionID: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
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

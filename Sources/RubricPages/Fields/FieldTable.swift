import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// Parameters or properties as nested rows.
public struct FieldTable: Sendable {
  /// What the rows are of.
  public var title: Title
  /// The rows above the outermost ones, where those stand on an earlier page; else empty.
  public var trail: [FieldRow.Label] = []
  /// All rows; those of one parent are not always neighbours.
  public var rows: [FieldRow] = []
  /// Indices of the outermost rows.
  public var roots: [Int] = []
  /// Why not all outermost rows are shown; nil where they are.
  public var more: FieldRow.More?
  /// What holds for the value as a whole and is learnt from its parts; empty of most.
  public var limits: [Limit] = []

  /// What a table is of, for a reader who sees it apart from its place.
  public enum Title: Sendable, Hashable {
    case parameters(Parameter.Location)
    /// What is sent, in a media type.
    case request(mediaType: String)
    /// What comes back, by its status or name, in a media type.
    case response(String, mediaType: String)
    /// Headers of a response, or of a part of a body.
    case headers(String)
    /// A schema's own.
    case schema(String)
  }

  init(title: Title, trail: [FieldRow.Label] = []) {
    self.title = title
    self.trail = trail
  }

  /// Whether there is nothing to show.
  public var isEmpty: Bool { roots.isEmpty && limits.isEmpty }
}

/// A parameter, property, alternative or element.
public struct FieldRow: Sendable {
  /// What readers know the row by.
  public var label: Label
  /// Where the label is written; empty of alternatives.
  public var places: [Place] = []
  /// Unique on its page.
  public var anchor: String
  /// What is told of its schema.
  public var words: SchemaWords
  /// Whether it must be given.
  public var isRequired = false
  /// Where it is said that it must be given; empty where it is shown away from its own place.
  public var requiredPlaces: [Place] = []
  /// The named schema that a property comes from, where it is not the one that the table is of.
  public var source: SchemaID?
  /// Indices of the rows below it.
  public var children: [Int] = []
  /// nil where all rows below it are here.
  public var more: More?

  init(label: Label, anchor: String, words: SchemaWords = SchemaWords()) {
    self.label = label
    self.anchor = anchor
    self.words = words
  }

  /// Whether it, or its schema, is to be used no more.
  public var isDeprecated: Bool { words.marks.contains { $0.value == .deprecated } }

  /// What a row is.
  public enum Label: Sendable, Hashable {
    case name(String)
    /// One of several, with the name or title it has.
    case alternative(Alternative, title: String?)
    /// Properties of any other name; with what such a name stands for, where the author says so.
    case anyName(String?)
    /// Properties whose name matches.
    case pattern(String)
    /// An element of a fixed list, from 1.
    case element(Int)
    /// Each element of an array, or each behind those of a fixed list.
    case elements(isRest: Bool)
    /// An element that an array has to have.
    case contains
    /// The names of properties.
    case names
    /// What the value must not be.
    case not
    /// What decides which of the next two holds.
    case condition
    /// What holds where the condition does.
    case then
    /// What holds where the condition does not.
    case otherwise
    /// What holds once there is a member of that name.
    case dependent(String)
    /// What a string holds, once decoded.
    case content
    /// What elements or members hold that nothing else speaks of.
    case unevaluated
    /// Each item of a stream.
    case item
    /// A schema of that name which is kept for reference, though nothing refers to it.
    case definition(String)
    /// A schema of that name which is put in where a generic one leaves open what is there (`$dynamicAnchor`).
    case generic(String)

    /// The author's text in it; nil of labels without one.
    var text: String? {
      switch self {
      case .name(let text), .pattern(let text), .dependent(let text), .definition(let text),
        .generic(let text):
        text
      case .alternative(_, let title), .anyName(let title): title
      case .element, .elements, .contains, .names, .not, .condition, .then, .otherwise, .content,
        .unevaluated, .item:
        nil
      }
    }
  }

  /// Which of several alternatives a row is.
  public struct Alternative: Sendable, Hashable {
    /// From 1, among those that one choice is between.
    public var number: Int
    /// How many there are to choose from.
    public var count: Int
    /// How many of them hold.
    public var choice: TypeOutline.Choice
  }

  /// Why rows below it are not shown here.
  public enum More: Sendable, Hashable {
    /// They are the rows of a row above: a schema that holds itself.
    case recursive(Route?)
    /// They are shown on the schema's own page, or nowhere where it has none.
    case elsewhere(Route?)
    /// The page is full: they follow on the next.
    case continued(Route)
  }
}

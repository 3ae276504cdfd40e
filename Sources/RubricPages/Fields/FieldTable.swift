import RubricMarkdown
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// Parameters or properties as nested rows.
public struct FieldTable: Sendable {
  /// All rows; those of one parent are not always neighbours.
  public var rows: [FieldRow] = []
  /// Indices of the outermost rows.
  public var roots: [Int] = []
  /// Why not all outermost rows are shown; nil where they are.
  public var more: FieldRow.More?

  /// Whether there is nothing to show.
  public var isEmpty: Bool { roots.isEmpty }
}

/// A parameter, property, alternative or element.
public struct FieldRow: Sendable {
  /// What readers know the row by.
  public var label: Label
  /// Unique on its page.
  public var anchor: String
  /// What kind of value it takes; any where it has no schema.
  public var type: TypeOutline
  /// Limits, in the order in which they are told; those of an array are its own, not its elements'.
  public var constraints: [Constraint] = []
  /// Whether it must be given.
  public var isRequired = false
  /// Whether it, or its schema, is to be used no more.
  public var isDeprecated = false
  /// Whether it comes in responses only.
  public var isReadOnly = false
  /// Whether it is sent only.
  public var isWriteOnly = false
  /// Its own description, else that of its schema, else the schema's title.
  public var description: PageProse?
  /// Allowed values as a reader writes them.
  public var values: [String] = []
  /// The value taken where none is given, as a reader writes it.
  public var defaultValue: String?
  /// The first scalar example as a reader writes it.
  public var example: String?
  /// Indices of the rows below it.
  public var children: [Int] = []
  /// nil where all rows below it are here.
  public var more: More?

  init(label: Label, anchor: String, type: TypeOutline) {
    self.label = label
    self.anchor = anchor
    self.type = type
  }

  /// What a row is.
  public enum Label: Sendable, Hashable {
    case name(String)
    /// One of several, from 1, with the name or title it has.
    case alternative(Int, title: String?)
    /// Properties of any other name.
    case anyName
    /// Properties whose name matches.
    case pattern(String)
    /// An element of a fixed list, from 1.
    case element(Int)
  }

  /// Why rows below it are not shown here.
  public enum More: Sendable, Hashable {
    /// They are the rows of a row above: a schema that holds itself.
    case recursive(Route?)
    /// They are shown on the schema's own page, or nowhere where it has none.
    case elsewhere(Route?)
  }
}

/// Budget of rows of one page, opened breadth first over all its tables.
enum RowBudget {
  /// Stripe's operations opened to depth 2 everywhere would be 125 MB of pages.
  static let rowsOnPage = 300
  /// The page of a schema shows so many rows of it: there is no other place for them.
  static let rowsOfOwnPage = 2_000
  /// Of `oneOf` and `anyOf` at most so many are opened.
  static let mostAlternatives = 100
  /// Each table shows at least so many of its outermost rows.
  static let leastRows = 20
  /// Deeper than this, a reader is better served on the schema's own page.
  static let deepest = 7
  /// A list of allowed values is cut behind so many.
  static let valuesInRow = 100
}

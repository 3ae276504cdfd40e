/// A value that is to be written as YAML or JSON: a part of a document as it stands, or one put together.
public indirect enum WrittenValue: Sendable {
  /// The value and all that is below it; what an alias names is written out.
  case node(Node)
  /// Members in the order in which they are written; no name may stand twice.
  case mapping([Member])
  case sequence([WrittenValue])
  /// A string, whatever it looks like.
  case text(String)

  /// A name and what stands under it.
  public struct Member: Sendable {
    /// The key.
    public var name: Name
    /// What stands under it.
    public var value: WrittenValue

    /// A member of that name.
    public init(_ name: Name, _ value: WrittenValue) {
      self.name = name
      self.value = value
    }
  }
}

/// Why a value cannot be written.
public enum WritingError: Error, Sendable {
  /// Aliases make more of it than `WritingError.mostValues`, or of its text more than `WritingError.mostBytes`.
  case tooLarge
  /// It nests deeper than `DocumentReader.deepestNesting`, as one that contains itself does.
  case tooDeep

  /// So many values are written at most; the largest published descriptions have about two million.
  public static let mostValues = 8_000_000
  /// So many bytes are written at most.
  public static let mostBytes = 512 << 20
}

/// What writers of both languages keep count of.
struct WritingBudget {
  private var remaining = WritingError.mostValues

  /// Counts one value at that depth, from 0, behind so many bytes.
  mutating func take(depth: Int, bytes: Int) throws(WritingError) {
    remaining -= 1
    if remaining < 0 || bytes > WritingError.mostBytes { throw .tooLarge }
    if depth > DocumentReader.deepestNesting { throw .tooDeep }
  }
}

/// A value on its way out: both ways to hold one look alike.
enum WritingStep {
  case scalar(Node)
  case text(String)
  case mapping([WrittenValue.Member])
  case sequence([WrittenValue])

  init(_ value: WrittenValue) {
    switch value {
    case .text(let text): self = .text(text)
    case .mapping(let members): self = .mapping(members)
    case .sequence(let elements): self = .sequence(elements)
    case .node(let node):
      switch node.kind {
      case .mapping: self = .mapping(node.members.map { WrittenValue.Member($0.name, .node($0.value)) })
      case .sequence: self = .sequence(node.elements.map { .node($0) })
      case .string, .integer, .float, .boolean, .null: self = .scalar(node)
      }
    }
  }
}

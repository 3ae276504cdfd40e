import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// A value that readers are told, with the place where it is written.
public struct Told<Value: Sendable>: Sendable {
  /// What readers see.
  public var value: Value
  /// nil where it is shown once more, away from its own place.
  public var place: Place?

  /// Puts a value to its place.
  public init(_ value: Value, _ place: Place?) {
    self.value = value
    self.place = place
  }
}

/// What a reader is told of a schema beside its parts: of the schema itself, and of all that holds together
/// with it and has no page of its own.
public struct SchemaWords: Sendable {
  /// What kind of value it takes; any where it has no schema.
  public var type = TypeOutline(parts: [])
  /// In the order in which they are told; those of an array are its own, not its elements'.
  public var limits: [Limit] = []
  /// Words beside the name, such as that it is deprecated.
  public var marks: [Told<Mark>] = []
  /// Descriptions, the innermost last; most schemas have one at most.
  public var prose: [PageProse] = []
  /// Allowed values; empty where any is.
  public var values: [AllowedValue] = []
  /// How many allowed values are told on the schema's own page only.
  public var otherValues = 0
  /// The only value allowed, as a reader writes it.
  public var constant: Told<String>?
  /// The value taken where none is given, as a reader writes it.
  public var defaultValue: Told<String>?
  /// Examples that are no objects or arrays, as a reader writes them.
  public var examples: [Told<String>] = []
  /// What few schemas have.
  public var remarks: [Remark] = []
  /// Values of the description that are told by words which say the same, or less of what may be.
  public var narrowed: [Place] = []

  /// A word beside a name.
  public enum Mark: Sendable, Hashable {
    case deprecated, readOnly, writeOnly
    /// `x-internal`: meant for the organisation's own callers.
    case `internal`
  }

  /// One allowed value.
  public struct AllowedValue: Sendable {
    /// As a reader writes it.
    public var text: Told<String>
    /// The name that code gives it (`x-enum-varnames`); nil where it has none.
    public var name: Told<String>?
    /// What it means (`x-enumDescriptions`); nil where nobody says.
    public var meaning: Told<String>?
  }

  /// About how many bytes of a page they take.
  var weight: Int {
    var weight = prose.reduce(type.weight) { $0 + $1.text.textCount + $1.nodes.count * 8 }
    for value in values {
      weight += 50 + value.text.value.utf8.count + (value.meaning?.value.utf8.count ?? 0)
    }
    for limit in limits { weight += limit.constraint.weight }
    for example in examples { weight += example.value.utf8.count }
    for remark in remarks { weight += remark.weight }
    return weight + (defaultValue?.value.utf8.count ?? 0) + (constant?.value.utf8.count ?? 0)
  }

  /// Whether only the type and a description are told.
  public var isPlain: Bool {
    limits.isEmpty && marks.isEmpty && constant == nil && defaultValue == nil && examples.isEmpty
      && remarks.isEmpty
  }
}

extension SchemaWords {
  /// What stands away from its own place tells nothing that was not told there.
  mutating func forgetPlaces() {
    type.places = []
    narrowed = []
    for index in limits.indices { limits[index].places = [] }
    for index in marks.indices { marks[index].place = nil }
    for index in prose.indices {
      prose[index].place = nil
      prose[index].otherPlaces = []
    }
    for index in values.indices {
      values[index].text.place = nil
      values[index].name?.place = nil
      values[index].meaning?.place = nil
    }
    constant?.place = nil
    defaultValue?.place = nil
    for index in examples.indices { examples[index].place = nil }
    remarks = remarks.compactMap(\.withoutPlaces)
    shortenElsewhere()
  }

  /// A text of more bytes is shown whole at its own place only.
  private static let longestElsewhere = 1_000
  /// Of a longer description the first block is shown elsewhere, if that is shorter.
  private static let longestProseElsewhere = 10_000
  /// Allowed values are told elsewhere until they have so many bytes together.
  private static let mostBytesOfValues = 10_000

  /// Cuts what is very long and shown away from its own place, where a reader finds it whole.
  mutating func shortenElsewhere() {
    defaultValue?.shortenElsewhere(to: SchemaWords.longestElsewhere)
    constant?.shortenElsewhere(to: SchemaWords.longestElsewhere)
    for index in examples.indices { examples[index].shortenElsewhere(to: SchemaWords.longestElsewhere) }
    for index in limits.indices where limits[index].places.isEmpty {
      if case .pattern(let text) = limits[index].constraint {
        var told = Told<String>(text, nil)
        told.shortenElsewhere(to: SchemaWords.longestElsewhere)
        limits[index].constraint = .pattern(told.value)
      }
    }
    prose = prose.compactMap { $0.place == nil ? $0.shortened(to: SchemaWords.longestProseElsewhere) : $0 }
    var bytes = 0
    for index in values.indices where values[index].text.place == nil {
      guard bytes < SchemaWords.mostBytesOfValues else {
        otherValues += values.count - index
        values.removeSubrange(index...)
        break
      }
      values[index].text.shortenElsewhere(to: SchemaWords.longestElsewhere)
      values[index].meaning?.shortenElsewhere(to: SchemaWords.longestElsewhere)
      bytes += values[index].text.value.utf8.count + (values[index].meaning?.value.utf8.count ?? 0)
    }
  }

  /// Tells a description, one text once.
  mutating func tell(_ prose: PageProse) {
    guard let index = self.prose.firstIndex(where: { $0.isSameText(as: prose) }) else {
      self.prose.append(prose)
      return
    }
    self.prose[index].otherPlaces += (prose.place.map { [$0] } ?? []) + prose.otherPlaces
  }

  /// Tells each kind of limit once.
  mutating func joinLimits() { limits = Limit.joined(limits) }

  /// What another schema says that holds for the same value.
  mutating func join(_ other: SchemaWords) {
    let known = Set(type.parts.compactMap(\.schema))
    type = type.joined(other.type)
    let others = other.type.parts.compactMap(\.schema).filter { !known.contains($0) }
    let left = others.filter { id in !type.parts.contains { $0.schema == id } }
    limits += other.limits
    joinLimits()
    marks += other.marks
    // A text of the author's that is told elsewhere is no more than help where there is none here.
    if prose.isEmpty || other.prose.contains(where: { $0.place != nil }) {
      for text in other.prose { tell(text) }
    }
    joinValues(other)
    constant = constant ?? other.constant
    if let value = other.defaultValue, value.value == defaultValue?.value { narrowed += value.places }
    defaultValue = defaultValue ?? other.defaultValue
    if examples.isEmpty || other.examples.contains(where: { $0.place != nil }) { examples += other.examples }
    if !left.isEmpty { remarks.append(.includes(left.map { Told($0, nil) })) }
    joinRemarks(other.remarks)
  }

  /// Values that both allow; those of the first where none is, which is the author's to mend.
  private mutating func joinValues(_ other: SchemaWords) {
    guard !values.isEmpty, !other.values.isEmpty else {
      if values.isEmpty { (values, otherValues) = (other.values, other.otherValues) }
      return
    }
    narrowed += other.values.flatMap(\.places)
    let allowed = Set(other.values.map(\.text.value))
    let both = values.filter { allowed.contains($0.text.value) }
    guard other.otherValues == 0, !both.isEmpty, both.count < values.count else { return }
    narrowed += values.filter { !allowed.contains($0.text.value) }.flatMap(\.places)
    values = both
  }

  /// Names are told once, whoever gives them.
  private mutating func joinRemarks(_ others: [Remark]) {
    for remark in others {
      if case .title(let title) = remark, titles.contains(title.value) {
        narrowed += title.places
      } else {
        remarks.append(remark)
      }
    }
  }

  private var titles: [String] {
    remarks.compactMap { if case .title(let title) = $0 { title.value } else { nil } }
  }
}

extension Told<String> {
  /// Cuts a long text that stands away from its own place.
  fileprivate mutating func shortenElsewhere(to most: Int) {
    guard place == nil, value.utf8.count > most else { return }
    // What is cut in two at the end becomes one mark.
    value = String(decoding: value.utf8.prefix(most), as: UTF8.self) + "…"
  }
}

extension Told {
  fileprivate var places: [Place] { place.map { [$0] } ?? [] }
}

extension SchemaWords.AllowedValue {
  fileprivate var places: [Place] { text.places + (name?.places ?? []) + (meaning?.places ?? []) }
}

extension TypeOutline.Part {
  /// The named schema that it tells.
  fileprivate var schema: SchemaID? { if case .named(let id, _) = self { id } else { nil } }
}

extension PageProse {
  /// The text, or its first block where it is longer; nil where that is too long as well.
  fileprivate func shortened(to most: Int) -> PageProse? {
    guard text.textCount > most else { return self }
    let lead = lead
    return text.plainText(of: lead.nodes).utf8.count > most ? nil : lead
  }

  /// Whether readers see the same.
  fileprivate func isSameText(as other: PageProse) -> Bool {
    text.textCount == other.text.textCount && text.nodes.count == other.text.nodes.count
      && text.plainText(of: nodes) == other.text.plainText(of: other.nodes)
  }
}

extension Remark {
  /// The same away from its place; nil of what is told at its place only.
  fileprivate var withoutPlaces: Self? {
    switch self {
    case .title(let title): .title(Told(title.value, nil))
    case .alsoNamed(let name): .alsoNamed(Told(name.value, nil))
    case .describedAt(let address): .describedAt(Told(address.value, nil))
    case .includes(let schemas): .includes(schemas.map { Told($0.value, nil) })
    case .deprecation(let text): .deprecation(Told(text.value, nil))
    case .mediaType(let text): .mediaType(Told(text.value, nil))
    case .serialization(let words): .serialization(words.map { Told($0.value, nil) })
    case .discriminator, .xml, .documentation, .examples, .extensions, .sunset, .badges, .internal,
      .statements, .elsewhere:
      nil
    }
  }
}

extension TypeOutline {
  /// About how many bytes of a page it takes.
  fileprivate var weight: Int {
    parts.reduce(0) { weight, part in
      switch part {
      case .named(_, let types): weight + 120 + 20 * types.count
      case .array(let elements): weight + 20 + elements.weight
      case .type(_, let format): weight + 20 + (format?.utf8.count ?? 0)
      case .reference(let text), .format(let text): weight + 20 + text.utf8.count
      case .alternatives, .nothing: weight + 30
      case .contradiction(let parts): weight + 50 + TypeOutline(parts: parts).weight
      }
    }
  }
}

extension Constraint {
  /// About how many bytes of a page it takes.
  fileprivate var weight: Int {
    if case .pattern(let text) = self { return 40 + text.utf8.count }
    let names: [String]
    switch self {
    case .requires(let all), .dependentRequired(_, let all): names = all
    case .requiresOneOf(let branches, _): names = branches.flatMap(\.self)
    default: return 40
    }
    return names.reduce(40) { $0 + $1.utf8.count + 30 }
  }
}

/// Documentation elsewhere (External Documentation Object, OpenAPI 3.1.0 §4.8.11).
public struct DocumentationLink: Sendable {
  /// Where it lies.
  public var url: Told<String>
  /// What is told there; nil where nobody says.
  public var description: Told<String>?
  /// Extensions.
  public var remarks: [Remark]

  init(_ docs: ExternalDocumentation) {
    url = Told(docs.url, docs.origin[.url]?.place)
    description = docs.description.map { Told($0, docs.origin[.description]?.place) }
    remarks = Remark.all(of: docs.extensions, in: ExtensionHolder(.docs, docs.origin))
  }
}

import RubricDiagnostics
import RubricDocuments
import RubricMarkdown

/// Names a guide of one `Site`: an index into its guides.
public struct GuideID: Hashable, Comparable, Sendable {
  /// Position in the site's guides, from 0.
  public let index: Int

  /// - Parameter index: from 0, below the count of the site's guides.
  public init(index: Int) { self.index = index }

  /// By position: the order in which guides are shown.
  public static func < (a: GuideID, b: GuideID) -> Bool { a.index < b.index }
}

/// A Markdown file that a writer keeps beside a description, or for all APIs.
public struct Guide: Sendable {
  /// The file, for spans in its text.
  public var source: SourceID
  /// Path within the folder of its API, or of the shared guides, `/` between its parts, such as `errors.md`.
  public var path: String
  /// Whether it stands in `Content/guides` and so belongs to all APIs.
  public var isShared: Bool
  /// What its front matter says; without any value where it has none.
  public var matter: GuideMatter
  /// The file as Markdown, the front matter left out; ranges in it count bytes of the file.
  public var text: MarkdownDocument
  /// From the front matter, else its first heading, else its file name.
  public var title: String
  /// Where its page lies.
  public var route: Route
  /// Where each of the text's links leads, by position in `text.links`.
  public var links: [LinkTarget] = []

  /// The node of the heading that repeats the title at the top of the text, which the page shows as its own.
  public var titleNode: Int? {
    guard let first = text.headings.first, first.level == 1, first.node == 0 else { return nil }
    return 0
  }

  /// The nodes below the title.
  public var body: Range<Int> {
    let start = titleNode.map { Int(text.nodes[$0].end) } ?? 0
    return start..<text.nodes.count
  }
}

/// What the front matter of a guide says.
public struct GuideMatter: Sendable {
  /// In place of the first heading; nil where that holds.
  public var title: String?
  /// BCP 47 tag of the language of the text; nil for that of its API.
  public var language: String?
  /// Required sections that the whole file is.
  public var sections: [Placed] = []
  /// An operation, schema and tag whose page shows the guide.
  public var operation: Placed?
  /// A schema by name, whose page shows the guide.
  public var schema: Placed?
  /// A tag by name, whose page shows the guide.
  public var tag: Placed?
  /// Place among its neighbours: smaller first; nil after all that have one.
  public var weight: Int?
  /// Whether the guide is left out of the site.
  public var isDraft = false
  /// Who is to keep it right; any text.
  public var owner: String?
  /// The day on which somebody last read it for being right.
  public var lastReviewedOn: CivilDate?
  /// In how many months after that it is to be reviewed.
  public var reviewInMonths: Int?
  /// Where the review's date is written.
  public var reviewSpan: SourceSpan?
  /// Findings in the file that count for nothing.
  public var allowed: [Waiver] = []
  /// Former addresses within the API's part of the site.
  public var redirectFrom: [Placed] = []

  /// Front matter that says nothing.
  public init() {}

  /// A name with the place where it is written.
  public struct Placed: Sendable {
    /// As written.
    public var name: String
    /// Where the name is written.
    public var span: SourceSpan
  }

  static let keys = [
    "title", "language", "section", "sections", "operation", "schema", "tag", "weight", "draft", "owner",
    "last_reviewed_on", "review_in", "redirect_from", "allow",
  ]

  /// Reads front matter. Keys of other tools are common in guides and left alone; only one that is nearly
  /// one of ours is a finding.
  public static func read(_ document: Document) -> Outcome<GuideMatter> {
    let root = document.root
    guard root.isMapping else {
      let isEmpty = root.isNull
      let finding = Finding(
        "settings-valid", .error, "front matter must hold keys with values", at: root.span,
        help: "write 'key: value' on each line")
      return Outcome(GuideMatter(), findings: isEmpty ? [] : [finding])
    }
    var values = KeyedValues(root, what: "front matter", keys: keys + root.members.map(\.name.text))
    for member in root.members where !keys.contains(where: { Name($0) == member.name }) {
      guard let near = NearestName(among: keys).match(for: member.name.text), member.name.text.utf8.count > 3
      else { continue }
      values.add(
        Finding(
          "settings-valid", .warning, "front matter knows no key '\(member.name)'", at: member.keySpan,
          help: "did you mean '\(near)'?"))
    }
    var matter = GuideMatter()
    matter.title = values.text("title")
    matter.language = values.language("language")
    matter.sections = placed("section", &values) + placed("sections", &values)
    matter.operation = placed("operation", &values).first
    matter.schema = placed("schema", &values).first
    matter.tag = placed("tag", &values).first
    matter.weight = values.integer("weight")
    matter.isDraft = values.flag("draft")
    matter.owner = values.text("owner")
    matter.lastReviewedOn = values.date("last_reviewed_on")
    matter.reviewSpan = values.member("last_reviewed_on")?.value.span
    matter.reviewInMonths = months("review_in", &values)
    matter.redirectFrom = placed("redirect_from", &values)
    if let allow = values.member("allow")?.value {
      let read = WaiverReading.pairs(allow, scope: .file(document.source), what: "'allow'")
      matter.allowed = read.value
      for finding in read.findings { values.add(finding) }
    }
    return Outcome(matter, findings: values.findings)
  }

  private static func placed(_ key: String, _ values: inout KeyedValues) -> [Placed] {
    guard let value = values.member(key)?.value, !value.isNull else { return [] }
    if let text = value.text { return [Placed(name: text, span: value.span)] }
    if value.isSequence {
      for element in value.elements where element.text == nil || element.isNull {
        values.wrong(key, "a name or a list of names", at: element)
      }
      return value.elements.filter { !$0.isNull }.compactMap { e in
        e.text.map { Placed(name: $0, span: e.span) }
      }
    }
    values.wrong(key, "a name or a list of names", at: value)
    return []
  }

  /// `6 months`, `1 year`, `12 weeks`; weeks are told as months of four.
  private static func months(_ key: String, _ values: inout KeyedValues) -> Int? {
    guard let value = values.member(key)?.value, let text = value.text else { return nil }
    let words = text.utf8.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    if let number = words.first.flatMap({ Int($0) }), (1...1200).contains(number), words.count == 2 {
      switch words[1] {
      case "month", "months": return number
      case "year", "years": return number * 12
      case "week", "weeks": return max(1, number / 4)
      default: break
      }
    }
    values.wrong(key, "a time such as '6 months' or '1 year'", at: value)
    return nil
  }
}

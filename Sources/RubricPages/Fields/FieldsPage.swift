import RubricDocuments
import RubricOpenAPI
import RubricSite

/// Fields, or examples, that go on where a page is full.
public struct FieldsPage: Sendable {
  /// From 1, among those of one page.
  public var number: Int
  /// The page that is full.
  public var whole: PageLink
  /// Each told apart by its title and the rows above it.
  public var tables: [FieldTable]
  /// Values that are not shown since they do not apply.
  public var inapplicable: [Place]
  /// Examples that another page has no room for; none stand beside tables.
  public var examples: [ContinuedExample] = []
  /// What has no room here either.
  let rest: [FieldTables.Continued]
  /// Examples that stand on later pages, by page.
  let laterExamples: [[ContinuedExample]]
  /// How many pages of examples there are up to this.
  var exampleNumber = 0
}

extension FieldsPage {
  /// Hostile descriptions only have more: those repeat large parts by YAML's aliases.
  private static let mostPages = 20

  /// - Parameters:
  ///   - rest: what earlier pages had no room for; not empty.
  ///   - whole: the page that is full.
  ///   - laterExamples: examples that it has no room for either.
  init(
    _ rest: [FieldTables.Continued], number: Int, of whole: PageLink, in site: Site, api: API,
    laterExamples: [[ContinuedExample]]
  ) {
    let isLast = number >= FieldsPage.mostPages
    var tables = FieldTables(
      site: site, api: api, following: isLast ? nil : whole.route.following(number + 1))
    for continued in rest { tables.goOn(with: continued) }
    self.number = number
    self.whole = whole
    self.tables = tables.finish().filter { !$0.isEmpty || $0.more != nil }
    inapplicable = tables.inapplicable
    self.rest = tables.rest
    self.laterExamples = laterExamples
  }

  /// The next page of examples.
  ///
  /// - Parameters:
  ///   - later: by page; not empty.
  ///   - exampleNumber: its number among pages of examples, from 1.
  init(_ later: [[ContinuedExample]], number: Int, exampleNumber: Int, of whole: PageLink) {
    self.number = number
    self.whole = whole
    self.exampleNumber = exampleNumber
    tables = []
    inapplicable = []
    rest = []
    examples = later.first ?? []
    laterExamples = Array(later.dropFirst())
  }
}

extension Page.Body {
  /// What the page has no room for.
  var rest: [FieldTables.Continued] {
    switch self {
    case .operation(let page): page.rest
    case .schema(let page): page.rest
    case .components(let page): page.rest
    case .fields(let page): page.rest
    case .siteHome, .apiHome, .operationList, .schemaList, .group, .guide, .section, .completeness, .maturity,
      .findings, .organisation, .index, .rule, .ruleList, .unreadable, .accessibility, .notFound, .redirect:
      []
    }
  }
}

extension Page.Body {
  /// Examples that the page has no room for, by the pages that follow.
  var laterExamples: [[ContinuedExample]] {
    switch self {
    case .operation(let page): page.laterExamples
    case .components(let page): page.laterExamples
    case .fields(let page): page.laterExamples
    case .siteHome, .apiHome, .operationList, .schema, .schemaList, .group, .guide, .section, .completeness,
      .maturity, .findings, .organisation, .index, .rule, .ruleList, .unreadable, .accessibility, .notFound,
      .redirect:
      []
    }
  }
}

/// A page, then those that go on with what it has no room for, each made when it is asked for.
public struct PageParts: Sequence, IteratorProtocol {
  private let make: (Page?) -> Page?
  private var last: Page?

  /// - Parameter make: the first page for nil, then the page behind each; nil where there is none.
  init(_ make: @escaping (Page?) -> Page?) { self.make = make }

  /// The next page; nil behind the last.
  public mutating func next() -> Page? {
    let page = make(last)
    last = page
    return page
  }
}

import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI

/// Finds where links lead: by name, to guides and files beside the one that holds them, to other hosts.
struct LinkResolver {
  /// What a link that leads nowhere is told.
  struct Problem {
    var message: String
    var help: String
  }

  /// Where a link stands.
  enum Holder {
    /// Path of the guide within its folder.
    case guide(path: String, isShared: Bool, anchors: [String])
    /// Any description of the API.
    case description
  }

  let api: API?
  let routes: RouteTable
  let entry: APIEntry
  /// Title of the site as a whole.
  let siteTitle: String
  private let others: EntryTable
  /// What was asked of them.
  private let asked = AskedEntries.Log()
  /// Files of the guides that all APIs share.
  let shared: [Name: LinkedFile]
  let schemas: [Name: SchemaID]
  let operations: [Name: OperationID]
  /// Names of tags in `entry.targets` by what generators of one page make anchors of them.
  private let tagsByAnchor: [String: Name]
  private let homeAnchors: [String]
  private let homeAnchorTable: HeadingAnchorTable
  private let homeAnchorsByName: [String: String]
  /// Signatures of operations by the anchor that a page of everything would give their titles.
  private let operationsByTitle: [Name: Name]
  private(set) var attachments: [Attachment] = []
  /// Looking for the nearest of many names costs a pass over them: a text with thousands of broken links gets
  /// suggestions for the first.
  private var suggestionsLeft = 200
  private var attached: Set<Attachment> = []
  /// Of the guides that fragments were looked up in, by their paths in the content.
  private var anchorTables: [[String]: HeadingAnchorTable] = [:]

  init(
    api: API?, routes: RouteTable, entry: APIEntry, siteTitle: String, others: EntryTable,
    shared: [Name: LinkedFile], prose: ProseTable
  ) {
    self.api = api
    self.routes = routes
    self.entry = entry
    self.siteTitle = siteTitle
    self.others = others
    self.shared = shared
    schemas = Dictionary(
      (api?.namedSchemas ?? []).map { (Name($0.name), $0.value) }, uniquingKeysWith: { first, _ in first })
    var operations: [Name: OperationID] = [:]
    for (id, operation) in zip(api?.operations.ids ?? [], api?.operations.all ?? []) {
      for name in [operation.signature, operation.operationID].compactMap(\.self).map({ Name($0) })
      where operation.kind == .path || operations[name] == nil {
        operations[name] = id
      }
    }
    self.operations = operations
    operationsByTitle = Dictionary(
      (api?.operations.all ?? []).map { (LinkResolver.anchor($0.title), Name($0.signature)) },
      uniquingKeysWith: { first, _ in first })
    tagsByAnchor = Dictionary(
      entry.targets.keys.filter { $0.text.utf8.starts(with: "tag:".utf8) }.map {
        (Slug($0.text).description, $0)
      },
      uniquingKeysWith: min)
    homeAnchors = api?.info.description.flatMap { prose[$0] }?.text.headings.map(\.id) ?? []
    homeAnchorTable = HeadingAnchorTable(homeAnchors)
    homeAnchorsByName = Dictionary(
      homeAnchors.map { (LinkResolver.plain($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether the pages are the site's own, and no API's.
  var isOwnSite: Bool { api == nil && entry.name.isEmpty }
  /// Whether there is no content folder, but a description alone.
  var isBare: Bool { api != nil && entry.name.isEmpty }

  /// Where the link leads; with a problem where that is nowhere or not quite where it says.
  mutating func target(
    of link: MarkdownDocument.Link, isImage: Bool, in holder: Holder
  ) -> (target: LinkTarget, problem: Problem?) {
    switch LinkAddress(link.destination) {
    case .empty, .forbidden: return (.none, nil)
    case .external: return (.external(link.destination), nil)
    case .named(let api, let name):
      return named(api: api, name: name, isImage: isImage, isAlone: link.isAlone)
    case .fragment(let fragment): return self.fragment(fragment, in: holder)
    case .path(let path, let fragment, let isRooted):
      let written = WrittenPath(
        path: path, fragment: fragment, isRooted: isRooted, isImage: isImage, address: link.destination)
      return target(of: written, in: holder)
    }
  }

  // MARK: - By name

  /// The entry of another API; nil where none is called so.
  func other(_ name: String) -> APIEntry? {
    asked.names.insert(Name(name))
    return others[name]
  }

  private var otherNames: [String] {
    asked.isAll = true
    return others.names.map(\.text)
  }

  /// What the links have asked of other APIs so far.
  var askedEntries: AskedEntries { AskedEntries(asked) }

  private mutating func named(
    api: String?, name: String, isImage: Bool, isAlone: Bool
  ) -> (target: LinkTarget, problem: Problem?) {
    guard let api else {
      if isOwnSite {
        return (
          .none, Problem(message: "'\(name)' needs the name of an API", help: "write 'api:<name>/\(name)'")
        )
      }
      if isImage, isAlone, let embed = embed(name) { return (.embed(embed), nil) }
      return found(name, in: entry)
    }
    if !isOwnSite, !name.isEmpty, Name(api) == Name(entry.name) {
      return named(api: nil, name: name, isImage: isImage, isAlone: isAlone)
    }
    guard let other = other(api) else {
      let near = nearest(to: api) { $0.otherNames }
      return (
        .none,
        Problem(
          message: "there is no API '\(api)'",
          help: near.map { "did you mean '\($0)'?" } ?? "name an API's folder")
      )
    }
    let led =
      name.isEmpty ? (.page(other.route, fragment: nil, title: other.title), nil) : found(name, in: other)
    guard isImage, led.problem == nil else { return led }
    // An API is built from its own folder and the names of the others: what they hold is not at hand.
    let written = "api:\(api)" + (name.isEmpty ? "" : "/\(name)")
    return (
      led.target,
      Problem(
        message: "'\(written)' is of another API, and is shown as a link",
        help: "write it as a link: '[](\(written))'")
    )
  }

  private mutating func found(_ name: String, in entry: APIEntry) -> (target: LinkTarget, problem: Problem?) {
    // Of an API that could not be read nothing is known, which its page says.
    guard entry.isReadable else { return (.page(entry.route, fragment: nil, title: entry.title), nil) }
    if let target = entry.targets[Name(name)] {
      return (.page(target.route, fragment: target.fragment, title: target.title), nil)
    }
    let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) ?? name.utf8.startIndex
    let scheme = String(decoding: name.utf8[...colon], as: UTF8.self)
    let near = nearest(to: name) { _ in
      entry.targets.keys.map(\.text).filter { $0.utf8.starts(with: scheme.utf8) }
    }
    return (
      .none,
      Problem(
        message: "'\(name)' names nothing in the API '\(entry.title)'",
        help: near.map { "did you mean '\($0)'?" } ?? "name something that the description holds")
    )
  }

  mutating func nearest(to name: String, _ candidates: (LinkResolver) -> [String]) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return NearestName(among: candidates(self)).match(for: name)
  }

  private func embed(_ name: String) -> LinkTarget.Embed? {
    guard let api, let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let rest = String(decoding: name.utf8[name.utf8.index(after: colon)...], as: UTF8.self)
    if name.utf8.starts(with: "schema:".utf8) { return schemas[Name(rest)].map { .schema($0, title: rest) } }
    if name.utf8.starts(with: "op:".utf8) {
      return operations[Name(rest)].map { .operation($0, title: api.operations[$0].title) }
    }
    return nil
  }

  // MARK: - By place

  private mutating func fragment(_ fragment: String, in holder: Holder) -> (
    target: LinkTarget, problem: Problem?
  ) {
    // An empty fragment is the top of the page (HTML §7.4.6.3).
    if fragment.isEmpty { return (.fragment(fragment), nil) }
    switch holder {
    case .guide(let path, let isShared, let anchors):
      let owner = isShared ? ContentPlace.Owner.shared : isOwnSite ? .site : .api(entry.name)
      if let anchor = anchor(fragment, among: anchors, of: ContentPlace(owner: owner, path: path)) {
        return (.fragment(anchor), nil)
      }
      return (.fragment(fragment), missing(fragment, of: "this page", among: anchors))
    case .description:
      if let target = referenceStyle(fragment) { return (target, nil) }
      if let anchor = homeAnchorTable.anchor(for: fragment) {
        return (.page(routes.home, fragment: anchor, title: entry.title), nil)
      }
      return (.none, missing(fragment, of: "the description", among: homeAnchors))
    }
  }

  /// `#operation/id`, `#tag/name`, `#section/Heading` and `#an-operations-title`: addresses that descriptions
  /// written for a page of everything use.
  private func referenceStyle(_ fragment: String) -> LinkTarget? {
    let parts = fragment.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    guard parts.count >= 2 else { return operationsByTitle[Name(fragment)].flatMap { page("op:" + $0.text) } }
    let last = parts[parts.count - 1]
    switch parts[0] {
    case "operation": return page("op:" + last)
    case "tag":
      // `#tag/pets/operation/listPets` names an operation of the tag.
      if parts.count > 2, parts[parts.count - 2] == "operation", let page = page("op:" + last) { return page }
      return tagsByAnchor[Slug("tag:" + parts[1]).description].flatMap { page($0.text) }
    case "section":
      return homeAnchorsByName[LinkResolver.plain(last)].map {
        .page(routes.home, fragment: $0, title: entry.title)
      }
    default: return nil
    }
  }

  /// A name as generators of one page make anchors of it, where ASCII has anything of it.
  private static func plain(_ name: String) -> String {
    let stem = Slug.stem(of: name)
    return stem.isEmpty ? name : stem
  }

  /// Lower-case words joined by `-`.
  private static func anchor(_ title: String) -> Name {
    var anchor: [UInt8] = []
    for byte in title.utf8 {
      switch byte {
      case 0x41...0x5A: anchor.append(byte | 0x20)
      case 0x61...0x7A, 0x30...0x39: anchor.append(byte)
      case 0x20, UInt8(ascii: "-"):
        if let last = anchor.last, last != UInt8(ascii: "-") { anchor.append(UInt8(ascii: "-")) }
      default: break
      }
    }
    return Name(String(decoding: anchor, as: UTF8.self))
  }

  private func page(_ name: String) -> LinkTarget? {
    entry.targets[Name(name)].map { .page($0.route, fragment: $0.fragment, title: $0.title) }
  }

  /// The anchor that a fragment of a guide's page means; nil where there is none.
  mutating func anchor(_ fragment: String, among anchors: [String], of place: ContentPlace) -> String? {
    guard !anchors.isEmpty else { return nil }
    let key = place.parts
    let table = anchorTables[key] ?? HeadingAnchorTable(anchors)
    anchorTables[key] = table
    return table.anchor(for: fragment)
  }

  mutating func missing(_ fragment: String, of page: String, among anchors: [String]) -> Problem {
    let near = nearest(to: fragment) { _ in anchors }
    return Problem(
      message: "\(page) has no heading with the anchor '\(fragment)'",
      help: near.map { "did you mean '#\($0)'?" } ?? "name the anchor of a heading")
  }

  /// Has a file copied into the site.
  mutating func attach(_ file: Attachment) {
    if attached.insert(file).inserted { attachments.append(file) }
  }
}

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
  /// Entries of all APIs by the name of their folder.
  let others: [Name: APIEntry]
  let schemas: [Name: SchemaID]
  let operations: [Name: OperationID]
  private let guides: [Name: (route: Route, title: String, anchors: [String])]
  private let files: Set<Name>
  /// Names of tags in `entry.targets` by what generators of one page make anchors of them.
  private let tagsBySlug: [String: Name]
  private let homeAnchors: [String]
  /// Signatures of operations by the anchor that a page of everything would give their titles.
  private let operationsByTitle: [Name: Name]
  private(set) var attachments: [Attachment] = []
  /// Looking for the nearest of many names costs a pass over them: a text with thousands of broken links gets
  /// suggestions for the first.
  private var suggestionsLeft = 200
  private var attached: Set<Name> = []

  init(
    api: API?, routes: RouteTable, entry: APIEntry, others: [Name: APIEntry], guides: [Guide],
    prose: ProseTable,
    files: Set<Name>
  ) {
    self.api = api
    self.routes = routes
    self.entry = entry
    self.others = others
    self.files = files
    var paths: [Name: (Route, String, [String])] = [:]
    for guide in guides {
      paths[LinkResolver.key(guide.path, isShared: guide.isShared)] = (
        guide.route, guide.title, guide.text.headings.map(\.id)
      )
    }
    self.guides = paths
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
    tagsBySlug = Dictionary(
      entry.targets.keys.filter { $0.text.utf8.starts(with: "tag:".utf8) }.map {
        (Slug($0.text).description, $0)
      },
      uniquingKeysWith: min)
    homeAnchors = api?.info.description.flatMap { prose[$0] }?.text.headings.map(\.id) ?? []
  }

  /// Where the link leads; with a problem where that is nowhere or not quite where it says.
  mutating func target(
    of link: MarkdownDocument.Link, isImage: Bool, in holder: Holder
  ) -> (target: LinkTarget, problem: Problem?) {
    switch LinkAddress(link.destination) {
    case .empty, .forbidden: return (.none, nil)
    case .external: return (.external(link.destination), nil)
    case .named(let api, let name):
      return named(api: api, name: name, embeds: isImage && link.isAlone, in: holder)
    case .fragment(let fragment): return self.fragment(fragment, in: holder)
    case .path(let path, let fragment, let isRooted):
      return self.path(path, fragment, isRooted: isRooted, isImage: isImage, link.destination, in: holder)
    }
  }

  // MARK: - By name

  private mutating func named(
    api: String?, name: String, embeds: Bool, in holder: Holder
  ) -> (target: LinkTarget, problem: Problem?) {
    guard let api else {
      if self.api == nil, entry.name.isEmpty {
        return (
          .none, Problem(message: "'\(name)' needs the name of an API", help: "write 'api:<name>/\(name)'")
        )
      }
      if embeds, let embed = embed(name) { return (.embed(embed), nil) }
      return found(name, in: entry)
    }
    guard let other = others[Name(api)] else {
      let near = nearest(to: api) { $0.others.keys.map(\.text) }
      return (
        .none,
        Problem(
          message: "there is no API '\(api)'",
          help: near.map { "did you mean '\($0)'?" } ?? "name an API's folder")
      )
    }
    if name.isEmpty { return (.page(other.route, fragment: nil, title: other.title), nil) }
    return found(name, in: other)
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
      entry.targets.keys.map(\.text).filter { $0.utf8.starts(with: scheme.utf8) }.sorted()
    }
    return (
      .none,
      Problem(
        message: "'\(name)' names nothing in the API '\(entry.title)'",
        help: near.map { "did you mean '\($0)'?" } ?? "name something that the description holds")
    )
  }

  private mutating func nearest(to name: String, _ candidates: (LinkResolver) -> [String]) -> String? {
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
    switch holder {
    case .guide(_, _, let anchors):
      if fragment.isEmpty { return (.fragment(fragment), nil) }
      if let anchor = LinkResolver.anchor(fragment, among: anchors) { return (.fragment(anchor), nil) }
      return (.fragment(fragment), missing(fragment, of: "this page", among: anchors))
    case .description:
      if let target = referenceStyle(fragment) { return (target, nil) }
      if let anchor = LinkResolver.anchor(fragment, among: homeAnchors) {
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
      return tagsBySlug[Slug("tag:" + parts[1]).description].flatMap { page($0.text) }
    case "section":
      return homeAnchors.first { isSame($0, last) }.map {
        .page(routes.home, fragment: $0, title: entry.title)
      }
    default: return nil
    }
  }

  /// Whether two names are one to a generator that makes anchors of them.
  private func isSame(_ a: String, _ b: String) -> Bool { Slug(a).description == Slug(b).description }

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

  private mutating func path(
    _ path: String, _ fragment: String?, isRooted: Bool, isImage: Bool, _ written: String, in holder: Holder
  ) -> (target: LinkTarget, problem: Problem?) {
    var folder: [String] = []
    var isShared = false
    if case .guide(let own, let shared, _) = holder {
      isShared = shared
      if !isRooted {
        folder = own.utf8.split(separator: UInt8(ascii: "/")).dropLast().map {
          String(decoding: $0, as: UTF8.self)
        }
      }
    }
    let wrong = Problem(
      message: "'\(written)' leads to no guide or file",
      help: "write the path of a file beside this one, or a whole address")
    guard let plain = LinkResolver.normalised(path, from: folder) else { return (.none, wrong) }
    for candidate in LinkResolver.candidates(plain) {
      guard let guide = guides[key(candidate, isShared)] else { continue }
      guard let fragment, !fragment.isEmpty else {
        return (.page(guide.route, fragment: nil, title: guide.title), nil)
      }
      let anchor = LinkResolver.anchor(fragment, among: guide.anchors)
      let target = LinkTarget.page(guide.route, fragment: anchor ?? fragment, title: guide.title)
      if anchor != nil { return (target, nil) }
      return (target, missing(fragment, of: "'\(candidate)'", among: guide.anchors))
    }
    let key = key(plain, isShared)
    guard files.contains(key) else {
      let near = nearest(to: plain) { $0.guides.keys.map { String($0.text.dropFirst(2)) } }
      return (.none, near.map { Problem(message: wrong.message, help: "did you mean '\($0)'?") } ?? wrong)
    }
    // Opened by itself, an SVG may run scripts of its author's; as an image it may not (SVG 2 §2.2).
    if !isImage, plain.utf8.suffix(4).elementsEqual(".svg".utf8, by: { $0 | 0x20 == $1 | 0x20 }) {
      return (
        .none,
        Problem(
          message: "'\(written)' is an SVG, which can be shown and not linked to",
          help: "write it as an image: '![…](\(written))'")
      )
    }
    let isOfShared = key.text.utf8.starts(with: "s/".utf8)
    let path = String(key.text.dropFirst(2))
    let route = (isOfShared ? RouteTable(prefix: "") : routes).attachment(path)
    if attached.insert(key).inserted {
      attachments.append(Attachment(path: path, isShared: isOfShared, route: route))
    }
    return (.file(route), nil)
  }

  /// The file at a path. The site's own home lies above the folder of the shared guides, and they below it.
  private func key(_ path: String, _ isShared: Bool) -> Name {
    if api == nil, !isShared, path.utf8.starts(with: "guides/".utf8) {
      return LinkResolver.key(String(path.dropFirst("guides/".count)), isShared: true)
    }
    return LinkResolver.key(path, isShared: isShared)
  }

  /// The anchor that a fragment means: itself, else the one of the same letters and digits, since generators
  /// differ in what they make of the rest.
  private static func anchor(_ fragment: String, among anchors: [String]) -> String? {
    if anchors.contains(fragment) { return fragment }
    func squeezed(_ text: String) -> [UInt8] {
      text.utf8.filter { (48...57).contains($0) || (97...122).contains($0 | 0x20) }.map { $0 | 0x20 }
    }
    let wanted = squeezed(fragment)
    return wanted.isEmpty ? nil : anchors.first { squeezed($0) == wanted }
  }

  private mutating func missing(_ fragment: String, of page: String, among anchors: [String]) -> Problem {
    let near = nearest(to: fragment) { _ in anchors }
    return Problem(
      message: "\(page) has no heading with the anchor '\(fragment)'",
      help: near.map { "did you mean '#\($0)'?" } ?? "name the anchor of a heading")
  }

  /// Names a guide or file in one table: shared ones and an API's own may have the same path.
  static func key(_ path: String, isShared: Bool) -> Name { Name((isShared ? "s/" : "o/") + path) }

  /// The path without `.`, `..` and empty parts; nil where it leads out of the folder.
  private static func normalised(_ path: String, from folder: [String]) -> String? {
    var parts = folder
    for part in path.utf8.split(separator: UInt8(ascii: "/")) {
      let part = String(decoding: part, as: UTF8.self)
      if part == "." { continue }
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// Files that a path may mean: itself, with an ending, or the index of a folder.
  private static func candidates(_ path: String) -> [String] {
    if path.isEmpty { return ["index.md", "README.md"] }
    var candidates = [path, path + ".md", path + "/index.md", path + "/README.md"]
    if path.utf8.suffix(5).elementsEqual(".html".utf8) {
      let stem = String(path.dropLast(5))
      candidates += [stem + ".md", stem + "/index.md"]
      if stem.utf8.suffix(6).elementsEqual("/index".utf8) {
        candidates.append(String(stem.dropLast(6)) + ".md")
      }
    }
    return candidates
  }
}

import RubricDocuments
import RubricOpenAPI

/// How the groups of an API stand below one another: tags below the groups of `x-tagGroups`, or below their
/// parents (OpenAPI 3.2.0, Tag Object, `parent`). Both look the same.
public struct GroupOutline: Sendable {
  /// In the order in which they are read, each behind what it stands below.
  public private(set) var entries: [Entry] = []
  /// The first entry of each group, by the group's position.
  private var positions: [Int: Int] = [:]

  /// One line of the outline.
  public struct Entry: Sendable, Hashable {
    /// How many it stands below.
    public var depth: Int
    /// What readers see of one without a page.
    public var title: String
    /// Position in the site's groups; nil of a group of tags, and of a tag without a page.
    public var group: Int?
    /// Whether it is a tag, and so no name that was made up for several.
    public var isTag = true
  }

  /// Whether something stands below something else.
  public var isNested: Bool { entries.contains { $0.depth > 0 || $0.group == nil } }

  /// Tags nest at most so deep: what is below stands beside its parent.
  private static let deepest = 4

  init() {}

  init(of api: API, groups: [OperationGroup]) {
    var outlining = Outlining(api, groups)
    let tagGroups = api.tagGroups
    for tags in tagGroups {
      outlining.entries.append(Entry(depth: 0, title: tags.name.text ?? "", group: nil, isTag: false))
      for tag in tags.tags { outlining.add(tag: tag.text ?? "", depth: 1) }
    }
    for root in outlining.roots { outlining.addOnce(root, depth: 0) }
    // What stands below itself has a finding.
    for index in groups.indices { outlining.addOnce(index, depth: 0) }
    entries = outlining.entries
  }

  /// Where a group stands first, by its position among the site's groups; nil of one that is none.
  public func position(ofGroup group: Int) -> Int? { positions[group] }

  /// The groups in the order of the outline, and the outline with their positions.
  func ordered(_ groups: [OperationGroup]) -> (groups: [OperationGroup], outline: GroupOutline) {
    var positions: [Int: Int] = [:]
    var outline = self
    var ordered: [OperationGroup] = []
    for (index, entry) in entries.enumerated() {
      guard let group = entry.group else { continue }
      let position = positions[group] ?? ordered.count
      if position == ordered.count { ordered.append(groups[group]) }
      positions[group] = position
      outline.entries[index].group = position
      if outline.positions[position] == nil { outline.positions[position] = index }
    }
    return (ordered, outline)
  }

  /// The outline while it is made.
  private struct Outlining {
    var entries: [Entry] = []
    /// Groups that stand below no other, and tags without a page that others stand below.
    private(set) var roots: [Item] = []
    private var below: [Name: [Item]] = [:]
    private var indices: [Name: Int] = [:]
    private let groups: [OperationGroup]
    private let titles: [Name: String]
    private var placed: Set<Name> = []

    /// A group by its position, or a tag without a page by its name.
    enum Item {
      case group(Int)
      case tag(String)
    }

    init(_ api: API, _ groups: [OperationGroup]) {
      self.groups = groups
      for (index, group) in groups.enumerated() where group.kind == .tag { indices[Name(group.name)] = index }
      titles = Dictionary(
        api.tags.map { (Name($0.name), $0.title) }, uniquingKeysWith: { first, _ in first })
      let parents = Dictionary(
        api.tags.compactMap { tag in tag.parent.map { (Name(tag.name), $0) } },
        uniquingKeysWith: { first, _ in first })
      // Tags without a page are told where others stand below them, however far down.
      var isParent: Set<Name> = []
      for name in indices.keys {
        var parent = parents[name]
        while let next = parent, isParent.insert(Name(next)).inserted { parent = parents[Name(next)] }
      }
      for tag in api.tags {
        let name = Name(tag.name)
        let page = indices[name].map { Item.group($0) }
        guard let item = page ?? (isParent.contains(name) ? .tag(tag.name) : nil) else { continue }
        if let parent = parents[name] {
          below[Name(parent), default: []].append(item)
        } else {
          roots.append(item)
        }
      }
      for (index, group) in groups.enumerated() where group.kind != .tag { roots.append(.group(index)) }
    }

    /// A tag that a group of tags names, which may stand in several of them.
    mutating func add(tag: String, depth: Int) {
      let item = indices[Name(tag)].map { Item.group($0) } ?? .tag(tag)
      if placed.contains(Name(tag)) {
        entries.append(entry(item, depth))
      } else {
        addOnce(item, depth: depth)
      }
    }

    mutating func addOnce(_ index: Int, depth: Int) { addOnce(.group(index), depth: depth) }

    /// A tag with all that stands below it, where it does not stand elsewhere.
    mutating func addOnce(_ item: Item, depth: Int) {
      var pending = [(item, depth)]
      while let (item, depth) = pending.popLast() {
        let entry = entry(item, depth)
        guard placed.insert(key(of: item)).inserted else { continue }
        entries.append(entry)
        let inner = min(depth + 1, GroupOutline.deepest)
        if entry.isTag { pending += (below[Name(name(of: item))] ?? []).reversed().map { ($0, inner) } }
      }
    }

    private func name(of item: Item) -> String {
      switch item {
      case .group(let index): groups[index].name
      case .tag(let name): name
      }
    }

    /// Groups that are no tags may be called as a tag is.
    private func key(of item: Item) -> Name {
      guard case .group(let index) = item, groups[index].kind != .tag else { return Name(name(of: item)) }
      return Name("\u{0}\(index)")
    }

    private func entry(_ item: Item, _ depth: Int) -> Entry {
      switch item {
      case .group(let index):
        Entry(depth: depth, title: groups[index].title, group: index, isTag: groups[index].kind == .tag)
      case .tag(let name): Entry(depth: depth, title: titles[Name(name)] ?? name, group: nil)
      }
    }
  }
}

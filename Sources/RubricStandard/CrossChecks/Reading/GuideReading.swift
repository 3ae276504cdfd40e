import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSite

/// Gathers what the texts of an API's documentation say, in one pass over each.
struct GuideReading {
  private let site: Site
  private let api: API
  private let names: DescriptionNames
  /// Which hosts are the API's, and which paths they begin with.
  private let bases: [String]

  private(set) var texts: [GuideText] = []
  private(set) var units: [GuideUnit] = []
  private(set) var words = GuideWords()
  private(set) var codes: [GuideCode] = []
  private(set) var tables: [GuideTable] = []
  private(set) var fences: [GuideFence] = []
  private(set) var requests: [GuideRequest] = []
  private(set) var addresses: [GuideAddress] = []
  private(set) var operationsOfHeadings: [Int: Set<Int>] = [:]
  private(set) var requestsOfFences: [Int: [Int]] = [:]
  /// What links show as their own text.
  private var shown: Set<ShownAddress> = []

  private struct ShownAddress: Hashable {
    var unit: Int
    var text: Name
  }

  init(_ site: Site, _ api: API, _ names: DescriptionNames) {
    self.site = site
    self.api = api
    self.names = names
    bases = Set(names.servers.prefix(50).map { $0.address.path }).sorted()
  }

  mutating func readAll() {
    let guides = site.guideIDs
    for id in guides.filter({ !site[$0].isShared }) + guides.filter({ site[$0].isShared }) {
      let guide = site[id]
      read(
        guide.text, guide.links,
        GuideText(
          source: .guide(id), kind: guide.isShared ? .shared : .own, name: guide.path, units: 0..<0,
          operation: guide.matter.operation?.name))
    }
    var seen: Set<ProseID> = []
    for description in [api.info.description] + api.tags.map(\.description) {
      guard let id = description.flatMap({ site.prose.id(of: $0) }), seen.insert(id).inserted else {
        continue
      }
      let prose = site.prose[id]
      read(
        prose.text, prose.links, GuideText(source: .prose(id), kind: .description, name: "", units: 0..<0))
    }
    readRequests()
  }

  private mutating func read(_ document: MarkdownDocument, _ links: [LinkTarget], _ text: GuideText) {
    let body = BodyReading.body(
      of: document, targets: links, source: text.source, nodes: document.nodes.indices)
    let stretches = SectionStretches(of: text.source, in: site)
    let first = units.count
    var outline = Outline(document)
    for unit in body.units {
      let heading =
        unit.kind == .heading ? outline.parent(of: unit, at: units.count) : unit.heading.map { first + $0 }
      units.append(
        GuideUnit(
          body: unit, text: texts.count, sections: stretches.sections(at: unit.range.lowerBound),
          heading: heading, lead: unit.lead.map { first + $0 }))
      words.add(unit.text)
      readCode(of: unit)
      for (address, range) in GuideAddress.all(in: unit.text) {
        add(address, GuidePlace(holder: .unit(units.count - 1), range: range))
        shown.insert(ShownAddress(unit: units.count - 1, text: Name(address)))
      }
    }
    for table in body.tables { add(table, first) }
    readFences(of: body, stretches, first)
    readLinks(of: body, first)
    var text = text
    text.units = first..<units.count
    texts.append(text)
  }

  /// How the headings of a text stand below one another.
  private struct Outline {
    private let levels: [(end: UInt32, level: Int)]
    private var next = 0
    private var open: [(level: Int, unit: Int)] = []

    init(_ document: MarkdownDocument) {
      levels = document.headings.map { (document.nodes[$0.node].range.upperBound, $0.level) }
    }

    /// The unit of the heading above a heading; headings come in the order of the text.
    mutating func parent(of unit: BodyUnit, at index: Int) -> Int? {
      while next + 1 < levels.count, levels[next].end <= unit.range.lowerBound { next += 1 }
      let level = levels.indices.contains(next) ? levels[next].level : 1
      while let last = open.last, last.level >= level { open.removeLast() }
      let parent = open.last?.unit
      open.append((level, index))
      return parent
    }
  }

  private mutating func readCode(of unit: BodyUnit) {
    var column = 0
    for range in unit.code where range.count <= GuideCode.longest {
      while column < unit.cells.count, unit.cells[column].upperBound <= range.lowerBound { column += 1 }
      codes.append(
        GuideCode(
          text: String(decoding: unit.text[range], as: UTF8.self), unit: units.count - 1, range: range,
          column: unit.cells.isEmpty ? nil : column))
    }
  }

  private mutating func add(_ address: String, _ place: GuidePlace, isLink: Bool = false) {
    let sections: SectionSet
    let text: Int
    switch place.holder {
    case .unit(let index): (sections, text) = (units[index].sections, units[index].text)
    case .fence(let index): (sections, text) = (fences[index].sections, fences[index].text)
    }
    addresses.append(
      GuideAddress(
        text: address, address: ServerAddress(address), place: place, sections: sections, guide: text,
        isLink: isLink))
  }

  private mutating func add(_ table: BodyTable, _ first: Int) {
    let own = (first + table.units.lowerBound)..<(first + table.units.upperBound)
    guard let head = own.first else { return }
    let hasHead = units[head].body.kind == .tableHead
    let body = units[head].body
    let columns =
      hasHead
      ? body.cells.map { cell in
        String(decoding: body.text[cell.clamped(to: 0..<body.text.count)].prefix(200), as: UTF8.self)
          .lowercased()
      } : []
    tables.append(
      GuideTable(
        text: texts.count, head: hasHead ? head : nil, columns: columns,
        rows: (hasHead ? own.lowerBound + 1 : own.lowerBound)..<own.upperBound))
  }

  private mutating func readFences(of body: SectionBody, _ stretches: SectionStretches, _ first: Int) {
    var next = first
    for code in body.codeBlocks {
      while next < units.count, units[next].body.range.lowerBound < code.range.lowerBound { next += 1 }
      let before = next > first ? next - 1 : nil
      let heading = before.flatMap { units[$0].body.kind == .heading ? $0 : units[$0].heading }
      fences.append(
        GuideFence(
          code: code, text: texts.count, before: before,
          sections: stretches.sections(at: code.range.lowerBound), heading: heading))
      for (address, range) in GuideAddress.all(in: code.text) {
        add(address, GuidePlace(holder: .fence(fences.count - 1), range: range))
      }
    }
  }

  /// Addresses that links lead to and their texts do not show.
  private mutating func readLinks(of body: SectionBody, _ first: Int) {
    var next = first
    for link in body.links where link.destination.utf8.starts(with: "http".utf8) {
      while next + 1 < units.count, units[next + 1].body.range.lowerBound <= link.range.lowerBound {
        next += 1
      }
      guard next < units.count, !shown.contains(ShownAddress(unit: next, text: Name(link.destination))) else {
        continue
      }
      add(
        link.destination, GuidePlace(holder: .unit(next), range: 0..<units[next].body.text.count),
        isLink: true)
    }
  }

  // MARK: - Requests

  private mutating func readRequests() {
    for code in codes {
      let bytes = units[code.unit].body.text
      guard let named = RequestReading.named(in: bytes[code.range]) else { continue }
      add(named, in: bytes, code.unit)
    }
    for index in units.indices where units[index].body.kind == .heading && units[index].body.code.isEmpty {
      let bytes = units[index].body.text
      guard let named = RequestReading.named(in: bytes[...]) else { continue }
      add(named, in: bytes, index)
    }
    for index in fences.indices {
      for sample in RequestReading.samples(in: fences[index].code.text) {
        var request = sample.request
        request.place = GuidePlace(holder: .fence(index), range: request.place.range)
        request.targetPlace = GuidePlace(holder: .fence(index), range: request.targetPlace.range)
        resolve(&request)
        requestsOfFences[index, default: []].append(requests.count)
        requests.append(request)
      }
    }
    readHeadings()
  }

  private mutating func add(_ named: (method: String, target: Range<Int>), in bytes: [UInt8], _ unit: Int) {
    let start = named.target.lowerBound
    let method = bytes[..<start].lastIndex { $0 > 0x20 }.map { $0 + 1 - named.method.utf8.count } ?? start
    var request = GuideRequest(
      method: named.method, target: String(decoding: bytes[named.target], as: UTF8.self),
      place: GuidePlace(holder: .unit(unit), range: max(0, method)..<named.target.upperBound),
      targetPlace: GuidePlace(holder: .unit(unit), range: named.target))
    resolve(&request)
    requests.append(request)
  }

  /// Looks the path up, as written and behind the base path of each server.
  private func resolve(_ request: inout GuideRequest) {
    let path = request.path
    var match = PathPart.parts(of: path).map { names.paths.match($0) } ?? PathTree.Match(isEnd: true)
    for base in bases where match.whole.isEmpty && base.utf8.count > 1 {
      guard path.utf8.starts(with: base.utf8),
        let parts = PathPart.parts(of: String(path.dropFirst(base.count)))
      else { continue }
      let other = names.paths.match(parts)
      if !other.whole.isEmpty { match = other }
    }
    request.match = match
    request.operations = match.operations.filter { names.operations[$0].method.name == request.method }
    if let host = ServerAddress(request.target).host {
      request.isOfAPI = names.hosts.contains(host) || names.servers.allSatisfy { $0.address.host == nil }
    }
  }

  /// Headings name operations by a request, an `operationId` or the summary.
  private mutating func readHeadings() {
    let summaries = Dictionary(
      names.operations.enumerated().compactMap { index, operation in
        operation.summary.map { (Name($0.lowercased()), index) }
      }, uniquingKeysWith: { _, _ in -1 })
    for (index, unit) in units.enumerated() where unit.body.kind == .heading {
      let text = unit.body.string
      if let found = summaries[Name(text.lowercased())], found >= 0 { operationsOfHeadings[index] = [found] }
      if let found = names.operationIDs[Name(text)] { operationsOfHeadings[index] = [found] }
    }
    // What stands under a heading belongs to the one operation that is named there.
    for request in requests {
      guard !request.operations.isEmpty else { continue }
      switch request.place.holder {
      case .unit(let unit):
        let heading = units[unit].body.kind == .heading ? unit : units[unit].heading
        if let heading { operationsOfHeadings[heading, default: []].formUnion(request.operations) }
      case .fence(let fence):
        if let heading = fences[fence].heading {
          operationsOfHeadings[heading, default: []].formUnion(request.operations)
        }
      }
    }
  }
}

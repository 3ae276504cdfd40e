import RubricDocuments
import RubricOpenAPI
import RubricSite

/// What the guides' section on deprecation tells of single things: when they end, and what takes their place.
struct GuideEnds: Sendable {
  /// Names, written as code, in rows, items and sentences that name a year.
  private var ending: Set<Name> = []
  /// Names in those that say what to use instead.
  private var replaced: Set<Name> = []

  init(of site: Site) {
    for part in site.place(of: "deprecation")?.parts ?? [] {
      guard case .guide = part.text else { continue }
      let body = BodyReading.body(of: site.text(of: part), targets: [], source: part.text, nodes: part.nodes)
      for unit in body.units where !unit.code.isEmpty { read(unit, in: body) }
    }
  }

  private mutating func read(_ unit: BodyUnit, in body: SectionBody) {
    let names = unit.code.prefix(20).map { range in
      Name(String(decoding: unit.text[range].prefix(300), as: UTF8.self))
    }
    if GuideEnds.namesYear(unit.text) { ending.formUnion(names.prefix(unit.kind == .row ? 1 : 20)) }
    let words = NameWords(String(decoding: unit.text.prefix(2_000), as: UTF8.self).lowercased()).words
    let head =
      unit.lead.map { String(decoding: body.units[$0].text.prefix(300), as: UTF8.self).lowercased() } ?? ""
    let isTold =
      !GuideEnds.words.isDisjoint(with: words)
      || (unit.kind == .row && names.count > 1
        && GuideEnds.columns.contains { head.utf8.contains(sequence: $0) })
    if isTold, let first = names.first { replaced.insert(first) }
  }

  private static let words: Set<String> = [
    "instead", "replaced", "replacement", "superseded", "use", "migrate",
  ]
  private static let columns = ["replace", "instead", "use", "successor", "alternative"]

  private static func namesYear(_ text: [UInt8]) -> Bool {
    text.split { !(0x30...0x39).contains($0) }.contains { $0.count == 4 && $0.starts(with: "20".utf8) }
  }

  /// Whether a guide says when it ends.
  func tellsEnd(of use: DeprecationUse) -> Bool { use.namesInGuides.contains { ending.contains($0) } }

  /// Whether a guide says what to use instead.
  func tellsReplacement(of use: DeprecationUse) -> Bool {
    use.namesInGuides.contains { replaced.contains($0) }
  }
}

extension DeprecationUse {
  /// What guides may call it.
  fileprivate var namesInGuides: [Name] {
    if let operation {
      return [operation.signature, operation.operationID ?? operation.signature, operation.path].map {
        Name($0)
      }
    }
    let quoted = title.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return quoted.count > 2 ? [Name(String(decoding: Array(quoted[1]), as: UTF8.self))] : []
  }
}

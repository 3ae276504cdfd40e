import RubricOpenAPI

/// The paths that callers of an API may send requests to.
struct CalledPaths {
  /// As they are written.
  private let paths: [String]
  /// Parts between slashes; nil of a part that stands for any value.
  private let templates: [[[UInt8]?]]
  /// Comparisons that are still made; beyond them every path counts as one.
  private var budget = 200_000

  init(_ api: API) {
    paths = Set(api.calledOperations.map(\.path)).sorted()
    templates = paths.map { path in
      path.utf8.split(separator: UInt8(ascii: "/")).map { part in
        part.contains(UInt8(ascii: "{")) ? nil : Array(part)
      }
    }
  }

  /// Whether the path that a block calls is the end of none but a described one; true where it gives none.
  mutating func mayHold(_ block: BodyCode) -> Bool {
    guard let called = CalledPaths.path(in: block.text), !called.isEmpty else { return true }
    return template(of: called) != nil || budget <= 0
  }

  /// The described path that a block calls, the one with the most fixed parts; nil where it gives none.
  mutating func template(of block: BodyCode) -> String? {
    CalledPaths.path(in: block.text).flatMap { template(of: $0) }.map { paths[$0] }
  }

  private mutating func template(of called: [ArraySlice<UInt8>]) -> Int? {
    var best: (index: Int, fixed: Int)?
    for (index, template) in templates.enumerated() where template.count <= called.count && !template.isEmpty
    {
      guard budget > 0 else { break }
      budget -= template.count
      let isSame = zip(template.reversed(), called.reversed()).allSatisfy { own, part in
        own == nil || own.map { $0.elementsEqual(part) } ?? true || CalledPaths.isVariable(part)
      }
      let fixed = template.count { $0 != nil }
      if isSame, fixed > best?.fixed ?? -1 { best = (index, fixed) }
    }
    return best?.index
  }

  /// A part that a reader is to fill in.
  private static func isVariable(_ part: ArraySlice<UInt8>) -> Bool {
    part.first.map { Array("{<:$".utf8).contains($0) } ?? false
  }

  /// Bytes of a block in which its address is looked for.
  private static let longestSearched = 2_048

  /// The parts of the first path: that of an address, or what stands behind a method.
  private static func path(in text: [UInt8]) -> [ArraySlice<UInt8>]? {
    let text = text.prefix(longestSearched)
    var index = text.startIndex
    while index < text.endIndex {
      let rest = text[index...]
      if rest.starts(with: "://".utf8) {
        let address = rest.dropFirst(3).prefix { !ends($0) }
        guard let slash = address.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        return address[slash...].split(separator: UInt8(ascii: "/"))
      }
      if rest.starts(with: " /".utf8), index < 8 {
        return rest.dropFirst().prefix { !ends($0) }.split(separator: UInt8(ascii: "/"))
      }
      index += 1
    }
    return nil
  }

  private static func ends(_ byte: UInt8) -> Bool {
    byte <= 0x20 || Array("?#'\"`\\,)".utf8).contains(byte)
  }
}

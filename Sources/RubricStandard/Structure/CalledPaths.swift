import RubricOpenAPI

/// The paths that callers of an API may send requests to.
struct CalledPaths {
  /// Parts between slashes; nil of a part that stands for any value.
  private let templates: [[[UInt8]?]]
  /// Comparisons that are still made; beyond them every path counts as one.
  private var budget = 200_000

  init(_ api: API) {
    templates = Set(api.calledOperations.map(\.path)).sorted().map { path in
      path.utf8.split(separator: UInt8(ascii: "/")).map { part in
        part.contains(UInt8(ascii: "{")) ? nil : Array(part)
      }
    }
  }

  /// Whether the path that a block calls is the end of none but a described one; true where it gives none.
  mutating func mayHold(_ block: BodyCode) -> Bool {
    guard let called = CalledPaths.path(in: block.text), !called.isEmpty else { return true }
    for template in templates where template.count <= called.count {
      guard budget > 0 else { return true }
      budget -= template.count
      let isSame = zip(template.reversed(), called.reversed()).allSatisfy { own, part in
        own == nil || own.map { $0.elementsEqual(part) } ?? true || CalledPaths.isVariable(part)
      }
      if isSame, !template.isEmpty { return true }
    }
    return false
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

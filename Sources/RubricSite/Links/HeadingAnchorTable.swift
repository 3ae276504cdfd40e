import RubricDocuments

/// The anchors of one page's headings, by what fragments of links make of them.
struct HeadingAnchorTable {
  private var exact: Set<Name> = []
  private var squeezed: [Name: String] = [:]

  /// - Parameter anchors: in the order of the headings; of two that are alike, the first counts.
  init(_ anchors: [String]) {
    for anchor in anchors {
      exact.insert(Name(anchor))
      let squeezed = HeadingAnchorTable.squeezed(anchor)
      if self.squeezed[squeezed] == nil { self.squeezed[squeezed] = anchor }
    }
  }

  /// The anchor that a fragment means: itself, else the one of the same letters and digits, since generators
  /// differ in what they make of the rest.
  func anchor(for fragment: String) -> String? {
    if exact.contains(Name(fragment)) { return fragment }
    let wanted = HeadingAnchorTable.squeezed(fragment)
    return wanted.text.isEmpty ? nil : squeezed[wanted]
  }

  private static func squeezed(_ text: String) -> Name {
    let kept = text.utf8.filter { (48...57).contains($0) || (97...122).contains($0 | 0x20) }
    return Name(String(decoding: kept.map { $0 | 0x20 }, as: UTF8.self))
  }
}

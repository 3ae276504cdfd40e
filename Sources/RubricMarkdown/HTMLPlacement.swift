extension TreeBuilder {
  /// Opens an element of HTML where it may stand, closing what it ends, or drops its tag.
  mutating func open(_ tag: AllowedHTML.Tag, attributes: ByteView, _ range: Range<Int>) {
    let placement = AllowedHTML.elements[tag].placement
    switch placement {
    case .phrasing:
      if AllowedHTML.elements[tag].name.isEqual("dfn"), frames.contains(where: { $0.tag == tag }) { return }
      prepareForPhrasing(at: range.lowerBound)
      pushElement(tag, attributes, range, holds: .phrasing)
    case .anchor: openAnchor(tag, attributes, range)
    case .image: addImage(tag, attributes, range)
    case .lineBreak:
      prepareForPhrasing(at: range.lowerBound)
      leaf(.lineBreak, range)
    case .thematicBreak:
      if prepareForBlock(.html, at: range.lowerBound) { leaf(.thematicBreak, range) }
    case .heading(let level): openHeading(tag, level, attributes, range)
    case .paragraph: openParagraph(tag, attributes, range)
    case .preformatted: openBlock(tag, attributes, range, holds: .phrasingOnly)
    case .flow, .details, .figure: openBlock(tag, attributes, range, holds: .flow)
    case .list: openBlock(tag, attributes, range, holds: .list)
    case .descriptionList: openBlock(tag, attributes, range, holds: .descriptionList)
    case .table: openBlock(tag, attributes, range, holds: .table)
    case .listItem: openItem(tag, attributes, range, in: .list, holds: .flow)
    case .descriptionItem:
      let isTerm = AllowedHTML.elements[tag].name.isEqual("dt")
      openItem(tag, attributes, range, in: .descriptionList, holds: isTerm ? .phrasingOnly : .flow)
    case .tableCaption, .rowGroup, .row, .cell: openTablePart(tag, placement, attributes, range)
    case .summary, .figureCaption: openCaption(tag, placement, attributes, range)
    case .unwrapped, .removed, .removedVoid, .removedText: break
    }
  }

  /// Closes the innermost open element of that name, and what is open in it; drops an end tag without one.
  mutating func close(_ tag: AllowedHTML.Tag, _ range: Range<Int>) {
    let placement = AllowedHTML.elements[tag].placement
    var index = top
    while index > 0 {
      let frame = frames[index]
      if frame.tag == tag || isHeading(placement) && frame.heading >= 0 && frame.origin == .html {
        frames[index].range = frame.range.lowerBound..<max(frame.range.upperBound, range.upperBound)
        pop(to: index)
        return
      }
      if isBarrier(frame, for: placement) { return }
      index -= 1
    }
  }

  private func isHeading(_ placement: AllowedHTML.Placement) -> Bool {
    if case .heading = placement { return true }
    return false
  }

  /// Whether an end tag has no effect beyond a node.
  private func isBarrier(_ frame: Frame, for placement: AllowedHTML.Placement) -> Bool {
    if frame.origin == .markdown { return frame.content != .phrasing && frame.content != .phrasingOnly }
    guard frame.tag >= 0 else { return false }
    let own = AllowedHTML.elements[frame.tag].placement
    switch placement {
    case .table: return false
    case .row, .rowGroup, .cell: return own == .table
    case .listItem: return own == .list || own == .cell
    case .descriptionItem: return own == .descriptionList || own == .cell
    default: return own == .cell || own == .tableCaption
    }
  }
}

// MARK: - Kinds of elements

extension TreeBuilder {
  fileprivate mutating func pushElement(
    _ tag: AllowedHTML.Tag, _ attributes: ByteView, _ range: Range<Int>, holds content: Content
  ) {
    guard !isFull else { return }
    forgetPending()
    let element = MarkdownDocument.Element(
      name: AllowedHTML.elements[tag].name, attributes: ElementAttributes.global(attributes), link: nil)
    document.elements.append(element)
    push(.element(Int32(document.elements.count - 1)), range, holds: content, from: .html, tag: tag)
  }

  private mutating func openBlock(
    _ tag: AllowedHTML.Tag, _ attributes: ByteView, _ range: Range<Int>, holds content: Content
  ) {
    guard prepareForBlock(.html, at: range.lowerBound) else { return pushTransparent(tag: tag, range) }
    pushElement(tag, attributes, range, holds: content)
  }

  private mutating func openParagraph(_ tag: AllowedHTML.Tag, _ attributes: ByteView, _ range: Range<Int>) {
    guard prepareForBlock(.html, at: range.lowerBound) else { return pushTransparent(tag: tag, range) }
    guard !isFull else { return }
    if ElementAttributes.global(attributes).isEmpty {
      push(.paragraph, range, holds: .phrasing, from: .html, tag: tag)
    } else {
      pushElement(tag, attributes, range, holds: .phrasing)
    }
  }

  private mutating func openHeading(
    _ tag: AllowedHTML.Tag, _ level: Int, _ attributes: ByteView, _ range: Range<Int>
  ) {
    guard prepareForBlock(.html, at: range.lowerBound), !isFull else {
      return pushTransparent(tag: tag, range)
    }
    pushHeading(level: level, range, from: .html, tag: tag)
    if let id = HTMLTokenizer.attribute("id", in: attributes) { anchorHeading(id) }
  }

  /// `li` and its kin: in the nearest list, whose open item it ends; dropped where there is none.
  private mutating func openItem(
    _ tag: AllowedHTML.Tag, _ attributes: ByteView, _ range: Range<Int>, in list: Content,
    holds content: Content
  ) {
    guard let index = nearest(where: { $0.content == list && $0.origin == .html }) else { return }
    pop(to: index + 1)
    pushElement(tag, attributes, range, holds: content)
  }

  /// The innermost frame that fits, if no block of Markdown and no cell of a table is in between.
  private func nearest(where fits: (Frame) -> Bool) -> Int? {
    var index = top
    while index > 0 {
      let frame = frames[index]
      if fits(frame) { return index }
      if frame.origin == .markdown, frame.content != .phrasing, frame.content != .phrasingOnly { return nil }
      if frame.tag >= 0, AllowedHTML.elements[frame.tag].placement == .table { return nil }
      index -= 1
    }
    return nil
  }

  private mutating func openTablePart(
    _ tag: AllowedHTML.Tag, _ placement: AllowedHTML.Placement, _ attributes: ByteView, _ range: Range<Int>
  ) {
    let table = AllowedHTML.tag("table")
    guard let base = nearest(where: { $0.tag == table && $0.node >= 0 }) else { return }
    switch placement {
    case .tableCaption:
      guard frames[base].phase == 0, top == base else { return }
      frames[base].phase = 1
      pushElement(tag, attributes, range, holds: .phrasingOnly)
    case .rowGroup:
      pop(to: base + 1)
      // Heads come first, and rows behind a foot would be wrong: all other groups are bodies.
      let isHead = AllowedHTML.elements[tag].name.isEqual("thead") && frames[base].phase < 2
      frames[base].phase = 2
      pushElement(isHead ? tag : AllowedHTML.tag("tbody"), attributes, range, holds: .rows)
      frames[top].tag = tag
    case .row:
      let group = nearest { $0.content == .rows }
      pop(to: max(base, group ?? base) + 1)
      if frames[top].content == .table { pushImplied(at: range.lowerBound) }
      pushElement(tag, attributes, range, holds: .row)
    default:
      let row = nearest { $0.content == .row }
      let group = nearest { $0.content == .rows }
      pop(to: max(base, group ?? base, row ?? base) + 1)
      while frames[top].content != .row { pushImplied(at: range.lowerBound) }
      pushElement(tag, attributes, range, holds: .flow)
    }
  }

  /// `summary` as the first child of `details`, `figcaption` as a child of `figure`.
  private mutating func openCaption(
    _ tag: AllowedHTML.Tag, _ placement: AllowedHTML.Placement, _ attributes: ByteView, _ range: Range<Int>
  ) {
    guard prepareForBlock(.html, at: range.lowerBound) else { return pushTransparent(tag: tag, range) }
    let parent = frames[top]
    let place = parent.tag >= 0 ? AllowedHTML.elements[parent.tag].placement : .unwrapped
    if placement == .summary, place == .details, parent.node == document.nodes.count - 1 {
      return pushElement(tag, attributes, range, holds: .phrasingOnly)
    }
    if placement == .figureCaption, place == .figure, parent.phase == 0 {
      frames[top].phase = 1
      return pushElement(tag, attributes, range, holds: .flow)
    }
    pushTransparent(tag: tag, range)
  }
}

// MARK: - Links and images

extension TreeBuilder {
  private mutating func openAnchor(_ tag: AllowedHTML.Tag, _ attributes: ByteView, _ range: Range<Int>) {
    guard let address = HTMLTokenizer.attribute("href", in: attributes) else {
      let name =
        HTMLTokenizer.attribute("id", in: attributes) ?? HTMLTokenizer.attribute("name", in: attributes)
      if let name { anchorHeading(name) }
      return pushTransparent(tag: tag, range)
    }
    if frames.contains(where: { $0.isLink && $0.origin == .markdown }) { return }
    if let open = frames.lastIndex(where: { $0.isLink }) { pop(to: open) }
    prepareForPhrasing(at: range.lowerBound)
    guard !isFull else { return }
    pushElement(tag, attributes, range, holds: .phrasingOnly)
    frames[top].isLink = true
    addLink(address, title: HTMLTokenizer.attribute("title", in: attributes) ?? "", range, isImage: false)
    document.elements[document.elements.count - 1].link = Int32(document.links.count - 1)
  }

  private mutating func addImage(_ tag: AllowedHTML.Tag, _ attributes: ByteView, _ range: Range<Int>) {
    guard let address = HTMLTokenizer.attribute("src", in: attributes) else { return }
    prepareForPhrasing(at: range.lowerBound)
    let element = MarkdownDocument.Element(
      name: AllowedHTML.elements[tag].name, attributes: ElementAttributes.image(attributes),
      link: Int32(document.links.count))
    document.elements.append(element)
    leaf(.element(Int32(document.elements.count - 1)), range)
    addLink(address, title: HTMLTokenizer.attribute("title", in: attributes) ?? "", range, isImage: true)
  }

  /// Notes the address of the node that was added last; one of a forbidden scheme is emptied.
  mutating func addLink(_ address: String, title: String, _ range: Range<Int>, isImage: Bool) {
    var destination = address
    if let scheme = LinkScheme.forbidden(in: address) {
      destination = ""
      report(.forbiddenScheme(scheme, of: isImage ? "an image" : "a link", at: range.bytes))
    }
    document.links.append(
      .init(
        destination: destination, title: title, node: document.nodes.count - 1, range: range.bytes,
        isAlone: false))
  }
}

extension MarkdownProblem {
  static func forbiddenScheme(
    _ scheme: String, of subject: String, at range: Range<UInt32>
  ) -> MarkdownProblem {
    MarkdownProblem(
      rule: "link-scheme", isError: true, message: "'\(scheme):' is no scheme that \(subject) may have",
      help: "use an 'https:' address, or put the text in backticks", range: range)
  }
}

/// Attributes that elements of texts may have.
enum ElementAttributes {
  typealias List = [(name: StaticString, value: String)]

  /// `title`, `lang` and `dir`, which every element may have.
  static func global(_ bytes: ByteView) -> List {
    guard bytes.count > 4 else { return [] }
    var list: List = []
    if let title = HTMLTokenizer.attribute("title", in: bytes) { list.append(("title", title)) }
    if let lang = HTMLTokenizer.attribute("lang", in: bytes), isLanguage(lang) { list.append(("lang", lang)) }
    if let dir = HTMLTokenizer.attribute("dir", in: bytes)?.lowercased(),
      ["ltr", "rtl", "auto"].contains(dir)
    {
      list.append(("dir", dir))
    }
    return list
  }

  /// Those of `img`: it always has an alternative text, and sizes are whole numbers.
  static func image(_ bytes: ByteView) -> List {
    var list = global(bytes)
    list.append(("alt", HTMLTokenizer.attribute("alt", in: bytes) ?? ""))
    if let width = HTMLTokenizer.attribute("width", in: bytes), isSize(width) {
      list.append(("width", width))
    }
    if let height = HTMLTokenizer.attribute("height", in: bytes), isSize(height) {
      list.append(("height", height))
    }
    return list
  }

  private static func isSize(_ value: String) -> Bool {
    !value.isEmpty && value.utf8.count <= 5 && value.utf8.allSatisfy(\.isASCIIDigit)
  }

  /// Whether a tag has the shape of BCP 47 §2.1.
  private static func isLanguage(_ value: String) -> Bool {
    let parts = value.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy(\.isASCIILetter) else {
      return false
    }
    return parts.dropFirst().allSatisfy { part in
      (2...8).contains(part.count) && part.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
    }
  }
}

extension StaticString {
  /// Whether both are the same ASCII word.
  func isEqual(_ other: StaticString) -> Bool {
    guard utf8CodeUnitCount == other.utf8CodeUnitCount else { return false }
    return withUTF8Buffer { own in other.withUTF8Buffer { own.elementsEqual($0) } }
  }
}

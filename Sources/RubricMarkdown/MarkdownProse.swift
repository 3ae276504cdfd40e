/// Prose taken out of a document, with the way back to where each byte is written.
public struct ProseText: Sendable {
  /// The text of the nodes in UTF-8, a line end between blocks and for line breaks, a space for soft ones;
  /// inline code is in it, code blocks are not.
  public internal(set) var utf8: [UInt8] = []
  /// Which bytes stand where, in ascending order of `start`.
  @usableFromInline var segments: [Segment] = []

  /// Bytes that are written one after the other, up to the next segment.
  @usableFromInline struct Segment: Sendable {
    @usableFromInline var start: UInt32
    @usableFromInline var source: UInt32
    /// Where the node that they come from ends.
    @usableFromInline var end: UInt32
  }

  /// Where a stretch of the prose is written, in bytes of the text that was read.
  public func source(of range: Range<Int>) -> Range<UInt32> {
    let start = place(of: range.lowerBound).offset
    guard range.count > 0 else { return start..<start }
    let last = place(of: range.upperBound - 1)
    return start..<max(start, min(last.offset &+ 1, last.end))
  }

  /// Where a byte is written, and where the node that it comes from ends.
  private func place(of position: Int) -> (offset: UInt32, end: UInt32) {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if Int(segments[middle].start) <= position { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else {
      let first = segments.first?.source ?? 0
      return (first, first)
    }
    let segment = segments[low - 1]
    let delta = UInt32(clamping: position - Int(segment.start))
    let end = max(segment.source, segment.end)
    return (min(segment.source &+ delta, end), end)
  }
}

extension MarkdownDocument {
  /// The prose of the nodes.
  public func prose(of nodes: Range<Int>) -> ProseText {
    var prose = ProseText()
    for node in self.nodes[nodes.clamped(to: self.nodes.indices)] {
      switch node.kind {
      case .text(let text), .code(let text): append(text, of: node, to: &prose)
      case .softBreak: prose.utf8.append(UInt8(ascii: " "))
      case .lineBreak, .paragraph, .heading, .item, .tableCell, .codeBlock, .blockQuote, .alert, .footnote:
        if let last = prose.utf8.last, last != UInt8(ascii: "\n") { prose.utf8.append(UInt8(ascii: "\n")) }
      case .element(let element):
        guard elements.indices.contains(Int(element)), isBlock(elements[Int(element)].name) else { break }
        if let last = prose.utf8.last, last != UInt8(ascii: "\n") { prose.utf8.append(UInt8(ascii: "\n")) }
      case .list, .table, .tableRow, .thematicBreak, .emphasis, .strong, .strikethrough, .link, .image,
        .footnoteReference:
        break
      }
    }
    return prose
  }

  /// How many words of prose the nodes hold, code blocks left out: runs of letters and digits; where a
  /// script sets no blanks (Chinese, Japanese, Thai, …) one for every two letters.
  public func wordCount(of nodes: Range<Int>) -> Int {
    var count = 0
    var letters = 0
    var isInWord = false
    for scalar in String(decoding: prose(of: nodes).utf8, as: UTF8.self).unicodeScalars {
      if WordCharacters.isUnspaced(scalar) {
        letters += 1
        isInWord = false
      } else if WordCharacters.isLetter(scalar) {
        if !isInWord { count += 1 }
        isInWord = true
      } else if !WordCharacters.joins(scalar) {
        isInWord = false
      }
    }
    return count + (letters + 1) / 2
  }

  private func append(_ text: TextRange, of node: Node, to prose: inout ProseText) {
    var position = text.start
    var source = node.range.lowerBound
    var index = firstSync(from: text.start)
    let end = text.start + text.count
    while position < end {
      if index < syncs.count, syncs[index].pool == position {
        source = syncs[index].source
        index += 1
      }
      let next = index < syncs.count ? min(max(syncs[index].pool, position + 1), end) : end
      prose.segments.append(
        .init(start: UInt32(prose.utf8.count), source: source, end: node.range.upperBound))
      withUTF8(of: .init(start: position, count: next - position)) { prose.utf8.append(contentsOf: $0) }
      source = source &+ (next - position)
      position = next
    }
  }

  private func firstSync(from pool: UInt32) -> Int {
    var low = 0
    var high = syncs.count
    while low < high {
      let middle = (low + high) / 2
      if syncs[middle].pool < pool { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func isBlock(_ name: StaticString) -> Bool {
    switch AllowedHTML.elements[AllowedHTML.tag(name)].placement {
    case .phrasing, .anchor, .image, .lineBreak: false
    default: true
    }
  }
}

/// Which characters make words.
enum WordCharacters {
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      return byte.isASCIILetter || byte.isASCIIDigit
    }
    let properties = scalar.properties
    if properties.isAlphabetic { return true }
    switch properties.generalCategory {
    case .decimalNumber, .letterNumber, .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }

  /// What stands within a word: apostrophes and hyphens.
  static func joins(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\u{2019}" || scalar == "-" || scalar == "_" || scalar == "\u{00AD}"
  }

  /// Letters of scripts that set no blanks between words.
  static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: scalar.properties.isAlphabetic
    case 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF: true
    case 0x20000...0x3FFFF: true
    default: false
    }
  }
}

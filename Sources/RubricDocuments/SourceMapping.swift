import RubricDiagnostics

/// Where each stretch of a scalar's text is written: through folds, escapes, indents and mended bytes.
public struct SourceMapping: Sendable {
  private let source: SourceID
  private let whole: Range<UInt32>
  /// In the order of the text; empty where the text has no place of its own.
  private let pieces: [ScalarText.Piece]

  /// The mapping of one scalar; takes time linear in its length. A container has no text: all of it maps
  /// to the whole.
  public init(of node: Node) {
    source = node.document.source
    whole = node.span.bytes
    pieces = Self.pieces(of: node)
  }

  private static func pieces(of node: Node) -> [ScalarText.Piece] {
    let stored = node.stored
    guard node.isScalar, stored.count > 0 else { return [] }
    guard stored.isPooled else {
      let length = Int(stored.count)
      return [ScalarText.Piece(text: 0, textLength: length, source: Int(stored.first), sourceLength: length)]
    }
    let scalar = scalarText(of: node)
    // A text that cannot be told apart again has the whole scalar for its place.
    return node.withUTF8 { scalar.text.elementsEqual($0) } ? scalar.pieces : []
  }

  static func scalarText(of node: Node) -> ScalarText {
    let stored = node.stored
    let range = Int(stored.start)..<Int(stored.end)
    return node.document.bytes.withUnsafeBufferPointer { bytes in
      switch stored.style {
      case .literal, .folded:
        ScalarText(bytes, source: range, block: stored.style, firstIndent: node.withUTF8(firstIndent))
      case .plain, .singleQuoted, .doubleQuoted, .json, .block, .flow:
        ScalarText(bytes, source: range, flow: stored.style)
      }
    }
  }

  /// How many spaces the first line begins with that holds anything else.
  private static func firstIndent(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var spaces = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: " "): spaces += 1
      case UInt8(ascii: "\n"): spaces = 0
      default: return spaces
      }
    }
    return 0
  }

  /// Where a byte range of the text is written.
  ///
  /// A range that begins or ends inside an escape or a fold takes in the whole of it; an empty range is a
  /// place between two bytes; what lies past the text's end is cut off.
  public func span(ofText range: Range<Int>) -> SourceSpan {
    guard let last = pieces.last else { return SourceSpan(source: source, bytes: whole) }
    let count = last.text + last.textLength
    let lower = min(max(range.lowerBound, 0), count)
    let upper = min(max(range.upperBound, lower), count)
    let start = lower == count ? last.source + last.sourceLength : sourceStart(of: lower)
    let end = upper == lower ? start : sourceEnd(of: upper - 1)
    return SourceSpan(source: source, bytes: UInt32(clamping: start)..<UInt32(clamping: max(start, end)))
  }

  private func sourceStart(of offset: Int) -> Int {
    let piece = pieces[index(of: offset)]
    return piece.textLength == piece.sourceLength ? piece.source + offset - piece.text : piece.source
  }

  private func sourceEnd(of offset: Int) -> Int {
    let piece = pieces[index(of: offset)]
    return piece.textLength == piece.sourceLength
      ? piece.source + offset - piece.text + 1 : piece.source + piece.sourceLength
  }

  /// The last piece that begins at or before a byte of the text.
  private func index(of offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].text <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

extension Node {
  /// Where a byte range of the value's text is written; see `SourceMapping`, which to make once is cheaper
  /// where many ranges of one text are asked for.
  public func span(ofText range: Range<Int>) -> SourceSpan { SourceMapping(of: self).span(ofText: range) }
}

import RubricDiagnostics

/// libyaml's complaints in an author's words.
extension YAMLReader {
  func outOfMemory() -> DocumentFault {
    DocumentFault(
      message: "memory does not suffice to read this file", help: nil, bytes: offset(0)..<offset(0))
  }

  private func offset(_ character: Int) -> UInt32 { offsets.offset(of: character) }

  /// The one finding of a text that is no YAML.
  func syntaxFault(_ problem: YAMLEvents.Problem) -> DocumentFault {
    let place = character(at: problem.mark)
    if let tab = tab(inIndentOf: Int(place.lowerBound)) {
      return DocumentFault(
        message: "tabs must not indent a line in YAML", help: "write spaces in place of the tab", bytes: tab)
    }
    let words = YAMLProblemWords(problem.message, at: byte(at: place))
    var fault = DocumentFault(message: words.message, help: words.help, bytes: place)
    if let mark = problem.contextMark, let note = YAMLProblemWords.note(of: problem.context) {
      let start = character(at: mark)
      if start != place { fault.note = (note, start) }
    }
    return fault
  }

  /// The bytes of one character; empty at the end of the text.
  private func character(at index: Int) -> Range<UInt32> {
    offset(index)..<max(offset(index), offset(index &+ 1))
  }

  private func byte(at place: Range<UInt32>) -> UInt8? {
    place.isEmpty || Int(place.lowerBound) >= bytes.count ? nil : bytes[Int(place.lowerBound)]
  }

  /// The first tab among the blanks at the start of the line that holds a place.
  private func tab(inIndentOf place: Int) -> Range<UInt32>? {
    var start = min(place, range.upperBound)
    while start > range.lowerBound, bytes[start - 1] != UInt8(ascii: "\n"),
      bytes[start - 1] != UInt8(ascii: "\r")
    {
      start -= 1
    }
    while start < range.upperBound, bytes[start] == UInt8(ascii: " ") { start += 1 }
    guard start < range.upperBound, bytes[start] == UInt8(ascii: "\t") else { return nil }
    return UInt32(clamping: start)..<UInt32(clamping: start + 1)
  }

  /// libyaml compares each `%TAG` with all before it: a megabyte of them would take minutes.
  func refuseManyDirectives(from start: Int) throws(DocumentFault) {
    var index = start
    var directives = 0
    while index < range.upperBound {
      let first = bytes[index]
      if first == UInt8(ascii: "%") {
        directives += 1
        if directives > 50 { throw manyDirectives(at: index) }
      }
      // A document begins with its first line that is neither directive, comment, `...` nor blank.
      if !"%#. \t\r\n".utf8.contains(first) { return }
      while index < range.upperBound, bytes[index] != UInt8(ascii: "\n"), bytes[index] != UInt8(ascii: "\r") {
        index += 1
      }
      index += 1
    }
  }

  private func manyDirectives(at index: Int) -> DocumentFault {
    DocumentFault(
      message: "a YAML document must not have more than 50 directives",
      help: "remove the lines that begin with '%'",
      bytes: UInt32(clamping: index)..<UInt32(clamping: index + 1))
  }
}

extension TreeBuilder {
  /// Opens a heading; what stood directly before it goes with it.
  mutating func pushHeading(level: Int, _ range: Range<Int>, from origin: Origin, tag: AllowedHTML.Tag = -1) {
    let marks = pendingMarks
    let anchor = pendingAnchor
    pendingMarks = []
    pendingAnchor = nil
    document.headings.append(
      .init(level: level, id: "", hasOwnID: false, text: "", node: document.nodes.count, marks: marks))
    push(.heading(Int32(document.headings.count - 1)), range, holds: .phrasingOnly, from: origin, tag: tag)
    frames[top].heading = document.headings.count - 1
    if let anchor { anchorHeading(anchor) }
  }

  /// Gives the heading that is open, or else the next one, an anchor, if the name can be one.
  mutating func anchorHeading(_ name: String) {
    guard HeadingAnchor.isSafe(name) else { return }
    guard let frame = frames.last(where: { $0.heading >= 0 }) else {
      pendingAnchor = name
      return
    }
    guard !document.headings[frame.heading].hasOwnID else { return }
    document.headings[frame.heading].id = name
    document.headings[frame.heading].hasOwnID = true
  }

  /// Takes `{#id}` off the end and notes the text.
  mutating func finishHeading(_ frame: Frame) {
    if frame.origin == .markdown { takeOwnID(frame) }
    let nodes = frame.node..<document.nodes.count
    document.headings[frame.heading].text = document.plainText(of: nodes)
  }

  private mutating func takeOwnID(_ frame: Frame) {
    let last = document.nodes.count - 1
    guard last > frame.node, case .text(let text) = document.nodes[last].kind else { return }
    let found = document.withUTF8(of: text) { HeadingAnchor.trailing(in: $0) }
    guard let found else { return }
    let id = document.withUTF8(of: text) { String(decoding: $0[found.id], as: UTF8.self) }
    document.headings[frame.heading].id = id
    document.headings[frame.heading].hasOwnID = true
    if found.keep == 0 {
      document.nodes.removeLast()
    } else {
      let taken = UInt32(Int(text.count) - found.keep)
      document.nodes[last].kind = .text(.init(start: text.start, count: UInt32(found.keep)))
      let range = document.nodes[last].range
      document.nodes[last].range = range.lowerBound..<max(range.lowerBound, range.upperBound &- taken)
    }
  }

  /// Gives every heading an anchor that no other has.
  mutating func assignAnchors() {
    var taken: Set<String> = []
    for heading in document.headings where heading.hasOwnID {
      if !taken.insert(heading.id).inserted {
        report(.repeatedAnchor(heading.id, at: document.nodes[heading.node].range))
      }
    }
    var seen: Set<String> = []
    var numbers: [String: Int] = [:]
    // The nearest heading before of each level, by its own part of the anchor.
    var parents = [String](repeating: "", count: 7)
    for index in document.headings.indices {
      let heading = document.headings[index]
      let level = min(max(heading.level, 1), 6)
      let parent = parents[1..<level].last { !$0.isEmpty } ?? ""
      for deeper in level..<7 { parents[deeper] = "" }
      if heading.hasOwnID, seen.insert(heading.id).inserted {
        parents[level] = heading.id
        continue
      }
      let slug = heading.hasOwnID ? heading.id : HeadingAnchor.slug(of: heading.text)
      parents[level] = slug
      let id = HeadingAnchor.free(slug, under: parent, taken: taken, numbers: &numbers)
      taken.insert(id)
      document.headings[index].id = id
    }
  }
}

/// The anchor of a heading.
enum HeadingAnchor {
  /// Whether a name can be an `id` and a fragment as it is.
  static func isSafe(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 128 && name.utf8.allSatisfy(isSafe)
  }

  private static func isSafe(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
  }

  /// `{#id}` at the end of a heading's text: how much of the text is kept, and where the id stands.
  static func trailing(in text: UnsafeBufferPointer<UInt8>) -> (keep: Int, id: Range<Int>)? {
    var end = text.count
    while end > 0, text[end - 1].isBlank { end -= 1 }
    guard end > 0, text[end - 1] == UInt8(ascii: "}") else { return nil }
    var start = end - 1
    while start > 0, end - start <= 130, isSafe(text[start - 1]) { start -= 1 }
    guard start >= 2, start < end - 1, text[start - 1] == UInt8(ascii: "#"),
      text[start - 2] == UInt8(ascii: "{")
    else { return nil }
    var keep = start - 2
    guard keep == 0 || text[keep - 1].isBlank else { return nil }
    while keep > 0, text[keep - 1].isBlank { keep -= 1 }
    return (keep, start..<(end - 1))
  }

  /// Lower-case ASCII letters, digits and `-`, as GitHub makes them; `section-` and a hash of the text
  /// where nothing of it is ASCII.
  static func slug(of text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte.isASCIILetter || byte.isASCIIDigit {
        bytes.append(byte.asciiLowercased)
      } else if byte == 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") {
        if let last = bytes.last, last != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
      }
      if bytes.count >= 120 { break }
    }
    while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    return bytes.isEmpty ? "section-" + hash(of: text) : String(decoding: bytes, as: UTF8.self)
  }

  /// A slug that is not taken: the parent's before it, and only then a number behind it.
  ///
  /// - Parameter numbers: the last number given to each, so that many equal headings cost no more than few.
  static func free(
    _ slug: String, under parent: String, taken: Set<String>, numbers: inout [String: Int]
  ) -> String {
    guard taken.contains(slug) else { return slug }
    let base = parent.isEmpty ? slug : parent + "-" + slug
    guard taken.contains(base) else { return base }
    var number = numbers[base, default: 1] + 1
    while taken.contains("\(base)-\(number)") { number += 1 }
    numbers[base] = number
    return "\(base)-\(number)"
  }

  /// FNV-1a in eight hexadecimal digits.
  private static func hash(of text: String) -> String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

extension MarkdownProblem {
  static func repeatedAnchor(_ id: String, at range: Range<UInt32>) -> MarkdownProblem {
    MarkdownProblem(
      rule: "anchor-repeated", isError: true, message: "'\(id)' is the anchor of an earlier heading",
      help: "give each heading an anchor of its own", range: range)
  }
}

import RubricDiagnostics

/// What a template may name beside slots.
struct TemplateNames {
  var words: Words
  /// Where the stylesheet and every asset lie, by their names in templates: `stylesheet`, `asset.icon.svg`.
  var files: [String: String]

  static let wordPrefix = "word."
  static let assetPrefix = "asset."

  /// Every name that a variable can have, for "did you mean".
  var all: [String] {
    Slot.allCases.map(\.rawValue) + files.keys.sorted()
      + Words.plain.map { TemplateNames.wordPrefix + $0.rawValue }
  }

  func isKnown(_ name: String) -> Bool {
    Slot(rawValue: name) != nil || files[name] != nil || word(name) != nil
  }

  func word(_ name: String) -> Phrase? {
    guard name.utf8.starts(with: TemplateNames.wordPrefix.utf8) else { return nil }
    return Words.plain.first { name == TemplateNames.wordPrefix + $0.rawValue }.map { words($0) }
  }

  /// What stands for the variable while the template is rendered; empty for an unknown name.
  func rendered(_ name: String) -> [UInt8] {
    if let slot = Slot(rawValue: name) { return ShellMark.slot(slot) }
    if let file = files[name] { return ShellMark.slot(.root) + Array(file.utf8) }
    guard let phrase = word(name) else { return [] }
    var html = HTMLWriter()
    html.text(phrase.text([]))
    return html.bytes
  }
}

/// One checked template.
struct Template {
  let file: ThemeFile
  /// Its name among partials, or with its folder where it is a layout.
  let name: String
  let tags: [TemplateTag]
  /// What is wrong within it.
  let findings: [Finding]
  /// Whether it can be rendered: unknown variables only leave a hole.
  let isSound: Bool

  init(_ file: ThemeFile, name: String, names: TemplateNames) {
    let scanner = TemplateScanner(file)
    self.file = file
    self.name = name
    tags = scanner.tags
    var findings = scanner.findings + Template.encoding(of: file)
    findings += Template.sections(of: file, scanner.tags)
    isSound = findings.isEmpty
    findings += Template.unknownNames(of: file, scanner.tags, names)
    self.findings = findings
  }

  /// The partials that it puts in, in the order of their tags.
  var partials: [TemplateTag] { tags.filter { $0.kind == .partial } }

  private static func encoding(of file: ThemeFile) -> [Finding] {
    if let offset = ShellMark.offset(in: file.bytes) {
      return [.theme("a template must not hold noncharacters", at: file.span(offset..<(offset + 3)))]
    }
    guard String(validating: file.bytes, as: UTF8.self) == nil else { return [] }
    return [.theme("a template must be UTF-8", at: file.start, help: "save the file as UTF-8")]
  }

  /// Sections close in the order in which they open.
  private static func sections(of file: ThemeFile, _ tags: [TemplateTag]) -> [Finding] {
    var findings: [Finding] = []
    var open: [TemplateTag] = []
    for tag in tags {
      switch tag.kind {
      case .section, .invertedSection: open.append(tag)
      case .end:
        guard let last = open.popLast() else {
          findings.append(.theme("no section '\(tag.name)' is open here", at: file.span(tag.range)))
          continue
        }
        guard last.name != tag.name else { continue }
        let opened = Finding.Note("opened here", at: file.span(last.range))
        findings.append(
          .theme(
            "section '\(last.name)' must be closed before '\(tag.name)'", at: file.span(tag.range),
            notes: [opened], help: "write {{/\(last.name)}}"))
      case .variable, .partial, .comment: break
      }
    }
    return findings
      + open.map {
        .theme("section '\($0.name)' must be closed", at: file.span($0.range), help: "add {{/\($0.name)}}")
      }
  }

  private static func unknownNames(
    of file: ThemeFile, _ tags: [TemplateTag], _ names: TemplateNames
  ) -> [Finding] {
    tags.compactMap { tag in
      switch tag.kind {
      case .end, .partial, .comment: return nil
      case .section, .invertedSection:
        guard Slot(rawValue: tag.name) == nil else { return nil }
        return .unknown(
          "no slot is called '\(tag.name)'", tag.name, among: Slot.allCases.map(\.rawValue),
          at: file.span(tag.range))
      case .variable:
        guard !names.isKnown(tag.name) else { return nil }
        let full = Words.all.first { tag.name == TemplateNames.wordPrefix + $0.rawValue }
        if full != nil {
          return .theme("a word with values cannot stand in a template", at: file.span(tag.range))
        }
        return .unknown(
          "no variable is called '\(tag.name)'", tag.name, among: names.all, at: file.span(tag.range))
      }
    }
  }

  // MARK: - For rendering

  /// The template with marks in place of what fills slots, so that only partials and comments are left.
  func marked(_ names: TemplateNames) -> [UInt8] {
    var marked: [UInt8] = []
    var index = 0
    for tag in tags {
      var range = tag.range
      let mark: [UInt8]
      switch tag.kind {
      case .partial, .comment: continue
      case .variable: mark = names.rendered(tag.name)
      case .section, .invertedSection:
        mark = Slot(rawValue: tag.name).map { ShellMark.section($0, whenFilled: tag.kind == .section) } ?? []
        range = wholeLine(range)
      case .end:
        mark = Slot(rawValue: tag.name) == nil ? [] : ShellMark.end
        range = wholeLine(range)
      }
      marked += file.bytes[index..<max(index, range.lowerBound)]
      marked += mark
      index = max(index, range.upperBound)
    }
    return marked + file.bytes[index...]
  }

  /// The line of a tag that stands alone on it, which the tag takes with it; else the tag.
  private func wholeLine(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > 0, file.bytes[start - 1] == 0x20 || file.bytes[start - 1] == 0x09 { start -= 1 }
    while end < file.bytes.count, file.bytes[end] == 0x20 || file.bytes[end] == 0x09 { end += 1 }
    guard start == 0 || file.bytes[start - 1] == 0x0A else { return range }
    if end < file.bytes.count, file.bytes[end] == 0x0D { end += 1 }
    if end < file.bytes.count {
      guard file.bytes[end] == 0x0A else { return range }
      end += 1
    }
    return start..<end
  }
}

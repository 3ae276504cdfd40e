import RubricMarkdown
import RubricSite

/// Makes a `SectionBody` of a stretch of Markdown in one pass over its nodes.
struct BodyReading {
  private let text: MarkdownDocument
  private let targets: [LinkTarget]
  private var body: SectionBody

  /// The inline text of the block being read, cut into units where it ends.
  private var run = UnitText()
  private var heading: Int?
  private var lead: Int?
  private var block = 0
  /// Ends of the nodes that enclose the present one, with what to do there.
  private var open: [(end: Int, block: OpenBlock)] = []
  private var row: TableRow?

  private enum OpenBlock {
    case paragraph, item, row, cell, quote, list, table, heading
    /// An inline or an element that breaks nothing.
    case plain
  }

  private struct TableRow {
    var isHeader: Bool
    var text = UnitText()
    /// Where each cell begins in `text`.
    var cells: [Int] = []
    /// Whether every cell is a `<th>`.
    var isHead = true

    /// The stretch of `text` of each cell.
    var ranges: [Range<Int>] {
      cells.indices.map { index in
        let end = index + 1 < cells.count ? cells[index + 1] - 3 : text.bytes.count
        return cells[index]..<max(cells[index], end)
      }
    }
  }

  /// - Parameters:
  ///   - nodes: what to read.
  ///   - without: stretches of nodes that belong to other sections, in ascending order.
  static func body(
    of text: MarkdownDocument, targets: [LinkTarget], source: SectionPlace.Text, nodes: Range<Int>,
    without: [Range<Int>] = []
  ) -> SectionBody {
    let nodes = nodes.clamped(to: text.nodes.indices)
    var reading = BodyReading(
      text: text, targets: targets, body: SectionBody(source: source, nodes: nodes))
    reading.read(nodes, without: without)
    return reading.body
  }

  private init(text: MarkdownDocument, targets: [LinkTarget], body: SectionBody) {
    self.text = text
    self.targets = targets
    self.body = body
  }

  private mutating func read(_ nodes: Range<Int>, without: [Range<Int>]) {
    var skipped = without[...]
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      while let first = skipped.first, first.upperBound <= index { skipped.removeFirst() }
      close(before: index)
      if let first = skipped.first, first.contains(index) {
        index = first.upperBound
        continue
      }
      visit(index)
      index += 1
    }
    close(before: Int.max)
    flush(as: .sentence)
  }

  // MARK: - Blocks

  private mutating func visit(_ index: Int) {
    let node = text.nodes[index]
    switch node.kind {
    case .text(let text): add(text, node.range, isCode: false)
    case .code(let text): add(text, node.range, isCode: true)
    case .softBreak, .lineBreak: space()
    case .link(let number): addLink(number, index)
    case .image: body.hasFigure = true
    case .codeBlock(let number): addCode(number, node.range)
    case .thematicBreak: flush(as: .sentence)
    case .emphasis, .strong, .strikethrough, .footnoteReference: break
    case .element(let number): openElement(number, index)
    case .paragraph: begin(.paragraph, index)
    case .heading: begin(.heading, index)
    case .blockQuote, .alert, .footnote: begin(.quote, index)
    case .list(let start, _): beginList(isOrdered: start != nil, index)
    case .item: begin(.item, index)
    case .table(let number): beginTable(columns: columns(ofTable: number), index)
    case .tableRow(let isHeader): beginRow(isHeader: isHeader, index)
    case .tableCell:
      row?.isHead = false
      begin(.cell, index)
    }
  }

  private func columns(ofTable number: Int32) -> Int {
    text.tables.indices.contains(Int(number)) ? text.tables[Int(number)].count : 0
  }

  private mutating func begin(_ kind: OpenBlock, _ index: Int) {
    if row == nil { flush(as: isInItem ? .item : .sentence) }
    switch kind {
    case .cell: beginCell()
    case .paragraph, .heading, .quote:
      if row == nil, !isInItem { block += 1 }
    case .item, .row, .list, .table, .plain: break
    }
    open.append((Int(text.nodes[index].end), kind))
  }

  private mutating func beginCell() {
    guard var current = row else { return }
    row = nil
    if !current.cells.isEmpty { current.text.append(" | ") }
    current.cells.append(current.text.bytes.count)
    row = current
  }

  private mutating func beginList(isOrdered: Bool, _ index: Int) {
    flush(as: isInItem ? .item : .sentence)
    if !isInItem {
      block += 1
      lead = body.units.last.flatMap { $0.kind == .sentence ? body.units.count - 1 : nil }
      body.lists.append(BodyList(isOrdered: isOrdered, items: 0, range: text.nodes[index].range))
      countItems(of: index)
    }
    open.append((Int(text.nodes[index].end), .list))
  }

  /// Counts the items that are children of the list, and no deeper ones.
  private mutating func countItems(of list: Int) {
    var child = list + 1
    let end = Int(text.nodes[list].end)
    while child < end, text.nodes.indices.contains(child) {
      if case .item = text.nodes[child].kind { body.lists[body.lists.count - 1].items += 1 }
      child = max(child + 1, Int(text.nodes[child].end))
    }
  }

  private mutating func beginTable(columns: Int, _ index: Int) {
    flush(as: isInItem ? .item : .sentence)
    block += 1
    let start = body.units.count
    body.tables.append(
      BodyTable(range: text.nodes[index].range, rows: 0, columns: columns, units: start..<start))
    open.append((Int(text.nodes[index].end), .table))
  }

  private mutating func beginRow(isHeader: Bool, _ index: Int) {
    if row == nil { flush(as: .sentence) }
    row = TableRow(isHeader: isHeader)
    open.append((Int(text.nodes[index].end), .row))
  }

  /// Raw HTML that was allowed: what it means for the reading.
  private mutating func openElement(_ number: Int32, _ index: Int) {
    guard text.elements.indices.contains(Int(number)) else { return }
    let element = text.elements[Int(number)]
    if let link = element.link { addLink(link, index) }
    switch element.name.description {
    case "br": space()
    case "p", "div", "pre", "dt", "dd", "section", "summary": begin(row == nil ? .paragraph : .plain, index)
    case "li": begin(row == nil ? .item : .plain, index)
    case "ul": beginList(isOrdered: false, index)
    case "ol": beginList(isOrdered: true, index)
    case "blockquote", "details": begin(.quote, index)
    case "table": beginTable(columns: 2, index)
    case "tr": beginRow(isHeader: false, index)
    case "td":
      row?.isHead = false
      begin(.cell, index)
    case "th": begin(.cell, index)
    case "img": body.hasFigure = true
    default: break
    }
  }

  private var isInItem: Bool {
    open.contains {
      if case .item = $0.block { true } else { false }
    }
  }

  private var isQuoted: Bool {
    open.contains {
      if case .quote = $0.block { true } else { false }
    }
  }

  private mutating func close(before index: Int) {
    while let last = open.last, last.end <= index {
      switch last.block {
      case .heading: closeHeading()
      case .paragraph, .quote: if row == nil { flush(as: isInItem ? .item : .sentence) }
      case .item: if row == nil { flush(as: .item) }
      case .row: closeRow()
      case .list, .table:
        closeTable(last.block)
        lead = nil
      case .cell, .plain: break
      }
      open.removeLast()
    }
  }

  private mutating func closeHeading() {
    guard !run.bytes.isEmpty else { return }
    addUnit(run, as: .heading)
    run = UnitText()
    heading = body.units.count - 1
    lead = nil
    block += 1
  }

  private mutating func closeRow() {
    guard let closed = row else { return }
    row = nil
    let columns = closed.cells.count
    guard !body.tables.isEmpty else { return }
    let table = body.tables.count - 1
    body.tables[table].columns = max(body.tables[table].columns, columns)
    guard !closed.text.isBlank else { return }
    let isFirst = body.tables[table].units.isEmpty
    if closed.isHeader || (closed.isHead && isFirst && !closed.cells.isEmpty) {
      addUnit(closed.text, as: .tableHead)
      lead = body.units.count - 1
    } else {
      body.tables[table].rows += 1
      addUnit(closed.text, as: .row)
    }
    body.units[body.units.count - 1].cells = closed.ranges
    body.tables[table].units = body.tables[table].units.lowerBound..<body.units.count
  }

  private mutating func closeTable(_ kind: OpenBlock) {
    guard case .list = kind else { return }
    flush(as: .item)
  }

  // MARK: - Inlines

  private mutating func add(_ range: MarkdownDocument.TextRange, _ written: Range<UInt32>, isCode: Bool) {
    text.withUTF8(of: range) { bytes in
      if row != nil {
        row?.text.append(bytes, written, isCode: isCode)
      } else {
        run.append(bytes, written, isCode: isCode)
      }
    }
  }

  private mutating func space() {
    if row != nil { row?.text.append(" ") } else { run.append(" ") }
  }

  private mutating func addLink(_ number: Int32, _ index: Int) {
    guard text.links.indices.contains(Int(number)) else { return }
    let link = text.links[Int(number)]
    let words = Words(
      Array(text.plainText(of: (index + 1)..<max(index + 1, Int(text.nodes[index].end))).utf8))
    let target = targets.indices.contains(Int(number)) ? targets[Int(number)] : .none
    body.links.append(
      BodyLink(
        destination: link.destination, target: target, range: link.range, words: words.all.count,
        hashes: words.all.map(\.hash), whole: text.nodes[index].range))
  }

  private mutating func addCode(_ number: Int32, _ range: Range<UInt32>) {
    guard text.codeBlocks.indices.contains(Int(number)) else { return }
    let block = text.codeBlocks[Int(number)]
    let bytes = text.withUTF8(of: block.text) { Array($0) }
    var code = BodyCode(language: block.language, text: bytes, range: range)
    code.places = CodePlaces(of: bytes, writtenAt: block.content)
    body.codeBlocks.append(code)
  }

  // MARK: - Units

  private mutating func flush(as kind: BodyUnit.Kind) {
    guard !run.isBlank else {
      run = UnitText()
      return
    }
    for sentence in run.sentences() { addUnit(sentence, as: kind) }
    run = UnitText()
  }

  private mutating func addUnit(_ text: UnitText, as kind: BodyUnit.Kind) {
    let words = Words.count(text.bytes)
    let leads = kind == .item || kind == .row
    body.units.append(
      BodyUnit(
        kind: kind, text: text.bytes, code: text.code, range: text.range, pieces: text.pieces,
        heading: kind == .heading ? nil : heading, lead: leads ? lead : nil, block: block, words: words,
        isQuoted: isQuoted))
    if kind != .heading { body.wordCount += words }
  }
}

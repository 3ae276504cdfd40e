import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let exampleJSONClean = Rule(
    "example-json-clean", "JSON that is written as text is JSON",
    rationale: "Readers paste what they see, and their programs refuse curly quotes and stray commas.",
    severity: .warning, basis: .hygiene,
    passage: Passage("Design data fields with user needs in mind", "Sample payloads guide readers."),
    mending: "correct the text, or write the example as an object and not as text",
    passing: [
      #"info: {title: P, version: 1.0.0, description: "```json\n{\"married\": false}\n```"}"#,
      #"info: {title: P, version: 1.0.0, description: "```json\n{\"married\": false, ...}\n```"}"#,
      #"info: {title: P, version: 1.0.0, description: "```\n{no: json}\n```"}"#,
      #"info: {title: P, version: 1.0.0, description: "```json\nGET /parks\n```"}"#,
      #"paths: {/p: {get: {responses: {'200': {content: {application/json: {example: '{"a": 1}'}}}}}}}"#,
      """
      paths: {/p: {get: {responses: {'200': {content: {application/json: {schema: {type: string}, example: '{park}'}}}}}}}
      """,
      "paths: {/p: {get: {responses: {'200': {content: {text/plain: {example: '{a}'}}}}}}}",
    ],
    failing: [
      ##"info: {title: P, version: 1.0.0, description: "```json\n{\"person\": {}, ⟦\"person\"⟧: {}}\n```"}"##,
      #"info: {title: P, version: 1.0.0, description: "~~~ JSON\n{\"a\": ⟦“⟧b”}\n~~~"}"#,
      #"paths: {/p: {get: {responses: {'200': {content: {application/json: {example: '{"a": 1,⟦}⟧'}}}}}}}"#,
      #"paths: {/p: {get: {responses: {'200': {content: {application/json: {example: '{"a": 1⟦;⟧}'}}}}}}}"#,
    ],
    check: .description { view in
      let blocks = view.texts.filter { $0.field == .description }.flatMap { use in
        JSONBlock.all(in: Array(use.text.utf8)).map { (use.node, $0) }
      }
      let wholes = view.examples.compactMap { view.jsonText(of: $0) }
      guard !blocks.isEmpty || !wholes.isEmpty else { return nil }
      return (blocks + wholes).compactMap { node, block in
        block.fault.map { .noJSON($0, block, node) }
      }
    })
}

extension Problem {
  fileprivate static func noJSON(_ fault: Finding, _ block: JSONBlock, _ node: Node) -> Problem {
    let start = block.start + Int(fault.span.bytes.lowerBound)
    let end = block.start + Int(fault.span.bytes.upperBound)
    return Problem(
      "this is not clean JSON: \(fault.message)", at: node.span(ofText: start..<end), help: fault.help,
      severity: block.isPiece(fault) ? .info : nil)
  }
}

extension DescriptionView {
  /// The text of an example that is to be JSON and no string.
  fileprivate func jsonText(of use: ExampleUse) -> (Node, JSONBlock)? {
    guard use.media?.isJSON == true, use.value.kind == .string, types(of: use.schema) != .string,
      let text = use.value.string
    else { return nil }
    return JSONBlock(Array(text.utf8), start: 0).map { (use.value, $0) }
  }
}

/// JSON within a text.
private struct JSONBlock {
  let bytes: [UInt8]
  /// Where it begins in the text.
  let start: Int

  /// nil of what does not begin as an object or array.
  init?(_ bytes: [UInt8], start: Int) {
    let first = bytes.first { $0 > 0x20 }
    guard first == UInt8(ascii: "{") || first == UInt8(ascii: "[") else { return nil }
    self.bytes = bytes
    self.start = start
  }

  /// Whether its author shows several values, or that something is left out or to be put in.
  func isPiece(_ fault: Finding) -> Bool {
    let before = JSONBlock(Array(bytes.prefix(Int(fault.span.bytes.lowerBound))), start: 0)
    if let before, before.fault == nil { return true }
    return
      ["...", ". . .", "…", " //", "\n//", "/*", "{{", "<", "\n#", " #"].contains {
        bytes.contains(sequence: $0)
      }
  }

  /// The first fault; nil of clean JSON.
  var fault: Finding? {
    let file = SourceFile(path: "example.json", bytes: bytes)
    return DocumentReader().read(file, as: SourceID(index: .max), format: .json).findings.first {
      ["document-syntax", "duplicate-key"].contains($0.rule.text)
    }
  }

  /// Fenced code blocks of a Markdown text that say that they are JSON.
  static func all(in text: [UInt8]) -> [JSONBlock] {
    guard text.contains(UInt8(ascii: "`")) || text.contains(UInt8(ascii: "~")) else { return [] }
    var blocks: [JSONBlock] = []
    var open: (fence: Fence, start: Int)?
    var index = 0
    while index < text.count {
      let end = text[index...].firstIndex(of: 0x0A) ?? text.count
      let next = min(end + 1, text.count)
      let fence = Fence(text[index..<end])
      if let (opened, start) = open {
        if let fence, fence.closes(opened) {
          if opened.isJSON, let block = JSONBlock(Array(text[start..<index]), start: start) {
            blocks.append(block)
          }
          open = nil
        }
      } else if let fence {
        open = (fence, next)
      }
      index = max(next, index + 1)
    }
    return blocks
  }
}

/// A line that opens or closes a code block (CommonMark 0.31 §4.5).
private struct Fence {
  private let byte: UInt8
  private let length: Int
  private let info: ArraySlice<UInt8>

  init?(_ line: ArraySlice<UInt8>) {
    let rest = line.drop { $0 == 0x20 || $0 == 0x09 }
    guard let byte = rest.first, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return nil }
    let run = rest.prefix { $0 == byte }
    guard run.count >= 3 else { return nil }
    self.byte = byte
    length = run.count
    info = rest[run.endIndex...]
  }

  var isJSON: Bool {
    let word = info.drop { $0 == 0x20 }.prefix { $0 > 0x20 }
    return word.elementsEqual("json".utf8) { $0 | 0x20 == $1 }
  }

  func closes(_ opened: Fence) -> Bool {
    byte == opened.byte && length >= opened.length && info.allSatisfy { $0 <= 0x20 }
  }
}

import RubricDiagnostics
import RubricDocuments
import Testing

/// Reads a text that stands in a test.
func read(_ text: String, named path: String = "test.yaml", range: Range<Int>? = nil) -> Outcome<Document?> {
  read(bytes: Array(text.utf8), named: path, range: range)
}

func read(bytes: [UInt8], named path: String = "test.yaml", range: Range<Int>? = nil) -> Outcome<Document?> {
  DocumentReader().read(SourceFile(path: path, bytes: bytes), as: SourceID(index: 0), range: range)
}

/// The root of a text that is read without findings.
func root(
  _ text: String, named path: String = "test.yaml", sourceLocation: SourceLocation = #_sourceLocation
) throws -> Node {
  let outcome = read(text, named: path)
  #expect(outcome.findings == [], sourceLocation: sourceLocation)
  return try #require(outcome.value, sourceLocation: sourceLocation).root
}

/// A value without its places: two that print alike are alike. Numbers print as written, so that `1.0` is not `1`.
/// Deeper than `depth` it is cut off, which ends cycles.
func shape(_ node: Node, depth: Int = 60) -> String {
  guard depth > 0 else { return "…" }
  switch node.kind {
  case .mapping:
    return "{"
      + node.members.map { "\(quoted($0.name.text)):\(shape($0.value, depth: depth - 1))" }.joined(
        separator: ",") + "}"
  case .sequence: return "[" + node.elements.map { shape($0, depth: depth - 1) }.joined(separator: ",") + "]"
  case .string: return quoted(node.text ?? "")
  case .integer, .float: return "\(node.kind)(\(node.numberText ?? ""))"
  case .boolean: return node.boolean.map { "\($0)" } ?? "?"
  case .null: return "null"
  }
}

private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    if scalar == "\"" || scalar == "\\" || scalar.value < 0x20 {
      result += "\\u{\(String(scalar.value, radix: 16))}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

/// Every node once, containers before what they hold.
func allNodes(of root: Node) -> [Node] {
  var seen: Set<UInt32> = [root.number]
  var open = [root]
  var found: [Node] = []
  while let node = open.popLast() {
    found.append(node)
    for child in Array(node.elements) + node.members.map(\.value) where seen.insert(child.number).inserted {
      open.append(child)
    }
  }
  return found
}

/// The bytes of a span.
func slice(_ span: SourceSpan, of bytes: [UInt8]) -> String {
  String(decoding: bytes[Int(span.bytes.lowerBound)..<Int(span.bytes.upperBound)], as: UTF8.self)
}

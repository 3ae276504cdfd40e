import RubricDiagnostics
import RubricDocuments
import RubricTesting
import Testing

@Suite(.enabled(if: Corpus.isWanted)) struct SpanPropertyTests {
  @Test(arguments: CorpusSample.medium)
  func spansSliceToTextThatReadsTheSame(_ path: String) throws {
    let file = try #require(Corpus.file(path))
    let outcome = DocumentReader().read(file, as: SourceID(index: 0))
    let document = try #require(outcome.value)
    let nodes = allNodes(of: document.root)
    // Whole containers again and again would make this quadratic.
    for node in nodes where node.span.bytes.count < 1_500 {
      let text = padded(node.span, of: file.bytes)
      let again = read(
        bytes: text, named: node.style == .json || path.hasSuffix(".json") ? "a.json" : "a.yaml")
      let value = try #require(again.value, "\(path) \(node.span.bytes) \(again.findings)")
      #expect(shape(value.root) == shape(node), "\(path) \(node.span.bytes)")
      for member in node.members {
        let key = read(bytes: padded(member.keySpan, of: file.bytes))
        #expect(key.value?.root.text == member.name.text, "\(path) \(member.keySpan.bytes)")
      }
    }
  }

  /// The bytes of a span behind as many spaces as stand before it in its line, so that block content keeps
  /// its indent.
  private func padded(_ span: SourceSpan, of bytes: [UInt8]) -> [UInt8] {
    let range = Int(span.bytes.lowerBound)..<Int(span.bytes.upperBound)
    var start = range.lowerBound
    while start > 0, bytes[start - 1] != 0x0A, bytes[start - 1] != 0x0D { start -= 1 }
    // A block scalar's content is indented against its key, which is not in the slice.
    let isBlockScalar = bytes[range].first.map { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ">") } ?? false
    let indent = isBlockScalar ? 0 : range.lowerBound - start
    return [UInt8](repeating: 0x20, count: indent) + bytes[range]
  }

  @Test func yamlAndJSONFormOfADescriptionAreEqual() throws {
    let file = try #require(Corpus.file("specs/large/okta.json"))
    let json = try #require(DocumentReader().read(file, as: SourceID(index: 0)).value)
    let yaml = try #require(DocumentReader().read(file, as: SourceID(index: 0), format: .yaml).value)
    #expect(shape(json.root) == shape(yaml.root))
  }
}

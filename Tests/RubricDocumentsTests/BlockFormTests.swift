import RubricDiagnostics
import RubricDocuments
import RubricTesting
import Testing

/// A JSON file and the same in YAML's block style are one document.
@Suite struct BlockFormTests {
  @Test func jsonBecomesBlockStyle() throws {
    let json = #"""
      {"a": {"b": [1.0, "x y", [], {}, [true, "true"], {"c": null, "d": "- 1"}]}, "e f": "one\n  two\n",
       "\u00e9\ud83d\ude00": "\t\u0000\"", "g": "#no", "": "1\n2"}
      """#
    let yaml = """
      a:
        b:
          - 1.0
          - x y
          - []
          - {}
          - - true
            - "true"
          - c: null
            d: "- 1"
      e f: |
        one
          two

      """
    let written = BlockYAML.text(ofJSON: Array(json.utf8))
    let text = String(decoding: written, as: UTF8.self)
    #expect(text.hasPrefix(yaml))
    #expect(shape(try root(json, named: "a.json")) == shape(try root(text)))
  }

  @Test(.enabled(if: Corpus.isWanted)) func everyJSONFileOfTheCorpusIsTheSameInYAML() throws {
    let files = CorpusSample.sizes.filter { $0.path.hasSuffix(".json") && $0.count < 3_000_000 }
    #expect(files.count > 60)
    var styles: [Node.Style: Int] = [:]
    for (path, _) in files {
      let file = try #require(Corpus.file(path))
      let json = DocumentReader().read(file, as: SourceID(index: 0), format: .json)
      let block = SourceFile(path: "block.yaml", bytes: BlockYAML.text(ofJSON: file.bytes))
      let yaml = DocumentReader().read(block, as: SourceID(index: 0), format: .yaml)
      #expect(json.findings.map(\.message) == yaml.findings.map(\.message), "\(path)")
      let (first, second) = (try #require(json.value, "\(path)"), try #require(yaml.value, "\(path)"))
      #expect(shape(first.root) == shape(second.root), "\(path)")
      for node in allNodes(of: second.root) { styles[node.style, default: 0] += 1 }
    }
    // The text is YAML of every kind, and no JSON in disguise.
    for style: Node.Style in [.block, .plain, .doubleQuoted, .literal] {
      #expect(styles[style, default: 0] > 300, "\(style)")
    }
  }
}

import RubricDiagnostics

extension DocumentReader {
  /// A file that is no YAML and no JSON, such as Markdown, as a document whose root is one string: the whole
  /// text, without a byte order mark. Nil where it is too long or in another encoding than UTF-8.
  public func readText(_ file: SourceFile, as source: SourceID) -> Outcome<Document?> {
    do throws(DocumentFault) {
      let range = try textRange(of: file)
      let bytes = file.bytes[range]
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      var findings: [Finding] = []
      if !isValid {
        findings = file.bytes.withUnsafeBufferPointer {
          BytesCheck(UnsafeBufferPointer(rebasing: $0[range]), format: .yaml)
            .findings(in: source, base: range.lowerBound)
        }
      }
      let pool = isValid ? [] : Array(String(decoding: bytes, as: UTF8.self).utf8)
      let root = StoredNode(
        start: UInt32(clamping: range.lowerBound), end: UInt32(clamping: range.upperBound),
        first: isValid ? UInt32(clamping: range.lowerBound) : 0,
        count: UInt32(clamping: isValid ? range.count : pool.count), kind: .string, style: .plain,
        isPooled: !isValid)
      let document = Document(
        source: source, vocabulary: vocabulary, bytes: file.bytes, nodes: [root], edges: [],
        names: vocabulary.names, pool: pool, rootID: 0)
      return Outcome(document, findings: findings)
    } catch {
      return Outcome(nil, findings: [error.finding(in: source)])
    }
  }
}

import RubricDiagnostics

/// Reads a YAML or JSON file into a `Document`.
public struct DocumentReader: Sendable {
  /// The names that get fixed numbers in every document it reads.
  public let vocabulary: Vocabulary
  /// The vocabulary as a table, made once for all files.
  private let names: NameTable
  /// Longest file, in bytes, whose offsets can be told.
  let longestFile: Int

  /// Reads documents that number their keys by `vocabulary`.
  public init(vocabulary: Vocabulary = .empty) {
    self.init(vocabulary: vocabulary, longestFile: Int(UInt32.max))
  }

  init(vocabulary: Vocabulary, longestFile: Int) {
    self.vocabulary = vocabulary
    self.longestFile = longestFile
    names = NameTable(vocabulary)
  }

  /// The languages a document may be written in.
  public enum Format: Sendable {
    case yaml, json
  }

  /// Deepest nesting of containers that is read; deeper is an error finding and the file is given up.
  public static let deepestNesting = 500

  /// The file as a document; nil where its syntax is broken, and then one error finding says where.
  ///
  /// - Parameters:
  ///   - source: the name of `file` in the set that the findings' spans refer to.
  ///   - range: the bytes to read, such as front matter; the whole file where nil. Spans count from the
  ///     start of the file either way.
  ///   - format: told by the file's name and first character where nil.
  public func read(
    _ file: SourceFile, as source: SourceID, range: Range<Int>? = nil, format: Format? = nil
  ) -> Outcome<Document?> {
    do throws(DocumentFault) {
      return try readAny(file, as: source, range: range, format: format)
    } catch {
      return Outcome(nil, findings: [error.finding(in: source)])
    }
  }

  private func readAny(
    _ file: SourceFile, as source: SourceID, range: Range<Int>?, format: Format?
  ) throws(DocumentFault) -> Outcome<Document?> {
    let text = try textRange(of: file, within: range)
    if let format { return try read(file, as: source, text: text, format: format) }
    if Self.isNamedJSON(file.path) { return try read(file, as: source, text: text, format: .json) }
    // Flow YAML begins like JSON, and every JSON text is nearly YAML: JSON is tried first, being stricter.
    if Self.beginsLikeJSON(file.bytes[text]),
      let outcome = try? read(file, as: source, text: text, format: .json)
    {
      return outcome
    }
    return try read(file, as: source, text: text, format: .yaml)
  }

  /// Where the text is, the whole file's or that of a part of it, without a byte order mark.
  func textRange(of file: SourceFile, within range: Range<Int>? = nil) throws(DocumentFault) -> Range<Int> {
    guard file.bytes.count <= longestFile else { throw Self.tooLong }
    let range = (range ?? 0..<file.bytes.count).clamped(to: 0..<file.bytes.count)
    if let fault = TextEncoding.fault(of: file.bytes[range]) { throw fault }
    return Self.withoutByteOrderMark(range, of: file.bytes)
  }

  private func read(
    _ file: SourceFile, as source: SourceID, text: Range<Int>, format: Format
  ) throws(DocumentFault) -> Outcome<Document?> {
    // A typed error does not pass through a closure that is generic over untyped ones.
    let result = file.bytes.withUnsafeBufferPointer { bytes -> Result<Outcome<Document?>, DocumentFault> in
      do throws(DocumentFault) {
        return .success(try read(bytes, of: file, as: source, text: text, format: format))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func read(
    _ bytes: UnsafeBufferPointer<UInt8>, of file: SourceFile, as source: SourceID, text: Range<Int>,
    format: Format
  ) throws(DocumentFault) -> Outcome<Document?> {
    let check = BytesCheck(UnsafeBufferPointer(rebasing: bytes[text]), format: format)
    var arena = ArenaBuilder(source: source, vocabulary: vocabulary, names: names, length: text.count)
    for finding in check.findings(in: source, base: text.lowerBound) { arena.findings.add(finding) }
    let start = UInt32(clamping: text.lowerBound)
    switch format {
    case .json:
      var reader = JSONReader(bytes, range: text, hasFlaws: !check.isClean, arena: arena)
      try reader.read()
      return reader.finish(bytes: file.bytes, start: start)
    case .yaml:
      var reader = YAMLReader(bytes, range: text, check: check, arena: arena)
      try reader.read()
      return reader.finish(bytes: file.bytes, start: start)
    }
  }
}

// MARK: - What the first bytes and the name tell

extension DocumentReader {
  private static let tooLong = DocumentFault(
    rule: DocumentRules.size, message: "a file must be shorter than 4 GiB", help: "split the file",
    bytes: 0..<0)

  private static func withoutByteOrderMark(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    guard range.lowerBound == 0, bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) else { return range }
    return 3..<range.upperBound
  }

  private static func isNamedJSON(_ path: String) -> Bool {
    path.utf8.count > 5 && path.utf8.suffix(5).map { $0 | 0x20 }.elementsEqual(".json".utf8)
  }

  private static func beginsLikeJSON(_ bytes: ArraySlice<UInt8>) -> Bool {
    let first = bytes.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}

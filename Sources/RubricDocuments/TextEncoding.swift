import RubricDiagnostics

/// Whether the bytes of a file are UTF-8, as every file that is read must be.
public enum TextEncoding {
  /// Checks text that is no YAML or JSON, such as Markdown.
  ///
  /// - Parameter range: the bytes to check; offsets count from the start of the file.
  /// - Returns: false with one finding where the text is UTF-16 or UTF-32 and nothing of it can be read; else
  ///   true, with a finding for each of the first stretches that will be read as U+FFFD.
  public static func check(_ file: SourceFile, as source: SourceID, range: Range<Int>) -> Outcome<Bool> {
    let range = range.clamped(to: 0..<file.bytes.count)
    if let fault = fault(of: file.bytes[range]) {
      return Outcome(false, findings: [fault.finding(in: source)])
    }
    return file.bytes.withUnsafeBufferPointer { bytes in
      // What YAML forbids beyond that is for YAML only.
      let check = BytesCheck(UnsafeBufferPointer(rebasing: bytes[range]), format: .json)
      return Outcome(true, findings: check.findings(in: source, base: range.lowerBound))
    }
  }

  /// Why a file cannot be read that is UTF-16 or UTF-32; nil where it is neither.
  static func fault(of bytes: ArraySlice<UInt8>) -> DocumentFault? {
    wideEncoding(of: bytes).map { notUTF8($0) }
  }

  private static func notUTF8(_ encoding: String) -> DocumentFault {
    DocumentFault(
      rule: DocumentRules.encoding, message: "a file must be UTF-8; this one is \(encoding)",
      help: "save the file as UTF-8", bytes: 0..<0)
  }

  /// The encoding that the first bytes show where it is not UTF-8 (YAML 1.2.2 §5.2).
  private static func wideEncoding(of bytes: ArraySlice<UInt8>) -> String? {
    let first = Array(bytes.prefix(4))
    guard first.count >= 2 else { return nil }
    if first == [0xFF, 0xFE, 0, 0] || first == [0, 0, 0xFE, 0xFF] { return "UTF-32" }
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    guard first.count == 4 else { return nil }
    // Without a mark, ASCII characters show by the zero bytes around them.
    switch first.map({ $0 == 0 }) {
    case [true, true, true, false], [false, true, true, true]: return "UTF-32"
    case [true, false, true, false], [false, true, false, true]: return "UTF-16"
    default: return nil
    }
  }
}

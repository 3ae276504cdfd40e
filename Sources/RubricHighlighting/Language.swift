/// A language that code is written in, and how its pieces are found.
public struct Language: Sendable {
  /// Names that authors give it, in lower case; the first is its own.
  public let names: [String]
  /// Reads from the reader's place to its end. Another language may hold it as a part: of HTTP the body.
  let read: @Sendable (inout CodeReader) -> Void

  init(_ names: [String], read: @escaping @Sendable (inout CodeReader) -> Void) {
    self.names = names
    self.read = read
  }

  /// A language of the form that most programming languages share.
  init(_ names: [String], _ syntax: ProgramSyntax) {
    self.init(names) { ProgramCode.read(&$0, syntax) }
  }

  /// Text of no known language.
  static let plain = Language([]) { $0.index = $0.end }

  /// The language of bodies of a media type; nil of one that is not highlighted.
  ///
  /// - Parameter mediaType: with or without parameters, in any case.
  public static func language(ofMediaType mediaType: String) -> Language? {
    var mediaType = mediaType
    return mediaType.withUTF8 { language(ofMediaType: $0) }
  }

  static func language(ofMediaType mediaType: UnsafeBufferPointer<UInt8>) -> Language? {
    var essence: [UInt8] = []
    for byte in mediaType.prefix(200) where byte != 0x20 && byte != 0x09 {
      if byte == UInt8(ascii: ";") { break }
      essence.append(byte.lowercase)
    }
    func ends(_ suffix: StaticString) -> Bool {
      essence.suffix(suffix.utf8CodeUnitCount).elementsEqual(
        UnsafeBufferPointer(start: suffix.utf8Start, count: suffix.utf8CodeUnitCount))
    }
    if ends("json") || ends("json-seq") || ends("jsonl") || ends("jsonlines") { return .json }
    if ends("xml") { return .xml }
    if ends("yaml") { return .yaml }
    if ends("/html") { return .html }
    if ends("/x-www-form-urlencoded") { return .form }
    return nil
  }
}

import RubricDocuments
import RubricOpenAPI

/// Code that calls an operation, as readers are shown it.
public struct CodeSample: Sendable, Equatable {
  /// Name of the language to highlight it as.
  public var highlighting: String
  /// What readers know it by: the author's label, else the language's name.
  public var title: String
  /// The code as it is copied.
  public var code: String

  /// Whether a value of `x-codeSamples` holds samples with code and nothing else.
  public static func areAll(of value: Node) -> Bool {
    value.isSequence && value.count > 0 && value.elements.allSatisfy { AuthorsSample($0) != nil }
  }

  /// The author's samples in their order, then those of each language that the author wrote none in.
  public static func all(
    of operation: Shared<Operation>, in api: API, languages: [SampleLanguage]
  ) -> [CodeSample] {
    let written = operation.extensions.filter { $0.name == "x-codeSamples" || $0.name == "x-code-samples" }
      .flatMap { Array($0.value.elements) }.compactMap(AuthorsSample.init)
    let taken = Set(written.compactMap { $0.language?.id })
    let rest = languages.filter { !taken.contains($0.id) }
    guard !rest.isEmpty else { return written.map(\.sample) }
    let request = SampleRequest(of: operation, in: api)
    var samples = written.map(\.sample)
    var bytes = 0
    for language in rest where bytes < CodeSample.mostBytes {
      let code = language.code(request)
      bytes += code.utf8.count
      if bytes < CodeSample.mostBytes, code.utf8.count < CodeSample.longest {
        samples.append(CodeSample(highlighting: language.highlighting, title: language.title, code: code))
      }
    }
    return samples
  }

  /// The code of an operation takes about so many bytes at most: of a body that is very long fewer languages show
  /// how to send it.
  private static let mostBytes = 500_000
  /// Longer code nobody reads or runs.
  private static let longest = 200_000
}

/// A sample that the description brings: an object with `lang`, `label` and `source`.
private struct AuthorsSample {
  let sample: CodeSample
  /// The language in whose place it stands; nil of one that no code is made in.
  let language: SampleLanguage?

  /// nil where it has no code.
  init?(_ node: Node) {
    func text(_ name: String) -> String? {
      node.isMapping ? node.member(named: Name(name))?.value.text.flatMap { $0.isEmpty ? nil : $0 } : nil
    }
    guard var code = text("source") else { return nil }
    while code.utf8.last == UInt8(ascii: "\n") { code.unicodeScalars.removeLast() }
    let name = text("lang") ?? ""
    language = AuthorsSample.language(named: name, code)
    sample = CodeSample(
      highlighting: language?.highlighting ?? AuthorsSample.word(name),
      title: text("label") ?? (name.isEmpty ? language?.title ?? "" : name), code: code)
  }

  private static func language(named name: String, _ code: String) -> SampleLanguage? {
    let word = word(name)
    if ["shell", "bash", "sh", "console", "zsh"].contains(word) {
      // A shell can run other programs too, which does not show how to call with curl.
      return code.utf8.starts(with: "curl".utf8) || contains("curl ", in: code) ? .curl : nil
    }
    return SampleLanguage.all.first { $0.id == word || $0.aliases.contains(word) }
  }

  /// ASCII letters in lower case, digits and the signs that languages' names have.
  private static func word(_ name: String) -> String {
    let bytes = name.utf8.prefix(40).compactMap { byte -> UInt8? in
      switch byte {
      case 0x41...0x5A: byte | 0x20
      case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "."): byte
      default: nil
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func contains(_ word: String, in text: String) -> Bool {
    let (needle, bytes) = (Array(word.utf8), Array(text.utf8))
    guard bytes.count >= needle.count else { return false }
    return (0...(bytes.count - needle.count)).contains {
      bytes[$0] == needle[0] && bytes[$0..<($0 + needle.count)].elementsEqual(needle)
    }
  }
}

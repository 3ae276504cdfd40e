import Glibc
import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSamples

/// Writes the samples of every operation of descriptions, so that each language's own tools can judge them:
/// `RubricSamplePrinter FOLDER DESCRIPTION…` makes `FOLDER/python/1.python` and so on, for all languages, and
/// prints how many operations there were.
@main
enum SamplePrinter {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 2 else { fail("usage: RubricSamplePrinter FOLDER DESCRIPTION…") }
    var count = 0
    for language in SampleLanguage.all { mkdir(arguments[1] + "/" + language.id, 0o755) }
    for path in arguments.dropFirst(2) {
      guard let bytes = bytes(ofFile: path) else { fail("\(path) cannot be read") }
      let file = SourceFile(path: path, bytes: bytes)
      let document = DocumentReader(vocabulary: Field.vocabulary).read(file, as: SourceID(index: 0)).value
      guard let document,
        let api = APIReader.read(document, load: { _, _ in .refused(reason: "one file is read", help: "") })
          .value
      else { fail("\(path) is no description") }
      for operation in api.operations.all where operation.kind == .path {
        count += 1
        let request = SampleRequest(of: operation, in: api)
        for language in SampleLanguage.all {
          write(language.code(request), to: "\(arguments[1])/\(language.id)/\(count).txt")
        }
      }
    }
    print(count)
  }

  private static func bytes(ofFile path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&block, 1, block.count, file)
      if count == 0 { return bytes }
      bytes += block[..<count]
    }
  }

  private static func write(_ text: String, to path: String) {
    guard let file = fopen(path, "wb") else { fail("\(path) cannot be written") }
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { fail("\(path) was cut short") }
  }

  private static func fail(_ message: String) -> Never {
    let bytes = Array((message + "\n").utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    exit(1)
  }
}

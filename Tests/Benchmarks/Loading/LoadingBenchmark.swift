import CLibYAML
import Glibc
import RubricDiagnostics
import RubricDocuments

/// Times the reading of files: `swift run -c release RubricLoadingBenchmark FILE...`.
///
/// Prints for each file the best speed of fifteen in MB/s (10^6 bytes), the ratio of the reader's time to that of
/// libyaml's bare event loop in the same run, and the memory that reading takes beyond the file's bytes, at
/// its peak and as long as the document lives, as multiples of the file's size.
@main
enum LoadingBenchmark {
  static func main() {
    print("MB/s  ÷ libyaml  peak×  kept×  nodes    file")
    for path in CommandLine.arguments.dropFirst() {
      guard let bytes = contents(of: path) else {
        print("cannot read \(path)")
        continue
      }
      report(SourceFile(path: path, bytes: bytes))
    }
  }

  private static func report(_ file: SourceFile) {
    let memory = Memory.use { read(file) }
    guard let document = memory.value else { return print("not read: \(file.path)") }
    var own: [Double] = []
    var bare: [Double] = []
    // Interleaved, so that other load on the machine meets both alike.
    for _ in 0..<15 {
      own.append(seconds { _ = read(file) })
      bare.append(seconds { countEvents(of: file.bytes) })
    }
    guard let time = own.min(), let bareTime = bare.min() else { return }
    let columns = [
      padded(rounded(Double(file.bytes.count) / time / 1e6, digits: 0), to: 6),
      padded(rounded(time / bareTime, digits: 2), to: 11),
      padded(rounded(Double(memory.peak) / Double(file.bytes.count), digits: 2), to: 7),
      padded(rounded(Double(memory.kept) / Double(file.bytes.count), digits: 2), to: 7),
      padded(String(size(of: document.root)), to: 9),
    ]
    print(columns.joined() + file.path)
  }

  private static func read(_ file: SourceFile) -> Document? {
    DocumentReader().read(file, as: SourceID(index: 0)).value
  }

  /// How many values there are; aliases are not followed twice by files worth timing.
  private static func size(of root: Node) -> Int {
    var open = [root]
    var count = 0
    while let node = open.popLast() {
      count += 1
      open += node.elements
      open += node.members.map(\.value)
    }
    return count
  }

  /// libyaml alone, events made and thrown away.
  private static func countEvents(of bytes: [UInt8]) {
    var parser = yaml_parser_t()
    var event = yaml_event_t()
    guard yaml_parser_initialize(&parser) == 1 else { return }
    defer { yaml_parser_delete(&parser) }
    bytes.withUnsafeBufferPointer { bytes in
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      var isOpen = true
      while isOpen, yaml_parser_parse(&parser, &event) == 1 {
        isOpen = event.type != YAML_STREAM_END_EVENT
        yaml_event_delete(&event)
      }
    }
  }

  private static func seconds(_ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    let time = clock.measure(body).components
    return Double(time.seconds) + Double(time.attoseconds) / 1e18
  }

  private static func rounded(_ value: Double, digits: Int) -> String {
    let scale = digits == 0 ? 1.0 : 100.0
    let number = (value * scale).rounded() / scale
    return digits == 0 ? String(Int(number)) : String(number)
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.utf8.count))
  }
}

/// The bytes of a file; nil where it cannot be read.
func contents(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&block, 1, block.count, file)
    if count == 0 { return bytes }
    bytes += block[..<count]
  }
}

import CLibYAML
import RubricBenchmarking
import RubricDiagnostics
import RubricDocuments

/// Times the reading of files: `swift run -c release RubricLoadingBenchmark FILE...`.
///
/// Prints for each file the median speed in MB/s (10^6 bytes), the median ratio of the reader's time to that of
/// libyaml's bare event loop right after it, and the memory that reading takes beyond the file's bytes, at
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

  private static let runs = 41

  private static func report(_ file: SourceFile) {
    let memory = Memory.use { read(file) }
    guard let document = memory.value else { return print("not read: \(file.path)") }
    var times: [Double] = []
    var ratios: [Double] = []
    // Interleaved, so that other load on the machine meets both alike.
    for _ in 0..<runs {
      let own = seconds { _ = read(file) }
      times.append(own)
      ratios.append(own / seconds { countEvents(of: file.bytes) })
    }
    let size = Double(file.bytes.count)
    let cells = [
      (rounded(size / median(of: times) / 1e6, digits: 0), 6),
      (rounded(median(of: ratios), digits: 2), 11),
      (rounded(Double(memory.peak) / size, digits: 2), 7),
      (rounded(Double(memory.kept) / size, digits: 2), 7),
      (String(self.size(of: document.root)), 9),
    ]
    print(row(cells, file.path))
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

}

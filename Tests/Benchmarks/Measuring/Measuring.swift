import Glibc

/// The bytes of a file; nil where it cannot be read.
public func contents(of path: String) -> [UInt8]? {
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

/// The processor time of a computation, in seconds: other load on the machine changes it less than it does
/// the clock on the wall.
public func seconds(_ body: () -> Void) -> Double {
  let start = processorSeconds()
  body()
  return processorSeconds() - start
}

private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

/// The middle one of some values, of which there must be one at least.
public func median(of values: [Double]) -> Double { values.sorted()[values.count / 2] }

/// A row of a table: each cell in its width, the last as it is.
public func row(_ cells: [(text: String, width: Int)], _ last: String) -> String {
  cells.map { $0.text + String(repeating: " ", count: max(1, $0.width - $0.text.utf8.count)) }.joined() + last
}

/// A figure with no digits behind the point, or two.
public func rounded(_ value: Double, digits: Int) -> String {
  let scale = digits == 0 ? 1.0 : 100.0
  let number = (value * scale).rounded() / scale
  return digits == 0 ? String(Int(number)) : String(number)
}

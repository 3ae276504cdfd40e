import Glibc
import RubricTesting

/// A terminal that a test reads in place of a person.
final class PseudoTerminal {
  /// The device that a program opens as its terminal.
  let path: String
  private let reading: Int32
  /// Held open so that the terminal does not end before the program opens it.
  private let held: Int32

  init() throws {
    var (reading, held): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    guard openpty(&reading, &held, &name, nil, nil) == 0 else {
      throw Scenario.Fault(description: "there is no terminal: \(String(cString: strerror(errno)))")
    }
    (self.reading, self.held) = (reading, held)
    path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for descriptor in [reading, held] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(reading, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(held)
    close(reading)
  }

  /// All that the program shows until it ends, line ends as it wrote them, and its exit status.
  func text(until child: pid_t) -> (text: String, status: Int32) {
    var bytes: [UInt8] = []
    while true {
      var wanted = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
      poll(&wanted, 1, 5)
      let status = Program.statusIfEnded(child)
      take(into: &bytes)
      if let status {
        return (PseudoTerminal.text(bytes), status)
      }
    }
  }

  /// A terminal puts a carriage return before each line feed.
  private static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for byte in bytes {
      if byte == 0x0A, text.last == 0x0D { text.removeLast() }
      text.append(byte)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func take(into bytes: inout [UInt8]) {
    var block = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(reading, &block, block.count)
      guard count > 0 else { return }
      bytes += block[..<count]
    }
  }
}

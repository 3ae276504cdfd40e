import Glibc
import RubricBuild
import RubricDiagnostics

/// Standard output and standard error.
enum Terminal {
  static func output(_ text: String) { _ = write(Array(text.utf8), to: STDOUT_FILENO) }
  /// Text of any origin may be in it, and none of its lines is a command to a service that reads the log.
  static func error(_ text: String) { _ = write(Array(LogCommands.broken(text).utf8), to: STDERR_FILENO) }
  /// Lines of which none is a command to a service that reads the log.
  static func error(harmless lines: [UInt8]) { _ = write(lines, to: STDERR_FILENO) }

  /// Writes a report to standard output.
  static func report(_ bytes: [UInt8]) throws(FileError) {
    guard let code = write(bytes, to: STDOUT_FILENO) else { return }
    throw FileError(.write, "standard output", .system(code))
  }

  /// Whether standard error is a terminal that wants colour (no-color.org).
  static var hasColour: Bool {
    rewritesLines && (FileSystem.environment("NO_COLOR") ?? "").isEmpty
  }

  /// Whether standard error is a terminal on which a line can be written over.
  static var rewritesLines: Bool {
    isatty(STDERR_FILENO) == 1 && FileSystem.environment("TERM") != "dumb"
  }

  /// Gives `errno` where not all of it could be written.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var start = 0
      while start < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
        if count < 0, errno == EINTR { continue }
        // A reader that went away wants nothing more.
        guard count > 0 else { return errno }
        start += count
      }
      return nil
    }
  }
}

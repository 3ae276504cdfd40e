import Glibc
import RubricBuild

/// Standard output and standard error.
enum Terminal {
  static func output(_ text: String) { write(text, to: STDOUT_FILENO) }
  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Whether standard error is a terminal that wants colour (no-color.org).
  static var hasColour: Bool {
    rewritesLines && (FileSystem.environment("NO_COLOR") ?? "").isEmpty
  }

  /// Whether standard error is a terminal on which a line can be written over.
  static var rewritesLines: Bool {
    isatty(STDERR_FILENO) == 1 && FileSystem.environment("TERM") != "dumb"
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { buffer in
      var start = 0
      while start < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + start }, buffer.count - start)
        if count < 0, errno == EINTR { continue }
        // A reader that went away wants nothing more.
        guard count > 0 else { return }
        start += count
      }
    }
  }
}

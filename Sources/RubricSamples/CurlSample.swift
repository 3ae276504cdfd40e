/// A request as a call of curl for a POSIX shell.
public enum CurlSample {
  /// One option a line. Every value from the description stands in single quotes, which a shell takes
  /// literally (POSIX Shell §2.2.2), behind an option that takes exactly one value and reads no file.
  public static func text(of request: SampleRequest) -> String {
    var lines = ["curl --globoff"]
    switch request.method {
    // With a body curl would send POST, and refuse `--head`.
    case "GET" where request.body == nil: break
    case "HEAD" where request.body == nil: lines[0] += " --head"
    default: lines[0] += " --request \(request.method)"
    }
    lines[0] += " --url \(quoted(request.url))"
    // A header's name is a token, so that curl does not take the value for the name of a file.
    lines += request.headers.filter { $0.name.utf8.first != UInt8(ascii: "@") }
      .map { "--header \(quoted("\($0.name): \($0.value)"))" }
    switch request.body {
    case nil: break
    case .text(let text): lines.append("--data-raw \(quoted(text))")
    case .file: lines.append("--data-binary '@file'")
    case .form(let fields):
      lines += fields.map { "--data-urlencode \(quoted(formName($0.name) + "=" + $0.value))" }
    case .multipart(let fields):
      lines += fields.map { field in
        field.isFile
          ? "--form \(quoted(formName(field.name) + "=@file"))"
          : "--form-string \(quoted(formName(field.name) + "=" + field.value))"
      }
    }
    return lines.joined(separator: " \\\n  ")
  }

  /// The text in single quotes: nothing in it can end them. A NUL, which no argument can hold, is dropped.
  static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [UInt8(ascii: "'")]
    for byte in text.utf8 where byte != 0 {
      if byte == UInt8(ascii: "'") { bytes += Array("'\\''".utf8) } else { bytes.append(byte) }
    }
    bytes.append(UInt8(ascii: "'"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A field's name without the characters to which curl gives a meaning of its own.
  private static func formName(_ name: String) -> String {
    String(
      decoding: name.utf8.filter { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "@") && $0 >= 0x20 },
      as: UTF8.self)
  }
}

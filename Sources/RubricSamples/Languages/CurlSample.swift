extension SampleLanguage {
  /// A call of curl for a POSIX shell.
  static let curl = SampleLanguage(
    id: "curl", title: "curl", highlighting: "shell", aliases: [], code: CurlSample.code)
}

/// Every value from the description stands in quotes that a shell takes literally, behind an option that takes
/// exactly one value and reads no file.
enum CurlSample {
  static func code(for request: SampleRequest) -> String {
    var lines = ["curl --globoff"]
    switch request.method {
    // With a body curl would send POST, and refuse `--head`.
    case "GET" where request.body == nil: break
    case "HEAD" where request.body == nil: lines[0] += " --head"
    default: lines[0] += " --request \(word(request.method))"
    }
    lines[0] += " --url \(quoted(request.url))"
    // Where a header's name begins with `@`, which is no token, curl would read a file; without a value it
    // would leave the header out, but for a `;` in place of the `:`.
    lines += request.headers.map {
      "--header " + quoted($0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)")
    }
    switch request.body {
    case nil: break
    case .json(_, let text), .text(let text): lines.append("--data-raw \(quoted(text))")
    case .file: lines.append("--data-binary '@\(SampleRequest.fileName)'")
    case .form(let fields):
      lines += fields.map { field in
        // curl takes what stands before `=` for encoded, and encodes the rest.
        "--data-urlencode \(quoted(PercentEncoding.form(field.name) + "=" + field.value))"
      }
      if fields.isEmpty { lines.append("--data ''") }
    case .multipart(let fields): lines += fields.map(part)
    }
    return request.notes.map { "# \($0.text)\n" }.joined() + lines.joined(separator: " \\\n  ")
  }

  /// The text in single quotes, in which a shell takes everything literally (POSIX Shell §2.2.2). With hidden
  /// characters it stands in `$'…'` (§2.2.4 of POSIX.1-2024), which bash, zsh and ksh know: no single quote
  /// occurs in it, so that a shell that knows it not finds one quoted text all the same. A NUL, which no
  /// argument can hold, is left out.
  static func quoted(_ text: String) -> String {
    if Quoting.hides(text, but: "\n") { return ansi.literal(text) }
    return plain.literal(text)
  }

  private static let plain = Quoting(
    open: "'", close: "'", special: ["'": "'\\''", "\n": "\n"], escape: { String($0) })

  private static let ansi = Quoting(
    open: "$'", close: "'",
    special: ["'": "\\047", "\\": "\\\\", "!": "\\041", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": ""],
    escape: { scalar in
      String(scalar).utf8.map { byte in
        let digits = String(byte, radix: 8)
        return "\\" + String(repeating: "0", count: 3 - digits.utf8.count) + digits
      }.joined()
    })

  private static func word(_ method: String) -> String {
    method.utf8.allSatisfy { (65...90).contains($0) } ? method : quoted(method)
  }

  /// curl reads `;type=` behind a value in double quotes, and `@` or `<` before it not at all.
  private static func part(_ field: SampleRequest.Field) -> String {
    let name = MultipartText.quoted(field.name).replacing(UInt8(ascii: "="), with: "%3D")
    let type = field.contentType.map { ";type=\($0)" } ?? ""
    if field.isFile { return "--form \(quoted("\(name)=@\(SampleRequest.fileName)\(type)"))" }
    if type.isEmpty { return "--form-string \(quoted("\(name)=\(field.value)"))" }
    let value = field.value.replacing(UInt8(ascii: "\\"), with: "\\\\").replacing(
      UInt8(ascii: "\""), with: "\\\"")
    return "--form \(quoted("\(name)=\"\(value)\"\(type)"))"
  }
}

extension String {
  /// The text with another for each byte of one ASCII character.
  fileprivate func replacing(_ byte: UInt8, with text: String) -> String {
    var bytes: [UInt8] = []
    for own in utf8 { if own == byte { bytes += Array(text.utf8) } else { bytes.append(own) } }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension SampleLanguage {
  /// The message as it is sent (RFC 9112 §2.1).
  static let http = SampleLanguage(
    id: "http", title: "HTTP", highlighting: "http", aliases: ["rest", "https"], code: HTTPSample.code)
}

/// A message has no quotes and no escapes: what stands in its lines is printable ASCII already, and a hidden
/// character of the body is shown as `\u{…}`.
enum HTTPSample {
  static func code(for request: SampleRequest) -> String {
    let (host, target) = parts(of: request.url)
    // A comment is no part of a message, but files of messages have them.
    var text = request.notes.map { "# \($0.text)\n" }.joined()
    text += "\(request.method) \(target) HTTP/1.1\nHost: \(host)"
    for header in request.headers { text += "\n\(header.name): \(header.value)" }
    switch request.body {
    case nil: break
    case .json(_, let body): text += "\n\n" + body
    case .text(let body): text += "\n\n" + quoting.literal(body)
    case .file: text += "\n\n< ./\(SampleRequest.fileName)"
    case .form(let fields):
      text += "\nContent-Type: \(SampleBody.formType)\n\n" + SampleBody.formText(fields)
    case .multipart(let fields):
      let body = MultipartText(fields)
      text += "\nContent-Type: \(body.contentType)\n\n"
      for piece in body.pieces {
        switch piece {
        case .text(let part): text += quoting.literal(part)
        case .file: text += "< ./\(SampleRequest.fileName)"
        }
      }
      while text.utf8.last == UInt8(ascii: "\n") { text.unicodeScalars.removeLast() }
    }
    return text
  }

  private static let quoting = Quoting(
    open: "", close: "", special: ["\n": "\n", "\r": "", "\t": "\t"],
    escape: { "\\u{\(Quoting.hex($0.value, digits: 1))}" })

  private static func parts(of url: String) -> (host: String, target: String) {
    let bytes = Array(url.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return ("", url) }
    let rest = bytes[colon...].drop { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") }
    let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
    let host = String(decoding: rest[..<end], as: UTF8.self)
    let target = String(decoding: rest[end...], as: UTF8.self)
    return (host, target.utf8.first == UInt8(ascii: "/") ? target : "/" + target)
  }
}

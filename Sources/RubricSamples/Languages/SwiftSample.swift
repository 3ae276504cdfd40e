extension SampleLanguage {
  /// Swift with URLSession, as a script.
  static let swift = SampleLanguage(
    id: "swift", title: "Swift", highlighting: "swift", aliases: ["swift5", "ios"], code: SwiftSample.code)
}

enum SwiftSample {
  static func code(for request: SampleRequest) -> String {
    var lines = ["import Foundation", "#if canImport(FoundationNetworking)", "import FoundationNetworking"]
    lines += ["#endif", ""]
    lines += request.notes.map { "// \($0.text)" }
    lines.append("var request = URLRequest(url: URL(string: \(string.literal(request.url)))!)")
    lines.append("request.httpMethod = \(string.literal(request.method))")
    var headers = request.headers
    let body = body(request.body, &headers)
    lines += headers.map {
      "request.setValue(\(string.literal($0.value)), forHTTPHeaderField: \(string.literal($0.name)))"
    }
    lines += body
    lines += [
      "let (data, response) = try await URLSession.shared.data(for: request)",
      "print((response as? HTTPURLResponse)?.statusCode ?? 0)",
      "print(String(decoding: data, as: UTF8.self))",
    ]
    return lines.joined(separator: "\n")
  }

  private static func body(
    _ body: SampleRequest.Body?, _ headers: inout [SampleRequest.Header]
  ) -> [String] {
    let file = "try Data(contentsOf: URL(fileURLWithPath: \(string.literal(SampleRequest.fileName))))"
    func type(_ value: String) { headers.append(SampleRequest.Header(name: "Content-Type", value: value)) }
    switch body {
    case nil: return []
    case .json(_, let text): return ["request.httpBody = Data(\(raw(text)).utf8)"]
    case .text(let text): return ["request.httpBody = Data(\(string.literal(text)).utf8)"]
    case .file: return ["request.httpBody = \(file)"]
    case .form(let fields):
      type(SampleBody.formType)
      return ["request.httpBody = Data(\(string.literal(SampleBody.formText(fields))).utf8)"]
    case .multipart(let fields):
      let form = MultipartText(fields)
      type(form.contentType)
      var lines = ["var body = Data()"]
      for piece in form.pieces {
        switch piece {
        case .text(let text): lines.append("body.append(Data(\(string.literal(text)).utf8))")
        case .file: lines.append("body.append(\(file))")
        }
      }
      return lines + ["request.httpBody = body"]
    }
  }

  /// A multi-line string with so many `#` that nothing in it ends it or begins an interpolation. The text is
  /// JSON, which hides nothing and has no three quotes in a row.
  private static func raw(_ text: String) -> String {
    var (longest, run) = (0, 0)
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "#") ? run + 1 : 0
      longest = max(longest, run)
    }
    let signs = String(repeating: "#", count: longest + 1)
    return "\(signs)\"\"\"\n\(text)\n\"\"\"\(signs)"
  }

  /// The Swift Programming Language, String Literals.
  static let string = Quoting(
    special: ["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"],
    escape: { "\\u{\(Quoting.hex($0.value, digits: 1))}" })
}

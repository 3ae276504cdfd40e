extension SampleLanguage {
  /// Java with java.net.http, since Java 17.
  static let java = SampleLanguage(
    id: "java", title: "Java", highlighting: "java", aliases: ["java11", "java17"], code: JavaSample.code)
}

enum JavaSample {
  static func code(for request: SampleRequest) -> String {
    var headers = request.headers
    var body = publisher(of: request.body, &headers)
    let readsFile =
      switch request.body {
      case .file: true
      case .multipart(let fields): fields.contains { $0.isFile }
      case nil, .json, .text, .form: false
      }
    var lines = [
      "import java.net.URI;", "import java.net.http.HttpClient;", "import java.net.http.HttpRequest;",
      "import java.net.http.HttpResponse;",
    ]
    if readsFile { lines.append("import java.nio.file.Path;") }
    lines += ["", "public class Example {", "  public static void main(String[] args) throws Exception {"]
    lines += request.notes.map { "    // \($0.text)" }
    lines.append(
      "    HttpRequest request = HttpRequest.newBuilder(URI.create(\(string.literal(request.url))))")
    lines += headers.map { "        .header(\(string.literal($0.name)), \(string.literal($0.value)))" }
    let method = string.literal(request.method)
    let first = body.removeFirst()
    lines.append("        .method(\(method), \(first)" + (body.isEmpty ? ")" : ""))
    lines += body
    if !body.isEmpty { lines[lines.count - 1] += ")" }
    lines += [
      "        .build();",
      "    HttpResponse<String> response = HttpClient.newHttpClient()",
      "        .send(request, HttpResponse.BodyHandlers.ofString());",
      "    System.out.println(response.statusCode());", "    System.out.println(response.body());", "  }",
      "}",
    ]
    return lines.joined(separator: "\n")
  }

  /// An expression over one or several lines.
  private static func publisher(
    of body: SampleRequest.Body?, _ headers: inout [SampleRequest.Header]
  ) -> [String] {
    let all = "HttpRequest.BodyPublishers"
    func type(_ value: String) { headers.append(SampleRequest.Header(name: "Content-Type", value: value)) }
    switch body {
    case nil: return ["\(all).noBody()"]
    case .json(_, let text): return ["\(all).ofString(" + block(text, indent: "            ") + ")"]
    case .text(let text): return ["\(all).ofString(\(string.literal(text)))"]
    case .file: return ["\(all).ofFile(Path.of(\(string.literal(SampleRequest.fileName))))"]
    case .form(let fields):
      type(SampleBody.formType)
      return ["\(all).ofString(\(string.literal(SampleBody.formText(fields))))"]
    case .multipart(let fields):
      let form = MultipartText(fields)
      type(form.contentType)
      var lines = ["\(all).concat("]
      for (index, piece) in form.pieces.enumerated() {
        let end = index + 1 < form.pieces.count ? "," : ")"
        switch piece {
        case .text(let text): lines.append("            \(all).ofString(\(string.literal(text)))" + end)
        case .file:
          lines.append("            \(all).ofFile(Path.of(\(string.literal(SampleRequest.fileName))))" + end)
        }
      }
      return lines
    }
  }

  /// A text block (JLS §3.10.6) whose lines stand as deep as its first quotes; the text is JSON, which hides
  /// nothing.
  private static func block(_ text: String, indent: String) -> String {
    var quotes = 0
    var content: [UInt8] = []
    for byte in text.utf8 {
      quotes = byte == UInt8(ascii: "\"") ? quotes + 1 : 0
      if byte == UInt8(ascii: "\\") || quotes == 3 { content.append(UInt8(ascii: "\\")) }
      if quotes == 3 { quotes = 0 }
      content.append(byte)
      if byte == UInt8(ascii: "\n") { content += Array(indent.utf8) }
    }
    // A quote at the end would be taken for one of those that close the block.
    if content.last == UInt8(ascii: "\"") { content.insert(UInt8(ascii: "\\"), at: content.count - 1) }
    return "\"\"\"\n\(indent)\(String(decoding: content, as: UTF8.self))\"\"\""
  }

  /// JLS §3.10.5. A `\u` escape is read before all else (§3.3): it may stand for no quote and no line end, and
  /// is written for none.
  static let string = Quoting(
    special: ["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"], escape: Quoting.utf16Escape)
}

/// Long text over several lines of code.
enum CodeLines {
  /// Behind each line end; never empty.
  static func split(_ text: String) -> [String] {
    var parts: [String] = []
    var rest = text.utf8[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let next = rest.index(after: end)
      parts.append(String(decoding: rest[..<next], as: UTF8.self))
      rest = rest[next...]
    }
    if !rest.isEmpty || parts.isEmpty { parts.append(String(decoding: rest, as: UTF8.self)) }
    return parts
  }
}

extension SampleLanguage {
  /// JavaScript with fetch, as a module.
  static let javaScript = SampleLanguage(
    id: "javascript", title: "JavaScript", highlighting: "javascript",
    aliases: ["js", "node", "node.js", "nodejs", "fetch", "ecmascript"],
    code: { JavaScriptSample.code(for: $0, .javaScript) })
}

enum JavaScriptSample {
  /// Which of the two languages the code is for.
  enum Dialect { case javaScript, typeScript }

  static func code(for request: SampleRequest, _ dialect: Dialect) -> String {
    var lines = request.notes.map { "// \($0.text)" }
    var options = ["  method: \(string.literal(request.method)),"]
    if !request.headers.isEmpty {
      options.append("  headers: {")
      options += request.headers.map { "    \(name($0.name)): \(string.literal($0.value))," }
      options.append("  },")
    }
    let hasNoBody = request.method == "GET" || request.method == "HEAD"
    switch request.body {
    case nil: break
    case .some where hasNoBody:
      lines.append("// fetch sends no body with \(request.method): this call needs another client.")
    case .json(let value, _):
      options.append("  body: JSON.stringify(\(values.text(of: value, indent: "  "))),")
    case .text(let text): options.append("  body: \(string.literal(text)),")
    case .file:
      lines += file(dialect)
      options.append("  body: file,")
    case .form(let fields):
      options.append("  body: new URLSearchParams([")
      options += fields.map { "    [\(string.literal($0.name)), \(string.literal($0.value))]," }
      options.append("  ]),")
    case .multipart(let fields):
      if fields.contains(where: \.isFile) { lines += file(dialect) }
      lines.append("const form = new FormData();")
      lines += fields.map(append) + [""]
      options.append("  body: form,")
    }
    let types = dialect == .typeScript
    lines.append("const response\(types ? ": Response" : "") = await fetch(\(string.literal(request.url)), {")
    lines += options
    lines += ["});", "console.log(response.status);"]
    if types {
      lines += ["const text: string = await response.text();", "console.log(text);", "export {};"]
    } else {
      lines.append("console.log(await response.text());")
    }
    return lines.joined(separator: "\n")
  }

  private static func file(_ dialect: Dialect) -> [String] {
    [
      "// In a browser: the file that a person chose, input.files[0].",
      "const file\(dialect == .typeScript ? ": Blob" : "") = new Blob([\"content of the file\"]);",
    ]
  }

  private static func append(_ field: SampleRequest.Field) -> String {
    let name = string.literal(field.name)
    if field.isFile { return "form.append(\(name), file, \(string.literal(SampleRequest.fileName)));" }
    guard let type = field.contentType else { return "form.append(\(name), \(string.literal(field.value)));" }
    return
      "form.append(\(name), new Blob([\(string.literal(field.value))], { type: \(string.literal(type)) }));"
  }

  /// A name between quotes sets a member, but for `__proto__` (ECMA-262 §13.2.5.5).
  private static func name(_ name: String) -> String { values.names[name] ?? string.literal(name) }

  /// ECMA-262 §12.9.4.
  static let string = Quoting(
    special: ["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"], escape: Quoting.utf16Escape)

  private static let values = NativeValue(
    null: "null", yes: "true", no: "false", colon: ": ", strings: string,
    names: ["__proto__": "[\"__proto__\"]"])
}

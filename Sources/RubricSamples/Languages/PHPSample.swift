import RubricDocuments

extension SampleLanguage {
  /// PHP with its curl functions; since PHP 7.3.
  static let php = SampleLanguage(
    id: "php", title: "PHP", highlighting: "php", aliases: ["phpcurl"], code: PHPSample.code)
}

enum PHPSample {
  static func code(for request: SampleRequest) -> String {
    var lines = ["<?php"]
    lines += request.notes.map { "// \($0.text)" }
    var headers = request.headers
    let fields = fields(of: request.body, &headers)
    lines.append("$curl = curl_init(\(literal(request.url)));")
    lines.append("curl_setopt_array($curl, [")
    lines.append("    CURLOPT_CUSTOMREQUEST => \(literal(request.method)),")
    if request.method == "HEAD" { lines.append("    CURLOPT_NOBODY => true,") }
    if !headers.isEmpty {
      lines.append("    CURLOPT_HTTPHEADER => [")
      lines += headers.map { header in
        // Without a value curl would leave the header out, but for a `;` in place of the `:`.
        "        " + literal(header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)")
          + ","
      }
      lines.append("    ],")
    }
    lines += fields
    lines += [
      "    CURLOPT_RETURNTRANSFER => true,", "]);", "$response = curl_exec($curl);",
      "echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), \"\\n\", $response, \"\\n\";",
    ]
    return lines.joined(separator: "\n")
  }

  private static func fields(
    of body: SampleRequest.Body?, _ headers: inout [SampleRequest.Header]
  ) -> [String] {
    let file = literal(SampleRequest.fileName)
    switch body {
    case nil: return []
    case .json(_, let text):
      // Between its lines nothing is read but the name that ends it, which no line of JSON begins with.
      return ["    CURLOPT_POSTFIELDS => <<<'JSON'"]
        + CodeLines.split(text).map { withoutEnd("        " + $0) }
        + ["        JSON,"]
    case .text(let text): return ["    CURLOPT_POSTFIELDS => \(literal(text)),"]
    case .file: return ["    CURLOPT_POSTFIELDS => file_get_contents(\(file)),"]
    case .form(let fields):
      // Without a type of its own curl tells that of a form.
      guard isPlain(fields) else {
        return ["    CURLOPT_POSTFIELDS => \(literal(SampleBody.formText(fields))),"]
      }
      return ["    CURLOPT_POSTFIELDS => http_build_query(["]
        + fields.map { "        \(literal($0.name)) => \(literal($0.value))," } + ["    ]),"]
    case .multipart(let fields) where isPlain(fields):
      return ["    CURLOPT_POSTFIELDS => ["]
        + fields.map {
          "        \(literal($0.name)) => " + ($0.isFile ? "new CURLFile(\(file))" : literal($0.value)) + ","
        }
        + ["    ],"]
    case .multipart(let fields):
      let form = MultipartText(fields)
      headers.append(SampleRequest.Header(name: "Content-Type", value: form.contentType))
      let parts = form.pieces.map { piece in
        switch piece {
        case .text(let text): literal(text)
        case .file: "file_get_contents(\(file))"
        }
      }
      return ["    CURLOPT_POSTFIELDS => implode(["] + parts.map { "        \($0)," } + ["    ]),"]
    }
  }

  /// Whether an array can hold the fields: each name once, and nothing but names and values.
  private static func isPlain(_ fields: [SampleRequest.Field]) -> Bool {
    Set(fields.map { Name($0.name) }).count == fields.count
      && !fields.contains { $0.contentType != nil || $0.name.utf8.contains(0) || $0.name.isEmpty }
  }

  private static func withoutEnd(_ line: String) -> String {
    line.utf8.last == UInt8(ascii: "\n") ? String(line.unicodeScalars.dropLast()) : line
  }

  /// In single quotes where they can show the text, in which nothing but the quote and the backslash has a
  /// meaning; else in double quotes.
  static func literal(_ text: String) -> String {
    Quoting.hides(text) ? double.literal(text) : single.literal(text)
  }

  private static let single = Quoting(
    open: "'", close: "'", special: ["'": "\\'", "\\": "\\\\"], escape: { String($0) })

  private static let double = Quoting(
    special: [
      "\"": "\\\"", "\\": "\\\\", "$": "\\$", "{": "\\x7B", "\n": "\\n", "\r": "\\r", "\t": "\\t",
    ],
    escape: { "\\u{\(Quoting.hex($0.value, digits: 1))}" })
}

extension SampleLanguage {
  /// Go with net/http, as a program.
  static let go = SampleLanguage(
    id: "go", title: "Go", highlighting: "go", aliases: ["golang"], code: GoSample.code)
}

enum GoSample {
  static func code(for request: SampleRequest) -> String {
    var imports: Set<String> = ["fmt", "io", "net/http"]
    var before: [String] = []
    var headers = request.headers
    let reader = reader(request.body, &headers, &imports, &before)
    var lines = ["package main", "", "import ("]
    lines += imports.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { "\t\"\($0)\"" }
    lines += [")", "", "func main() {"]
    lines += request.notes.map { "\t// \($0.text)" }
    lines += before
    lines.append(
      "\trequest, err := http.NewRequest(\(string.literal(request.method)), \(string.literal(request.url)), \(reader))"
    )
    lines += failure
    lines += headers.map { "\trequest.Header.Set(\(string.literal($0.name)), \(string.literal($0.value)))" }
    if case .multipart = request.body {
      lines.append("\trequest.Header.Set(\"Content-Type\", form.FormDataContentType())")
    }
    lines.append("\tresponse, err := http.DefaultClient.Do(request)")
    lines += failure
    lines += ["\tdefer response.Body.Close()", "\tcontent, err := io.ReadAll(response.Body)"]
    lines += failure
    lines += ["\tfmt.Println(response.StatusCode)", "\tfmt.Println(string(content))", "}"]
    return lines.joined(separator: "\n")
  }

  private static let failure = ["\tif err != nil {", "\t\tpanic(err)", "\t}"]

  private static func reader(
    _ body: SampleRequest.Body?, _ headers: inout [SampleRequest.Header], _ imports: inout Set<String>,
    _ before: inout [String]
  ) -> String {
    switch body {
    case nil: return "nil"
    case .json(_, let text):
      imports.insert("strings")
      // A raw string ends at the first back quote and has no escapes.
      let literal = text.utf8.contains(UInt8(ascii: "`")) ? string.literal(text) : "`\(text)`"
      return "strings.NewReader(\(literal))"
    case .text(let text):
      imports.insert("strings")
      return "strings.NewReader(\(string.literal(text)))"
    case .file:
      imports.insert("os")
      before += ["\tfile, err := os.Open(\(string.literal(SampleRequest.fileName)))"] + failure
      return "file"
    case .form(let fields):
      imports.formUnion(["net/url", "strings"])
      headers.append(SampleRequest.Header(name: "Content-Type", value: SampleBody.formType))
      before.append("\tform := url.Values{}")
      before += fields.map { "\tform.Add(\(string.literal($0.name)), \(string.literal($0.value)))" }
      return "strings.NewReader(form.Encode())"
    case .multipart(let fields):
      imports.formUnion(["bytes", "mime/multipart"])
      before += ["\tvar body bytes.Buffer", "\tform := multipart.NewWriter(&body)"]
      for (index, field) in fields.enumerated() { part(field, index + 1, &imports, &before) }
      before.append("\tform.Close()")
      return "&body"
    }
  }

  private static func part(
    _ field: SampleRequest.Field, _ number: Int, _ imports: inout Set<String>, _ lines: inout [String]
  ) {
    let name = string.literal(field.name)
    let file = string.literal(SampleRequest.fileName)
    if field.isFile {
      imports.insert("os")
      lines.append("\tpart\(number), err := form.CreateFormFile(\(name), \(file))")
      lines += failure
      lines.append("\tfile\(number), err := os.Open(\(file))")
      lines += failure
      lines += ["\tdefer file\(number).Close()", "\tio.Copy(part\(number), file\(number))"]
    } else if let type = field.contentType {
      imports.insert("net/textproto")
      let disposition = "form-data; name=\"\(MultipartText.quoted(field.name))\""
      lines += [
        "\tpart\(number), err := form.CreatePart(textproto.MIMEHeader{",
        "\t\t\"Content-Disposition\": {\(string.literal(disposition))},",
        "\t\t\"Content-Type\":        {\(string.literal(type))},", "\t})",
      ]
      lines += failure
      lines.append("\tio.WriteString(part\(number), \(string.literal(field.value)))")
    } else {
      lines.append("\tform.WriteField(\(name), \(string.literal(field.value)))")
    }
  }

  /// The Go Programming Language Specification, String literals. `\x` would be a byte, not a character.
  static let string = Quoting(
    special: ["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"],
    escape: { scalar in
      scalar.value <= 0xFFFF
        ? "\\u" + Quoting.hex(scalar.value, digits: 4) : "\\U" + Quoting.hex(scalar.value, digits: 8)
    })
}

extension SampleLanguage {
  /// Ruby with net/http.
  static let ruby = SampleLanguage(
    id: "ruby", title: "Ruby", highlighting: "ruby", aliases: ["rb"], code: RubySample.code)
}

enum RubySample {
  static func code(for request: SampleRequest) -> String {
    var lines = request.notes.map { "# \($0.text)" }
    if case .json = request.body { lines.append("require \"json\"") }
    lines += ["require \"net/http\"", "", "uri = URI(\(string.literal(request.url)))"]
    let classes = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
    if classes.contains(request.method) {
      let name = request.method.prefix(1) + request.method.dropFirst().lowercased()
      lines.append("request = Net::HTTP::\(name).new(uri)")
    } else {
      lines.append(
        "request = Net::HTTPGenericRequest.new(\(string.literal(request.method)), true, true, uri)")
    }
    lines += request.headers.map { "request[\(string.literal($0.name))] = \(string.literal($0.value))" }
    lines += body(request.body)
    lines += [
      "response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == \"https\") do |http|",
      "  http.request(request)", "end", "puts response.code", "puts response.body",
    ]
    return lines.joined(separator: "\n")
  }

  private static func body(_ body: SampleRequest.Body?) -> [String] {
    let file = string.literal(SampleRequest.fileName)
    switch body {
    case nil: return []
    case .json(let value, _): return ["request.body = JSON.generate(\(values.text(of: value, indent: "")))"]
    case .text(let text): return ["request.body = \(string.literal(text))"]
    case .file: return ["request.body = File.binread(\(file))"]
    case .form(let fields):
      let pairs = fields.map { "  [\(string.literal($0.name)), \(string.literal($0.value))]," }
      return ["request.set_form_data(["] + pairs + ["])"]
    case .multipart(let fields) where fields.contains { $0.contentType != nil && !$0.isFile }:
      // net/http tells the type of files only.
      let form = MultipartText(fields)
      let parts = form.pieces.map { piece in
        switch piece {
        case .text(let text): "  \(string.literal(text)).b,"
        case .file: "  File.binread(\(file)),"
        }
      }
      return ["request[\"Content-Type\"] = \(string.literal(form.contentType))", "request.body = ["] + parts
        + ["].join"]
    case .multipart(let fields):
      let parts = fields.map { field in
        let value = field.isFile ? "File.open(\(file))" : string.literal(field.value)
        return "  [\(string.literal(MultipartText.quoted(field.name))), \(value)],"
      }
      return ["request.set_form(["] + parts + ["], \"multipart/form-data\")"]
    }
  }

  /// Between double quotes `#` begins an interpolation before `{`, `$` and `@`.
  static let string = Quoting(
    special: ["\"": "\\\"", "\\": "\\\\", "#": "\\#", "\n": "\\n", "\r": "\\r", "\t": "\\t"],
    escape: { "\\u{\(Quoting.hex($0.value, digits: 1))}" })

  private static let values = NativeValue(
    null: "nil", yes: "true", no: "false", colon: " => ", strings: string)
}

extension SampleLanguage {
  /// Python with requests, which Python's own documentation recommends for calls: forms and files are one
  /// argument with it, and pages of boundaries and headers without.
  static let python = SampleLanguage(
    id: "python", title: "Python", highlighting: "python", aliases: ["py", "python3", "requests"],
    code: PythonSample.code)
}

enum PythonSample {
  static func code(for request: SampleRequest) -> String {
    var lines = request.notes.map { "# \($0.text)" }
    lines += ["import requests", ""]
    let names = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
    if names.contains(request.method) {
      lines.append("response = requests.\(request.method.lowercased())(")
    } else {
      lines += ["response = requests.request(", "    \(string.literal(request.method)),"]
    }
    lines.append("    \(string.literal(request.url)),")
    if !request.headers.isEmpty {
      lines.append("    headers={")
      lines += request.headers.map { "        \(string.literal($0.name)): \(string.literal($0.value))," }
      lines.append("    },")
    }
    lines += body(request.body)
    lines += [")", "print(response.status_code)", "print(response.text)"]
    return lines.joined(separator: "\n")
  }

  private static func body(_ body: SampleRequest.Body?) -> [String] {
    switch body {
    case nil: return []
    case .json(let value, _): return ["    json=\(values.text(of: value, indent: "    ", step: "    ")),"]
    case .text(let text): return ["    data=\(string.literal(text)).encode(),"]
    case .file: return ["    data=open(\(string.literal(SampleRequest.fileName)), \"rb\"),"]
    case .form(let fields):
      return ["    data=["]
        + fields.map { "        (\(string.literal($0.name)), \(string.literal($0.value)))," } + ["    ],"]
    case .multipart(let fields):
      // Without a file's name a part is a field; what is given as `data` would send no parts.
      return ["    files=["]
        + fields.map { field in
          let name = string.literal(field.name)
          let type = field.contentType.map { ", " + string.literal($0) } ?? ""
          if field.isFile {
            let file = string.literal(SampleRequest.fileName)
            return "        (\(name), (\(file), open(\(file), \"rb\")\(type))),"
          }
          return "        (\(name), (None, \(string.literal(field.value))\(type))),"
        } + ["    ],"]
    }
  }

  /// Python's strings (Language Reference §2.4.1).
  static let string = Quoting(
    special: ["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"],
    escape: { scalar in
      switch scalar.value {
      case ...0xFF: "\\x" + Quoting.hex(scalar.value, digits: 2)
      case ...0xFFFF: "\\u" + Quoting.hex(scalar.value, digits: 4)
      default: "\\U" + Quoting.hex(scalar.value, digits: 8)
      }
    })

  private static let values = NativeValue(
    null: "None", yes: "True", no: "False", colon: ": ", strings: string)
}

import RubricDocuments

extension SampleLanguage {
  /// PowerShell; files in forms since PowerShell 6.1.
  static let powerShell = SampleLanguage(
    id: "powershell", title: "PowerShell", highlighting: "powershell", aliases: ["ps", "ps1", "pwsh"],
    code: PowerShellSample.code)
}

enum PowerShellSample {
  static func code(for request: SampleRequest) -> String {
    var lines = request.notes.map { "# \($0.text)" }
    var call = ["-Uri \(literal(request.url))"]
    let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "MERGE"]
    call.append((known.contains(request.method) ? "-Method " : "-CustomMethod ") + literal(request.method))
    // Windows PowerShell takes the type of what is sent by an argument of its own only.
    let headers = request.headers.filter { !HTTPToken.isSame($0.name, "Content-Type") }
    if !headers.isEmpty {
      lines += ["$headers = @{"] + headers.map { "    \(literal($0.name)) = \(literal($0.value))" } + ["}"]
      call.append("-Headers $headers")
    }
    if let type = request.headers.first(where: { HTTPToken.isSame($0.name, "Content-Type") }) {
      call.append("-ContentType \(literal(type.value))")
    }
    switch request.body {
    case nil: break
    case .json(_, let text):
      // Such a string ends where a line begins with `'@`, which no line of JSON does.
      lines += ["$body = @'", text, "'@"]
      call.append("-Body $body")
    case .text(let text): call.append("-Body \(literal(text))")
    case .file: call.append("-InFile \(literal(SampleRequest.fileName))")
    case .form(let fields):
      lines.append("$body = \(literal(SampleBody.formText(fields)))")
      call += ["-ContentType \(literal(SampleBody.formType))", "-Body $body"]
    case .multipart(let fields):
      lines += form(fields)
      call.append("-Form $form")
    }
    lines.append("$response = Invoke-WebRequest " + call.joined(separator: " `\n    "))
    lines += ["$response.StatusCode", "$response.Content"]
    return lines.joined(separator: "\n")
  }

  /// A table has each key once, whatever the case of its letters; values of the same name become a list.
  private static func form(_ fields: [SampleRequest.Field]) -> [String] {
    var places: [String: Int] = [:]
    var groups: [(name: String, values: [String])] = []
    for field in fields {
      let value =
        field.isFile ? "Get-Item -LiteralPath \(literal(SampleRequest.fileName))" : literal(field.value)
      let key = field.name.lowercased()
      if let place = places[key] {
        groups[place].values.append("(\(value))")
      } else {
        places[key] = groups.count
        groups.append((field.name, [value]))
      }
    }
    return ["$form = @{"]
      + groups.map { group in
        let value =
          group.values.count > 1
          ? "@((\(group.values[0])), \(group.values.dropFirst().joined(separator: ", ")))"
          : group.values[0]
        return "    \(literal(group.name)) = \(value)"
      } + ["}"]
  }

  /// In single quotes where they can show the text, in which nothing but the quotes has a meaning; else in
  /// double quotes. PowerShell takes typographic quotes for quotes (Language Specification §2.3.5.2).
  static func literal(_ text: String) -> String {
    Quoting.hides(text) ? double.literal(text) : single(text)
  }

  private static func single(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(scalar)
      // Two of them stand for the first.
      if scalar == "'" || (0x2018...0x201B).contains(scalar.value) { result.unicodeScalars.append(scalar) }
    }
    return result + "'"
  }

  /// `$([char]…)` is read by every version, a Unicode escape by PowerShell 6 and later only.
  private static let double = Quoting(
    special: ["\"": "`\"", "`": "``", "$": "`$", "\n": "`n", "\r": "`r", "\t": "`t", "\0": "`0"],
    others: ["\u{201C}", "\u{201D}", "\u{201E}"],
    escape: { scalar in
      scalar.value <= 0xFFFF
        ? "$([char]0x\(Quoting.hex(scalar.value, digits: 4)))"
        : "$([char]::ConvertFromUtf32(0x\(Quoting.hex(scalar.value, digits: 4))))"
    })
}

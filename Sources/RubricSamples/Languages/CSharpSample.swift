extension SampleLanguage {
  /// C# with HttpClient, as top-level statements; since C# 11, which knows raw strings.
  static let cSharp = SampleLanguage(
    id: "csharp", title: "C#", highlighting: "csharp", aliases: ["c#", "cs", ".net", "dotnet", ".netcore"],
    code: CSharpSample.code)
}

enum CSharpSample {
  static func code(for request: SampleRequest) -> String {
    var lines = ["using System;", "using System.Net.Http;"]
    if case .form = request.body { lines.append("using System.Collections.Generic;") }
    if readsFile(request.body) { lines.append("using System.IO;") }
    lines += ["using System.Net.Http.Headers;"] + [""]
    lines += request.notes.map { "// \($0.text)" }
    lines += ["using var client = new HttpClient();", "using var request = new HttpRequestMessage("]
    lines.append("    new HttpMethod(\(string.literal(request.method))), \(string.literal(request.url)));")
    // HttpClient keeps headers of the content apart, and throws where one is set elsewhere.
    for header in request.headers where !isOfContent(header.name) {
      lines.append(
        "request.Headers.TryAddWithoutValidation(\(string.literal(header.name)), \(string.literal(header.value)));"
      )
    }
    lines += content(request.body)
    for header in request.headers where isOfContent(header.name) && request.body != nil {
      if HTTPToken.isSame(header.name, "Content-Type") {
        lines.append(
          "request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(\(string.literal(header.value)));"
        )
      } else {
        lines.append(
          "request.Content.Headers.TryAddWithoutValidation(\(string.literal(header.name)), \(string.literal(header.value)));"
        )
      }
    }
    lines += [
      "using var response = await client.SendAsync(request);", "Console.WriteLine((int)response.StatusCode);",
      "Console.WriteLine(await response.Content.ReadAsStringAsync());",
    ]
    return lines.joined(separator: "\n")
  }

  private static func content(_ body: SampleRequest.Body?) -> [String] {
    let file = string.literal(SampleRequest.fileName)
    switch body {
    case nil: return []
    case .json(_, let text): return ["request.Content = new StringContent(\(raw(text, indent: "    ")));"]
    case .text(let text): return ["request.Content = new StringContent(\(string.literal(text)));"]
    case .file: return ["request.Content = new StreamContent(File.OpenRead(\(file)));"]
    case .form(let fields):
      return ["request.Content = new FormUrlEncodedContent(new KeyValuePair<string, string>[]", "{"]
        + fields.map { "    new(\(string.literal($0.name)), \(string.literal($0.value)))," } + ["});"]
    case .multipart(let fields):
      var lines = ["var form = new MultipartFormDataContent();"]
      for (index, field) in fields.enumerated() {
        let name = string.literal(MultipartText.quoted(field.name))
        if field.isFile {
          lines.append("form.Add(new StreamContent(File.OpenRead(\(file))), \(name), \(file));")
        } else if let type = field.contentType {
          lines.append("var part\(index + 1) = new StringContent(\(string.literal(field.value)));")
          lines.append(
            "part\(index + 1).Headers.ContentType = MediaTypeHeaderValue.Parse(\(string.literal(type)));")
          lines.append("form.Add(part\(index + 1), \(name));")
        } else {
          lines.append("form.Add(new StringContent(\(string.literal(field.value))), \(name));")
        }
      }
      return lines + ["request.Content = form;"]
    }
  }

  private static func readsFile(_ body: SampleRequest.Body?) -> Bool {
    switch body {
    case .file: true
    case .multipart(let fields): fields.contains { $0.isFile }
    case nil, .json, .text, .form: false
    }
  }

  private static func isOfContent(_ name: String) -> Bool {
    [
      "content-type", "content-encoding", "content-language", "content-location", "content-disposition",
      "content-md5", "content-range", "allow", "expires", "last-modified",
    ].contains { HTTPToken.isSame($0, name) }
  }

  /// A raw string (C# 11): its quotes are more than stand together anywhere in the text, which is JSON and
  /// hides nothing.
  private static func raw(_ text: String, indent: String) -> String {
    var (longest, run) = (2, 0)
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "\"") ? run + 1 : 0
      longest = max(longest, run)
    }
    let quotes = String(repeating: "\"", count: longest + 1)
    let lines = CodeLines.split(text).map { indent + $0 }.joined()
    return "\(quotes)\n\(lines)\n\(indent)\(quotes)"
  }

  /// C# standard §6.4.5.6. `\x` takes as many digits as follow and is not used.
  static let string = Quoting(
    special: ["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"], escape: Quoting.utf16Escape)
}

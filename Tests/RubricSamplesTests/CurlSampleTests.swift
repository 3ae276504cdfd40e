import Glibc
import Testing

@testable import RubricSamples

extension SampleRequest.Field {
  init(_ name: String, _ value: String, isFile: Bool = false) {
    self.init(name: name, value: value, isFile: isFile)
  }
}

@Suite struct CurlSampleTests {
  private func request(
    _ method: String = "GET", _ url: String = "https://e.org/a", headers: [(String, String)] = [],
    body: SampleRequest.Body? = nil
  ) throws -> SampleRequest {
    var request = try SampleAPI("paths: {/a: {get: {}}}").request
    request.method = method
    request.url = url
    request.headers = headers.map { SampleRequest.Header(name: $0.0, value: $0.1) }
    request.body = body
    return request
  }

  @Test func aCallStandsOneOptionALine() throws {
    let text = CurlSample.text(
      of: try request(
        "POST", headers: [("Accept", "application/json")], body: .text("{\n  \"a\": \"it's\"\n}")))
    #expect(
      text == """
        curl --globoff --request POST --url 'https://e.org/a' \\
          --header 'Accept: application/json' \\
          --data-raw '{
          "a": "it'\\''s"
        }'
        """)
  }

  @Test func theMethodIsSentWhateverTheBody() throws {
    #expect(CurlSample.text(of: try request()) == "curl --globoff --url 'https://e.org/a'")
    #expect(CurlSample.text(of: try request("HEAD")) == "curl --globoff --head --url 'https://e.org/a'")
    #expect(
      CurlSample.text(of: try request("GET", body: .text("x"))).hasPrefix(
        "curl --globoff --request GET --url"))
    #expect(
      CurlSample.text(of: try request("HEAD", body: .file)).hasPrefix("curl --globoff --request HEAD --url"))
  }

  @Test func formsAreWrittenFieldByField() throws {
    let form = CurlSample.text(
      of: try request("POST", body: .form([.init("a=b@", "@/etc/passwd"), .init("", "x&y")])))
    #expect(form.hasSuffix(" \\\n  --data-urlencode 'ab=@/etc/passwd' \\\n  --data-urlencode '=x&y'"))
    let multipart = CurlSample.text(
      of: try request(
        "POST", body: .multipart([.init("f\n", "", isFile: true), .init("t", "</etc/passwd;type=x")])))
    #expect(multipart.hasSuffix(" \\\n  --form 'f=@file' \\\n  --form-string 't=</etc/passwd;type=x'"))
    #expect(CurlSample.text(of: try request("PUT", body: .file)).hasSuffix("  --data-binary '@file'"))
  }

  /// What a description could hold to be run by the shell of whoever copies the sample.
  private static let hostile = [
    "'", "''", "'; echo pwned; '", "\\'", "'\\''", "$(echo pwned)", "`echo pwned`", "\"; echo pwned; \"",
    "\n echo pwned\n",
    "\\\n'; echo pwned #", "a\u{0}'b", "!x", "~", "*", "${IFS}", "&& echo pwned", "| echo pwned",
    "> /tmp/pwned", "-o /tmp/x",
    "--config /etc/passwd", "@/etc/passwd", "\u{2019}; echo pwned", "é'\u{202E}'", "'$'", "\r'\r", "\\",
    "\\\\'", "",
  ]

  @Test func noValueLeavesItsQuotes() throws {
    // Out of single quotes only `\'` may stand, and it must be followed by the next opening quote.
    for value in Self.hostile {
      var isQuoted = false
      var rest = Array(CurlSample.quoted(value).utf8)[...]
      var content: [UInt8] = []
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "'") {
          isQuoted.toggle()
        } else if isQuoted {
          content.append(byte)
        } else {
          #expect(byte == UInt8(ascii: "\\") && rest.first == UInt8(ascii: "'"), "\(value)")
          content.append(rest.popFirst() ?? 0)
        }
      }
      #expect(!isQuoted)
      #expect(content == Array(value.utf8).filter { $0 != 0 }, "\(value)")
    }
  }

  @Test func aShellGivesCurlExactlyTheValues() throws {
    for value in Self.hostile {
      let name =
        value.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: ":") } && !value.isEmpty
        ? value : "X-A"
      let request = try request(
        "POST", "https://e.org/" + value, headers: [("X-A", value), (name, "b")],
        body: .form([.init(value, value)]))
      let plain = String(decoding: value.utf8.filter { $0 != 0 }, as: UTF8.self)
      let field = String(decoding: value.utf8.filter { $0 >= 32 && $0 != 61 && $0 != 64 }, as: UTF8.self)
      var due = [
        "--globoff", "--request", "POST", "--url", "https://e.org/" + plain, "--header", "X-A: " + plain,
      ]
      if name.utf8.first != UInt8(ascii: "@") { due += ["--header", name + ": b"] }
      due += ["--data-urlencode", field + "=" + plain]
      #expect(try arguments(of: CurlSample.text(of: request)) == due, "\(value)")
    }
  }

  /// What a shell passes to `curl` when it runs the text.
  private func arguments(of text: String) throws -> [String] {
    // Each argument as its length and its bytes, so that nothing in it can pass for another.
    let script = "curl() { for a in \"$@\"; do printf '%s\\001' \"$a\"; done; }\n" + text
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    var process = pid_t()
    let command: [String] = ["/bin/sh", "-c", script]
    let words: [UnsafeMutablePointer<CChar>?] = command.map { word in strdup(word) } + [nil]
    defer { for word in words { free(word) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    let status = posix_spawn(&process, "/bin/sh", &actions, nil, words, &environment)
    close(ends[1])
    defer { close(ends[0]) }
    try #require(status == 0)
    var output: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(ends[0], &block, block.count)
      guard count > 0 else { break }
      output += block[..<count]
    }
    var exit: Int32 = 0
    waitpid(process, &exit, 0)
    #expect(exit == 0)
    return output.split(separator: 1, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}

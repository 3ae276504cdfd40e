import Glibc
import Testing

@testable import RubricSamples

extension SampleRequest.Field {
  init(_ name: String, _ value: String, isFile: Bool = false, type: String? = nil) {
    self.init(name: name, value: value, isFile: isFile, contentType: type)
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
    let text = CurlSample.code(
      for: try request(
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
    #expect(CurlSample.code(for: try request()) == "curl --globoff --url 'https://e.org/a'")
    #expect(CurlSample.code(for: try request("HEAD")) == "curl --globoff --head --url 'https://e.org/a'")
    #expect(
      CurlSample.code(for: try request("GET", body: .text("x"))).hasPrefix(
        "curl --globoff --request GET --url"))
    #expect(
      CurlSample.code(for: try request("HEAD", body: .file)).hasPrefix("curl --globoff --request HEAD --url"))
  }

  @Test func formsAreWrittenFieldByField() throws {
    let form = CurlSample.code(
      for: try request("POST", body: .form([.init("a=b@", "@/etc/passwd"), .init("", "x&y")])))
    #expect(form.hasSuffix(" \\\n  --data-urlencode 'a%3Db%40=@/etc/passwd' \\\n  --data-urlencode '=x&y'"))
    let multipart = CurlSample.code(
      for: try request(
        "POST",
        body: .multipart([
          .init("f\n", "", isFile: true), .init("t", "</etc/passwd;type=x"),
          .init("j", "{\"a\": \"\\\\\"}", type: "application/json"),
        ])))
    #expect(
      multipart.hasSuffix(
        #"""
         \
          --form 'f%0A=@file' \
          --form-string 't=</etc/passwd;type=x' \
          --form 'j="{\"a\": \"\\\\\"}";type=application/json'
        """#))
    #expect(CurlSample.code(for: try request("PUT", body: .file)).hasSuffix("  --data-binary '@file'"))
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

  @Test func noValueLeavesItsQuotes() {
    // Out of single quotes only `\'` may stand, and it must be followed by the next opening quote. In `$'…'`
    // no single quote may stand at all, so that shells which do not know it find the same end.
    for value in Self.hostile {
      let text = CurlSample.quoted(value)
      if text.hasPrefix("$'") {
        #expect(text.utf8.count { $0 == UInt8(ascii: "'") } == 2 && text.hasSuffix("'"), "\(value)")
        #expect(text.utf8.allSatisfy { $0 >= 0x20 })
        continue
      }
      var isQuoted = false
      var rest = Array(text.utf8)[...]
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
      #expect(content == Array(value.utf8), "\(value)")
    }
  }

  @Test(arguments: ["/bin/bash", "/bin/sh"])
  func aShellGivesCurlExactlyTheValues(_ shell: String) throws {
    for value in Self.hostile {
      let request = try request(
        "POST", "https://e.org/" + value, headers: [("X-A", value), ("X-B", "b")],
        body: .form([.init("n", value)]))
      let plain = String(decoding: value.utf8.filter { $0 != 0 }, as: UTF8.self)
      let due = [
        "--globoff", "--request", "POST", "--url", "https://e.org/" + plain, "--header",
        plain.isEmpty ? "X-A;" : "X-A: " + plain, "--header", "X-B: b", "--data-urlencode", "n=" + plain,
      ]
      let found = try arguments(of: CurlSample.code(for: request), shell)
      // A shell that does not know `$'…'` gives another value, but never another word.
      if shell == "/bin/sh", Quoting.hides(value, but: "\n") {
        #expect(found.count == due.count && found.prefix(3) == due.prefix(3), "\(value)")
      } else {
        #expect(found == due, "\(value)")
      }
    }
  }

  /// What a shell passes to `curl` when it runs the text.
  private func arguments(of text: String, _ shell: String) throws -> [String] {
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
    let command: [String] = [shell, "-c", script]
    let words: [UnsafeMutablePointer<CChar>?] = command.map { word in strdup(word) } + [nil]
    defer { for word in words { free(word) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    let status = posix_spawn(&process, shell, &actions, nil, words, &environment)
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

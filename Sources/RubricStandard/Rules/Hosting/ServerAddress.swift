import RubricDocuments
import RubricOpenAPI

/// The parts of an address by which rules judge it; letters of scheme and host are made small.
struct ServerAddress: Sendable {
  /// Empty where none is written, as in `//host/path`.
  private(set) var scheme = ""
  /// Without user and port; nil of an address that is relative to the document's own.
  private(set) var host: String?
  /// From its slash on, as written; empty where there is none.
  private(set) var path = ""

  init(_ url: String) {
    var rest = Array(url.utf8)[...]
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")), rest[colon...].starts(with: "://".utf8),
      rest[..<colon].allSatisfy({ $0 != UInt8(ascii: "/") })
    {
      scheme = String(decoding: rest[..<colon], as: UTF8.self).lowercased()
      rest = rest[(colon + 1)...]
    }
    guard rest.starts(with: "//".utf8) else {
      path = String(decoding: rest, as: UTF8.self)
      return
    }
    rest = rest.dropFirst(2)
    let end = rest.firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
    host = ServerAddress.host(rest[..<end])
    path = String(decoding: rest[end...].prefix { $0 != UInt8(ascii: "?") }, as: UTF8.self)
  }

  private static func host(_ authority: ArraySlice<UInt8>) -> String {
    var host = authority
    if let at = host.lastIndex(of: UInt8(ascii: "@")) { host = host[(at + 1)...] }
    if host.first == UInt8(ascii: "["), let end = host.firstIndex(of: UInt8(ascii: "]")) {
      host = host[...end]
    } else if let colon = host.firstIndex(of: UInt8(ascii: ":")) {
      host = host[..<colon]
    }
    return String(decoding: host, as: UTF8.self).lowercased()
  }

  /// The parts of the host between dots.
  var labels: [Substring] { host?.split(separator: ".") ?? [] }

  /// Whether it is the reader's own machine.
  var isLocal: Bool {
    guard let host else { return false }
    return labels.last == "localhost" || host == "[::1]" || host == "0.0.0.0"
      || host.utf8.starts(with: "127.".utf8) && isIPLiteral
  }

  /// Whether the host is a number and no name.
  var isIPLiteral: Bool {
    guard let host else { return false }
    return host.utf8.first == UInt8(ascii: "[") || labels.count == 4 && labels.allSatisfy { UInt8($0) != nil }
  }

  /// Whether the host stands for one that is to be filled in: by RFC 2606 and RFC 6761, or since nobody on
  /// the Internet can have it.
  var isStandIn: Bool {
    guard let host, !host.utf8.contains(UInt8(ascii: "{")) else { return false }
    if isLocal || isIPLiteral { return true }
    // Names under gov.uk that guidance itself uses in its examples.
    if host.utf8.suffix(15).elementsEqual(".example.gov.uk".utf8) { return false }
    if labels.count < 2 || labels.contains("example") { return true }
    if let last = labels.last, ["invalid", "local", "test", "localhost"].contains(last) { return true }
    return labels.contains { ServerAddress.isOfReader(String($0)) }
      || host.utf8.contains { "<>()[]*$".utf8.contains($0) }
  }

  /// Whether the reader's own name belongs there, as in `your-domain`.
  private static func isOfReader(_ label: String) -> Bool {
    let words = NameWords(label).words
    if words.count > 1 { return words.contains("your") || words.contains("yourdomain") }
    return ["yourdomain", "yourcompany", "yourserver", "yourhost", "yoursite", "yourinstance"].contains(label)
  }
}

extension Server {
  /// Its parts, with the default of every variable.
  var address: ServerAddress { ServerAddress(defaultURL) }

  private static let testWords: Set<String> = [
    "sandbox", "test", "tests", "testing", "integration", "int", "staging", "stage", "mock", "mocks", "demo",
    "preprod", "preproduction", "uat", "trial", "dev", "development", "qa", "sit", "simulator", "preview",
    "try", "playground", "nonprod",
  ]

  /// Whether anything about it says that nothing real happens there.
  var offersTests: Bool {
    if extensions.contains(where: { $0.name == "x-sandbox" && $0.value.boolean == true }) { return true }
    let values = variables.flatMap { [$0.value.default] + $0.value.enum }
    return ([url, description ?? "", name ?? ""] + values).contains { text in
      let words = NameWords(text).words
      return words.contains { Server.testWords.contains($0) }
        || zip(words, words.dropFirst()).contains { $0 == "pre" && $1.utf8.starts(with: "prod".utf8) }
    }
  }
}

import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import RubricSamples
import RubricSchemas
import RubricSite

/// An API as a collection that Postman and like programs read (Postman Collection Format 2.1.0): what can be
/// called, in folders as the groups of its pages stand. The same API gives the same bytes.
struct PostmanCollection {
  private let site: Site
  private let standings: [OperationID: OperationStanding]
  private let made: MadeOnce
  private let word: (Word) -> String
  private var variables = PostmanVariables()

  /// - Parameter word: what the theme says for a word.
  init(of maker: PageMaker, word: @escaping (Word) -> String) {
    site = maker.site
    standings = maker.standings
    made = maker.made
    self.word = word
  }

  private static let schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"

  mutating func bytes(of api: API) -> [UInt8] {
    // A line for each member of a request.
    var json = JSONText(linesTo: 5)
    // The first variable, also where no operation is at the first server.
    _ = variables.server(api.servers.first)
    let credentials = PostmanCredentials(api.security ?? [], in: api, &variables)
    json.object { json in
      json.member("info") { info(api, into: &$0) }
      json.member("item") { json in
        json.array { json in for folder in folders(of: api) { write(folder, api, into: &json) } }
      }
      json.member("auth") { credentials.write(into: &$0) }
      json.member("variable") { json in
        json.array { json in for variable in variables.all { json.element { write(variable, into: &$0) } } }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private func info(_ api: API, into json: inout JSONText) {
    json.object { json in
      json.member("_postman_id", PostmanCollection.id(of: "\(site.routes.prefix)\n\(site.title)"))
      json.member("name", site.title)
      PostmanCollection.describe(api.info.description ?? api.info.summary, into: &json)
      if !api.info.version.isEmpty { json.member("version", api.info.version) }
      json.member("schema", PostmanCollection.schema)
    }
  }

  /// An identifier of no meaning that stays the same (RFC 9562 §5.8).
  private static func id(of text: String) -> String {
    func digits(_ salt: String) -> String {
      let digits = String(StableHash((salt + text).utf8).value, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
    let (a, b) = (Array(digits("").utf8), Array(digits("\n").utf8))
    func part(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
    return [
      part(a[0..<8]), part(a[8..<12]), "8" + part(a[13...]), "8" + part(b[1..<4]), part(b[4...]),
    ].joined(separator: "-")
  }

  /// A member `description` in Markdown, where there is one.
  static func describe(_ text: String?, into json: inout JSONText) {
    guard let text, !text.isEmpty else { return }
    json.member("description") { json in
      json.object { json in
        json.member("content", text)
        json.member("type", "text/markdown")
      }
    }
  }

  private func write(_ variable: PostmanVariables.Variable, into json: inout JSONText) {
    json.object { json in
      json.member("key", variable.name)
      json.member("value", variable.value)
      json.member("type", "string")
      PostmanCollection.describe(variable.description, into: &json)
    }
  }

  // MARK: - Folders

  /// A group of operations, or of such groups.
  private struct Folder {
    var name: String
    var description: String?
    var operations: [OperationID] = []
    var folders: [Folder] = []

    var isEmpty: Bool { operations.isEmpty && folders.isEmpty }
  }

  /// As the outline has them; each operation in one folder only, and what the API calls in none.
  private func folders(of api: API) -> [Folder] {
    var open = [Folder(name: "")]
    var seen: Set<Int> = []
    func close(to depth: Int) {
      while open.count > depth, open.count > 1, let folder = open.popLast() {
        if !folder.isEmpty { open[open.count - 1].folders.append(folder) }
      }
    }
    for entry in site.outline.entries {
      close(to: entry.depth + 1)
      var folder = Folder(name: entry.title)
      if let number = entry.group, seen.insert(number).inserted {
        let group = site.groups[number]
        folder.description = group.description
        folder.operations = group.operations.filter {
          standings[$0]?.group == number && api.operations[$0].kind == .path
        }
        switch group.label {
        case .text(let text), .standard(let text), .own(let text): folder.name = text
        case .word(let own): folder.name = word(own)
        }
      }
      open.append(folder)
    }
    close(to: 1)
    return open[0].folders
  }

  private mutating func write(_ folder: Folder, _ api: API, into json: inout JSONText) {
    json.element { json in
      json.object { json in
        json.member("name", folder.name)
        PostmanCollection.describe(folder.description, into: &json)
        json.member("item") { json in
          json.array { json in
            for inner in folder.folders { write(inner, api, into: &json) }
            for id in folder.operations {
              let operation = api.operations[id]
              json.element { write(operation, api, into: &$0) }
            }
          }
        }
      }
    }
  }

  // MARK: - Operations

  private mutating func write(_ operation: Shared<Operation>, _ api: API, into json: inout JSONText) {
    let request = PostmanRequest(of: operation, in: api, &variables)
    var texts = [operation.summary == operation.title ? nil : operation.summary, operation.description]
      .compactMap(\.self).filter { !$0.isEmpty }
    if operation.isDeprecated { texts.insert("**\(word(.deprecated))**", at: 0) }
    json.object { json in
      json.member("name", operation.title)
      json.member("request") { request.write(texts.joined(separator: "\n\n"), into: &$0) }
      json.member("response") { json in
        json.array { json in
          for written in operation.responses {
            json.element { response(written, request, api, into: &$0) }
          }
        }
      }
    }
  }

  /// Longer examples stand on the operation's page; in bytes of UTF-8.
  private static let longestExample = 30_000

  private func response(
    _ written: Operation.StatusResponse, _ request: PostmanRequest, _ api: API, into json: inout JSONText
  ) {
    let response = api.responses[written.response]
    let media = response.content.first
    json.object { json in
      let words = response.summary ?? PostmanCollection.firstLine(of: response.description ?? "")
      json.member("name", words.isEmpty ? written.status.text : "\(written.status.text) \(words)")
      json.member("originalRequest") { request.writeOriginal(into: &$0) }
      if let code = written.status.number ?? written.status.hundreds.map({ $0 * 100 }) {
        json.member("code", code)
      }
      guard let media else { return }
      json.member("_postman_previewlanguage", PostmanRequest.language(of: media.name))
      json.member("header") { json in
        json.array { json in
          json.element { json in
            json.object { json in
              json.member("key", "Content-Type")
              json.member("value", media.name)
            }
          }
        }
      }
      if let body = example(of: media, in: api),
        body.text.utf8.count <= PostmanCollection.longestExample
      {
        json.member("body", body.text)
      }
    }
  }

  /// What an answer looks like: the author's first example, else one that is made of the schema.
  private func example(of media: MediaType, in api: API) -> BodyText? {
    let written =
      media.examples.lazy.compactMap { $0.value ?? $0.dataValue }.first
      ?? media.schema.flatMap { ExampleMaker.writtenExamples(of: $0, in: api).first }
    guard let written else { return made.body(for: media, in: api, direction: .response) }
    return BodyText.text(of: JSONValue(written), as: media, in: api, direction: .response)
  }

  private static func firstLine(of text: String) -> String {
    let line = text.utf8.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let longest = 100
    guard line.count > longest else { return String(decoding: line, as: UTF8.self) }
    return String(
      String.UnicodeScalarView(String(decoding: line, as: UTF8.self).unicodeScalars.prefix(longest)))
      + "…"
  }
}

extension PageMaker {
  /// The collection of the API; nil of one that has nothing to call, and where the settings leave it out.
  ///
  /// - Parameter word: what the theme says for a word.
  public func postmanCollection(word: @escaping (Word) -> String) -> [UInt8]? {
    guard hasPostmanCollection, let api = site.api else { return nil }
    var collection = PostmanCollection(of: self, word: word)
    return collection.bytes(of: api)
  }

  /// Whether readers can load a collection.
  var hasPostmanCollection: Bool {
    site.settings.hasPostman && (site.api?.operations.all.contains { $0.kind == .path } ?? false)
  }
}

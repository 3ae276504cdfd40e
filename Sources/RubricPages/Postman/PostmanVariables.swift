import RubricDocuments
import RubricOpenAPI
import RubricSamples

/// The variables of a collection, to which readers give values once: where the API is called, and who calls.
/// Each is made when it is first asked for.
struct PostmanVariables {
  private(set) var all: [Variable] = []
  private var names: Set<String> = []
  private var servers: [String: String] = [:]
  private var credentials: [String: String] = [:]

  /// One variable.
  struct Variable {
    var name: String
    var value: String
    /// CommonMark; nil where there is none.
    var description: String?
  }

  /// What stands where a variable's value is put in.
  static func use(of name: String) -> String { "{{\(name)}}" }

  /// Name of the variable with a server's address: `baseUrl` of the first.
  mutating func server(_ server: Server?) -> String {
    let key = server?.url ?? ""
    if let known = servers[key] { return known }
    let name = free("baseUrl")
    servers[key] = name
    // Before those that stand in its address.
    let place = all.count
    all.append(Variable(name: name, value: "", description: server?.description))
    all[place].value = server.map { address(of: $0) } ?? RequestParts.root(ofServer: "")
    return name
  }

  private mutating func address(of server: Server) -> String {
    var texts: [String] = []
    for piece in RequestParts.rootPieces(of: server) {
      guard let name = piece.name else {
        texts.append(piece.text)
        continue
      }
      let own = free(PostmanVariables.plain(name))
      let declared = server.variables.first { Name($0.name) == Name(name) }?.value
      all.append(Variable(name: own, value: piece.text, description: declared?.description))
      texts.append(PostmanVariables.use(of: own))
    }
    return texts.joined()
  }

  /// Name of the variable for something that a caller of a security scheme knows.
  ///
  /// - Parameter kind: what it is, such as `Token`.
  mutating func credential(_ kind: String, of scheme: Shared<SecurityScheme>) -> String {
    let key = "\(kind) \(scheme.name)"
    if let known = credentials[key] { return known }
    let name = free(PostmanVariables.plain(scheme.name) + kind)
    credentials[key] = name
    all.append(Variable(name: name, value: "", description: scheme.description))
    return name
  }

  private mutating func free(_ name: String) -> String {
    var candidate = name
    var number = 1
    while !names.insert(candidate).inserted {
      number += 1
      candidate = "\(name)\(number)"
    }
    return candidate
  }

  /// Letters, digits, `-` and `_`: others would end the name, or call one of Postman's own.
  private static func plain(_ name: String) -> String {
    let bytes = name.utf8.prefix(60).map { isPlain($0) ? $0 : UInt8(ascii: "_") }
    return bytes.isEmpty ? "variable" : String(decoding: bytes, as: UTF8.self)
  }

  static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }
}

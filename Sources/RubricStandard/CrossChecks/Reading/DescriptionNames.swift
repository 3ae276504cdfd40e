import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// The names of a description in tables, for looking up what texts say.
struct DescriptionNames: Sendable {
  /// Those that callers send, in written order.
  let operations: [Shared<Operation>]
  let paths: PathTree
  /// By `operationId`, positions in `operations`.
  let operationIDs: [Name: Int]
  /// By method and path, positions in `operations`.
  let signatures: [Name: Int]
  /// The first part of each path that tells no version.
  private(set) var starts: Set<Name> = []
  /// Where each status of an error is declared first, with the operations that declare it.
  private(set) var statuses: [Int: [Int]] = [:]
  /// Hundreds of which a range such as `4XX` is declared; 4 and 5 where `default` is.
  private(set) var statusRanges: Set<Int> = []
  /// Schemas by the properties' names.
  private(set) var properties: [Name: [SchemaID]] = [:]
  /// Names of properties and parameters, without capitals and joints.
  private(set) var foldedNames: Set<String> = []
  /// Parameters by name, letters of headers made small.
  private(set) var parameters: [Name: [ParameterID]] = [:]
  /// Names of responses' headers, in small letters.
  let responseHeaders: Set<String>
  /// By name.
  let scopes: [Name: SecurityScheme.Scope]
  /// Those of the root, of paths and of operations, each address once.
  let servers: [Server]
  /// Hosts of the servers that have one.
  let hosts: Set<String>
  /// Names of media types, in small letters and without parameters.
  let mediaTypes: Set<String>
  /// The strings of all enumerations.
  private(set) var enumValues: Set<Name> = []

  init(_ api: API) {
    operations = api.calledOperations
    paths = PathTree(operations.map(\.path))
    operationIDs = Dictionary(
      operations.enumerated().compactMap { index, operation in
        operation.operationID.map { (Name($0), index) }
      }, uniquingKeysWith: { first, _ in first })
    signatures = Dictionary(
      operations.enumerated().map { (Name($1.signature), $0) }, uniquingKeysWith: { first, _ in first })
    var headers: Set<String> = []
    for response in api.responses.all {
      for header in response.headers { headers.insert(header.name.lowercased()) }
    }
    responseHeaders = headers
    scopes = Dictionary(
      api.securitySchemes.all.flatMap(\.scopes).map { (Name($0.name), $0) },
      uniquingKeysWith: { first, _ in first })
    var seen: Set<Name> = []
    servers = (api.servers + operations.flatMap(\.servers)).filter { seen.insert(Name($0.url)).inserted }
    hosts = DescriptionNames.hosts(of: servers)
    let bodies = api.requestBodies.all.flatMap(\.content) + api.responses.all.flatMap(\.content)
    mediaTypes = Set(bodies.map { MediaKind.essence($0.name) })
    for operation in operations {
      let parts = operation.path.utf8.split(separator: UInt8(ascii: "/")).lazy
        .map { String(decoding: $0, as: UTF8.self) }
      if let start = parts.first(where: { !PathStart.isVersion($0) && !$0.utf8.contains(UInt8(ascii: "{")) })
      {
        starts.insert(Name(start))
      }
    }
    readStatuses()
    readProperties(api)
  }

  /// Every host that a server may have by the values of its variables, as far as they are few.
  private static func hosts(of servers: [Server]) -> Set<String> {
    var hosts: Set<String> = []
    for server in servers {
      if let host = server.address.host { hosts.insert(host) }
      for variable in server.variables.prefix(4) {
        for value in variable.value.enum.prefix(20) {
          var other = server
          if let index = other.variables.firstIndex(where: { $0.name == variable.name }) {
            other.variables[index].value.default = value
          }
          if let host = other.address.host { hosts.insert(host) }
        }
      }
    }
    return hosts
  }

  private mutating func readStatuses() {
    for (index, operation) in operations.enumerated() {
      for written in operation.responses {
        if written.status.text == "default" {
          statusRanges.formUnion([4, 5])
        } else if let number = Int(written.status.text), written.status.isError {
          statuses[number, default: []].append(index)
        } else if written.status.isError, let hundreds = written.status.hundreds {
          statusRanges.insert(hundreds)
        }
      }
    }
  }

  private mutating func readProperties(_ api: API) {
    for schema in api.schemas.all {
      for property in schema.properties {
        properties[Name(property.name), default: []].append(property.schema)
        foldedNames.insert(DescriptionNames.folded(property.name))
      }
      for value in schema.enum + [schema.const].compactMap(\.self) {
        if let text = value.text { enumValues.insert(Name(text)) }
      }
    }
    for (id, parameter) in zip(api.parameters.ids, api.parameters.all) {
      let name = parameter.location == .header ? parameter.name.lowercased() : parameter.name
      parameters[Name(name), default: []].append(id)
      foldedNames.insert(DescriptionNames.folded(parameter.name))
    }
  }

  /// A name without capitals and joints, so that `taxYear` and `tax-year` are the same.
  static func folded(_ name: String) -> String {
    let bytes = name.utf8.compactMap { byte -> UInt8? in
      switch byte {
      case 0x41...0x5A: byte | 0x20
      case 0x61...0x7A, 0x30...0x39, 0x80...: byte
      default: nil
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether an operation answers with the status, or says that it may by a range or `default`.
  func declares(status: Int) -> Bool {
    statuses[status] != nil || statusRanges.contains(status / 100)
  }
}

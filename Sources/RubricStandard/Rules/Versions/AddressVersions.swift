import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// Where addresses and headers tell the version of the API.
struct AddressVersions: Sendable {
  /// Of servers, in written order.
  var servers: [Place] = []
  /// Of paths, in written order; at most one of each path.
  var paths: [Place] = []
  /// Header parameters that choose a version.
  var headers: [Shared<Parameter>] = []
  /// Whether media types tell one: `application/vnd.parks.v1+json`.
  var isInMediaTypes = false
  /// Whether a path has a place for one: `/{version}/parks`.
  var isInTemplates = false
  /// Whether paths begin with a number that no `v` stands before.
  var isBare = false
  /// Whether a query parameter of an operation tells one.
  var isInQuery = false

  /// A version with where it stands.
  struct Place: Sendable {
    var version: VersionName
    /// The segment as written.
    var text: String
    /// The address that it stands in.
    var address: String
    var span: SourceSpan
    /// Whether it is part of the host's name.
    var isInHost = false
  }

  /// The numbers of `v1` and the like, without those of hosts.
  var numbers: Set<Int> { Set((servers + paths).compactMap { $0.isInHost ? nil : $0.version.number }) }

  init(of api: API, _ serverUses: [ServerUse], _ pathUses: [PathUse], _ mediaTypes: [MediaTypeUse]) {
    for use in serverUses { add(use.server) }
    for path in pathUses {
      let texts = path.segments.map(\.text)
      isInTemplates =
        isInTemplates || path.segments.contains { $0.isTemplate && VersionName.isTemplate($0.text) }
      // `/1/parks` tells a version, though not as the standard writes it.
      let isNumber = texts.prefix(2).contains { $0.utf8.count < 3 && Int($0) != nil }
      isBare = isBare || isNumber
      guard let found = AddressVersions.version(in: texts, isPath: true) else { continue }
      paths.append(
        Place(version: found.version, text: found.text, address: path.template, span: path.key))
    }
    for parameter in api.parameters.all {
      let isVersion = NameWords(parameter.name).words.last == "version"
      if parameter.location == .header, isVersion { headers.append(parameter) }
      if parameter.location == .query, VersionName.isAPIVersion(parameter.name) { isInQuery = true }
      if parameter.location == .header, parameter.name.lowercased() == "accept" {
        let schema = parameter.schema.map { api.schemas[$0] }
        let shown = parameter.examples.compactMap(\.value) + (schema?.enum ?? []) + (schema?.examples ?? [])
        let texts = (shown + [schema?.default].compactMap(\.self)).compactMap(\.string)
        if (texts + [parameter.description ?? ""]).contains(where: MediaVersion.isTold) {
          isInMediaTypes = true
        }
      }
    }
    isInMediaTypes = isInMediaTypes || mediaTypes.contains { MediaVersion.isTold(by: $0.media.name) }
  }

  private mutating func add(_ server: Server) {
    let url = server.defaultURL
    let parts = AddressVersions.parts(of: url)
    let span = server.origin[.url]?.span ?? server.origin.span
    if let found = AddressVersions.version(in: parts.segments, isPath: false) {
      servers.append(Place(version: found.version, text: found.text, address: url, span: span))
    } else if let label = parts.host.first(where: { VersionName($0)?.number != nil }) {
      guard let version = VersionName(label) else { return }
      servers.append(Place(version: version, text: label, address: url, span: span, isInHost: true))
    }
  }

  /// The labels of a host and the segments of a path.
  private static func parts(of url: String) -> (host: [String], segments: [String]) {
    var rest = url.utf8[...]
    var host: [String] = []
    if let colon = rest.firstIndex(of: UInt8(ascii: ":")), rest[colon...].starts(with: "://".utf8) {
      rest = rest[rest.index(colon, offsetBy: 3)...]
      let name = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
      host = name.split(separator: UInt8(ascii: ".")).map { String(decoding: $0, as: UTF8.self) }
      rest = rest.dropFirst(name.count)
    }
    let path = rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    return (host, path.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) })
  }

  /// The first segment that is a version. In paths, numbers without a `v` count at the first two places only,
  /// since further on they are data.
  private static func version(
    in segments: [String], isPath: Bool
  ) -> (version: VersionName, text: String)? {
    let all = segments.filter { !$0.isEmpty }
    for (index, text) in all.enumerated() {
      guard let version = VersionName(text) else { continue }
      // What stands behind the name of another standard is that standard's version.
      if index > 0, standards.contains(all[index - 1].lowercased()) { continue }
      if isPath, index > 1, !version.isMarked { continue }
      return (version, text)
    }
    return nil
  }

  private static let standards: Set<String> = [
    "oauth", "oauth2", "oidc", "saml", "openid-connect", "fhir", "scim", "ogc", "wfs", "wms", "odata",
  ]
}

/// A segment of an address that tells a version.
struct VersionName: Sendable, Equatable {
  enum Form: Sendable, Equatable {
    /// `v1`; `isPadded` of `v01`.
    case whole(Int, isPadded: Bool)
    /// `v1.2`, `1.0`
    case dotted
    /// `2020-01-31`
    case dated
    /// `v1beta1`
    case staged
  }

  var form: Form
  /// Whether a `v` begins it.
  var isMarked: Bool
  /// The number before the first point, or the only one.
  var major: Int?

  /// The number of `v1`; nil of any other form.
  var number: Int? {
    if case .whole(let number, _) = form { number } else { nil }
  }

  /// nil of a segment that is no version; a number alone is none.
  init?(_ segment: String) {
    let bytes = Array(segment.utf8)
    guard let first = bytes.first, (2...14).contains(bytes.count) else { return nil }
    isMarked = first | 0x20 == UInt8(ascii: "v")
    let rest = isMarked ? bytes[1...] : bytes[...]
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, digits.count <= 8 else { return nil }
    major = Int(ascii: digits)
    let tail = rest.dropFirst(digits.count)
    if tail.isEmpty {
      guard isMarked, let number = major else { return nil }
      form = .whole(number, isPadded: digits.count > 1 && digits.first == 0x30)
    } else if VersionName.isDate(rest) {
      form = .dated
    } else if VersionName.isNumbers(tail, isMarked: isMarked) {
      form = .dotted
    } else if isMarked, VersionName.isStage(tail) {
      form = .staged
    } else {
      return nil
    }
  }

  /// `2020-01-31`
  private static func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [4, 2, 2] && bytes.starts(with: "20".utf8)
      && parts.allSatisfy { Int(ascii: $0) != nil }
  }

  /// `.2`, `_0_1`; without a `v` only with points, since `2024-25` is a year.
  private static func isNumbers(_ bytes: ArraySlice<UInt8>, isMarked: Bool) -> Bool {
    guard let separator = bytes.first else { return false }
    let allowed: [UInt8] = isMarked ? Array("._-".utf8) : Array(".".utf8)
    guard allowed.contains(separator) else { return false }
    let parts = bytes.dropFirst().split(separator: separator, omittingEmptySubsequences: false)
    return parts.count <= 3 && parts.allSatisfy { (1...4).contains($0.count) && Int(ascii: $0) != nil }
  }

  /// `beta1`
  private static func isStage(_ bytes: ArraySlice<UInt8>) -> Bool {
    let dropped =
      bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: ".") ? bytes.dropFirst() : bytes
    let word = dropped.prefix { !(0x30...0x39).contains($0) }
    let number = dropped.dropFirst(word.count)
    let name = String(decoding: word, as: UTF8.self).lowercased()
    return ["alpha", "beta", "rc", "p1beta", "preview"].contains(name)
      && (number.isEmpty || Int(ascii: number) != nil)
  }

  /// Whether a template in a path stands for one: `{version}`, `{api_version}`, `v{n}`.
  static func isTemplate(_ segment: String) -> Bool {
    let words = NameWords(segment).words
    return words.last == "version" || (segment.utf8.starts(with: "v{".utf8) && words.count == 2)
  }

  /// Whether a header of the name chooses the version of the API, and not that of what is sent.
  static func isAPIVersionHeader(_ name: String) -> Bool {
    let words = NameWords(name).words
    return words.last == "version"
      && (words.contains("api")
        || words.dropLast().allSatisfy { ["accept", "x"].contains($0) } && words.count > 1)
  }

  /// Whether a parameter of the name chooses the version of the API.
  static func isAPIVersion(_ name: String) -> Bool {
    let words = NameWords(name).words
    return words == ["api", "version"] || words == ["apiversion"] || words == ["api", "v"]
  }
}

/// Versions in the names of media types.
private enum MediaVersion {
  /// Whether a name, or a text that holds one, has a version: `vnd.parks.v1+json`, `vnd.hmrc.1.0+json`,
  /// `;version=1`.
  static func isTold(by text: String) -> Bool {
    let bytes = Array(text.lowercased().utf8)
    if bytes.contains(sequence: ";version=") || bytes.contains(sequence: "; version=") { return true }
    guard bytes.contains(sequence: "/vnd.") || bytes.contains(sequence: "/x-") else { return false }
    // A point or hyphen, then `v` and digits, or digits alone.
    var before: UInt8 = 0
    for (index, byte) in bytes.enumerated() {
      defer { before = byte }
      guard before == UInt8(ascii: ".") || before == UInt8(ascii: "-") else { continue }
      let digit = byte == UInt8(ascii: "v") && index + 1 < bytes.count ? bytes[index + 1] : byte
      if (0x30...0x39).contains(digit) { return true }
    }
    return false
  }
}

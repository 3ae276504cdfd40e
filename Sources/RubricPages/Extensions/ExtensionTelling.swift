import RubricDocuments
import RubricOpenAPI
import RubricSchemas

extension Remark {
  /// What is told of extensions beside their object: in words what is known, as it is given what is not.
  static func all(of extensions: [Extension], in holder: ExtensionHolder) -> [Remark] {
    var remarks: [Remark] = []
    var places: [Place] = []
    var others: [Told<ExtensionWords>] = []
    for given in extensions {
      switch way(of: given, in: holder) {
      case .remark(let remark): remarks.append(remark)
      case .place: places.append(given.value.place)
      case .listed: others.append(Told(ExtensionWords(given), given.value.place))
      }
    }
    if !places.isEmpty { remarks.append(.elsewhere(places)) }
    return others.isEmpty ? remarks : remarks + [.extensions(others)]
  }

  /// Documentation elsewhere, and extensions.
  static func all(
    of docs: ExternalDocumentation?, _ extensions: [Extension], in holder: ExtensionHolder
  ) -> [Remark] {
    (docs.map { [.documentation(DocumentationLink($0))] } ?? []) + all(of: extensions, in: holder)
  }

  private enum Way {
    case remark(Remark)
    case place
    case listed
  }

  private static func way(of given: Extension, in holder: ExtensionHolder) -> Way {
    for line in KnownExtension.lines(for: given.name) {
      if let kinds = line.kinds {
        guard let kind = holder.kind, kinds.contains(kind) else { continue }
      }
      switch line.way {
      case .place(let isWhole): if isWhole(given.value, holder) { return .place }
      case .remark(let telling): if let remark = telling(given) { return .remark(remark) }
      }
    }
    return .listed
  }

  /// What `x-badges` says: words, or objects with a `name`. Their colours and on which side of the title they
  /// stand are left to the theme. nil of any other value.
  static func badges(of value: Node) -> [Told<String>]? {
    guard value.count > 0, value.isSequence else { return nil }
    var badges: [Told<String>] = []
    for badge in value.elements {
      guard let word = (badge.isScalar ? badge : badge[.name])?.told else { return nil }
      badges.append(word)
    }
    return badges
  }
}

extension Remark.ExtensionWords {
  /// Longer ones are cut: what they hold is meant for programs.
  private static let longest = 2_000

  fileprivate init(_ given: Extension) {
    var text = JSONValue(given.value).readerText
    if text.utf8.count > Self.longest { text = String(text.unicodeScalars.prefix(Self.longest)) + "…" }
    self.init(name: given.name, text: text)
  }
}

/// What an extension says under one name, such as a limit.
public struct Statement: Sendable {
  /// A name of the author's; nil where the extension says one thing only, which its own name tells.
  public var name: String?
  /// As a reader writes it.
  public var value: String

  /// At most so many of one extension, and so much of each.
  private static let most = 100
  private static let longest = 2_000

  /// Of an object each member; anything else is one statement. What the extension's name has beyond that of its
  /// family, such as `burst` of `x-rateLimit-burst`, is the name of that one.
  static func all(in given: Extension) -> [Statement] {
    guard given.value.isMapping, given.value.count > 0, given.value.count <= most else {
      return [Statement(name: rest(of: given.name), value: text(of: given.value))]
    }
    let rest = rest(of: given.name)
    return given.value.members.map { member in
      Statement(
        name: (rest.map { [$0] } ?? []).appending(member.name.text).joined(separator: " "),
        value: text(of: member.value))
    }
  }

  private static func text(of value: Node) -> String {
    let text = JSONValue(value).readerText
    guard text.utf8.count > longest else { return text }
    return String(text.unicodeScalars.prefix(longest)) + "…"
  }

  private static func rest(of name: String) -> String? {
    for family in ["x-rate-limit", "x-ratelimit"] where KnownExtension.isOf(family, name) {
      let rest = name.utf8.dropFirst(family.utf8.count).drop { $0 == UInt8(ascii: "-") }
      return rest.isEmpty || rest.elementsEqual("s".utf8) ? nil : String(decoding: rest, as: UTF8.self)
    }
    return nil
  }
}

extension [String] {
  fileprivate func appending(_ word: String) -> [String] { self + [word] }
}

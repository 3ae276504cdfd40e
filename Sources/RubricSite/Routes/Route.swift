import RubricDiagnostics
import RubricDocuments

/// Address of a page or file within the site: ASCII, `/` between its parts, without a leading `/`.
public struct Route: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// Such as `apis/permits/operations/list-permits.html`.
  public let path: String

  /// - Parameter path: used as it is: ASCII, `/` between its parts, without a leading `/`.
  public init(_ path: String) { self.path = path }

  /// What was encoded.
  ///
  /// - Throws: where that is no address within a site, such as one with a scheme, or one that leads upward.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    path = try container.decode(String.self)
    guard Route.isWithinSite(path) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no address")
    }
  }

  /// What was kept.
  ///
  /// - Throws: as when it is decoded.
  public init(from bytes: inout Unpacking) throws(Unpacking.Fault) {
    path = try bytes.text()
    guard Route.isWithinSite(path) else { throw Unpacking.Fault() }
  }

  private static func isWithinSite(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { path in
      // Of a part: how many bytes it has, and whether all of them are dots.
      var (length, isDots) = (0, true)
      for byte in path {
        if byte == UInt8(ascii: "/") {
          if isDots, (1...2).contains(length) { return false }
          (length, isDots) = (0, true)
        } else {
          guard isPlain(byte) else { return false }
          length += 1
          if byte != UInt8(ascii: ".") { isDots = false }
        }
      }
      return path.first != UInt8(ascii: "/") && !(isDots && (1...2).contains(length))
    }
  }

  /// The path.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(path)
  }

  /// Bytes that stand in addresses of pages and copied files: none that HTML, a shell or a URL gives a meaning.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// The path.
  public var description: String { path }

  /// By the bytes of the path.
  public static func < (a: Route, b: Route) -> Bool { a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }

  /// How many folders lie above the page.
  public var depth: Int { path.utf8.count { $0 == UInt8(ascii: "/") } }

  /// Where a page goes on that has no room for all that it is to hold.
  ///
  /// - Parameter number: from 1.
  public func following(_ number: Int) -> Route {
    let stem = path.utf8.suffix(5).elementsEqual(".html".utf8) ? String(path.dropLast(5)) : path
    return Route("\(stem)/fields-\(number).html")
  }

  /// Where the same is as Markdown; nil of what is no page.
  public var twin: Route? {
    path.utf8.suffix(5).elementsEqual(".html".utf8) ? Route(path.dropLast(5) + ".md") : nil
  }

  /// Where the examples of a page stand that it has no room for.
  ///
  /// - Parameter number: from 1.
  public func examples(_ number: Int) -> Route {
    let stem = path.utf8.suffix(5).elementsEqual(".html".utf8) ? String(path.dropLast(5)) : path
    return Route("\(stem)/examples-\(number).html")
  }

  /// The same address with a hash before its ending, which keeps it apart from another of its name.
  func suffixed(by hash: String) -> Route {
    let stem = path.utf8.suffix(5).elementsEqual(".html".utf8) ? String(path.dropLast(5)) : path
    return Route("\(stem)-\(hash).html")
  }

  /// The address of `target` as a page at this route writes it: relative, so that the site works under any
  /// base and from `file://`.
  public func relative(to target: Route) -> String {
    // Through pointers: a page has a hundred links, and `String` compares and slices ten times as slowly.
    var (own, other) = (path, target.path)
    return own.withUTF8 { own in
      other.withUTF8 { other in
        // What stands behind the last `/` that both begin with.
        var (rest, index) = (0, 0)
        while index < min(own.count, other.count), own[index] == other[index] {
          index += 1
          if own[index - 1] == UInt8(ascii: "/") { rest = index }
        }
        let up = own[rest...].count { $0 == UInt8(ascii: "/") }
        let length = 3 * up + other.count - rest
        return String(unsafeUninitializedCapacity: length) { address in
          var end = 0
          for _ in 0..<up {
            for byte in "../".utf8 {
              address[end] = byte
              end += 1
            }
          }
          _ = address[end...].initialize(fromContentsOf: other[rest...])
          return length
        }
      }
    }
  }
}

/// A part of an address made from a name: ASCII lower-case letters, digits and single dashes; never empty.
///
/// One that leaves letters or digits of the name out, since they are not ASCII, ends in a hash of the name: so
/// another name that differs in those only, written later, does not move it.
public struct Slug: Hashable, Sendable, CustomStringConvertible {
  /// The part itself, at most 91 bytes.
  public let description: String

  /// Longer ones are cut and get a hash of the name, so that a file name stays under 255 bytes.
  static let longest = 80

  /// - Parameter name: words are told apart by what is no letter or digit, and by humps (`listPets`).
  public init(_ name: String) {
    let stem = Slug.stemBytes(of: name)
    let hash = { StableHash(name.utf8).text }
    if stem.isEmpty {
      description = hash()
    } else if stem.count > Slug.longest || Slug.isLossy(name) {
      description = String(decoding: stem.prefix(Slug.longest), as: UTF8.self) + "-" + hash()
    } else {
      description = String(decoding: stem, as: UTF8.self)
    }
  }

  /// What ASCII leaves of a name, of any length: empty where it leaves nothing.
  static func stem(of name: String) -> String { String(decoding: stemBytes(of: name), as: UTF8.self) }

  private static func stemBytes(of name: String) -> [UInt8] {
    var name = name
    return name.withUTF8 { stem(of: $0) }
  }

  private static func stem(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var slug: [UInt8] = []
    slug.reserveCapacity(bytes.count + 8)
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case 0x41...0x5A:
        if Slug.beginsWord(at: index, in: bytes), slug.last != UInt8(ascii: "-"), !slug.isEmpty {
          slug.append(UInt8(ascii: "-"))
        }
        slug.append(byte | 0x20)
      case 0x61...0x7A, 0x30...0x39: slug.append(byte)
      default:
        if let last = slug.last, last != UInt8(ascii: "-") { slug.append(UInt8(ascii: "-")) }
      }
    }
    while slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return slug
  }

  /// Whether a name holds letters, digits or marks on letters that ASCII has not.
  private static func isLossy(_ name: String) -> Bool {
    guard name.utf8.contains(where: { $0 >= 0x80 }) else { return false }
    return name.unicodeScalars.contains { scalar in
      guard !scalar.isASCII else { return false }
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
        // Selectors of a form of an emoji are marks that nobody reads.
        return !(0xFE00...0xFE0F).contains(scalar.value)
      default: return false
      }
    }
  }

  private static func beginsWord(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index > 0 else { return false }
    let before = bytes[index - 1]
    if (0x61...0x7A).contains(before) || (0x30...0x39).contains(before) { return true }
    // The last capital of a run begins a word when small letters follow: `APIKey` is `api-key`.
    guard (0x41...0x5A).contains(before), index + 1 < bytes.count else { return false }
    return (0x61...0x7A).contains(bytes[index + 1])
  }
}

/// Gives each of a set of things a slug of its own, whatever their order.
struct SlugTable {
  /// The slugs, in the order of `names`.
  let slugs: [String]

  /// - Parameters:
  ///   - names: what the slugs are made from.
  ///   - pointers: what tells two things of one slug apart, such as a JSON pointer; its hash becomes a suffix
  ///     of both, so that neither address depends on which stands first.
  ///   - reserved: slugs that pages of another kind have.
  init(names: [String], pointers: [String], reserved: [String] = []) {
    slugs = SlugTable.distinct(names.map { Slug($0).description }, pointers, reserved: reserved) {
      $0 + "-" + $1
    }
  }

  /// The addresses, each as it is where no other one is the same, and else with a suffix; none of them twice.
  ///
  /// - Parameters:
  ///   - pointers: as of `init`.
  ///   - suffixed: an address with a hash at its end.
  static func distinct<Address: Hashable>(
    _ plain: [Address], _ pointers: [String], reserved: [Address] = [],
    suffixed: (Address, String) -> Address
  ) -> [Address] {
    let uses = Dictionary((plain + reserved).map { ($0, 1) }, uniquingKeysWith: +)
    var taken = Set(uses.keys)
    var addresses = plain
    var open = plain.indices.filter { uses[plain[$0]] != 1 }
    // A suffix may make what another is called by itself. Each attempt looks at all that are open before it
    // takes any, so that their order decides nothing; only pointers that are the same need it.
    var attempt = 0
    while !open.isEmpty {
      let isLast = attempt >= 8
      let candidates = open.map { index in
        let salt = attempt == 0 ? "" : isLast ? " \(attempt) \(index)" : " \(attempt)"
        return suffixed(plain[index], StableHash((pointers[index] + salt).utf8).text)
      }
      let counts = Dictionary(candidates.map { ($0, 1) }, uniquingKeysWith: +)
      var left: [Int] = []
      for (index, candidate) in zip(open, candidates) {
        if counts[candidate] == 1, !taken.contains(candidate) {
          addresses[index] = candidate
        } else {
          left.append(index)
        }
      }
      taken.formUnion(open.map { addresses[$0] })
      open = left
      attempt += 1
    }
    return addresses
  }
}

import RubricDocuments

/// Where a path leads within the content folder: whose files they are, and the path among them.
struct ContentPlace {
  /// Whose a file is.
  enum Owner: Hashable {
    /// The site's own: beside `guides` and `apis`.
    case site
    /// Of the guides that all APIs share.
    case shared
    /// Of the API in the folder of that name.
    case api(String)

    /// The folder within the content.
    var folder: [String] {
      switch self {
      case .site: []
      case .shared: ["guides"]
      case .api(let name): name.isEmpty ? [] : ["apis", name]
      }
    }
  }

  var owner: Owner
  /// Within the owner's folder, `/` between its parts.
  var path: String

  /// - Parameter parts: of a path within the content folder.
  init(_ parts: [String]) {
    if parts.first == "guides" {
      (owner, path) = (.shared, parts.dropFirst().joined(separator: "/"))
    } else if parts.first == "apis", parts.count > 1 {
      (owner, path) = (.api(parts[1]), parts.dropFirst(2).joined(separator: "/"))
    } else {
      (owner, path) = (.site, parts.joined(separator: "/"))
    }
  }

  init(owner: Owner, path: String) {
    self.owner = owner
    self.path = path
  }

  /// Its parts from the content folder on.
  var parts: [String] { owner.folder + ContentPlace.parts(of: path) }

  /// The parts of a path; empty ones are left out.
  static func parts(of path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The parts of a path that is written in `folder`, without `.` and `..`; nil where it leads out of all.
  static func normalised(_ path: String, from folder: [String]) -> [String]? {
    var parts = folder
    for part in ContentPlace.parts(of: path) where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts
  }

  /// The path of this place as a file in `folder` writes it.
  func relative(from folder: [String]) -> String {
    let own = parts
    let common = zip(folder, own.dropLast()).prefix { $0 == $1 }.count
    return String(repeating: "../", count: folder.count - common)
      + own.dropFirst(common).joined(separator: "/")
  }

  /// Files that the path may mean: itself, with an ending, or the index of a folder.
  var candidates: [String] {
    if path.isEmpty { return ["index.md", "README.md"] }
    var candidates = [path, path + ".md", path + "/index.md", path + "/README.md"]
    if path.utf8.suffix(5).elementsEqual(".html".utf8) {
      let stem = String(path.dropLast(5))
      candidates += [stem + ".md", stem + "/index.md"]
      if stem.utf8.suffix(6).elementsEqual("/index".utf8) {
        candidates.append(String(stem.dropLast(6)) + ".md")
      }
    }
    return candidates
  }
}

extension LinkResolver {
  /// A path as a link writes it.
  struct WrittenPath {
    var path: String
    var fragment: String?
    /// Whether it begins with `/`.
    var isRooted: Bool
    var isImage: Bool
    /// The whole address.
    var address: String
  }

  /// The file that a path leads to. One that begins with `/` begins at the top of the folder of its holder's
  /// guides, else at the top of the content.
  mutating func target(
    of written: WrittenPath, in holder: Holder
  ) -> (target: LinkTarget, problem: Problem?) {
    let (owner, folder) = base(of: holder)
    let starts = written.isRooted ? [owner.folder, []] : [folder]
    var places: [ContentPlace] = []
    for start in starts {
      guard let parts = ContentPlace.normalised(written.path, from: start) else { continue }
      let place =
        isBare ? ContentPlace(owner: owner, path: parts.joined(separator: "/")) : ContentPlace(parts)
      if let (file, path) = file(at: place) {
        return target(of: written, file, at: ContentPlace(owner: place.owner, path: path), in: folder)
      }
      places.append(place)
    }
    let near = places.first.flatMap { nearest(to: $0, in: folder) }
    return (
      .none,
      Problem(
        message: "'\(written.address)' leads to no guide or file",
        help: near.map { "did you mean '\($0)'?" }
          ?? "write the path of a file beside this one, or a whole address")
    )
  }

  /// Whose a text is, and the folder that its paths begin in.
  private func base(of holder: Holder) -> (owner: ContentPlace.Owner, folder: [String]) {
    let own = isOwnSite ? ContentPlace.Owner.site : .api(entry.name)
    switch holder {
    case .description: return (own, own.folder)
    case .guide(let path, let isShared, _):
      let owner = isShared ? .shared : own
      return (owner, owner.folder + ContentPlace.parts(of: path).dropLast())
    }
  }

  private func files(of owner: ContentPlace.Owner) -> [Name: LinkedFile]? {
    switch owner {
    case .site: isOwnSite ? entry.files : ["index.md": .home(Route("index.html"), title: siteTitle)]
    case .shared: shared
    case .api(let name): api(name)?.files
    }
  }

  private func api(_ name: String) -> APIEntry? {
    !isOwnSite && Name(name) == Name(entry.name) ? entry : other(name)
  }

  private func file(at place: ContentPlace) -> (file: LinkedFile, path: String)? {
    guard let files = files(of: place.owner) else { return nil }
    for candidate in place.candidates {
      if let file = files[Name(candidate)] { return (file, candidate) }
    }
    // An API has a home whether somebody wrote a guide for it or not.
    guard ["", "index.html"].contains(place.path), let home = home(of: place.owner) else { return nil }
    return (home, "")
  }

  private func home(of owner: ContentPlace.Owner) -> LinkedFile? {
    guard case .api(let name) = owner, let api = api(name) else { return nil }
    return .home(api.route, title: api.title)
  }

  /// The path that was most likely meant, as a file in `folder` writes it.
  private mutating func nearest(to place: ContentPlace, in folder: [String]) -> String? {
    // A home that nobody wrote a guide for is linked to as a folder.
    if place.path == "index.md", home(of: place.owner) != nil {
      return ContentPlace(owner: place.owner, path: "").relative(from: folder) + "/"
    }
    return nearest(to: place.path) { resolver in
      (resolver.files(of: place.owner) ?? [:]).filter { $0.value.isGuide }.map(\.key.text)
    }.map { ContentPlace(owner: place.owner, path: $0).relative(from: folder) }
  }

  private mutating func target(
    of written: WrittenPath, _ file: LinkedFile, at place: ContentPlace, in folder: [String]
  ) -> (target: LinkTarget, problem: Problem?) {
    let noPicture = Problem(
      message: "'\(written.address)' is no image, and is shown as a link",
      help: "write it as a link: '[…](\(written.address))'")
    switch file {
    case .guide(let route, let title, let anchors):
      let unseen = written.isImage ? noPicture : nil
      guard let fragment = written.fragment, !fragment.isEmpty else {
        return (.page(route, fragment: nil, title: title), unseen)
      }
      let anchor = anchor(fragment, among: anchors, of: place)
      let target = LinkTarget.page(route, fragment: anchor ?? fragment, title: title)
      return (target, anchor == nil ? missing(fragment, of: "'\(place.path)'", among: anchors) : unseen)
    case .home(let route, let title):
      return (.page(route, fragment: written.fragment, title: title), written.isImage ? noPicture : nil)
    case .draft:
      return (
        .none,
        Problem(
          message: "'\(written.address)' leads to a draft, which is not published",
          help: "take 'draft' out of its front matter, or the link out of this text")
      )
    case .refused:
      return (
        .none,
        Problem(
          message: "'\(written.address)' is of a type that is never published",
          help: "give it as an image, PDF, text, CSV, JSON, YAML or archive, or link to where it is published"
        )
      )
    case .attachment: return attachment(written, at: place, noPicture)
    }
  }

  private mutating func attachment(
    _ written: WrittenPath, at place: ContentPlace, _ noPicture: Problem
  ) -> (target: LinkTarget, problem: Problem?) {
    if !written.isImage, Picture.isSVG(place.path) {
      return (
        .none,
        Problem(
          message: "'\(written.address)' is an SVG, which can be shown and not linked to",
          help: "write it as an image: '![…](\(written.address))'")
      )
    }
    let file = Attachment(path: place.path, owner: fileOwner(place.owner), route: fileRoute(place))
    attach(file)
    return (.file(file.route), written.isImage && !Picture.isPicture(place.path) ? noPicture : nil)
  }

  private func fileOwner(_ owner: ContentPlace.Owner) -> Attachment.Owner {
    switch owner {
    case .site: .own
    case .shared: .shared
    case .api(let name): !isOwnSite && Name(name) == Name(entry.name) ? .own : .api(name)
    }
  }

  private func fileRoute(_ place: ContentPlace) -> Route {
    guard case .api(let name) = place.owner, let api = api(name) else {
      return RouteTable(prefix: "").attachment(place.path)
    }
    // The home of an API lies at the top of its part of the site.
    return RouteTable(prefix: String(api.route.path.dropLast("index.html".utf8.count))).attachment(place.path)
  }
}

extension LinkedFile {
  fileprivate var isGuide: Bool {
    switch self {
    case .guide, .home: true
    case .draft, .attachment, .refused: false
    }
  }
}

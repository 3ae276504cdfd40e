/// Paths as text: what can be told of them without asking the disk.
public enum PathText {
  private static let slash = UInt8(ascii: "/")

  /// `base/relative`; `relative` alone where it is absolute or `base` is empty or `.`.
  public static func joined(_ base: String, _ relative: String) -> String {
    if relative.utf8.first == slash || base.isEmpty || base.utf8.elementsEqual(".".utf8) { return relative }
    return base.utf8.last == slash ? base + relative : base + "/" + relative
  }

  /// `folder/relative`, with the `.` and `..` that `relative` begins with carried out.
  ///
  /// - Parameter folder: a real path: above it, no link makes `..` lead elsewhere than the text says.
  static func joined(_ folder: String, stepping relative: String) -> String {
    var folder = folder
    var rest = relative[...]
    while rest.utf8.first == UInt8(ascii: ".") {
      let step = rest.utf8.prefix { $0 != slash }
      guard step.count < rest.utf8.count, step.allSatisfy({ $0 == UInt8(ascii: ".") }), step.count <= 2 else {
        break
      }
      if step.count == 2 { folder = self.folder(of: folder) }
      rest = rest[step.endIndex...].drop { $0 == "/" }
    }
    return joined(folder, String(rest))
  }

  /// The folder that holds it; `.` where the path is a mere name.
  public static func folder(of path: String) -> String {
    guard let last = path.utf8.lastIndex(of: slash) else { return "." }
    return last == path.utf8.startIndex ? "/" : String(path[..<last])
  }

  /// What stands before the last `/`; empty where there is none.
  static func parent(of path: String) -> Substring {
    let bytes = path.utf8
    // Through the pointer where there is one: an index for each byte costs ten times as much.
    let offset = bytes.withContiguousStorageIfAvailable { $0.lastIndex(of: slash) ?? 0 }
    if let offset { return path[..<bytes.index(bytes.startIndex, offsetBy: offset)] }
    return path[..<(bytes.lastIndex(of: slash) ?? path.startIndex)]
  }

  /// What follows the last `/`.
  public static func name(of path: String) -> String {
    guard let last = path.utf8.lastIndex(of: slash) else { return path }
    return String(path[path.utf8.index(after: last)...])
  }

  /// What follows the last dot of the name, in lower-case ASCII letters; empty where there is none.
  public static func fileExtension(of path: String) -> String {
    let name = name(of: path).utf8
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return "" }
    let letters = name[name.index(after: dot)...].map { (65...90).contains($0) ? $0 | 0x20 : $0 }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Without `.`, doubled `/` and every `..` that a part before it answers; `.` where nothing is left.
  /// Takes no account of links.
  public static func normalised(_ path: String) -> String {
    let isAbsolute = path.utf8.first == slash
    var parts: [Substring.UTF8View] = []
    for part in path[...].utf8.split(separator: slash) {
      if part.elementsEqual(".".utf8) { continue }
      if part.elementsEqual("..".utf8) {
        if let last = parts.last, !last.elementsEqual("..".utf8) {
          parts.removeLast()
          continue
        }
        if isAbsolute { continue }
      }
      parts.append(part)
    }
    let text = parts.map { String(Substring($0)) }.joined(separator: "/")
    if isAbsolute { return "/" + text }
    return text.isEmpty ? "." : text
  }

  /// The way from `folder` down to `path`; empty where they are one, nil where `path` lies outside. Both
  /// must be absolute and without `.` and `..`.
  public static func relative(_ path: String, to folder: String) -> String? {
    let (path, folder) = (path.utf8, folder.utf8)
    guard path.starts(with: folder) else { return nil }
    let rest = path.dropFirst(folder.count)
    guard let first = rest.first else { return "" }
    if folder.last == slash { return String(Substring(rest)) }
    return first == slash ? String(Substring(rest.dropFirst())) : nil
  }

  /// The path as reports show it: relative to `currentFolder` where it lies inside, else as it was given.
  ///
  /// - Parameters:
  ///   - path: as the user typed it, or joined to what the user typed.
  ///   - real: where it leads to; helps where links hide that it lies inside.
  ///   - currentFolder: a real path; nil where it is not known.
  public static func shown(_ path: String, real: String?, from currentFolder: String?) -> String {
    let clean = normalised(path)
    let leavesFolder = clean.utf8.first == slash || (clean + "/").utf8.starts(with: "../".utf8)
    guard leavesFolder, let currentFolder else { return clean }
    for absolute in [clean, real ?? clean] where absolute.utf8.first == slash {
      if let inside = relative(absolute, to: currentFolder), !inside.isEmpty { return inside }
    }
    return clean
  }
}

extension OutputFolder {
  /// Refuses an output folder whose files the next build would read as content: the content folder itself,
  /// and what lies in its `guides` and `apis`. Neither folder need exist.
  public static func checkOverlap(output: String, content: String) throws(OutputError) {
    let currentFolder = FileSystem.currentFolder()
    let target = place(of: output, from: currentFolder)
    let folder = place(of: content, from: currentFolder)
    let read = ["guides", "apis"].map { place(of: PathText.joined(content, $0), from: currentFolder) }
    guard target == folder || read.contains(where: { PathText.relative(target, to: $0) != nil }) else {
      return
    }
    throw .insideContent(output: output, content: content)
  }

  /// Where a path leads to, or would if it were made.
  private static func place(of path: String, from currentFolder: String?) -> String {
    var rest: [String] = []
    var path = PathText.joined(currentFolder ?? "/", path)
    while path != "/" {
      if let real = try? FileSystem.realPath(of: path) {
        return PathText.normalised(rest.reversed().reduce(real) { PathText.joined($0, $1) })
      }
      rest.append(PathText.name(of: path))
      path = PathText.folder(of: path)
    }
    return PathText.normalised(rest.reversed().reduce("/") { PathText.joined($0, $1) })
  }
}

/// What is done with a file of the content, told by the end of its name.
enum ContentFileType {
  /// Read as a guide.
  case markdown
  /// Copied into the site where a guide shows it or links to it.
  case attachment

  /// Scripts, styles, pages and programs are not among them: whoever may write a guide must not thereby be
  /// able to run something in the site's readers' browsers.
  private static let attachments: Set<String> = [
    "png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico", "pdf", "txt", "csv", "tsv", "json", "yaml",
    "yml", "zip", "gz",
  ]

  /// nil of a file that is not published.
  init?(of path: String) {
    let end = PathText.fileExtension(of: path)
    if end == "md" || end == "markdown" {
      self = .markdown
    } else if ContentFileType.attachments.contains(end) {
      self = .attachment
    } else {
      return nil
    }
  }
}

extension Language {
  /// HTML; what `script` and `style` hold is plain.
  static let html = Language(
    ["html", "htm", "xhtml", "vue"], read: { MarkupCode.read(&$0, hasRawText: true) })
}

extension Language {
  /// XML and what is written in it.
  static let xml = Language(
    ["xml", "xsd", "xsl", "xslt", "wsdl", "svg", "rss", "atom", "plist", "soap"],
    read: { MarkupCode.read(&$0, hasRawText: false) })
}

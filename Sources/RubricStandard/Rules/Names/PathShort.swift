import RubricOpenAPI

extension Rule {
  static let pathShort = Rule(
    "path-short", "Names are short",
    rationale: "Long addresses break in mails and logs, and nobody remembers them.",
    severity: .info, basis: .standard,
    passage: Passage("When naming and hosting your API", "Be short, simple and clearly understandable."),
    mending: "find a name of one or two words", isStyle: true,
    passing: [
      "paths: {\"/tax-years/{taxYear}/self-assessment\": {}}",
      "paths: {/2024-05-01-a/Org.DBforPostgreSQL: {}, '/{anIdentifierOfSomethingVeryLongThatIsNoPartOfAnyAddress}/v1': {}, '/a?with-a-query-that-is-long-too': {}}",
    ],
    failing: [
      "paths: {⟦/organisation-registration-and-notification-information-service⟧: {}}",
      "paths: {⟦/a-b-c-d-e⟧: {}}",
      """
      paths: {⟦'/recreation/{a}/grounds/{b}/opening-times/{c}/exceptional-days/{d}/announcements/{e}/translations/{f}/publication-channels'⟧: {}}
      """,
    ],
    check: .path { path, _ in
      let names = path.ownNames
      guard !names.isEmpty else { return nil }
      if let long = names.first(where: isLong) { return [.long(long, path)] }
      let length = path.names.reduce(0) { $0 + 1 + ($1.isTemplate ? 5 : $1.text.utf8.count) }
      return length > mostBytes ? [.long(path, length)] : []
    })

  /// A template counts as five characters.
  private static let mostBytes = 120

  private static func isLong(_ name: String) -> Bool {
    if name.utf8.count > 30 { return true }
    // Names with dots are those of files, hosts or packages.
    return !SegmentWords(name).isVersion && !name.utf8.contains(UInt8(ascii: "."))
      && NameWords(name).words.count > 4
  }
}

extension Problem {
  fileprivate static func long(_ name: String, _ path: PathUse) -> Problem {
    Problem("'\(name)' in path '\(path.template)' is long", at: path.key)
  }

  fileprivate static func long(_ path: PathUse, _ length: Int) -> Problem {
    Problem(
      "path '\(path.template)' is \(length) characters long, and more with its values", at: path.key,
      help: "leave out what the last parts do not need")
  }
}

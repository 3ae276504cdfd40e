/// Every language that is highlighted.
public enum LanguageCatalogue {
  /// In the order in which the documentation lists them.
  public static let all: [Language] = [
    .json,
    .yaml,
    .http,
    .form,
    .shell,
    .xml,
    .html,
    .python,
    .javaScript,
    .typeScript,
    .java,
    .cSharp,
    .go,
    .php,
    .ruby,
    .swift,
    .powerShell,
    .kotlin,
    .rust,
    .c,
    .cPlusPlus,
    .objectiveC,
    .dart,
    .scala,
    .groovy,
    .perl,
    .r,
    .lua,
    .elixir,
    .sql,
    .graphQL,
    .protocolBuffers,
    .css,
    .settings,
    .diff,
  ]

  /// The language of a name as authors give it, such as `js` or `JSON`; nil where none has it.
  public static func language(named name: String) -> Language? {
    byName[name.utf8.map(\.lowercase)].map { all[$0] }
  }

  private static let byName: [[UInt8]: Int] = {
    var table: [[UInt8]: Int] = [:]
    for (index, language) in all.enumerated() {
      for name in language.names { table[Array(name.utf8)] = index }
    }
    return table
  }()
}

extension Language {
  /// Objective-C.
  static let objectiveC = Language(
    ["objectivec", "objective-c", "objc", "obj-c"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        BOOL NO NULL YES auto break case char const continue default do double else enum extern float for goto id if
        inline int long nil return self short signed sizeof static struct super switch typedef union unsigned void
        volatile while
        """), CFamily.forms + [.text("@\"", to: "\""), .prefixed("@", .keyword)]))
}

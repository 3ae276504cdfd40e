extension Language {
  /// C++ (ISO/IEC 14882).
  static let cPlusPlus = Language(
    ["cpp", "c++", "cc", "cxx", "hpp"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        NULL auto bool break case catch char class const constexpr continue default delete do double else enum
        explicit extern false float for friend goto if inline int long mutable namespace new noexcept nullptr
        operator override private protected public return short signed sizeof static struct switch template this
        throw true try typedef typename union unsigned using virtual void volatile while
        """), prefixes: "lu8", CFamily.forms + [.text("R\"(", to: ")\"", escape: .none, spansLines: true)]))
}

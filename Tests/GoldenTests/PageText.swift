import RubricTesting

/// A page as text that can be reviewed: the title, then what `<main>` holds, a tag or text a line, indented.
struct PageText {
  private(set) var text = ""
  private var depth = 0
  private let markup: Markup

  /// Elements that stand in a line of text and are left in it.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "br", "bdi", "bdo", "code", "del", "em", "i", "img", "kbd", "mark", "q", "s", "samp",
    "small",
    "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
  ]

  /// The page's title and the content of `<main>`.
  init(_ bytes: [UInt8]) {
    self.init(bytes) { $0 }
  }

  /// All but the content of `<main>`.
  init(shell bytes: [UInt8]) {
    self.init(bytes) { !$0 }
  }

  private init(_ bytes: [UInt8], isDue: (_ isInMain: Bool) -> Bool) {
    markup = Markup(bytes)
    var isInMain = false
    var isTitle = false
    var pre = 0
    var line = ""
    markup.forEach { piece in
      switch piece {
      case .open(_, "title"): isTitle = true
      case .close(_, "title"): isTitle = false
      default: break
      }
      if case .close(_, "main") = piece { isInMain = false }
      // The title stands before the content, so that the pages of a site can be told apart.
      if isDue(isInMain) {
        add(piece, &line, &pre)
      } else if isTitle, case .text(let range) = piece {
        text += "title: \(markup.text(range))\n"
      }
      if case .open(_, "main") = piece { isInMain = true }
    }
    end(&line)
  }

  private mutating func add(_ piece: Markup.Piece, _ line: inout String, _ pre: inout Int) {
    switch piece {
    case .text(let range):
      let words = markup.text(range)
      if pre > 0 || !words.allSatisfy(\.isWhitespace) {
        line +=
          pre > 0
          ? words : words.split(omittingEmptySubsequences: false) { $0 == "\n" }.joined(separator: " ")
      } else if !words.contains("\n") {
        line += words
      }
    case .declaration(let range): line += markup.text(range)
    case .open(let range, let name):
      if PageText.inline.contains(name) || pre > 0 {
        line += markup.text(range)
        return
      }
      end(&line)
      if name == "pre" { pre += 1 }
      line = markup.text(range)
      if name == "pre" { return }
      end(&line)
      if !Markup.void.contains(name) { depth += 1 }
    case .close(let range, let name):
      if name == "pre" { pre -= 1 }
      if PageText.inline.contains(name) || pre > 0 {
        line += markup.text(range)
        return
      }
      if name == "pre" {
        line += markup.text(range)
        end(&line)
        return
      }
      end(&line)
      depth = max(0, depth - 1)
      line = markup.text(range)
      end(&line)
    }
  }

  private mutating func end(_ line: inout String) {
    if !line.allSatisfy(\.isWhitespace) { text += String(repeating: " ", count: depth) + line + "\n" }
    line = ""
  }
}

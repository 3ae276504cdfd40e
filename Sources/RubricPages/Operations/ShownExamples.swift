import RubricSite

/// The examples of one page. Many responses may share a long one, which is then shown whole once.
struct ShownExamples {
  private var bytes = 0
  /// Anchors of long texts by the texts.
  private var anchors: [String: String] = [:]

  /// On most pages every example is shown whole, wherever it stands.
  private static let fewBytes = 200_000
  /// Examples that nobody wrote are cut behind so many bytes.
  private static let mostBytes = 800_000
  /// Texts of more bytes are cut where they are not shown whole.
  private static let longest = 4_000
  private static let shortened = 500

  /// The examples of one more body.
  ///
  /// - Parameter anchor: the body's own.
  mutating func adding(
    _ examples: [OperationPage.ExampleText], anchor: String
  ) -> [OperationPage.ExampleText] {
    examples.enumerated().map { number, example in
      var example = example
      let text = example.text.value
      guard text.utf8.count > ShownExamples.longest else {
        bytes += text.utf8.count
        return example
      }
      if bytes > ShownExamples.fewBytes, let known = anchors[text] {
        example.whole = known
        example.text.value = ShownExamples.beginning(of: text)
      } else if bytes > ShownExamples.mostBytes, example.text.place == nil {
        example.text.value = ShownExamples.beginning(of: text)
      } else {
        let own = "\(anchor)-example-\(number + 1)"
        example.anchor = own
        if anchors[text] == nil { anchors[text] = own }
      }
      bytes += example.text.value.utf8.count
      return example
    }
  }

  private static func beginning(of text: String) -> String {
    // What is cut in two at the end becomes one mark.
    String(decoding: text.utf8.prefix(shortened), as: UTF8.self) + "\n…"
  }
}

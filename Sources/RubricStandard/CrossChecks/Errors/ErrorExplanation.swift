import RubricDocuments
import RubricOpenAPI

/// Whether a description itself tells what an error means.
enum ErrorExplanation {
  /// Members of an error's body that tell what went wrong.
  static let messages: Set<String> = [
    "message", "detail", "details", "description", "title", "reason", "error_description",
    "errorDescription", "errorMessage", "diagnostics", "userMessage", "text", "explanation",
  ]

  /// Whether a member is a message in words beside a code, and more than the code's own words.
  static func isMessage(_ member: Node.Member, beside code: String) -> Bool {
    guard messages.contains(member.name.text), let text = member.value.string else { return false }
    let own = Set(NameWords(code).words.map { $0.lowercased() })
    return Words.count(text.utf8) >= 2 && NameWords(text).words.contains { !own.contains($0.lowercased()) }
  }

  private static let plain = Set(
    """
    error errors response responses status code http client server request returned returns unauthorised \
    unprocessable content entity
    """.split(separator: " ").map { GuideWords.hash(String($0)) })

  /// Whether a text tells more than the reason phrase of the status does.
  static func tells(_ text: String, of status: Int) -> Bool {
    let known = Set(ReasonPhrase.words(of: status))
    let words = Words(Array(text.utf8.prefix(2_000))).all.filter { !$0.isFunction }.map(\.hash)
      .filter { !known.contains($0) && !plain.contains($0) && $0 != GuideWords.hash("\(status)") }
    return Set(words).count >= 2 || Words.count(text.utf8) >= 5
  }

  /// Whether the body of an example, however deep, holds a message in words.
  static func holdsMessage(_ node: Node, of status: Int, depth: Int = 0) -> Bool {
    guard depth < 8 else { return false }
    return node.members.prefix(50).contains { member in
      if messages.contains(member.name.text), let text = member.value.string, tells(text, of: status) {
        return true
      }
      return holdsMessage(member.value, of: status, depth: depth + 1)
    } || node.elements.prefix(3).contains { holdsMessage($0, of: status, depth: depth + 1) }
  }
}

extension Shared<Response> {
  /// Whether its description or an example says what the status means here.
  func explains(_ status: Int) -> Bool {
    if ErrorExplanation.tells(self.description ?? "", of: status) { return true }
    return self.content.contains { (media: MediaType) in
      media.examples.prefix(20).contains { example in
        [example.summary, example.description].contains {
          $0.map { ErrorExplanation.tells($0, of: status) } ?? false
        } || example.value.map { ErrorExplanation.holdsMessage($0, of: status) } ?? false
      }
    }
  }
}

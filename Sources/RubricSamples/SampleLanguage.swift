/// A language that calls can be written in.
public struct SampleLanguage: Sendable {
  /// The name that settings know it by: lower-case letters.
  public let id: String
  /// What readers know it by.
  public let title: String
  /// Name of the language to highlight it as.
  public let highlighting: String
  /// Names that authors of `x-codeSamples` give it besides, in lower case without blanks.
  let aliases: [String]
  /// The call as code that can be copied; no line end stands behind it.
  public let code: @Sendable (SampleRequest) -> String

  /// Every language, in the order in which they are shown where nobody asks for another.
  public static let all: [SampleLanguage] = [
    .curl, .python, .javaScript, .java, .cSharp, .go, .php, .ruby, .typeScript, .swift, .powerShell, .http,
  ]
}

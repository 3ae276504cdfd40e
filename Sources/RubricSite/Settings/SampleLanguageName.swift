/// A language that calls can be shown in, by the name that settings know it by.
public enum SampleLanguageName: String, Sendable, CaseIterable {
  case curl, python, javascript, java, csharp, go, php, ruby, typescript, swift, powershell, http

  /// Those that are shown where the settings name none.
  public static let usual: [SampleLanguageName] = [.curl, .python, .javascript, .java, .csharp]
}

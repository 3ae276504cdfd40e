/// A language that calls can be shown in, by the name that settings know it by.
public enum SampleLanguageName: String, Sendable, CaseIterable {
  case curl, python, javascript, java, csharp, go, php, ruby, typescript, swift, powershell, http

  /// Those that are shown where the settings name none: all, for they are a seventh of a site of small bodies
  /// and take a fifteenth of its build.
  public static let usual = allCases
}

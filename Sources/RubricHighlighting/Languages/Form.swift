extension Language {
  /// Bodies of forms.
  static let form = Language(["form", "x-www-form-urlencoded", "urlencoded"], read: FormCode.read)
}

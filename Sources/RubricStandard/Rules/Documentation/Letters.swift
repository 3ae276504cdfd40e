/// Texts compared by their letters and digits alone, whatever their case and what stands between them.
enum Letters {
  /// Whether two texts have the same, and any.
  static func areSame(_ a: String, _ b: String) -> Bool {
    let first = bytes(of: a)
    return !first.isEmpty && first == bytes(of: b)
  }

  private static func bytes(of text: String) -> [UInt8] {
    // A text that says more than a name is longer than one.
    text.utf8.prefix(400).compactMap { byte in
      switch byte {
      case 0x41...0x5A: byte | 0x20
      case 0x61...0x7A, 0x30...0x39, 0x80...: byte
      default: nil
      }
    }
  }
}

/// How messages tell that what is found once stands at more places.
enum FurtherUses {
  /// Such as `, here and 3 more times`; empty of a single use.
  ///
  /// - Parameter count: of all uses, that which the finding points at among them.
  static func words(_ count: Int) -> String {
    switch count {
    case ...1: ""
    case 2: ", here and once more"
    default: ", here and \(count - 1) more times"
    }
  }
}

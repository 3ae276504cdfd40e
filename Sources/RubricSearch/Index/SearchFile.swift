/// A file of the index, as it lies in the site.
public struct SearchFile: Sendable {
  /// Within the site, such as `search/t-wo.js`.
  public var path: String
  /// A script: a call of the one function that the page's own script defines.
  public var bytes: [UInt8]

  /// The folder of all of them, from the top of the site.
  public static let folder = "search/"

  /// How words lie in files whose names hold small ASCII letters and digits only: anything else as `_`, the
  /// number of the scalar in hexadecimal, `_`.
  static func name(ofPrefix prefix: [Unicode.Scalar]) -> String {
    var name = ""
    for scalar in prefix {
      switch scalar {
      case "a"..."z", "0"..."9": name.unicodeScalars.append(scalar)
      default: name += "_" + String(scalar.value, radix: 16) + "_"
      }
    }
    return name
  }
}

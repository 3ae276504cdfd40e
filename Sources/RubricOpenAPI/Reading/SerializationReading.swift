import RubricDiagnostics
import RubricDocuments

/// Where a value becomes text, which decides what styles there are.
enum SerializationPlace {
  case parameter(Parameter.Location)
  case header, encoding

  /// As messages call it.
  var name: String {
    switch self {
    case .parameter(let location): "a parameter in '\(location.rawValue)'"
    case .header: "a header"
    case .encoding: "an encoding"
    }
  }

  /// OpenAPI 3.1.0 §4.8.12.2, §4.8.21, §4.8.15.
  var defaultStyle: Serialization.Style {
    switch self {
    case .parameter(let location): location.defaultStyle
    case .header: .simple
    case .encoding: .form
    }
  }

  /// The styles it may be written in (§4.8.12.3).
  func styles(in version: SpecificationVersion) -> [Serialization.Style] {
    switch self {
    case .parameter(.path): [.simple, .label, .matrix]
    case .parameter(.header), .header: [.simple]
    case .parameter(.query), .parameter(.querystring), .encoding:
      [.form, .spaceDelimited, .pipeDelimited, .deepObject]
    case .parameter(.cookie): version.minor >= 2 ? [.form, .cookie] : [.form]
    // What it may be depends on the place.
    case .parameter(.unplaced): Serialization.Style.allCases
    }
  }

  /// Whether `allowReserved` may stand there: in a query only before 3.2, though 3.0 lets it be written anywhere.
  func mayAllowReserved(_ style: Serialization.Style, in version: SpecificationVersion) -> Bool {
    switch self {
    case .parameter(.query), .encoding: true
    case .parameter(.querystring), .parameter(.header), .header: version.minor == 0
    case .parameter(.path): version.minor != 1
    case .parameter(.cookie): version.minor == 0 || version.minor >= 2 && style == .form
    case .parameter(.unplaced): true
    }
  }
}

extension APIReader {
  mutating func serialization(_ node: Node, in place: SerializationPlace) -> Serialization {
    let written = text(.style, of: node)
    let styles = place.styles(in: version)
    var known = written.flatMap { Serialization.Style(rawValue: $0) }
    if known == .tabDelimited || known == .cookie && version.minor < 2 { known = nil }
    if let written {
      if known == nil {
        invalid("'\(written)' is no style", at: node.valueSpan(of: .style))
      } else if !styles.contains(where: { $0 == known }) {
        invalid(
          "'\(written)' is no style of \(place.name)", at: node.valueSpan(of: .style),
          help: "use \(styles.map(\.rawValue).joined(separator: ", "))")
      }
    }
    let actual = known ?? place.defaultStyle
    let explode = optionalFlag(.explode, of: node)
    let allowsReserved = flag(.allowReserved, of: node)
    // What a header may not have at all is told with its other fields.
    if node[.allowReserved] != nil, !place.mayAllowReserved(actual, in: version), case .parameter = place {
      invalid(
        "\(place.name) must not have 'allowReserved'", at: node.span(of: .allowReserved), help: "remove it")
    }
    return Serialization(
      style: actual, explodes: explode ?? (actual == .form || actual == .cookie),
      allowsReserved: allowsReserved, isWritten: known != nil || explode != nil || allowsReserved)
  }
}

extension Parameter.Location {
  /// OpenAPI 3.1.0 §4.8.12.2.
  var defaultStyle: Serialization.Style {
    switch self {
    case .query, .querystring, .cookie, .unplaced: .form
    case .path, .header: .simple
    }
  }
}

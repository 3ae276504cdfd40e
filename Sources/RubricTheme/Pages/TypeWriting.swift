import RubricOpenAPI
import RubricPages
import RubricSchemas
import RubricSite

/// Kinds of values, in words.
extension PageWriter {
  mutating func type(_ outline: TypeOutline) {
    tell(outline.places)
    guard !outline.parts.isEmpty else {
      write(.anyValue)
      return
    }
    for (index, part) in outline.parts.enumerated() {
      if index > 0 {
        // What an array is of ends before what else there may be.
        html.raw(outline.parts[index - 1].isArray ? ", " : " ")
        write(.or)
        html.raw(" ")
      }
      self.part(part)
    }
  }

  private mutating func part(_ part: TypeOutline.Part) {
    switch part {
    case .type(let name, let format):
      typeName(name)
      if let format {
        html.raw(" (")
        html.text(format)
        html.raw(")")
      }
    case .named(let id, let types):
      schemaLink(id)
      for name in types {
        html.raw(" (")
        typeName(name)
        html.raw(")")
      }
    case .array(let elements):
      write(.arrayOf)
      html.raw(elements.parts.count > 1 ? " (" : " ")
      type(elements)
      if elements.parts.count > 1 { html.raw(")") }
    case .alternatives(let count, .one): write(.oneOfMany, String(count))
    case .alternatives(let count, .some): write(.someOfMany, String(count))
    case .nothing: write(.nothing)
    case .contradiction(let parts):
      for (index, part) in parts.enumerated() {
        if index > 0 {
          html.raw(" ")
          write(.and)
          html.raw(" ")
        }
        self.part(part)
      }
      html.raw(" ")
      write(.contradiction)
    case .reference(let text): code(text)
    case .format(let format):
      write(.anyValue)
      html.raw(" (")
      html.text(format)
      html.raw(")")
    }
  }

  private mutating func typeName(_ name: String) {
    switch name {
    case "object": write(.typeObject)
    case "array": write(.typeArray)
    case "string": write(.typeString)
    case "integer": write(.typeInteger)
    case "number": write(.typeNumber)
    case "boolean": write(.typeBoolean)
    case "null": write(.typeNull)
    default: html.text(name)
    }
  }

  mutating func schemaLink(_ id: SchemaID) {
    guard let route = site?.routes.route(of: id), let name = site?.schemaNames[id] else { return }
    html.raw("<a href=\"")
    address(of: route)
    html.raw("\">")
    if name.utf8.count > PageWriter.longestLink {
      // What is cut in two at the end becomes one mark.
      html.text(String(decoding: name.utf8.prefix(PageWriter.longestLink), as: UTF8.self) + "…")
    } else {
      html.text(name)
    }
    html.raw("</a>")
  }

  /// Names of more bytes are whole on the pages that links lead to.
  private static let longestLink = 300
}

extension TypeOutline.Part {
  fileprivate var isArray: Bool { if case .array = self { true } else { false } }
}

import RubricDocuments
import RubricOpenAPI

extension Remark.SerializationWord {
  /// What is written of how a value becomes text, at the object that says so.
  static func all(of serialization: Serialization, at origin: Node) -> [Told<Self>] {
    var words: [Told<Self>] = []
    if let style = origin[.style] { words.append(Told(.style(serialization.style.rawValue), style.place)) }
    if let format = origin[.collectionFormat] {
      words.append(Told(.collectionFormat(format.text ?? ""), format.place))
      words.append(Told(.explode(serialization.explodes), nil))
    }
    if let explode = origin[.explode] { words.append(Told(.explode(serialization.explodes), explode.place)) }
    if serialization.allowsReserved, let node = origin[.allowReserved] {
      words.append(Told(.allowReserved, node.place))
    }
    return words
  }
}

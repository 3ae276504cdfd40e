/// A form as `multipart/form-data` (RFC 7578), for languages whose libraries do not write it.
struct MultipartText {
  /// Stands in no name and no value of the form.
  let boundary: String
  /// What is sent, in order; a text for each field that is no file.
  let pieces: [Piece]

  /// A stretch of the body.
  enum Piece: Equatable {
    /// Lines end with CR LF.
    case text(String)
    /// The bytes of the caller's file.
    case file
  }

  /// Value of the header `Content-Type`.
  var contentType: String { "multipart/form-data; boundary=\(boundary)" }

  init(_ fields: [SampleRequest.Field]) {
    boundary = MultipartText.boundary(absentIn: fields)
    var pieces: [Piece] = []
    var text = ""
    for field in fields {
      text += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(MultipartText.quoted(field.name))\""
      if field.isFile {
        text += "; filename=\"\(SampleRequest.fileName)\"\r\nContent-Type: "
        text += (field.contentType ?? "application/octet-stream") + "\r\n\r\n"
        pieces += [.text(text), .file]
        text = "\r\n"
      } else {
        if let type = field.contentType { text += "\r\nContent-Type: \(type)" }
        pieces.append(.text(text + "\r\n\r\n\(field.value)\r\n"))
        text = ""
      }
    }
    pieces.append(.text(text + "--\(boundary)--\r\n"))
    self.pieces = pieces
  }

  /// As browsers write names: nothing in them ends the quotes or the line (HTML §4.10.21.8).
  static func quoted(_ name: String) -> String {
    var result: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "\""): result += Array("%22".utf8)
      case 0x0D: result += Array("%0D".utf8)
      case 0x0A: result += Array("%0A".utf8)
      case 0: result += Array("%00".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// `form1data`, or with the first number for which it stands nowhere in the form.
  private static func boundary(absentIn fields: [SampleRequest.Field]) -> String {
    var taken: Set<Int> = []
    let start = Array("form".utf8)
    for text in fields.flatMap({ [$0.name, $0.value] }) {
      let bytes = Array(text.utf8)
      var index = 0
      while index + start.count < bytes.count {
        guard bytes[index] == start[0], bytes[index..<(index + start.count)].elementsEqual(start) else {
          index += 1
          continue
        }
        index += start.count
        let digits = bytes[index...].prefix(9).prefix { (48...57).contains($0) }
        if let number = Int(String(decoding: digits, as: UTF8.self)) { taken.insert(number) }
      }
    }
    var number = 1
    while taken.contains(number) { number += 1 }
    return "form\(number)data"
  }
}

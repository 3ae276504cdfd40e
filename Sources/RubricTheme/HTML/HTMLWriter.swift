/// HTML as bytes. Markup comes in as `StaticString` only; everything else is escaped on its way in, so no
/// text of an author can become markup.
public struct HTMLWriter: Sendable {
  /// What was written, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// A writer that has written nothing.
  public init() {}

  /// A writer with room.
  ///
  /// - Parameter capacity: how many bytes are expected.
  public init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Writes markup of the program itself.
  @inline(__always) public mutating func raw(_ markup: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Writes HTML that another `HTMLWriter` has made. Only for pieces that were rendered apart, such as a
  /// cached description or the parts of a page's shell; never for bytes of an author.
  public mutating func trusted(_ html: [UInt8]) { bytes.append(contentsOf: html) }
  /// The same for a stretch of it.
  mutating func trusted(_ html: ArraySlice<UInt8>) { bytes.append(contentsOf: html) }

  /// Writes text, for between tags or between double quotes.
  @inline(__always) public mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { escape($0, HTMLWriter.special) }
  }

  /// Writes UTF-8 text, for between tags or between double quotes.
  @inline(__always) public mutating func text(utf8 text: UnsafeBufferPointer<UInt8>) {
    escape(text, HTMLWriter.special)
  }

  /// Writes UTF-8 text for between tags only, where quotes stand as they are: code is full of them.
  mutating func content(utf8 text: UnsafeBufferPointer<UInt8>) { escape(text, HTMLWriter.specialInContent) }

  /// Writes a number.
  public mutating func number(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// Writes an address for between double quotes: what no address may hold is percent-encoded, so that
  /// `%` that encodes nothing becomes `%25`.
  public mutating func address(_ address: String) {
    var address = address
    address.withUTF8 { write(address: $0, hasFragment: false) }
  }

  /// Writes the address of what has that id on the same page, for between double quotes.
  mutating func address(ofID id: String) {
    raw("#")
    var id = id
    id.withUTF8 { write(address: $0, hasFragment: true) }
  }

  /// Copies runs between the bytes that need more.
  ///
  /// - Parameter hasFragment: whether `#` stands before it, so that a further one is part of the name.
  private mutating func write(address: UnsafeBufferPointer<UInt8>, hasFragment: Bool) {
    let classes = HTMLWriter.addressClass
    var hasFragment = hasFragment
    var start = 0
    for index in address.indices {
      let byte = address[index]
      let kind = classes[Int(byte)]
      if kind == .plain { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: address[start..<index]))
      start = index + 1
      switch kind {
      case .plain: break
      case .hash:
        if hasFragment { raw("%23") } else { bytes.append(byte) }
        hasFragment = true
      case .ampersand: raw("&amp;")
      case .percent:
        bytes.append(byte)
        if !HTMLWriter.isEncoded(address, at: index) { raw("25") }
      case .encoded:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(HTMLWriter.hexDigits[Int(byte >> 4)])
        bytes.append(HTMLWriter.hexDigits[Int(byte & 15)])
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: address[start...]))
  }
}

// MARK: - Escaping

extension HTMLWriter {
  /// Copies runs between the bytes that the table marks.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>, _ special: [Bool]) {
    var start = 0
    var index = 0
    special.withUnsafeBufferPointer { special in
      while index < text.count {
        guard special[Int(text[index])] else {
          index += 1
          continue
        }
        let length = HTMLWriter.forbiddenLength(text, at: index)
        if length == 0, text[index] >= 0x80 {
          index += 1
          continue
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        if length > 0 { raw("\u{FFFD}") } else { reference(text[index]) }
        index += max(length, 1)
        start = index
      }
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
  }

  private mutating func reference(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "&"): raw("&amp;")
    case UInt8(ascii: "<"): raw("&lt;")
    case UInt8(ascii: ">"): raw("&gt;")
    case UInt8(ascii: "\""): raw("&quot;")
    case UInt8(ascii: "'"): raw("&#39;")
    default: bytes.append(byte)
    }
  }

  /// Bytes to look at: those with a reference, controls, and the first bytes of characters that HTML forbids.
  private static let special: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "&<>\"'\u{7F}".utf8 { table[Int(byte)] = true }
    for byte in 0..<0x20 where byte != 0x09 && byte != 0x0A && byte != 0x0D { table[byte] = true }
    for byte in [0xC2, 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4] { table[byte] = true }
    return table
  }()

  private static let specialInContent: [Bool] = {
    var table = special
    for byte in "\"'".utf8 { table[Int(byte)] = false }
    return table
  }()

  /// Length of the control character or noncharacter at `index` (HTML §13.2.3.5); 0 where there is none.
  private static func forbiddenLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    func byte(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }
    switch text[index] {
    case 0x00..<0x20, 0x7F: return 1
    case 0xC2: return byte(1) < 0xA0 ? 2 : 0
    case 0xEF:
      if byte(1) == 0xBF, byte(2) >= 0xBE { return 3 }
      return byte(1) == 0xB7 && byte(2) >= 0x90 && byte(2) <= 0xAF ? 3 : 0
    case 0xF0...0xF4: return byte(1) & 0x0F == 0x0F && byte(2) == 0xBF && byte(3) >= 0xBE ? 4 : 0
    default: return 0
    }
  }

  private enum AddressClass { case plain, ampersand, percent, hash, encoded }

  private static let hexDigits: [UInt8] = Array("0123456789ABCDEF".utf8)

  private static let addressClass: [AddressClass] = {
    var table = [AddressClass](repeating: .encoded, count: 256)
    let plain = "-_.+!*(),@?=;:/$~ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    for byte in plain.utf8 { table[Int(byte)] = .plain }
    table[Int(UInt8(ascii: "&"))] = .ampersand
    table[Int(UInt8(ascii: "%"))] = .percent
    table[Int(UInt8(ascii: "#"))] = .hash
    return table
  }()

  private static func isEncoded(_ address: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 2 < address.count else { return false }
    return isHexDigit(address[index + 1]) && isHexDigit(address[index + 2])
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66)
  }
}

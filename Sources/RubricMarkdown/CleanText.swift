/// A text as cmark may see it: valid UTF-8 without NUL and byte order mark, and the way back to where
/// each byte stood.
struct CleanText {
  private(set) var bytes: [UInt8] = []
  /// Where the difference between the two offsets changes, in ascending order; empty where nothing was mended.
  private var shifts: [(clean: Int, source: Int)] = []
  private let offset: Int

  /// - Parameter offset: where `text` begins in its file.
  init(_ text: ArraySlice<UInt8>, offset: Int) {
    var skipped = 0
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { skipped = 3 }
    self.offset = offset + skipped
    let body = text.dropFirst(skipped)
    let mended: Bool = body.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return true }
      return CleanText.isClean(ByteView(base, count: buffer.count))
    }
    if mended {
      bytes = Array(body)
    } else {
      mend(Array(body))
    }
  }

  /// Whether offsets in `bytes` are offsets in the file.
  var isIdentity: Bool { shifts.isEmpty && offset == 0 }

  /// The offset in the file of an offset in `bytes`.
  func source(of clean: Int) -> Int {
    guard !shifts.isEmpty else { return clean + offset }
    var low = 0
    var high = shifts.count
    while low < high {
      let middle = (low + high) / 2
      if shifts[middle].clean <= clean { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return clean + offset }
    let shift = shifts[low - 1]
    let next = low < shifts.count ? shifts[low].source : Int.max
    return min(shift.source + (clean - shift.clean), next) + offset
  }

  private static func isClean(_ view: ByteView) -> Bool {
    var index = 0
    while index < view.count {
      let byte = view.base[index]
      if byte < 0x80 {
        if byte == 0 { return false }
        index += 1
      } else {
        let length = scalarLength(view, at: index)
        if length == 0 { return false }
        index += length
      }
    }
    return true
  }

  /// Bytes of the well-formed sequence at `index` (Unicode, table 3-7); 0 where there is none.
  private static func scalarLength(_ view: ByteView, at index: Int) -> Int {
    let first = view[index]
    let second = view[index + 1]
    switch first {
    case 0x01...0x7F: return 1
    case 0xC2...0xDF: return isTail(second) ? 2 : 0
    case 0xE0...0xEF:
      let low: UInt8 = first == 0xE0 ? 0xA0 : 0x80
      let high: UInt8 = first == 0xED ? 0x9F : 0xBF
      return second >= low && second <= high && isTail(view[index + 2]) ? 3 : 0
    case 0xF0...0xF4:
      let low: UInt8 = first == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = first == 0xF4 ? 0x8F : 0xBF
      guard second >= low && second <= high else { return 0 }
      return isTail(view[index + 2]) && isTail(view[index + 3]) ? 4 : 0
    default: return 0
    }
  }

  private static func isTail(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Copies, with U+FFFD for every byte that belongs to no character and for NUL (CommonMark §2.3).
  private mutating func mend(_ text: [UInt8]) {
    bytes.reserveCapacity(text.count + 64)
    text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let view = ByteView(base, count: buffer.count)
      var index = 0
      while index < view.count {
        let length = CleanText.scalarLength(view, at: index)
        if length > 0 {
          bytes.append(contentsOf: view[index..<(index + length)].buffer)
          index += length
        } else {
          shifts.append((bytes.count, index))
          bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
          index += 1
          shifts.append((bytes.count, index))
        }
      }
    }
  }
}

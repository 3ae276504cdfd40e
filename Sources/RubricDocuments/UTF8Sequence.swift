/// One character of a UTF-8 text, or the longest stretch of bytes that begins none
/// (Unicode 15, §3.9, "maximal subpart").
struct UTF8Sequence {
  /// In bytes, from 1.
  var length: Int
  /// The character; nil where the bytes are no UTF-8.
  var scalar: UInt32?

  /// - Precondition: `index` is in the bounds of `bytes`.
  @inline(__always)
  init(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    let lead = bytes[index]
    if lead < 0x80 {
      self.init(length: 1, scalar: UInt32(lead))
    } else {
      self.init(multibyte: lead, in: bytes, at: index)
    }
  }

  private init(length: Int, scalar: UInt32?) {
    self.length = length
    self.scalar = scalar
  }

  private init(multibyte lead: UInt8, in bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    // The second byte's bounds shut out overlong forms, surrogates and what lies past U+10FFFF.
    let form: (following: Int, second: ClosedRange<UInt8>, bits: UInt32)
    switch lead {
    case 0xC2...0xDF: form = (1, 0x80...0xBF, UInt32(lead & 0x1F))
    case 0xE0: form = (2, 0xA0...0xBF, 0)
    case 0xED: form = (2, 0x80...0x9F, 0x0D)
    case 0xE1...0xEF: form = (2, 0x80...0xBF, UInt32(lead & 0x0F))
    case 0xF0: form = (3, 0x90...0xBF, 0)
    case 0xF4: form = (3, 0x80...0x8F, 0x04)
    case 0xF1...0xF3: form = (3, 0x80...0xBF, UInt32(lead & 0x07))
    default:
      self.init(length: 1, scalar: nil)
      return
    }
    var scalar = form.bits
    for step in 1...form.following {
      let at = index + step
      guard at < bytes.count, (step == 1 ? form.second : 0x80...0xBF).contains(bytes[at]) else {
        self.init(length: step, scalar: nil)
        return
      }
      scalar = scalar << 6 | UInt32(bytes[at] & 0x3F)
    }
    self.init(length: form.following + 1, scalar: scalar)
  }

  /// U+FFFD, which stands for what is no character.
  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}

extension UTF8Sequence {
  /// Whether a YAML stream may hold the character (YAML 1.2.2 §5.1, c-printable).
  @inline(__always)
  var isAllowedInYAML: Bool {
    guard let scalar else { return false }
    switch scalar {
    case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xFFFD, 0x10000...0x10FFFF: return true
    default: return false
    }
  }
}

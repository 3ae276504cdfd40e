import Glibc

/// A file descriptor that is closed when its owner is done with it.
struct OpenFile: ~Copyable, Sendable {
  private(set) var descriptor: Int32
  /// As errors call it.
  let path: String

  init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Everything from the present place to the end.
  ///
  /// - Parameters:
  ///   - expected: how many bytes are likely, so that they are read into place; more and fewer are read too.
  ///   - limit: more bytes than that are an error.
  func contents(expected: Int, atMost limit: Int) throws(FileError) -> [UInt8] {
    var failure: Int32?
    // One byte more than is expected, so that the end of the file shows in the same round.
    let capacity = max(0, min(expected, limit)) + 1
    var bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      failure = read(into: UnsafeMutableRawBufferPointer(buffer), count: &count)
    }
    if failure == nil, bytes.count == capacity {
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      var count = 0
      repeat {
        count = 0
        failure = piece.withUnsafeMutableBytes { read(into: $0, count: &count) }
        bytes += piece[..<count]
      } while failure == nil && count > 0 && bytes.count <= limit
    }
    if let failure { throw FileError(.read, path, .system(failure)) }
    guard bytes.count <= limit else { throw FileError(.read, path, .tooLarge(limit: limit)) }
    return bytes
  }

  /// Fills the buffer as far as the file goes; gives `errno` where that fails.
  private func read(into buffer: UnsafeMutableRawBufferPointer, count: inout Int) -> Int32? {
    while count < buffer.count {
      let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count)
      if got == 0 { return nil }
      if got > 0 {
        count += got
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  /// Whether what is left of the file is exactly `bytes`; false where it cannot be read.
  func holds(_ bytes: [UInt8]) -> Bool {
    let size = min(bytes.count + 1, 1 << 18)
    return withUnsafeTemporaryAllocation(byteCount: size, alignment: 16) { piece in
      var place = 0
      while true {
        var count = 0
        guard read(into: piece, count: &count) == nil, place + count <= bytes.count else { return false }
        let isSame = bytes.withUnsafeBytes { bytes in
          guard count > 0, let ours = piece.baseAddress, let theirs = bytes.baseAddress else { return true }
          return memcmp(ours, theirs + place, count) == 0
        }
        guard isSame else { return false }
        place += count
        // A piece that is not full ends with the file.
        if count < piece.count { return place == bytes.count }
      }
    }
  }

  /// Writes all of `bytes` at the present place.
  func write(_ bytes: [UInt8]) throws(FileError) {
    let failure: Int32? = bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: done), buffer.count - done)
        if count > 0 {
          done += count
        } else if count == 0 {
          return ENOSPC
        } else if errno != EINTR {
          return errno
        }
      }
      return nil
    }
    if let failure { throw FileError(.write, path, .system(failure)) }
  }

  /// Closes the file and tells what only then comes out, such as a full disk on a network file system.
  consuming func finishWriting() throws(FileError) {
    let open = descriptor
    descriptor = -1
    // Linux has closed the descriptor even where it says EINTR.
    if close(open) != 0, errno != EINTR { throw FileError(.write, path, .system(errno)) }
  }
}

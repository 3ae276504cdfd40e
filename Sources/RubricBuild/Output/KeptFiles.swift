import RubricDocuments

/// A file of the output as a build left it.
struct KeptFile: Sendable {
  /// Within the folder.
  var path: String
  var stamp: FileStamp
}

/// Files of the output as a build left them, in few bytes: each tells only what differs from the one before it.
/// A portal has tens of thousands.
struct KeptFiles: Sendable, Codable {
  private var bytes: [UInt8]

  init(_ files: [KeptFile]) {
    var packing = Packing()
    var last = KeptFile(path: "", stamp: .none)
    packing.put(files.count)
    for file in files {
      let common = zip(file.path.utf8, last.path.utf8).prefix { $0 == $1 }.count
      packing.put(common)
      packing.put(file.path.utf8.dropFirst(common))
      file.stamp.pack(since: last.stamp, to: &packing)
      last = file
    }
    bytes = packing.bytes
  }

  /// Each of them in turn.
  ///
  /// - Throws: where the bytes are no such list.
  func all() throws(Unpacking.Fault) -> [KeptFile] {
    var reading = try Unpacking(bytes[...])
    var files: [KeptFile] = []
    let count = try reading.elementCount()
    files.reserveCapacity(count)
    var path: [UInt8] = []
    var stamp = FileStamp.none
    for _ in 0..<count {
      let common = try reading.count()
      guard common <= path.count else { throw Unpacking.Fault() }
      path.removeSubrange(common...)
      path += try reading.slice()
      stamp = try FileStamp(since: stamp, from: &reading)
      guard let text = String(validating: path, as: UTF8.self) else { throw Unpacking.Fault() }
      files.append(KeptFile(path: text, stamp: stamp))
    }
    try reading.end()
    return files
  }
}

import RubricDiagnostics
import RubricTesting
import Testing

@testable import RubricDocuments

/// How much memory a document holds beside the bytes of its file.
@Suite struct ArenaSizeTests {
  @Test(.enabled(if: Corpus.isWanted)) func theLargestDocumentsHoldAtMostTwiceTheBytesOfTheirFiles() throws {
    var largest = (ratio: 0.0, path: "")
    for path in CorpusSample.largest {
      let file = try #require(Corpus.file(path))
      let document = try #require(DocumentReader().read(file, as: SourceID(index: 0)).value)
      let ratio = Double(document.heldBytes) / Double(file.bytes.count)
      #expect(ratio <= 2, "\(path): \(ratio)")
      // Less would mean that something is not counted.
      #expect(document.heldBytes > document.nodes.count * 20, "\(path)")
      let isShared = document.bytes.withUnsafeBufferPointer { own in
        file.bytes.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress }
      }
      #expect(isShared, "\(path): the bytes of the file are held twice")
      if ratio > largest.ratio { largest = (ratio, path) }
    }
    #expect(CorpusSample.largest.count == 10)
    print("the largest arena holds \(largest.ratio) bytes for each byte of \(largest.path)")
  }

  @Test func whatIsStoredForAValueIsSmall() {
    #expect(MemoryLayout<StoredNode>.stride == 20)
    #expect(MemoryLayout<StoredEdge>.stride == 16)
  }

  @Test func aliasesAreHeldOnce() throws {
    var text = "l0: &l0 [x, y]\n"
    for level in 1...30 { text += "l\(level): &l\(level) [*l\(level - 1), *l\(level - 1)]\n" }
    let document = try #require(read(text).value)
    #expect(document.heldBytes < 60_000)
  }
}

extension Document {
  /// Bytes that the arena has allocated, room to grow included; the file's own bytes aside.
  fileprivate var heldBytes: Int {
    let longNames = names.map { $0.text.utf8.count }.filter { $0 > 15 }
    return nodes.capacity * MemoryLayout<StoredNode>.stride + edges.capacity * MemoryLayout<StoredEdge>.stride
      + pool.capacity + names.capacity * MemoryLayout<Name>.stride + longNames.reduce(0) { $0 + $1 + 32 }
  }
}

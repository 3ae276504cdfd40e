import RubricDiagnostics
import RubricTesting
import Testing

@testable import RubricMarkdown

@Suite(.enabled(if: Corpus.isWanted)) struct GuideCorpusTests {
  static let guides: [SourceFile] = {
    var paths: [String] = []
    var folders = ["guides"]
    while let folder = folders.popLast() {
      for name in Corpus.names(in: folder) {
        if name.hasSuffix(".md") {
          paths.append(folder + "/" + name)
        } else {
          folders.append(folder + "/" + name)
        }
      }
    }
    return paths.sorted().compactMap(Corpus.file)
  }()

  @Test func everyGuideIsReadWithItsPlaces() {
    #expect(GuideCorpusTests.guides.count > 200)
    for guide in GuideCorpusTests.guides {
      let document = read(guide)
      #expect(fault(in: document, of: guide.bytes) == nil, "\(guide.path)")
      #expect(document.problems.allSatisfy { $0.rule != "markdown-too-complex" }, "\(guide.path)")
    }
  }

  /// Text that is written without escapes stands in the file as it is in the document.
  @Test func textStandsWhereItsNodeSays() {
    var found = 0
    var total = 0
    for guide in GuideCorpusTests.guides {
      let document = read(guide)
      for node in document.nodes {
        guard case .text(let text) = node.kind else { continue }
        total += 1
        let written = guide.bytes[Int(node.range.lowerBound)..<Int(node.range.upperBound)]
        if document.withUTF8(of: text, { $0.elementsEqual(written) }) { found += 1 }
      }
    }
    #expect(total > 50_000)
    // The rest holds escapes and entities.
    #expect(found * 100 >= total * 97, "\(found) of \(total)")
    print("text nodes found as written: \(found) of \(total)")
  }

  @Test func readingOnTwoThreadsGivesTheSame() async {
    let alone = GuideCorpusTests.guides.map { summary(read($0)) }
    let together = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<2 { group.addTask { GuideCorpusTests.guides.map { summary(read($0)) } } }
      return await group.reduce(into: [[String]]()) { $0.append($1) }
    }
    #expect(together == [alone, alone])
  }

  @Test func damagedGuidesAreReadWithoutTrap() {
    var random = Xorshift(state: 0x5EED_0001)
    let small = GuideCorpusTests.guides.filter { $0.bytes.count < 6_000 }
    let pieces = [
      "<", ">", "[", "](", "|", "\n", "`", "*", "<div>", "</p>", "<!--", "&#", "\u{0}", "{#a}", "> ", "- ",
      "[^1]", "\r",
    ]
    for round in 0..<1_500 {
      var bytes = small[round % small.count].bytes
      for _ in 0..<(1 + Int(random.next() % 12)) where !bytes.isEmpty {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 4 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int(random.next() % 40)))
        case 2:
          bytes.insert(contentsOf: Array(pieces[Int(random.next() % UInt64(pieces.count))].utf8), at: place)
        default:
          let end = min(bytes.count, place + Int(random.next() % 60))
          bytes.insert(contentsOf: Array(bytes[place..<end]), at: Int(random.next() % UInt64(bytes.count)))
        }
      }
      let document = MarkdownReader().read(bytes[...])
      let found = fault(in: document, of: bytes)
      #expect(found == nil, "round \(round)")
      let prose = document.prose(of: 0..<document.nodes.count)
      #expect(Int(prose.source(of: 0..<prose.utf8.count).upperBound) <= bytes.count)
    }
  }

  private func read(_ guide: SourceFile) -> MarkdownDocument {
    let body = FrontMatter.split(guide.bytes).body
    return MarkdownReader().read(guide.bytes[body], offset: body.lowerBound)
  }

  private func summary(_ document: MarkdownDocument) -> String {
    document.plainText(of: 0..<document.nodes.count) + document.nodes.map { "\($0.kind)\($0.range)" }.joined()
  }
}

/// Numbers that look random and are the same on every run.
struct Xorshift {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state >> 8
  }
}

import RubricTesting
import Testing

import RubricSite

@testable import RubricSearch

struct SearchIndexTests {
  /// An API with entries of these titles.
  static func api(_ name: String, _ titles: [String]) -> APISearch {
    var pages = PageGathering()
    for (number, title) in titles.enumerated() {
      pages.order = number
      let entry = SearchEntry(.operation, title, Route("apis/\(name)/operations/\(number).html"))
      pages.add(entry) { $0.add(title, .title) }
    }
    return APISearch([pages], title: name.prefix(1).uppercased() + name.dropFirst(), prefix: "apis/\(name)/")
  }

  private func files(_ apis: [APISearch]) -> [String: String] {
    let files = SearchIndex(apis).allFiles(words: [SearchWord("none", forms: [("other", "Nothing")])])
    return Dictionary(
      uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
  }

  @Test func aFewTermsAreOneFileALetter() {
    let files = files([Self.api("pets", ["List pets", "Feed a pet"])])
    #expect(files.keys.sorted() == ["search/index.js", "search/t-f.js", "search/t-l.js", "search/t-p.js"])
    // Half of two words' weight for each: level 19; the entries are 1 and, on its own level, 0.
    #expect(files["search/t-p.js"]?.contains("pet:.0") == true)
    #expect(files["search/index.js"]?.contains("\"flp\",{\"none\":\"Nothing\"}") == true)
  }

  @Test func theOrderOfAPIsMakesNoDifference() {
    let apis = ["a", "b", "c"].map { Self.api($0, ["List \($0) things", "Get things"]) }
    #expect(files(apis) == files(apis.reversed()))
  }

  @Test func theBestTwoHundredOfATermAreKeptAndSaidSo() throws {
    let long = (0..<150).map { "common word number \($0) of a long title" }
    let apis = [Self.api("long", long), Self.api("short", (0..<150).map { "common \($0)" })]
    let index = SearchIndex(apis)
    let term = try #require(index.terms.first { $0.bytes == Array("common".utf8) })
    #expect(term.isCut && term.postings.count == 200)
    // The short titles weigh more.
    #expect(term.postings.prefix(150).allSatisfy { index.names[$0.api] == "short" })
    #expect(files(apis)["search/t-c.js"]?.contains("common!") == true)
    #expect(files(apis)["search/t-l.js"]?.contains("long!") == false)
  }

  /// Made words, the same for a seed.
  private static func words(_ count: Int, seed: UInt64) -> [String] {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let syllables = [
      "ba", "re", "po", "si", "to", "ry", "ge", "lis", "up", "da", "te", "con", "pro", "ti", "on",
    ]
    return (0..<count).map { _ in (0..<(2 + next(3))).map { _ in syllables[next(syllables.count)] }.joined() }
  }

  private static let many: [APISearch] = (0..<400).map { number in
    let words = words(60, seed: UInt64(number) &* 7919 &+ 1)
    return api(
      "service-\(number)",
      (0..<30).map { "Get \(words[$0]) \(words[$0 + 30]) \(number)" } + ["Update the service"])
  }

  @Test func noFileIsLargeWhateverTheSite() {
    let files = files(Self.many)
    for (path, text) in files where path != "search/index.js" {
      #expect(text.utf8.count <= PrefixSplitting.largestFile + 1_500, "\(path)")
    }
    #expect(files.count > 50)
    #expect((files["search/index.js"]?.utf8.count ?? 0) < 8 * files.count)
  }

  @Test func everyTermIsInTheFileThatTheDirectoryLeadsTo() throws {
    let index = SearchIndex(Self.many)
    let files = files(Self.many)
    let directory = try Directory(#require(files["search/index.js"]))
    for term in index.terms {
      let word = String(decoding: term.bytes, as: UTF8.self)
      let text = try #require(files["search/t-\(directory.name(of: word)).js"], "\(word)")
      #expect(
        [";", "\""].contains { text.contains("\($0)\(word):") || text.contains("\($0)\(word)!") }, "\(word)")
    }
  }

  @Test func aChangedAPIChangesFewFiles() {
    var changed = Self.many
    changed[7] = Self.api("service-7", ["Get something else entirely", "Update the service"])
    let (before, after) = (files(Self.many), files(changed))
    let differing = before.keys.filter { before[$0] != after[$0] }.count
    // Its sixty words and what has them lie in some sixty files at most, of far more.
    #expect(differing < before.count / 2, "\(differing) of \(before.count)")
    #expect(differing <= 130)
  }

  @Test func tenThousandAPIsAreIndexedInBoundedTime() {
    let apis = (0..<2_000).map { number in
      let words = Self.words(20, seed: UInt64(number) &+ 99)
      return Self.api("api-\(number)", (0..<10).map { "List \(words[$0]) of \(words[$0 + 10])" })
    }
    let (files, seconds) = processorSeconds { SearchIndex(apis).allFiles(words: []) }
    #expect(seconds < 5)
    #expect(files.allSatisfy { $0.path == "search/index.js" || $0.bytes.count < 14_000 })
  }
}

/// The directory as a page reads it.
private struct Directory {
  private indirect enum Node { case file, split([Character: Node]) }
  private let root: Node

  init(_ script: String) throws {
    let parts = script.split(separator: "\"", omittingEmptySubsequences: false)
    var letters = Array(try #require(parts.count > 5 ? parts[5] : nil))[...]
    func read() -> Node {
      var children: [Character: Node] = [:]
      while let letter = letters.popFirst(), letter != ")" {
        if letters.first == "(" {
          letters.removeFirst()
          children[letter] = read()
        } else {
          children[letter] = .file
        }
      }
      return .split(children)
    }
    root = read()
  }

  func name(of word: String) -> String {
    var (node, name) = (root, "")
    for letter in word {
      guard case .split(let children) = node, let next = children[letter] else { return name }
      name.append(letter)
      node = next
    }
    if case .split = node { return name + "_" }
    return name
  }
}

extension SearchIndex {
  /// What a site is given, made one part after the other.
  func allFiles(words: [SearchWord]) -> [SearchFile] {
    files(words: words, parts: (0..<partCount).map { part($0) })
  }
}

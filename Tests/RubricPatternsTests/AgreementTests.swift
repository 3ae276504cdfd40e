@testable import RubricPatterns
import Testing

/// What the definition says of a pattern and a text, in byte offsets.
private struct Expectation {
  /// Leftmost, then longest.
  var leftmost: Range<Int>?
  /// Ending first, then leftmost, then longest.
  var first: Range<Int>?

  init(_ model: Model, _ text: [Unicode.Scalar], ignoringCase: Bool) {
    var offsets = [0]
    for scalar in text { offsets.append((offsets.last ?? 0) + UTF8.width(scalar)) }
    let ends = (0...text.count).map { model.ends(text, from: $0, ignoringCase: ignoringCase) }
    func range(from start: Int?) -> Range<Int>? {
      start.flatMap { start in ends[start].max().map { offsets[start]..<offsets[$0] } }
    }
    leftmost = range(from: ends.firstIndex { !$0.isEmpty })
    let firstEnd = ends.compactMap { $0.min() }.min()
    first = range(from: firstEnd.flatMap { end in ends.firstIndex { $0.contains(end) } })
  }
}

@Test func randomPatternsAgreeWithTheirDefinition() throws {
  var numbers = SeededNumbers(seed: 1)
  var matched = 0
  for _ in 0..<4_000 {
    let byLine = Bool.random(using: &numbers)
    let model = Model.random(depth: 4, byLine: byLine, &numbers)
    var options: PatternOptions = byLine ? .anchorsMatchLines : []
    if Bool.random(using: &numbers) { options.insert(.ignoresCase) }
    var searcher = PatternSearcher(try Pattern(model.source, options: options))
    for _ in 0..<6 {
      let text = Model.randomText(&numbers)
      let expected = Expectation(model, text, ignoringCase: options.contains(.ignoresCase)).leftmost
      let string = String(String.UnicodeScalarView(text))
      let found = Array(string.utf8).withUnsafeBufferPointer { searcher.firstMatch(in: $0) }
      #expect(found == expected, "\(model.source) in \(string.debugDescription)")
      #expect(searcher.matches(string) == (expected != nil), "\(model.source) in \(string.debugDescription)")
      matched += expected == nil ? 0 : 1
    }
  }
  // A generator whose patterns always match, or never, tests little.
  #expect(matched > 4_000 && matched < 20_000)
}

@Test func randomSetsAgreeWithTheirDefinition() throws {
  var numbers = SeededNumbers(seed: 2)
  for _ in 0..<500 {
    let models = (0..<6).map { _ in Model.random(depth: 3, byLine: false, &numbers) }
    let options = models.map { _ in Bool.random(using: &numbers) ? PatternOptions.ignoresCase : [] }
    let set = try PatternSet(zip(models, options).map { ($0.source, $1) })
    var searcher = PatternSetSearcher(set)
    for _ in 0..<6 {
      let text = Model.randomText(&numbers)
      let expected = models.indices.compactMap { index in
        Expectation(models[index], text, ignoringCase: options[index] == .ignoresCase).first
          .map { PatternSet.Match(pattern: index, range: $0) }
      }
      let string = String(String.UnicodeScalarView(text))
      #expect(
        searcher.matches(in: string) == expected, "\(models.map(\.source)) in \(string.debugDescription)")
    }
  }
}

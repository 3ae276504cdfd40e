import RubricPatterns
import RubricSite
import Synchronization

/// The patterns of the required sections. They are compiled when they are first asked for: a run in which nothing
/// has changed never does so.
final class SectionPatterns: Sendable {
  private let required: [RequiredSection]
  private let state = Mutex<Result<Compiled, PatternError>?>(nil)

  /// Ready to be searched for.
  struct Compiled: Sendable {
    /// One for each section.
    var sections: [CompiledSection] = []
    /// The same as they are looked for under other headings; nil of those that are not.
    var abroad: [CompiledSection?] = []
    var gates: PassageGates
  }

  init(of sections: [RequiredSection]) { required = sections }

  /// nil where a pattern is refused.
  var compiled: Compiled? { try? result.get() }

  func compile() throws(PatternError) { _ = try result.get() }

  private var result: Result<Compiled, PatternError> {
    state.withLock { state in
      if let state { return state }
      let result: Result<Compiled, PatternError>
      do throws(PatternError) { result = .success(try SectionPatterns.compiled(required)) } catch {
        result = .failure(error)
      }
      state = result
      return result
    }
  }

  private static func compiled(_ sections: [RequiredSection]) throws(PatternError) -> Compiled {
    var compiled = Compiled(gates: try PassageGates(sections))
    for section in sections {
      let whole = try CompiledSection(section, template: shingles(of: section.template))
      compiled.sections.append(whole)
      compiled.abroad.append(
        section.passages == nil ? nil : try CompiledSection(section.abroad, template: whole.template))
    }
    return compiled
  }

  private static func shingles(of template: String) -> Shingles {
    let lines = template.utf8.split(separator: UInt8(ascii: "\n")).map { Array($0) }
    let units = lines.filter { $0.first != UInt8(ascii: "#") }.map { line in
      BodyUnit(
        kind: .sentence, text: line, code: [], range: 0..<0, pieces: [], heading: nil, lead: nil, block: 0,
        words: Words.count(line), isQuoted: false)
    }
    var body = SectionBody(source: .guide(GuideID(index: 0)), nodes: 0..<0)
    body.units = units
    return Shingles([body])
  }
}

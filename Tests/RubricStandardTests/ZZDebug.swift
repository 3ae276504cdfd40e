import Testing
@testable import RubricSite
@testable import RubricStandard
struct ZZDebug {
  @Test func debugPay() throws {
    let corpus = Corpus.path!
    let folder = corpus + "/guides/govuk-pay"
    let guides = try Corpus.markdown(under: folder).map {
      (path: String($0.dropFirst(folder.count + 1)), bytes: try Corpus.bytes(of: $0))
    }
    let sample = SampleSite(
      guides: guides, spec: try Corpus.bytes(of: corpus + "/specs/medium/govuk-pay.json"))
    for part in sample.site.place(of: "errors")!.parts {
      guard case .guide(let id) = part.text else { continue }
      print(
        "PART", sample.site[id].path, part.heading.map { sample.site[id].text.headings[$0].text } ?? "-",
        part.nodes, part.reason)
    }
    for v in ["security", "errors"] {
      let w = sample.verdict(SectionID(v)); print("V", v, w.state, w.openQuestions.map(\.factID))
    }
  }
}

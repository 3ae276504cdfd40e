import Testing
import Glibc
@testable import RubricSite
@testable import RubricStandard
struct ZZPerf {
  @Test func perf() throws {
    let corpus = Corpus.path!
    let clock = ContinuousClock()
    print("STD", clock.measure { _ = try! Standard() })
    let standard = try Standard()
    func run(_ name: String, _ guides: String, _ spec: String) throws {
      let folder = corpus + "/guides/" + guides
      let files = guides.isEmpty ? [] : try Corpus.markdown(under: folder).map { (path: String($0.dropFirst(folder.count + 1)), bytes: try Corpus.bytes(of: $0)) }
      let bytes = try Corpus.bytes(of: corpus + "/" + spec)
      var sample: SampleSite!
      print("PERF build", name, clock.measure { sample = SampleSite(guides: files, spec: bytes) })
      for _ in 0..<3 { print("PERF verdicts", name, clock.measure { _ = standard.verdicts(of: sample.site, on: SampleSite.today) }) }
    }
    try run("pay", "govuk-pay", "specs/medium/govuk-pay.json")
    try run("notify", "govuk-notify", "specs/medium/govuk-pay.json")
    for path in (getenv("SPECS").map { String(cString: $0) } ?? "").split(separator: ",") { try run(String(path), "", String(path)) }
    let small = SampleSite(["errors.md": HonestTexts.errors])
    print("PERF small", clock.measure { for _ in 0..<20 { _ = standard.verdicts(of: small.site, on: SampleSite.today) } } / 20)
    let hostile = ["a ", "| a ", "- ", "> ", "`a` ", "a, ", "a. B", "free ", "1. "].map { String(repeating: $0, count: 300_000 / $0.utf8.count) }
    for text in hostile {
      let s = SampleSite(["errors.md": "# Errors\n\n" + text, "cost.md": "# Cost\n\n" + text])
      print("PERF hostile", text.prefix(4), clock.measure { _ = standard.verdicts(of: s.site, on: SampleSite.today) })
    }
  }
}

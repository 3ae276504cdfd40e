import RubricSamples
import Testing

@Suite struct CodeSampleTests {
  private func samples(_ written: String, _ languages: [SampleLanguage] = SampleLanguage.all) throws
    -> [CodeSample]
  {
    let sample = try SampleAPI("paths:\n  /a:\n    get:\n      \(written)\n")
    return CodeSample.all(
      of: try #require(sample.api.operations.all.first), in: sample.api, languages: languages)
  }

  @Test func theAuthorsSamplesStandInPlaceOfThoseOfTheirLanguage() throws {
    let titles = try samples(
      """
      x-codeSamples:
              - {lang: 'C#', source: "a\\n\\n"}
              - {lang: Node.js, label: With our library, source: b}
              - {lang: Shell, label: CLI, source: ourtool list}
              - {lang: Elixir, source: c}
              - {lang: Python}
              - nonsense
      """
    )
    #expect(titles.prefix(4).map(\.title) == ["C#", "With our library", "CLI", "Elixir"])
    #expect(titles.prefix(4).map(\.highlighting) == ["csharp", "javascript", "shell", "elixir"])
    #expect(titles.prefix(4).map(\.code) == ["a", "b", "ourtool list", "c"])
    let generated = titles.dropFirst(4).map(\.title)
    #expect(
      generated == [
        "curl", "Python", "Java", "Go", "PHP", "Ruby", "TypeScript", "Swift", "PowerShell", "HTTP",
      ])
  }

  @Test func aShellSampleThatRunsCurlStandsInPlaceOfCurl() throws {
    let found = try samples(
      "x-code-samples: [{lang: bash, source: 'TOKEN=x curl https://e.org'}]", [SampleLanguage.all[0]])
    #expect(found.map(\.title) == ["bash"])
    #expect(
      try samples("x-code-samples: [{lang: cURL, source: x}]", [SampleLanguage.all[0]]).map(\.title) == [
        "cURL"
      ])
  }

  @Test func samplesOfNoFormAreLeftOut() throws {
    for written in [
      "x-codeSamples: text", "x-codeSamples: {a: 1}", "x-codeSamples: [[1], null, {source: []}]",
    ] {
      #expect(try samples(written, [SampleLanguage.all[0]]).map(\.title) == ["curl"])
    }
    #expect(try samples("summary: x", []).isEmpty)
  }
}

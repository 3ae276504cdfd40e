import RubricSite
import Testing

@testable import RubricTheme

/// What stands in another language says so; days and numbers are the language's.
@Suite struct LanguageWritingTests {
  private func writer(_ language: String) -> PageWriter {
    let months = [Phrase("Ionawr"), Phrase("Chwefror")]
    let words = Words(
      [.date: Phrase("{0} {1} {2}"), .january: months[0], .february: months[1], .digitGroups: Phrase(".")],
      language: language)
    return PageWriter(words: words, route: Route("a.html"), site: nil)
  }

  private func html(_ language: String, _ write: (inout PageWriter) -> Void) -> String {
    var writer = writer(language)
    write(&writer)
    return String(decoding: writer.html.bytes, as: UTF8.self)
  }

  @Test func textsOfTheStandardAreMarkedWhereThePageIsNotEnglish() {
    #expect(html("en-GB") { $0.standard("Errors") } == "Errors")
    #expect(html("cy") { $0.standard("Errors") } == "<span lang=\"en\">Errors</span>")
  }

  @Test func anotherDirectionIsSaidWithTheLanguage() {
    #expect(html("en") { $0.write("باب", in: "ar") } == "<span lang=\"ar\" dir=\"rtl\">باب</span>")
    #expect(html("ar") { $0.write("Door", in: "en") } == "<span lang=\"en\" dir=\"ltr\">Door</span>")
    #expect(html("he") { $0.write("باب", in: "ar") } == "<span lang=\"ar\">باب</span>")
    #expect(html("en") { $0.write("Vrata", in: "sr-Latn") } == "<span lang=\"sr-Latn\">Vrata</span>")
  }

  @Test func daysAreWrittenForReadersAndPrograms() throws {
    let day = try #require(CivilDate(year: 2027, month: 2, day: 8))
    #expect(html("cy") { $0.date(day) } == "<time datetime=\"2027-02-08\">8 Chwefror 2027</time>")
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1.000"), (12_345_678, "12.345.678"), (-1_000, "-1.000")])
  func numbersAreGroupedByThree(_ number: Int, _ expected: String) {
    #expect(html("de") { $0.number(number) } == expected)
  }
}

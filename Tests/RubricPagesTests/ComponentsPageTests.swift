import RubricOpenAPI
import RubricSite
import Testing

@testable import RubricPages

/// What `components` describes and nothing refers to.
@Suite struct ComponentsPageTests {
  @Test func aPathItemThatNothingRefersToTellsAllItsTexts() throws {
    let sample = try SamplePages(
      """
      paths: {}
      components:
        pathItems:
          pet:
            summary: Pets
            description: All about pets
            get: {summary: Get a pet, responses: {'200': {description: ok}}}
      """)
    let page = try #require(
      sample.pages.compactMap { if case .components(let page) = $0.body { page } else { nil } }.first)
    let operation = try #require(page.operations.first?.value)
    #expect(operation.summary?.value == "Get a pet" && operation.summary?.place != nil)
    #expect(operation.pathSummary?.value == "Pets" && operation.pathSummary?.place != nil)
    #expect(operation.pathDescription?.place != nil)
  }
}

// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of ours: our own warnings stop the build, dependencies' do not.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
]

/// A stage of the river: one target, seeing only the stages before it.
func stage(_ name: String, sees dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one target, and of what they need beside it.
///
/// - Parameter data: files and folders that the tests read from where they lie.
func tests(_ name: String, sees dependencies: [Target.Dependency], data: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["RubricTesting"], path: "Tests/\(name)", exclude: data,
    swiftSettings: strict)
}

let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "rubric",
  products: [.executable(name: "rubric", targets: ["rubric"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

    stage("RubricDiagnostics", sees: []),
    stage("RubricReports", sees: ["RubricDiagnostics"]),
    stage("RubricPatterns", sees: []),
    stage("RubricHighlighting", sees: []),
    stage("RubricDocuments", sees: ["RubricDiagnostics", "CLibYAML"]),
    stage("RubricMarkdown", sees: ["RubricDiagnostics", "RubricDocuments", "CCmarkGFM"]),
    stage("RubricOpenAPI", sees: ["RubricDiagnostics", "RubricDocuments"]),
    stage(
      "RubricSite",
      sees: ["RubricDiagnostics", "RubricDocuments", "RubricMarkdown", "RubricOpenAPI"]),
    stage(
      "RubricSchemas",
      sees: ["RubricDiagnostics", "RubricDocuments", "RubricOpenAPI", "RubricPatterns"]),
    stage(
      "RubricStandard",
      sees: [
        "RubricDiagnostics", "RubricDocuments", "RubricMarkdown", "RubricOpenAPI", "RubricPatterns",
        "RubricSchemas", "RubricSite",
      ]),
    stage("RubricSamples", sees: ["RubricDocuments", "RubricOpenAPI", "RubricSchemas"]),
    stage(
      "RubricPages",
      sees: [
        "RubricDiagnostics", "RubricDocuments", "RubricMarkdown", "RubricOpenAPI", "RubricSchemas",
        "RubricSite", "RubricStandard", "RubricSamples",
      ]),
    stage(
      "RubricSearch",
      sees: [
        "RubricDocuments", "RubricMarkdown", "RubricOpenAPI", "RubricSite",
        "RubricPages",
      ]),
    stage(
      "RubricTheme",
      sees: [
        "RubricDiagnostics", "RubricDocuments", "RubricHighlighting", "RubricMarkdown", "RubricOpenAPI",
        "RubricSchemas", "RubricSite", "RubricStandard", "RubricPages", mustache,
      ]),
    stage(
      "RubricBuild",
      sees: [
        "RubricDiagnostics", "RubricDocuments", "RubricMarkdown", "RubricOpenAPI", "RubricSite",
        "RubricStandard", "RubricPages", "RubricSearch", "RubricTheme",
      ]),
    stage("RubricPreview", sees: ["RubricBuild"]),
    stage(
      "RubricCommand",
      sees: [
        "RubricDiagnostics", "RubricReports", "RubricSite", "RubricStandard", "RubricBuild", "RubricPreview",
        arguments,
      ]),
    .executableTarget(name: "rubric", dependencies: ["RubricCommand"], swiftSettings: strict),

    .target(
      name: "RubricTesting", dependencies: ["RubricDiagnostics"], path: "Tests/RubricTesting",
      swiftSettings: strict),
    tests("RubricDiagnosticsTests", sees: ["RubricDiagnostics"]),
    tests("RubricReportsTests", sees: ["RubricDiagnostics", "RubricReports"], data: ["Expected"]),
    tests("RubricPatternsTests", sees: ["RubricPatterns"]),
    tests("RubricHighlightingTests", sees: ["RubricHighlighting", "RubricDiagnostics"]),
    tests("RubricDocumentsTests", sees: ["RubricDiagnostics", "RubricDocuments"]),
    tests("RubricMarkdownTests", sees: ["RubricDiagnostics", "RubricDocuments", "RubricMarkdown"]),
    tests("RubricOpenAPITests", sees: ["RubricDiagnostics", "RubricDocuments", "RubricOpenAPI"]),
    tests(
      "RubricSchemasTests",
      sees: ["RubricDiagnostics", "RubricDocuments", "RubricOpenAPI", "RubricSchemas"]),
    tests(
      "RubricSiteTests",
      sees: ["RubricDiagnostics", "RubricDocuments", "RubricMarkdown", "RubricOpenAPI", "RubricSite"]),
    tests(
      "RubricStandardTests",
      sees: [
        "RubricDiagnostics", "RubricDocuments", "RubricMarkdown", "RubricOpenAPI", "RubricPatterns",
        "RubricSite",
        "RubricStandard",
      ], data: ["Expected"]),
    tests(
      "RubricSamplesTests",
      sees: [
        "RubricDiagnostics", "RubricDocuments", "RubricHighlighting", "RubricOpenAPI", "RubricSamples",
      ]),
    tests(
      "RubricPagesTests",
      sees: [
        "RubricDiagnostics", "RubricDocuments", "RubricMarkdown", "RubricOpenAPI", "RubricSite",
        "RubricSamples", "RubricSchemas", "RubricStandard",
        "RubricPages",
      ]),
    tests(
      "RubricSearchTests",
      sees: [
        "RubricDiagnostics", "RubricDocuments", "RubricMarkdown", "RubricOpenAPI", "RubricSite",
        "RubricPages",
        "RubricStandard", "RubricSearch",
      ]),
    tests(
      "RubricThemeTests",
      sees: [
        "RubricDiagnostics", "RubricDocuments", "RubricHighlighting", "RubricMarkdown", "RubricPages",
        "RubricSite", "RubricTheme",
      ]),
    tests(
      "RubricBuildTests",
      sees: [
        "RubricDiagnostics", "RubricDocuments", "RubricOpenAPI", "RubricSite", "RubricStandard",
        "RubricTheme",
        "RubricBuild",
      ]),
    tests("RubricPreviewTests", sees: ["RubricBuild", "RubricPreview"]),
    tests(
      "ConformanceTests",
      sees: ["RubricDiagnostics", "RubricDocuments", "RubricOpenAPI", "RubricSchemas", "CLibYAML"]),
    tests(
      "GoldenTests", sees: ["RubricDiagnostics", "RubricSite", "RubricStandard", "RubricBuild"],
      data: ["Sites"]),
    tests("ScenarioTests", sees: ["RubricDiagnostics"], data: ["Scenarios"]),
    tests(
      "CorpusTests", sees: ["RubricDiagnostics", "RubricSite", "RubricStandard", "RubricBuild"],
      data: ["accepted-invalid.csv", "expected-findings.csv", "expected-sections.csv", "readings"]),
    .target(
      name: "RubricBenchmarking", path: "Tests/Benchmarks/Measuring", swiftSettings: strict),
    .executableTarget(
      name: "RubricLoadingBenchmark",
      dependencies: ["RubricDiagnostics", "RubricDocuments", "RubricBenchmarking", "CLibYAML"],
      path: "Tests/Benchmarks/Loading", swiftSettings: strict),
    .executableTarget(
      name: "RubricSamplePrinter",
      dependencies: ["RubricDiagnostics", "RubricDocuments", "RubricOpenAPI", "RubricSamples"],
      path: "Tests/Samples/Printer", swiftSettings: strict),
    .executableTarget(
      name: "RubricHighlightingBenchmark", dependencies: ["RubricHighlighting", "RubricBenchmarking"],
      path: "Tests/Benchmarks/Highlighting", swiftSettings: strict),
    .executableTarget(
      name: "RubricMarkdownBenchmark",
      dependencies: ["RubricMarkdown", "RubricTheme", "RubricBenchmarking", "CCmarkGFM"],
      path: "Tests/Benchmarks/Markdown", swiftSettings: strict),
  ]
)

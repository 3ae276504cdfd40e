import RubricTesting
import Testing

/// Plays every file of `Scenarios/` with the built program.
@Suite struct ScenarioTests {
  private static let folder = FileTree(FileTree(of: #filePath).root + "/Scenarios")

  private static let names = folder.paths.filter { $0.hasSuffix(".scenario") }

  @Test(arguments: names)
  func theProgramDoesWhatTheScenarioSays(_ file: String) throws {
    let program = try #require(Program.built, "build the program first, or name it with RUBRIC_PROGRAM")
    let scenario = try Scenario(
      name: String(file.dropLast(".scenario".count)), text: ScenarioTests.folder.text(file))
    var run = try ScenarioRun(scenario, program: program)
    try run.play()
    if Recording.isOn, run.recorded.text != scenario.text {
      try ScenarioTests.folder.write(file, Array(run.recorded.text.utf8))
      Issue.record("\(scenario.name): \(Recording.message)")
    }
    for fault in run.faults { Issue.record("\(scenario.name): \(fault)") }
  }

  @Test func scenariosAreRead() throws {
    #expect(ScenarioTests.names.count > 40)
    let text = "One behaviour.\n\n=== file a.txt\none\n\n=== run check a.txt\n=== exit 2\n"
    let scenario = try Scenario(name: "a", text: text)
    #expect(scenario.blocks.map(\.head) == [["file", "a.txt"], ["run", "check", "a.txt"], ["exit", "2"]])
    #expect(scenario.blocks[0].text == "one\n\n")
    #expect(scenario.text == text)
    #expect(throws: Scenario.Fault.self) { try Scenario(name: "b", text: "x\n=== walk\n") }
    #expect(throws: Scenario.Fault.self) { try Scenario(name: "c", text: "=== run check\n") }
  }
}

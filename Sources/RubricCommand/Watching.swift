import ArgumentParser
import RubricBuild
import RubricPreview
import RubricStandard

extension Run {
  /// Does the run again and again, whenever a file changes that it depends on; ends when it is stopped.
  func keepRunning(_ request: BuildRequest) async throws {
    guard let watch = FolderWatch(besides: request.output) else {
      Terminal.error(
        "error: this system has no more watches for files\n  help: stop another program that watches\n")
      throw ExitCode(2)
    }
    // Its patterns are compiled once for all runs.
    let standard = try Standard(judgesSections: true)
    while true {
      // Before anything is read: what changes while it is read is built next.
      if FileSystem.isFolder(request.input) {
        watch.add(tree: request.input)
      } else {
        watch.add(PathText.folder(of: request.input))
      }
      do {
        try await run(request, standard: standard) { build in
          let report = try await build.run()
          for folder in report.folders { watch.add(folder) }
          return report
        }
      } catch is ExitCode {
        // What was found or went wrong was told, and is what the writer now mends.
      }
      watch.wait()
    }
  }
}

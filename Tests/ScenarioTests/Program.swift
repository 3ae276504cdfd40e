import Glibc
import RubricTesting

/// The built program, run as a user would run it.
struct Program: Sendable {
  let path: String

  /// What a run left.
  struct Outcome: Sendable {
    var status: Int32
    var output: String
    var error: String
  }

  /// `RUBRIC_PROGRAM`, else the `rubric` in the folder of the test bundle or above it.
  static let built: Program? = {
    if let named = getenv("RUBRIC_PROGRAM") { return Program(path: String(cString: named)) }
    for start in [readlink("/proc/self/exe"), CommandLine.arguments.first ?? ""] {
      var folder = start
      while let slash = folder.lastIndex(of: "/") {
        folder = String(folder[..<slash])
        if access(folder + "/rubric", X_OK) == 0, FileTree(folder).isFile("rubric") {
          return Program(path: folder + "/rubric")
        }
      }
    }
    return nil
  }()

  /// Runs it in a folder; standard output and standard error go to files, so that neither can block.
  func run(_ arguments: [String], in folder: String, environment: [String], logs: TestFolder) throws
    -> Outcome
  {
    let child = try start(
      arguments, in: folder, environment: environment, output: logs.at("stdout"), error: logs.at("stderr"))
    let status = Program.wait(for: child)
    let tree = FileTree(logs.path)
    return Outcome(status: status, output: try tree.text("stdout"), error: try tree.text("stderr"))
  }

  /// Starts it in a folder, with no variables but those given.
  ///
  /// - Parameters:
  ///   - output: path of the file or terminal that standard output goes to; made where it is not there.
  ///   - error: the same of standard error.
  func start(
    _ arguments: [String], in folder: String, environment: [String] = [], output: String, error: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOCTTY
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, flags, 0o644)
    posix_spawn_file_actions_addopen(&actions, 2, error, flags, 0o644)
    // posix_spawn's own way to change the folder is not visible to Swift; `env` becomes the program.
    let env = "/usr/bin/env"
    var words = ([env, "--chdir=" + folder] + environment + [path] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var variables: [UnsafeMutablePointer<CChar>?] = [nil]
    var child = pid_t()
    let failure = posix_spawn(&child, env, &actions, nil, &words, &variables)
    guard failure == 0 else {
      throw Scenario.Fault(description: "\(path): \(String(cString: strerror(failure)))")
    }
    return child
  }

  /// Waits for the end of a program that was started, and gives its exit status; where a signal ended it, the
  /// signal's number made negative.
  static func wait(for child: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return exitStatus(of: status)
  }

  /// The exit status where the program has ended by now; nil else.
  static func statusIfEnded(_ child: pid_t) -> Int32? {
    var status: Int32 = 0
    return waitpid(child, &status, WNOHANG) == child ? exitStatus(of: status) : nil
  }

  /// WIFEXITED and WEXITSTATUS are macros.
  private static func exitStatus(of status: Int32) -> Int32 {
    status & 0x7f == 0 ? (status >> 8) & 0xff : -(status & 0x7f)
  }

  private static func readlink(_ path: String) -> String {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = Glibc.readlink(path, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

extension FileTree {
  /// Whether the name is a file and no folder.
  fileprivate func isFile(_ name: String) -> Bool {
    var found = stat()
    return stat("\(root)/\(name)", &found) == 0 && found.st_mode & S_IFMT == S_IFREG
  }
}

/// Why the output cannot be written.
public enum OutputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The operating system refused.
  case file(FileError)
  /// Something else than a folder stands where the output should go.
  case notFolder(path: String)
  /// The folder holds files and no build of ours made it; `example` is one of them.
  case foreignFolder(path: String, example: String)
  /// Something that no build of ours wrote stands where a file or folder should go.
  case foreignFile(path: String)
  /// A symbolic link stands where a file or folder should go.
  case link(path: String)
  /// Another build writes into the folder.
  case busy(path: String)
  /// The output would be read as content by the next build.
  case insideContent(output: String, content: String)
  /// The path cannot be one of the output's; `reason` is the end of a sentence that begins with it.
  case invalidPath(path: String, reason: String)
  /// One build writes the path a second time, or both as a file and as a folder.
  case writtenTwice(path: String)
  /// The folder was finished before.
  case finished(path: String)

  /// What went wrong, as one line.
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .notFolder(let path): "cannot write to '\(path)': it is no folder"
    case .foreignFolder(let path, let example):
      "cannot write to '\(path)': it holds files that no build wrote, such as '\(example)'"
    case .foreignFile(let path): "cannot write '\(path)': something that no build wrote is there"
    case .link(let path): "cannot write '\(path)': a symbolic link is there"
    case .busy(let path): "cannot write to '\(path)': another build is writing to it"
    case .insideContent(let output, let content):
      "cannot write to '\(output)': the next build would read it as content of '\(content)'"
    case .invalidPath(let path, let reason): "cannot write '\(path)': the path \(reason)"
    case .writtenTwice(let path): "cannot write '\(path)': this build has written it already"
    case .finished(let path): "cannot write to '\(path)': the build is finished"
    }
  }

  /// What to do about it, as a verb phrase.
  public var help: String? {
    switch self {
    case .foreignFolder: "give an empty folder with --output, or keep those files and write with --force"
    case .foreignFile, .link: "move it elsewhere, or let it be replaced with --force"
    case .busy: "wait until it has ended"
    case .notFolder, .insideContent: "give another folder with --output"
    case .file, .invalidPath, .writtenTwice, .finished: nil
    }
  }
}

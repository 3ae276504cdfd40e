/// A form in which a run is told: one file each, and one line in `all`.
public struct ReportFormat: Sendable {
  /// What `--format` calls it: lower-case letters.
  public var name: String
  /// What it is for, as the end of "writes …"; shown by `--help`.
  public var purpose: String
  let write: @Sendable (ReportInput) -> [UInt8]

  init(_ name: String, _ purpose: String, write: @escaping @Sendable (ReportInput) -> [UInt8]) {
    self.name = name
    self.purpose = purpose
    self.write = write
  }

  /// Every format, in the order in which help lists them.
  public static let all: [ReportFormat] = [
    .text, .json, .sarif, .junit, .github, .gitlab, .checkstyle, .markdown, .html,
  ]

  /// The format of that name; nil where there is none.
  public static func named(_ name: String) -> ReportFormat? {
    all.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// The whole report as UTF-8, with a line end behind it. The same input gives the same bytes. A service that
  /// reads commands from the lines of a log finds none in it that the input has put there.
  public func bytes(of input: ReportInput) -> [UInt8] { write(input) }
}

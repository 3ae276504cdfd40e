import RubricCommand

/// The program.
@main struct Main {
  static func main() async { await Rubric.main() }
}

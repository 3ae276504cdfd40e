import RubricPatterns
import Testing

@Test func aLiteralIsFound() throws {
  let pattern = try Pattern("b+")
  #expect(pattern.matches("abbc"))
}

import RubricDiagnostics
import Testing

@Suite struct NearestNameTests {
  @Test(
    "the closest name is found",
    arguments: [
      ("descripton", "description"), ("desciprtion", "description"), ("Description", "description"),
      ("DESCRIPTON", "description"), ("operationid", "operationId"), ("path", "paths"), ("sumary", "summary"),
      ("zzz", nil), ("", nil), ("x", nil), ("tag", "tags"), ("descr", nil),
    ] as [(String, String?)])
  func match(_ wrong: String, name: String?) {
    let names = NearestName(among: ["description", "operationId", "paths", "summary", "tags", "servers", ""])
    #expect(names.match(for: wrong) == name)
  }

  @Test func aTieIsNoAnswer() {
    #expect(NearestName(among: ["cat", "bat"]).match(for: "hat") == nil)
    #expect(NearestName(among: ["cart", "chat", "that"]).match(for: "cat") == nil)
    #expect(NearestName(among: ["chat", "chat"]).match(for: "cat") == "chat")
    #expect(NearestName(among: ["bats", "cats", "cat"]).match(for: "cat") == "cat")
  }

  @Test func aSwapOfNeighboursIsOneEdit() {
    #expect(NearestName(among: ["abcd"]).match(for: "abdc") == "abcd")
    #expect(NearestName(among: ["ab"]).match(for: "ba") == "ab")
    #expect(NearestName(among: ["abc"]).match(for: "cab") == nil)
  }

  @Test func atMostAThirdOfTheLettersAndFourAreWrong() {
    #expect(NearestName(among: ["abcdefghi"]).match(for: "xxxdefghi") == "abcdefghi")
    #expect(NearestName(among: ["abcdefgh"]).match(for: "xxxdefgh") == nil)
    let long = String(repeating: "m", count: 40)
    #expect(NearestName(among: [long]).match(for: "abcd" + long) == long)
    #expect(NearestName(among: [long]).match(for: "abcde" + long) == nil)
  }

  @Test func hostileNamesCostLittle() {
    let long = String(repeating: "a", count: 1_000_000)
    let names = NearestName(among: Array(repeating: long, count: 2_000))
    let clock = ContinuousClock()
    var found: String?
    #expect(clock.measure { found = names.match(for: long + "b") } < .seconds(10))
    #expect(found == nil)
    #expect(NearestName(among: ["naïve"]).match(for: "naive") == "naïve")
  }
}

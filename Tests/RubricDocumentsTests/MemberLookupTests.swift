import RubricDocuments
import RubricTesting
import Testing

@Suite struct MemberLookupTests {
  /// A mapping of so many members, `k0: 0` and on.
  private func mapping(of count: Int) throws -> Node {
    try root((0..<count).map { "k\($0): \($0)\n" }.joined() + "k: &a {x: 1}\n<<: *a\n")
  }

  @Test(
    "members of short and long mappings are found by name and by key",
    arguments: [0, 1, 28, 29, 30, 31, 32, 33, 100, 1_000])
  func everyMemberIsFound(_ count: Int) throws {
    let mapping = try mapping(of: count)
    for (number, member) in mapping.members.enumerated() {
      for found in [mapping.member(named: member.name), mapping.member(member.key)] {
        #expect(found?.name == member.name)
        #expect(found?.value == member.value)
        #expect(found?.keySpan == member.keySpan)
      }
      #expect(mapping[member.key] == member.value)
      if number < count { #expect(member.value.integer == number) }
    }
    #expect(mapping.member(named: "x")?.value.integer == 1)
    #expect(mapping.member(named: "none") == nil)
    #expect(mapping.member(Key(id: .max)) == nil)
    #expect(mapping[Key(id: .max)] == nil)
  }

  @Test func namesOfOneLongMappingAreNotThoseOfAnother() throws {
    let lines = (0..<40).map { "  k\($0): \($0)\n" }.joined()
    let both = try root("a:\n\(lines)b:\n\(lines)  own: 1\nk3: outer\n")
    let (a, b) = (both.member(named: "a")?.value, both.member(named: "b")?.value)
    #expect(a?.member(named: "own") == nil)
    #expect(b?.member(named: "own")?.value.integer == 1)
    #expect(a?.member(named: "k3")?.value != b?.member(named: "k3")?.value)
    #expect(a?.member(named: "a") == nil)
  }

  @Test func whatIsTakenOutIsNotFound() throws {
    let mapping = try mapping(of: 50)
    let gone = try #require(mapping.member(named: "k7")?.value)
    let reduced = mapping.document.without([Standing(gone, in: mapping)]).root
    #expect(reduced.member(named: "k7") == nil)
    #expect(reduced.member(named: "k8")?.value.integer == 8)
    #expect(reduced.members.allSatisfy { reduced.member($0.key)?.value == $0.value })
  }

  @Test func allMembersOfAMappingAreFoundInLinearTime() throws {
    // A pass over the members for each would take minutes.
    let mapping = try mapping(of: 300_000)
    let names = mapping.members.map(\.name)
    let keys = mapping.members.map(\.key)
    let found = processorSeconds {
      names.count { mapping.member(named: $0) != nil } + keys.count { mapping[$0] != nil }
    }
    #expect(found.result == 2 * mapping.count)
    #expect(found.seconds < 10)
  }
}

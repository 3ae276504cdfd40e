import RubricDiagnostics
import RubricDocuments
import RubricSite

// The `sections` of a profile.
extension ProfileReading {
  private static let keys = [
    "drop", "title", "severity", "asks", "aliases", "file-names", "subject", "facts", "template",
    "floor-words", "not-applicable",
  ]

  /// A section of the standard that is changed or dropped, or one of the organisation's own.
  mutating func readSection(_ member: Node.Member) {
    let id = SectionID(member.name.text)
    var values = KeyedValues(member.value, what: "section '\(id.text)'", keys: ProfileReading.keys)
    defer { findings += values.findings }
    guard let index = profile.sections.firstIndex(where: { $0.id == id }) else {
      addSection(id, at: member, &values)
      return
    }
    if values.member("drop") != nil {
      guard reason("drop", &values) != nil else { return }
      profile.sections.remove(at: index)
      return
    }
    var section = profile.sections[index]
    change(&section, &values)
    profile.sections[index] = section
  }

  private mutating func change(_ section: inout RequiredSection, _ values: inout KeyedValues) {
    if let title = values.text("title") {
      section.title = title
      section.outline.title = title
      section.outline.aliases.append(title.lowercased())
    }
    if let severity = severity(&values) { section.severity = severity }
    if let asks = values.text("asks") { section.asks = asks }
    section.outline.aliases += values.texts("aliases").map { $0.lowercased() }
    section.outline.fileNames += values.texts("file-names").map { $0.lowercased() }
    if let words = values.integer("floor-words") { section.floorWords = max(0, words) }
    if let template = values.text("template") { section.template = template }
    if let facts = object("facts", of: &values, holding: "facts by their ids") {
      for fact in facts.members { readFact(fact, of: &section) }
    }
  }

  /// A section of the organisation's own must say how it is found, what it is about and what it must tell.
  private mutating func addSection(_ id: SectionID, at member: Node.Member, _ values: inout KeyedValues) {
    let isID = { (byte: UInt8) in (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
    guard !id.text.isEmpty, id.text.utf8.allSatisfy(isID) else {
      values.add(
        Finding(
          "settings-valid", .error, "'\(id.text)' cannot be the id of a section", at: member.keySpan,
          help: "use lower-case letters, digits and dashes"))
      return
    }
    let near = NearestName(among: RequiredSection.all.map(\.id.text)).match(for: id.text)
    guard let title = values.text("title"), let asks = values.text("asks") else {
      values.add(
        Finding(
          "settings-valid", .error, "the standard has no section '\(id.text)'", at: member.keySpan,
          help: near.map { "did you mean '\($0)'?" }
            ?? "give a new section 'title', 'asks', 'aliases' and 'facts'"))
      return
    }
    let subject = values.member("subject").flatMap { pattern($0.value) } ?? "."
    let aliases = [title.lowercased()] + values.texts("aliases").map { $0.lowercased() }
    let files = values.texts("file-names").map { $0.lowercased() }
    var section = RequiredSection(
      id: id, title: title, tier: .guidance, severity: severity(&values) ?? .warning, asks: asks, facts: [],
      aliases: aliases, fileNames: files.isEmpty ? [id.text] : files, subject: subject,
      floorWords: max(0, values.integer("floor-words") ?? 15),
      notApplicable: .withReason(
        example: values.text("not-applicable") ?? "the API has nothing of the kind, because ...",
        contradictions: { _ in [] }),
      template: values.text("template") ?? "## \(title)\n> Prompt: \(asks)\n",
      passage: profile.name ?? "The organisation's profile")
    if let facts = object("facts", of: &values, holding: "facts by their ids") {
      for fact in facts.members { readFact(fact, of: &section) }
    }
    guard section.facts.contains(where: { if case .always = $0.requirement { true } else { false } }) else {
      values.add(
        Finding(
          "settings-valid", .error, "section '\(id.text)' must tell nothing", at: member.keySpan,
          help: "give it under 'facts' at least one that is required, with 'question' and 'probes'"))
      return
    }
    profile.sections.append(section)
  }

  // MARK: - Facts

  private mutating func readFact(_ member: Node.Member, of section: inout RequiredSection) {
    let id = member.name.text
    var values = KeyedValues(
      member.value, what: "fact '\(id)'", keys: ["drop", "question", "required", "probes", "subject"])
    defer { findings += values.findings }
    guard let index = section.facts.firstIndex(where: { $0.id == id }) else {
      addFact(id, at: member, &values, to: &section)
      return
    }
    if values.member("drop") != nil {
      guard reason("drop", &values) != nil else { return }
      section.facts.remove(at: index)
      return
    }
    if let question = values.text("question") { section.facts[index].question = question }
    if values.member("required") != nil {
      section.facts[index].requirement = values.flag("required") ? .always : .recommended
    }
    section.facts[index].probes += patterns("probes", &values)
  }

  private mutating func addFact(
    _ id: String, at member: Node.Member, _ values: inout KeyedValues, to section: inout RequiredSection
  ) {
    let probes = patterns("probes", &values)
    guard let question = values.text("question"), !probes.isEmpty else {
      let near = NearestName(among: section.facts.map(\.id)).match(for: id)
      values.add(
        Finding(
          "settings-valid", .error, "section '\(section.id.text)' has no fact '\(id)'", at: member.keySpan,
          help: near.map { "did you mean '\($0)'?" } ?? "give a new fact 'question' and 'probes'"))
      return
    }
    let isRequired = values.member("required") == nil || values.flag("required")
    section.facts.append(
      Fact(
        id, isRequired ? .always : .recommended, question, probes: probes,
        subject: values.member("subject").flatMap { pattern($0.value) }))
  }
}

import RubricDiagnostics
import RubricDocuments
import RubricSite
import RubricTesting
import Testing

@testable import RubricStandard

@Suite struct ProfileTests {
  /// Reads a profile; expects a finding at each mark, with these messages.
  private func profile(
    _ marked: String, _ messages: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Profile {
    let text = MarkedText(marked)
    let file = SourceFile(path: "profile.yaml", bytes: text.bytes)
    let document = try #require(DocumentReader().read(file, as: SourceID(index: 9), format: .yaml).value)
    let outcome = Profile.read(document)
    let findings = outcome.findings.sorted { $0.span < $1.span }
    #expect(findings.map(\.message) == messages, sourceLocation: sourceLocation)
    #expect(findings.map(\.span.bytes) == text.ranges, sourceLocation: sourceLocation)
    return outcome.value
  }

  /// What rules find in a description, as `rule: message`.
  private func lint(_ profile: Profile, _ spec: String) throws -> [String] {
    let standard = try Standard(profile)
    var none = WaiverBook([], on: SampleSite.today)
    let site = SampleSite([:], spec: spec).site
    return standard.lint(site, on: SampleSite.today, waivers: &none).findings
      .filter { finding in profile.rules.suffix(3).contains { $0.id == finding.rule } }
      .map { "\($0.severity.rawValue) \($0.rule.text): \($0.message)" }
  }

  @Test func anEmptyProfileIsTheStandard() throws {
    let profile = try profile("name: Town\n")
    #expect(profile.sections.map(\.id) == RequiredSection.all.map(\.id))
    #expect(profile.rules.map(\.id) == Rule.all.map(\.id))
  }

  @Test func dimensionsOfMaturityCountAsTheOrganisationSays() throws {
    let profile = try profile(
      """
      weights: {documentation: 40, adoption: 0, security: ⟦101⟧, lifecycle: ⟦half⟧, ⟦secrurity⟧: 1}
      """,
      [
        "'security' of 'weights' must be a whole number from 0 to 100",
        "'lifecycle' of 'weights' must be a whole number",
        "'weights' knows no key 'secrurity'",
      ])
    #expect(profile.weights == [.documentation: 40, .adoption: 0])
    let none = MaturityDimension.allCases.map { "\($0.name): 0" }.joined(separator: ", ")
    #expect(
      try self.profile("weights: ⟦{\(none)}⟧", ["no dimension counts, so that there is no score"]).weights
        .isEmpty)
  }

  @Test func sectionsAreRegradedRenamedDroppedAndAdded() throws {
    let profile = try profile(
      """
      sections:
        cost: {severity: info, title: Fees, aliases: [What we ask], file-names: [fees]}
        bulk-data: {drop: Our APIs hold no open data.}
        carbon:
          title: Carbon footprint
          asks: Say what a call costs the climate.
          facts:
            grams: {question: How many grams does a call cost?, probes: ['\\bgrams? of CO2\\b']}
      """)
    #expect(
      profile.sections.map(\.id) == RequiredSection.all.map(\.id).filter { $0 != "bulk-data" } + ["carbon"])
    let cost = try #require(profile.sections.first { $0.id == "cost" })
    #expect(cost.severity == .info && cost.title == "Fees")
    #expect(
      cost.outline.aliases.suffix(2) == ["fees", "what we ask"] && cost.outline.fileNames.contains("fees"))

    let standard = try Standard(profile)
    let silent = SampleSite([:], standard: standard)
    let telling = SampleSite(
      [
        "climate.md": """
        # Our part

        ## Carbon footprint

        Each call to the service costs about two grams of CO2, most of it in the data centre of the town. We count \
        it once a year, and the figure is published with the accounts of the year before.
        """
      ], standard: standard)
    func state(_ sample: SampleSite) -> SectionVerdict.State? {
      standard.verdicts(of: sample.site, on: SampleSite.today).value.first { $0.section == "carbon" }?.state
    }
    #expect(state(silent) == .missing)
    #expect(state(telling) == .complete)
  }

  @Test func factsAreDroppedRelaxedAndAdded() throws {
    let profile = try profile(
      """
      sections:
        errors:
          facts:
            statuses: {drop: The reference tells them all.}
            causes: {required: false}
            phone: {question: Whom do I ring?, probes: ['\\bring\\b']}
      """)
    let before = try #require(RequiredSection.all.first { $0.id == "errors" })
    let errors = try #require(profile.sections.first { $0.id == "errors" })
    #expect(errors.facts.map(\.id) == before.facts.map(\.id).filter { $0 != "statuses" } + ["phone"])
    let causes = try #require(errors.facts.first { $0.id == "causes" })
    if case .recommended = causes.requirement {} else { Issue.record("the fact is still required") }
  }

  @Test func rulesAreRegradedAndDropped() throws {
    let profile = try profile(
      """
      rules:
        path-hyphens: info
        path-nouns: {severity: error}
        link-integrity: warning
        section-missing: {drop: We look at states only.}
        terms-of-service: {drop: The licence says it all.}
      """)
    #expect(profile.rules.first { $0.id == "path-hyphens" }?.severity == .info)
    #expect(!profile.rules.contains { $0.id == "terms-of-service" })
    let span = SourceSpan.start(of: SourceID(index: 0))
    let graded = profile.graded(
      ["path-nouns", "link-integrity", "section-missing", "other"].map { Finding($0, .info, "m", at: span) })
    #expect(
      graded.map { "\($0.rule.text) \($0.severity.rawValue)" } == [
        "path-nouns error", "link-integrity warning", "other info",
      ])
  }

  @Test func rulesOfTheOrganisationsOwnLookAtMembers() throws {
    let profile = try profile(
      """
      rules:
        has-team: {each: operation, member: x-team/name, must: exist, severity: error}
        no-trace: {each: path, member: trace, must: not exist}
        good-version: {each: info, member: version, pattern: '^v[0-9]+$'}
      """)
    let found = try lint(
      profile,
      """
      openapi: 3.1.0
      info: {title: Parks, version: 1.0.0}
      paths:
        /a: {get: {x-team: {name: Parks}, responses: {}}, trace: {x-team: {}, responses: {}}}
      """)
    #expect(
      found == [
        "error has-team: 'TRACE /a' has no 'x-team/name'", "warning no-trace: path '/a' has 'trace'",
        "warning good-version: 'version' of the API is '1.0.0'",
      ])
  }

  @Test func everyKindOfObjectCanBeLookedAt() throws {
    let spec = """
      openapi: 3.1.0
      info: {title: Parks, version: 1.0.0}
      servers: [{url: https://a.example}]
      tags: [{name: t}]
      paths:
        /a:
          get:
            parameters: [{name: p, in: query, schema: {type: string}}]
            responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}}
      components:
        schemas: {S: {type: object, properties: {q: {type: string}}}}
        securitySchemes: {k: {type: apiKey, in: header, name: K}}
      """
    for subject in OwnRule.Subject.allCases {
      let profile = try profile("rules:\n  mine: {each: \(subject.rawValue), member: x-mark, must: exist}\n")
      #expect(try !lint(profile, spec).isEmpty, "\(subject.rawValue)")
    }
  }

  @Test func whatCannotBeReadIsFoundAtItsPlace() throws {
    let profile = try profile(
      """
      ⟦section⟧: {}
      sections:
        ⟦costs⟧: {severity: info}
        ⟦Carbon⟧: {title: Carbon, asks: Say it.}
        ⟦water⟧: {title: Water, asks: Say it.}
        cost: {drop: ⟦no⟧, severity: low}
        errors: {severity: ⟦low⟧, facts: {⟦phone⟧: {}, causes: {probes: ['⟦'(open'⟧']}}}
      rules:
        ⟦path-noun⟧: warning
        path-nouns: ⟦low⟧
        ⟦waiver-expired⟧: {drop: We do not care for dates.}
        mine: {each: ⟦thing⟧, member: x, must: exist}
        ⟦void⟧: {each: info, member: x}
        none: {each: info, member: ⟦''⟧, must: exist}
      """.replacing("['⟦'(open'⟧']", with: "[⟦'(open'⟧]"),
      [
        "the profile knows no key 'section'", "the standard has no section 'costs'",
        "'Carbon' cannot be the id of a section", "section 'water' must tell nothing",
        "'drop' of section 'cost' must be a sentence that says why",
        "'severity' of section 'errors' must be one of error, warning, info",
        "section 'errors' has no fact 'phone'", "the pattern '(open' cannot be run: '(' is not closed",
        "there is no rule 'path-noun'", "rule 'path-nouns' must be given a severity or an object",
        "rule 'waiver-expired' cannot be dropped",
        "'each' of rule 'mine' must be one of info, server, path, operation, parameter, response, schema, property, tag, security-scheme",
        "the rule asks for nothing", "'member' of rule 'none' must be the name of a member",
      ])
    #expect(profile.sections.map(\.id) == RequiredSection.all.map(\.id))
    #expect(profile.rules.map(\.id) == Rule.all.map(\.id))
  }
}

import RubricDiagnostics
import RubricMarkdown

/// Looks up the links of texts and settings.
extension SiteBuilder {
  enum Holder {
    case guide(Guide)
    case prose(Prose)
  }

  func resolve(
    _ text: MarkdownDocument, in holder: Holder, _ resolver: inout LinkResolver
  ) -> (links: [LinkTarget], findings: [Finding]) {
    var findings: [Finding] = []
    func add(_ rule: RuleID, _ severity: Severity, _ message: String, _ range: Range<UInt32>, _ help: String)
    {
      let span: SourceSpan
      switch holder {
      case .guide(let guide): span = SourceSpan(source: guide.source, bytes: range)
      case .prose(let prose): span = prose.span(of: range)
      }
      findings.append(Finding(rule, severity, message, at: span, help: help))
    }
    for problem in text.problems {
      add(
        RuleID(problem.rule), problem.isError ? .error : .warning, problem.message, problem.range,
        problem.help)
    }
    let place: LinkResolver.Holder
    let severity: Severity
    switch holder {
    case .guide(let guide):
      place = .guide(path: guide.path, isShared: guide.isShared, anchors: guide.text.headings.map(\.id))
      severity = .error
    case .prose:
      // A description is often written for another page than ours, where its addresses lead somewhere.
      place = .description
      severity = .warning
    }
    let links = text.links.map { link in
      let isImage = text.isImage(link)
      let found = resolver.target(of: link, isImage: isImage, in: place)
      if let problem = found.problem {
        add("link-integrity", severity, problem.message, link.range, problem.help)
      } else if isImage, case .external = found.target {
        add(
          "image-remote", .warning, "an image of another host is shown as a link to it", link.range,
          "keep the image beside the guide")
      }
      return found.target
    }
    return (links, findings)
  }

  /// The picture of `x-logo`, which is looked for beside the description as the images in its texts are.
  mutating func resolveLogo(_ resolver: inout LinkResolver) {
    guard let url = site.api?.info.logo?.member(named: "url")?.value, let address = url.string else { return }
    let written = MarkdownDocument.Link(
      destination: address, title: "", node: 0, range: url.span.bytes, isAlone: false)
    let found = resolver.target(of: written, isImage: true, in: .description)
    site.logo = found.target
    guard let problem = found.problem else { return }
    findings.append(Finding("link-integrity", .warning, problem.message, at: url.span, help: problem.help))
  }

  /// A link of the settings, which stand where the site's home does.
  mutating func resolve(
    _ link: SiteSettings.SettingsLink, _ resolver: inout LinkResolver
  ) -> LinkTarget {
    let written = MarkdownDocument.Link(
      destination: link.href, title: "", node: 0, range: link.span.bytes, isAlone: false)
    let found = resolver.target(
      of: written, isImage: false, in: .guide(path: "index.md", isShared: false, anchors: []))
    if let problem = found.problem {
      findings.append(Finding("link-integrity", .error, problem.message, at: link.span, help: problem.help))
    } else if case .none = found.target {
      findings.append(
        Finding(
          "link-scheme", .error, "'\(link.href)' is no address that a link may have", at: link.span,
          help: "write an address that begins with https://, the path of a guide, or a link by name"))
    }
    return found.target
  }
}

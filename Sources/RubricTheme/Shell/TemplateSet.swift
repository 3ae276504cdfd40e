import Mustache
import RubricDiagnostics

/// The layouts and partials of a theme, checked before anything is rendered: mustache itself renders unknown
/// names as nothing, and a partial that puts itself in overflows its stack.
struct TemplateSet {
  private let layouts: [String: Template]
  private let partials: [String: Template]
  private let names: TemplateNames
  private(set) var findings: [Finding] = []
  /// Templates that cannot be rendered, nor can what puts them in.
  private var unsound: Set<String> = []

  /// Longest shell, in bytes: partials that put in others twice double at each step.
  static let largestShell = 1 << 20

  /// - Parameter files: one file for each path.
  init(_ files: [ThemeFile], names: TemplateNames) {
    self.names = names
    func templates(in folder: String) -> [String: Template] {
      var templates: [String: Template] = [:]
      for file in files {
        guard let name = file.name(in: folder, ending: ".mustache") else { continue }
        templates[name] = Template(file, name: name, names: names)
      }
      return templates
    }
    layouts = templates(in: "layouts/")
    partials = templates(in: "partials/")
    for template in inOrder(layouts) + inOrder(partials) { findings += template.findings }
    for (name, template) in partials where !template.isSound { unsound.insert(name) }
    checkPartials()
  }

  private func inOrder(_ templates: [String: Template]) -> [Template] {
    templates.values.sorted { $0.file.source < $1.file.source }
  }

  // MARK: - Checks

  /// Every partial that is named exists, and none comes back to itself.
  private mutating func checkPartials() {
    let known = partials.keys.sorted()
    for template in inOrder(layouts) + inOrder(partials) {
      for tag in template.partials where partials[tag.name] == nil {
        findings.append(
          .unknown(
            "no partial is called '\(tag.name)'", tag.name, among: known, at: template.file.span(tag.range)))
      }
    }
    var state: [String: Bool] = [:]
    for template in inOrder(partials) where state[template.name] == nil { checkCycle(from: template, &state) }
  }

  /// Walks the partials below `template` with a stack of its own; `state` is true of those that are done and
  /// false of those above the present one.
  private mutating func checkCycle(from template: Template, _ state: inout [String: Bool]) {
    var path: [(template: Template, next: Int)] = [(template, 0)]
    state[template.name] = false
    while let (current, next) = path.last {
      let tags = current.partials
      guard next < tags.count else {
        state[current.name] = true
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let tag = tags[next]
      guard let below = partials[tag.name] else { continue }
      if state[tag.name] == nil {
        state[tag.name] = false
        path.append((below, 0))
      } else if state[tag.name] == false {
        let names = (path.map(\.template.name).drop { $0 != tag.name } + [tag.name]).map { "'\($0)'" }
        findings.append(
          .theme(
            "partials must not put themselves in: " + names.joined(separator: " → "),
            at: current.file.span(tag.range)))
        unsound.formUnion(path.map(\.template.name))
      }
    }
  }

  // MARK: - Shells

  /// Whether a layout of that name is there, sound or not.
  func hasLayout(_ name: String) -> Bool { layouts[name] != nil }

  /// The shell that a layout makes; nil where it is missing or broken, and then a finding says so.
  ///
  /// - Parameters:
  ///   - required: slots without which its pages are of no use.
  ///   - theme: where to point when there is no such layout.
  func shell(_ name: String, required: [Slot], theme: SourceSpan) -> Outcome<Shell?> {
    guard let layout = layouts[name] else {
      return Outcome(nil, findings: [.theme("a theme needs 'layouts/\(name).mustache'", at: theme)])
    }
    guard layout.isSound else { return Outcome(nil) }
    guard let reached = reached(from: layout) else { return Outcome(nil) }
    guard size(of: layout, reached) <= TemplateSet.largestShell else {
      return Outcome(
        nil,
        findings: [.theme("a layout with its partials must be smaller than 1 MiB", at: layout.file.start)])
    }
    guard let rendered = render(layout, reached) else {
      return Outcome(nil, findings: [.theme("mustache cannot read the template", at: layout.file.start)])
    }
    let shell = Shell(rendered: rendered)
    let slots = shell.slots
    let findings = required.filter { !slots.contains($0) }.map { slot -> Finding in
      .theme(
        "'layouts/\(name).mustache' must show '\(slot.rawValue)'", at: layout.file.start,
        help: "put {{\(slot.rawValue)}} where it belongs")
    }
    return Outcome(shell, findings: findings)
  }

  /// The partials that a layout needs, each behind those that it needs itself; nil where one is broken.
  private func reached(from layout: Template) -> [Template]? {
    var done: [Template] = []
    var seen: Set<String> = []
    var path: [(template: Template, next: Int)] = [(layout, 0)]
    while let (current, next) = path.last {
      let tags = current.partials
      guard next < tags.count else {
        if path.count > 1 { done.append(current) }
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      guard let below = partials[tags[next].name] else { continue }
      if unsound.contains(below.name) { return nil }
      if seen.insert(below.name).inserted { path.append((below, 0)) }
    }
    return done
  }

  /// How large a layout becomes with its partials, without indentation and what fills its slots.
  private func size(of layout: Template, _ reached: [Template]) -> Int {
    var sizes: [String: Int] = [:]
    func size(_ template: Template) -> Int {
      template.partials.reduce(template.marked(names).count) { sum, tag in
        min(sum + (sizes[tag.name] ?? 0), TemplateSet.largestShell + 1)
      }
    }
    for template in reached { sizes[template.name] = size(template) }
    return size(layout)
  }

  private func render(_ layout: Template, _ reached: [Template]) -> [UInt8]? {
    var library = MustacheLibrary()
    for template in reached {
      let text = String(decoding: template.marked(names), as: UTF8.self)
      guard (try? library.register(text, named: template.name)) != nil else { return nil }
    }
    let text = String(decoding: layout.marked(names), as: UTF8.self)
    guard let template = try? MustacheTemplate(string: text) else { return nil }
    let rendered = Array(template.render([String: String](), library: library).utf8)
    // A combining character beside a brace can hide a tag from mustache, which goes by whole characters.
    let braces = UInt8(ascii: "{")
    return zip(rendered, rendered.dropFirst()).contains { $0 == braces && $1 == braces } ? nil : rendered
  }
}

// swift-format-ignore-file: a line of CSS is one rule.

/// The style of the page of HTML.
enum ReportStyle {
  /// SHA-256 of `css`, as a content security policy names it; `Tests/Reports/check` computes it again.
  static let hash: StaticString = "sha256-56PdRf1VNQgcvUnwmCLywbEPc5ywcNqUiOSYkrZuWWc="

  /// No line of it begins with `::`, which a service that reads logs could take for a command.
  static let css: StaticString = """

    :root { color-scheme: light dark; --paper: #fffdf9; --tint: #f8f4ec; --ink: #1c1a17; --soft: #575148; --line: #ded6c6; --ok: #19613d; --warn: #7a4900; --bad: #981b2b; --info: #1c5a93; --link: #1f4e8c; --mark: #fbe3a8; --mark-ink: #1c1a17; --focus: #ffbf00 }
    @media (prefers-color-scheme: dark) { :root { --paper: #171614; --tint: #1f1d1a; --ink: #ece7dd; --soft: #b6afa3; --line: #3b372f; --ok: #86d3a5; --warn: #f0b965; --bad: #f59aa0; --info: #8fc1f0; --link: #9cc3f2; --mark: #5a4510; --mark-ink: #fff6e0 } }
    * { box-sizing: border-box }
    html { background: var(--paper); color: var(--ink); font: 100%/1.55 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
    body { margin: 0 auto; max-width: 72rem; padding: 1rem clamp(1rem, 4vw, 3rem) 3rem; overflow-wrap: anywhere }
    h1 { font-size: clamp(1.6rem, 1.3rem + 1.4vw, 2.2rem); line-height: 1.2; margin: 1rem 0 .5rem }
    h2 { border-top: 1px solid var(--line); font-size: 1.35rem; line-height: 1.3; margin: 2.25rem 0 .75rem; padding-top: 1.1rem }
    h3 { font-size: 1.05rem; margin: 1.5rem 0 .5rem }
    h2 small { color: var(--soft); font-size: .85em; font-weight: 400 }
    p { margin: 0 0 .5rem; max-width: 60rem }
    a { color: var(--link); text-underline-offset: .18em }
    a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }
    code, pre { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .9em }
    pre { background: var(--tint); border-radius: 4px; margin: 0 0 .5rem; padding: .5rem .75rem; white-space: pre-wrap }
    mark { background: var(--mark); color: var(--mark-ink) }
    nav ul { list-style: none; margin: 1rem 0; padding: 0 }
    nav li { padding: .2rem 0 }
    .outcome { font-size: 1.1rem; font-weight: 600 }
    .scroll { overflow-x: auto }
    table { border-collapse: collapse; font-size: .92rem; overflow-wrap: normal }
    th, td { border-bottom: 1px solid var(--line); padding: .4rem 1.25rem .4rem 0; text-align: start; vertical-align: top }
    td { white-space: nowrap }
    th { min-width: 7rem }
    .ok { color: var(--ok) }
    .warn, .warning strong { color: var(--warn) }
    .bad, .error strong { color: var(--bad) }
    .info strong { color: var(--info) }
    .findings { list-style: none; margin: 0; padding: 0 }
    .findings li { border-inline-start: 3px solid var(--line); margin: 0 0 1rem; padding-inline-start: .9rem }
    .findings .error { border-color: var(--bad) }
    .findings .warning { border-color: var(--warn) }
    .findings .info { border-color: var(--info) }
    .findings li:target { background: var(--tint) }
    .place { color: var(--soft) }
    summary { cursor: pointer; font-weight: 600; padding: .4rem 0 }
    footer { border-top: 1px solid var(--line); color: var(--soft); margin-top: 3rem; padding-top: 1rem }
    @media print { body { max-width: none } .findings li { break-inside: avoid } }

    """
}

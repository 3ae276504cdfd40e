import RubricSite

/// Files that tell a web server which headers to send with the pages.
///
/// They say what the pages' own policy says, and what only a header can: that no other site may show the pages in
/// a frame, and for how long a browser may keep what never changes under its name.
enum HostFiles {
  /// What pages may load, word for word as in the default theme's head.
  static let policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"

  private static let headers = [
    ("Content-Security-Policy", policy + "; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
  ]
  /// Names in `assets/` change with their bytes.
  private static let forEver = "public, max-age=31536000, immutable"

  /// The files by path; two hosts that read one file share it.
  static func all(for hosts: [WebHost]) -> [(path: String, text: String)] {
    var files: [(path: String, text: String)] = []
    for host in hosts {
      let file = file(for: host)
      if !files.contains(where: { $0.path == file.path }) { files.append(file) }
    }
    return files
  }

  private static func file(for host: WebHost) -> (path: String, text: String) {
    switch host {
    case .apache: (".htaccess", apache)
    case .azure: ("staticwebapp.config.json", azure)
    case .cloudflare, .netlify: ("_headers", headersFile)
    case .iis: ("web.config", iis)
    case .nginx: ("nginx-headers.conf", nginx)
    }
  }

  private static var headersFile: String {
    "/*\n" + headers.map { "  \($0.0): \($0.1)\n" }.joined() + "/assets/*\n  Cache-Control: \(forEver)\n"
  }

  private static var apache: String {
    let always = headers.map { "  Header always set \($0.0) \"\($0.1)\"\n" }.joined()
    return """
      ErrorDocument 404 /404.html
      <IfModule mod_headers.c>
      \(always)  <If "%{REQUEST_URI} =~ m#/assets/#">
          Header set Cache-Control "\(forEver)"
        </If>
      </IfModule>

      """
  }

  /// To be included in the `server` block; a `location` of its own inherits no header, so each has them all.
  private static var nginx: String {
    let all = headers.map { "add_header \($0.0) \"\($0.1)\" always;\n" }
    return """
      \(all.joined())error_page 404 /404.html;
      location /assets/ {
      \(all.map { "  " + $0 }.joined())  add_header Cache-Control "\(forEver)";
      }

      """
  }

  private static var iis: String {
    let custom = headers.map { "        <add name=\"\($0.0)\" value=\"\($0.1)\" />\n" }.joined()
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <configuration>
        <system.webServer>
          <httpErrors errorMode="Custom">
            <remove statusCode="404" />
            <error statusCode="404" path="404.html" responseMode="File" />
          </httpErrors>
          <httpProtocol>
            <customHeaders>
      \(custom)      </customHeaders>
          </httpProtocol>
        </system.webServer>
        <location path="assets">
          <system.webServer>
            <staticContent>
              <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" />
            </staticContent>
          </system.webServer>
        </location>
      </configuration>

      """
  }

  private static var azure: String {
    let global = headers.map { "    \"\($0.0)\": \"\($0.1)\"" }.joined(separator: ",\n")
    return """
      {
        "globalHeaders": {
      \(global)
        },
        "routes": [
          { "route": "/assets/*", "headers": { "Cache-Control": "\(forEver)" } }
        ],
        "responseOverrides": {
          "404": { "rewrite": "/404.html" }
        }
      }

      """
  }
}

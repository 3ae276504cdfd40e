/// Programs and commands, with the pieces that are found in them.
enum ProgramExamples {
  static let all: [(language: String, marked: String)] = [
    (
      "shell",
      #"""
      c⟨# Get one⟩
      v⟨TOKEN⟩=$(k⟨cat⟩ key.txt) curl n⟨--request⟩ POST n⟨-sS⟩ s⟨"https://example.org/⟩v⟨$ID⟩s⟨?x=⟩v⟨${X:-1}⟩s⟨"⟩ \
        n⟨-H⟩ s⟨'Accept: application/json'⟩ n⟨--data-raw⟩=s⟨$'it\'s'⟩ n⟨-o⟩ out#1 | k⟨jq⟩ n⟨-r⟩ s⟨'.[0]'⟩ > s⟨"a b"⟩ 2>&1
      k⟨if [⟩ n⟨-n⟩ s⟨"$1"⟩ ]; k⟨then echo⟩ done; k⟨fi
      cat⟩ <<EOF | k⟨wc⟩ n⟨-l⟩
      s⟨Dear ⟩v⟨$USER⟩s⟨,
        EOF is near
      ⟩k⟨EOF
      export⟩ v⟨A⟩=1 && k⟨./run⟩ n⟨--all⟩
      """#
    ),
    (
      "console",
      #"""
      c⟨$⟩ k⟨curl⟩ n⟨-i⟩ https://example.org/ c⟨# now⟩
      HTTP/1.1 200 OK
      c⟨user@host:~/x$⟩ k⟨ls⟩ n⟨-l⟩
      $HOME is "not a prompt
      """#
    ),
    (
      "python",
      #"""
      n⟨@app⟩.get(s⟨"/pets"⟩)
      k⟨async def⟩ pets(limit: int = d⟨0x1F⟩, *, name=k⟨None⟩):  c⟨# all⟩
          s⟨"""Gives
          'all'."""⟩
          k⟨return⟩ s⟨f'{limit}'⟩ + s⟨rb"\""⟩ + x2 + d⟨1_000.5e-3⟩ + y[d⟨1⟩:d⟨2⟩]
      """#
    ),
    (
      "javascript",
      #"""
      k⟨import⟩ { a } k⟨from⟩ s⟨"b"⟩;
      k⟨const⟩ $x = k⟨await⟩ fetch(s⟨`https://x/⟩v⟨${id}⟩s⟨/y`⟩, { n⟨method⟩: s⟨'POST'⟩, n⟨body⟩: k⟨null⟩ }); c⟨// go⟩
      k⟨const⟩ r = x.replace(s⟨/"\/'/g⟩, s⟨''⟩) / d⟨2⟩ / d⟨3⟩; c⟨/* the
      end */⟩ a::b
      """#
    ),
    (
      "typescript",
      #"""
      k⟨interface⟩ Pet { k⟨readonly⟩ n⟨id⟩: k⟨number⟩; name?: k⟨string⟩ }
      n⟨@Injectable⟩() k⟨export const⟩ x = (y k⟨as unknown⟩)!;
      """#
    ),
    (
      "java",
      #"""
      n⟨@Override⟩ k⟨public final⟩ String text() { c⟨/* a */⟩
        k⟨return⟩ s⟨"""
          {"a": 1}
          """⟩ + s⟨'c'⟩ + d⟨10L⟩ + s⟨"\"x\""⟩; c⟨// b⟩
      }
      """#
    ),
    (
      "csharp",
      #"""
      k⟨#region⟩ x
      k⟨var⟩ content = k⟨new⟩ StringContent(s⟨"""
          { "a": "" }
          """⟩, Encoding.UTF8);
      k⟨var⟩ path = s⟨@"C:\dir\"⟩ + s⟨$"{x}\""⟩ + s⟨@"a ""b"" c"⟩ + s⟨'x'⟩ + d⟨1.5m⟩; c⟨// end⟩
      """#
    ),
    (
      "go",
      #"""
      k⟨func⟩ main() {
      	body := strings.NewReader(s⟨`{"a":
       1\`⟩) c⟨// raw⟩
      	k⟨var⟩ x k⟨float64⟩ = d⟨1e-3⟩ + s⟨'c'⟩ + s⟨"\""⟩
      }
      """#
    ),
    (
      "php",
      #"""
      k⟨<?php⟩
      v⟨$ch⟩ = curl_init(s⟨"https://x/⟩v⟨$id⟩s⟨"⟩);  c⟨# one⟩
      curl_setopt_array(v⟨$ch⟩, [CURLOPT_POSTFIELDS => <<<'JSON'
      s⟨        {"a": $x}
      ⟩        k⟨JSON⟩,
          PHP_EOL => s⟨'it\'s'⟩, d⟨1⟩ => k⟨TRUE⟩, c⟨// two⟩
      ]);
      """#
    ),
    (
      "ruby",
      #"""
      k⟨require⟩ s⟨"json"⟩
      uri = URI(s⟨"https://x/⟩v⟨#{id}⟩s⟨"⟩) c⟨# one⟩
      Net::HTTP.start(uri.host, n⟨use_ssl⟩: k⟨true⟩, &n⟨:x⟩) k⟨do⟩ |http|
        v⟨@a⟩ = <<~JSON, d⟨2⟩
      s⟨    {"a": ⟩v⟨#{b}⟩s⟨}
      ⟩  k⟨JSON⟩
        x ? y : n⟨:z⟩
      k⟨end⟩
      """#
    ),
    (
      "swift",
      ###"""
      n⟨@MainActor⟩ k⟨func⟩ go(_ x: Int?) k⟨async throws⟩ -> String {
        k⟨#if⟩ os(Linux)
        k⟨let⟩ a = s⟨"⟩v⟨\(x ?? 1)⟩s⟨ b\n"⟩, b = s⟨#"a "q" \(x)"#⟩, c = s⟨##"""
          "# x
          """##⟩
        k⟨return⟩ a c⟨/* one /* two */ three */⟩ + s⟨"""
          ⟩v⟨\(b)⟩s⟨
          """⟩ c⟨// end⟩
      }
      """###
    ),
    (
      "powershell",
      #"""
      c⟨# One⟩
      v⟨$headers⟩ = @{ s⟨"Accept"⟩ = s⟨'it''s'⟩ }
      Invoke-RestMethod n⟨-Uri⟩ s⟨"https://x/⟩v⟨$id⟩s⟨`""⟩ n⟨-Method⟩ Post n⟨-Body⟩ s⟨@'
      {"a": 1}
      '@⟩ c⟨<# two #>⟩
      k⟨if⟩ (v⟨$x⟩ n⟨-eq⟩ d⟨1⟩) { k⟨return⟩ }
      """#
    ),
    (
      "kotlin",
      #"""
      n⟨@Test⟩ k⟨fun⟩ main() { k⟨val⟩ x: Int = s⟨"a ⟩v⟨$b⟩s⟨ ⟩v⟨${c.d}⟩s⟨"⟩.length; c⟨/* a /* b */ c */⟩ k⟨val⟩ y = s⟨"""\"""⟩ + s⟨'c'⟩ }
      """#
    ),
    (
      "rust",
      #"""
      c⟨/// Doc⟩
      k⟨fn⟩ f<'a>(x: &'a k⟨str⟩) -> k⟨u8⟩ { k⟨let⟩ c = s⟨'\''⟩; k⟨let⟩ d = s⟨'é'⟩; println!(s⟨"{}"⟩, s⟨b"x\""⟩); s⟨r"y"⟩ }
      """#
    ),
    (
      "c",
      #"""
      k⟨#include⟩ <stdio.h>
      k⟨int⟩ main(k⟨void⟩) { k⟨char⟩ *s = s⟨"a\"b"⟩; k⟨return⟩ s⟨'x'⟩ + d⟨0xFF⟩; } c⟨// end⟩
      """#
    ),
    (
      "cpp",
      #"""
      k⟨#include⟩ <string>
      k⟨auto⟩ s = s⟨R"({"a": 1})"⟩; std::string t = s⟨u8"x"⟩; c⟨/* end */⟩
      """#
    ),
    (
      "objectivec",
      #"""
      k⟨@interface⟩ Pet : NSObject
      NSString *s = s⟨@"a"⟩; k⟨return YES⟩; c⟨// end⟩
      """#
    ),
    (
      "dart",
      #"""
      k⟨final⟩ x = k⟨await⟩ get(Uri.parse(s⟨'https://x/⟩v⟨$id⟩s⟨'⟩), n⟨headers⟩: {s⟨"a"⟩: s⟨r'b'⟩}); c⟨// end⟩
      """#
    ),
    (
      "scala",
      #"""
      k⟨val⟩ x = s⟨s"a ⟩v⟨$b⟩s⟨ ⟩v⟨${c}⟩s⟨"⟩ + s⟨"""raw \"""⟩ c⟨// end⟩
      """#
    ),
    (
      "groovy",
      #"""
      k⟨def⟩ x = [n⟨a⟩: s⟨'b'⟩, n⟨c⟩: s⟨"d ⟩v⟨${e}⟩s⟨"⟩] c⟨// end⟩
      """#
    ),
    (
      "perl",
      #"""
      k⟨use⟩ strict; c⟨# one⟩
      k⟨my⟩ v⟨$x⟩ = s⟨"a ⟩v⟨$b⟩s⟨"⟩; k⟨my⟩ v⟨@y⟩ = (s⟨'c'⟩); k⟨print⟩ v⟨$#⟩y; k⟨print⟩ <<"END";
      s⟨text
      ⟩k⟨END⟩
      """#
    ),
    (
      "r",
      #"""
      x.y <- GET(s⟨"https://x"⟩, k⟨TRUE⟩, d⟨1.5⟩) c⟨# end⟩
      """#
    ),
    (
      "lua",
      #"""
      k⟨local⟩ x = s⟨"a"⟩ c⟨-- one
      --[[ two
      lines ]]⟩ k⟨return⟩ s⟨[[raw]]⟩, s⟨'b'⟩, k⟨nil⟩
      """#
    ),
    (
      "elixir",
      #"""
      v⟨@moduledoc⟩ s⟨"""
      All ⟩v⟨#{x}⟩s⟨
      """⟩
      k⟨def⟩ get(id), k⟨do⟩: {n⟨:ok⟩, s⟨"a ⟩v⟨#{id}⟩s⟨"⟩, s⟨'b'⟩} c⟨# end⟩
      """#
    ),
  ]
}

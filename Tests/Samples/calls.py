"""Calls with hostile values, and a server that compares what arrives with what the description says.

Every value stands in a path, a query, a header, a cookie, JSON, a text, a form and a multipart form. Whatever a
language makes of it, the server must see exactly the value.
"""

import email.parser
import email.policy
import http.server
import json
import random
import re
import threading
import urllib.parse

FIXED = [
    "plain", "it's", '"', "'", "'''", '"""', "\\", "\\\\", "\\'", '\\"', "\\n", "\\u0022", "\\x22", "a\\", "$HOME", "${HOME}",
    "$(id)", "`id`", "#{1}", "#$x", "#@x", "\\(1)", "\\#(1)", '"#', '"""#', "##", "{$x}", "@file", "@'", "'@", "</script>",
    "<?php ?>", "?>", "*/ //", "-- ;", "a\nb", "a\r\nb", "\tx", "\nJSON\n", "\n'@\n", "\n\"\"\"\n", "%s%00%", "!x !!", "~",
    "a&b=c#d?e", "a;b,c", "é", "e\u0301", "\U0001f600", "\u2028x\u2029", "\u202ex", "\u200bx", "\u00a0x", "\ufeffx",
    "\u2018x\u2019", "\u201cx\u201d", "\u0085x", "\x1b[31m", "\x7fx", "a\0b", "\U000e0041x", "form1data", "\r\n--form1data--x",
    "[1]", "=", "<x", "a b", "x" * 300,
]


def values():
    """The fixed ones, and others of their pieces in an order that never changes."""
    dice = random.Random(5)
    pieces = [value for value in FIXED if len(value) < 9]
    return FIXED + ["".join(dice.choices(pieces, k=5)) for _ in range(10)]


def operations():
    """Path, operation and what is to arrive."""
    for number, value in enumerate(values()):
        def body(media, example):
            return {"content": {media: {"example": example}}}

        def parameter(place):
            return {"name": "X-P", "in": place, "required": True, "schema": {}, "example": "p" + value}

        given = {"a": value, "p" + value: ["x", value, 1.5, True, None, {}, []], "__proto__": {"b": value}}
        places = [parameter("path"), parameter("query"), parameter("header"), parameter("cookie")]
        yield f"/{number}/json/{{X-P}}", {"parameters": places, "requestBody": body("application/json", given)}, (
            "json", given)
        yield f"/{number}/text", {"requestBody": body("text/plain", value)}, ("text", value)
        fields = {"a": value, "p" + value: "x"}
        yield f"/{number}/form", {"requestBody": body("application/x-www-form-urlencoded", fields)}, (
            "form", list(fields.items()))
        parts = {"type": "object", "properties": {"f": {"type": "string", "format": "binary"}}}
        media = {"multipart/form-data": {"schema": parts, "example": {"a": value, "f": "", "o": {"k": value}}}}
        yield f"/{number}/parts", {"requestBody": {"content": media}}, (
            "parts", [("a", value), ("f", "the file"), ("o", {"k": value})])


def description(port):
    paths = {path: {"post": {**operation, "responses": {}}} for path, operation, _ in operations()}
    return json.dumps({
        "openapi": "3.1.0", "info": {"title": "Calls", "version": "1"}, "paths": paths,
        "servers": [{"url": f"http://127.0.0.1:{port}"}]})


def lines(text):
    """Browsers and node end the lines of a form's values with CR LF, whatever they were."""
    return re.sub("\r\n|\r|\n", "\n", text) if isinstance(text, str) else text


class Calls(http.server.ThreadingHTTPServer):
    """Counts what arrives as it should, and keeps a word on what does not."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Call)
        self.due = {}
        for path, operation, due in operations():
            self.due["/".join(path.split("/")[:3])] = (due, bool(operation.get("parameters")))
        self.start()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def start(self, without=""):
        """Forgets what arrived. `without` is a character that a language cannot pass on."""
        self.arrived, self.wrong, self.without = set(), [], without


class Call(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_POST(self):
        if "chunked" in self.headers.get("Transfer-Encoding", ""):
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        else:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        key = "/".join(self.path.split("?")[0].split("/")[:3])
        try:
            (kind, due), has_parameters = self.server.due[key]
            due = self.known(due)
            found = getattr(self, kind)(body)
            if found != due:
                raise ValueError(f"{found!r} in place of {due!r}")
            if has_parameters:
                self.parameters(due["a"])
            self.server.arrived.add(key)
        except Exception as problem:  # Any at all: it is shown with the call.
            self.server.wrong.append(f"{self.path}: {problem!r}")
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b"ok")
        self.close_connection = True

    def known(self, due):
        """What is due, as far as the language can pass it on."""
        if not self.server.without:
            return due
        return due if not isinstance(due, str) else due.replace(self.server.without, "")

    def parameters(self, value):
        value = "p" + value
        path, query = self.path.split("?")
        seen = {
            "path": urllib.parse.unquote(path.split("/", 3)[3]),
            "query": dict(urllib.parse.parse_qsl(query, keep_blank_values=True))["X-P"],
            "cookie": urllib.parse.unquote(self.headers["Cookie"].removeprefix("X-P=")),
        }
        for place, text in seen.items():
            if text != value:
                raise ValueError(f"{place} holds {text!r} in place of {value!r}")
        plain = "".join(
            urllib.parse.quote(letter) if letter >= "\x80" else letter for letter in value if " " <= letter != "\x7f")
        if self.headers["X-P"].strip() != plain.strip():
            raise ValueError(f"header holds {self.headers['X-P']!r} in place of {plain!r}")

    def json(self, body):
        if self.headers.get_content_type() != "application/json":
            raise ValueError(self.headers["Content-Type"])
        return json.loads(body)

    def text(self, body):
        if self.headers.get_content_type() != "text/plain":
            raise ValueError(self.headers["Content-Type"])
        return body.decode()

    def form(self, body):
        if self.headers.get_content_type() != "application/x-www-form-urlencoded":
            raise ValueError(self.headers["Content-Type"])
        pairs = urllib.parse.parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=True)
        (kind, due), _ = self.server.due["/".join(self.path.split("/")[:3])]
        if self.server.without:
            pairs = [(name, value) for name, value in pairs]
            if [(name, self.known(value)) for name, value in due] == pairs:
                return due
        # Languages that keep a form in a table may put it in another order.
        return due if sorted(pairs) == sorted(due) else pairs

    def parts(self, body):
        head = b"Content-Type: " + self.headers["Content-Type"].encode() + b"\r\n\r\n"
        boundary = re.search(r'boundary="?([^";]+)', self.headers["Content-Type"])[1].encode()
        found = []
        for part in body.split(b"--" + boundary)[1:-1]:
            head, content = part.removeprefix(b"\r\n").split(b"\r\n\r\n", 1)
            fields = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head)
            content = content.removesuffix(b"\r\n").decode()
            typed = fields.get_content_type() == "application/json" and "Content-Type" in fields
            found.append((fields.get_param("name", header="content-disposition"),
                          json.loads(content) if typed else content))
        (kind, due), _ = self.server.due["/".join(self.path.split("/")[:3])]
        cleaned = [(name, lines(value)) for name, value in found]
        wanted = [(name, lines(self.known(value))) for name, value in due]
        file = [("f", "content of the file") if name == "f" else (name, value) for name, value in wanted]
        return due if cleaned in (wanted, file) else found

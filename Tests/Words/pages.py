"""What a reader sees of the pages: HTML as words, rows and figures."""

import collections
import copy
import json
import os
import re
import urllib.parse

from lxml import html as lhtml

from reading import Num

NOT = re.compile(r'[\W_]+')


def flat(text):
    return NOT.sub('', text)


def spaces(text):
    return ' '.join(text.split())


_md = None
_md_cache = {}


def rendered(text):
    """The visible words of Markdown: (flat, tokens)."""
    global _md
    if text in _md_cache:
        return _md_cache[text]
    if _md is None:
        from markdown_it import MarkdownIt

        _md = MarkdownIt('commonmark', {'html': True}).enable(['table', 'strikethrough'])
    out = _md.render(text)
    try:
        el = lhtml.fragment_fromstring(out, create_parent='div')
        buf = []
        visible(el, buf)
        words = ''.join(buf)
    except Exception:
        words = re.sub(r'<[^>]*>', ' ', out)
    _md_cache[text] = (flat(words), [w for w in NOT.split(words) if w])
    return _md_cache[text]


EDGE = ' \x00 '  # where one block ends and another begins
INLINE = {
    'a',
    'b',
    'i',
    'em',
    'strong',
    'code',
    'span',
    'wbr',
    'kbd',
    'small',
    's',
    'u',
    'del',
    'ins',
    'sub',
    'sup',
    'mark',
    'abbr',
    'tt',
    'font',
    'q',
    'cite',
    'var',
    'samp',
    'strike',
    'big',
    'label',
}
SKIP = {'script', 'style', 'nav', 'head', 'template', 'noscript', 'title'}


def hidden(el):
    t = el.tag
    if not isinstance(t, str):
        return True
    if t in SKIP or el.get('hidden') is not None or el.get('aria-hidden') == 'true':
        return True
    if t == 'details':
        s = el.find('summary')
        if s is not None and (s.text or '').strip() == 'Extensions':
            return True
    return False


def visible(el, buf):
    if el.text:
        buf.append(el.text)
    for c in el:
        if not hidden(c):
            block = c.tag not in INLINE
            if block:
                buf.append(' ')
            visible(c, buf)
            if block:
                buf.append(' ')
        if c.tail:
            buf.append(c.tail)


def text_of(el):
    buf = []
    visible(el, buf)
    return ''.join(buf)


class Starts(list):
    def __init__(self, texts):
        super().__init__(t for t in texts if t)

    def __contains__(self, word):
        return any(t.startswith(word) for t in self)


class Place:
    """A piece of a page without the rows of fields inside it; those are `rows`."""

    __slots__ = (
        'els',
        'buf',
        'dls',
        'codes',
        'labels',
        'pres',
        'types',
        'hrefs',
        '_rows',
        '_text',
        '_flat',
        '_tokens',
        'name',
        'bold',
        'dt',
        '_typetext',
        'values',
        'bolds',
        'links',
        '_blocks',
        '_badges',
    )

    def __init__(self, els):
        self.els = els
        self.buf = None
        self._rows = None
        self._text = self._flat = self._tokens = self._typetext = None
        self.name = self.bold = None
        self.dt = ''
        self._blocks = self._badges = None

    def _walk(self):
        if self.buf is not None:
            return
        self.buf = []
        self.dls = []
        self.codes = []
        self.labels = []
        self.pres = []
        self.types = []
        self.hrefs = []
        self.values = []
        self.bolds = []
        self.links = set()
        for e in self.els:
            if not hidden(e):
                self._visit(e)
                self.buf.append(EDGE)

    def _visit(self, el):
        buf = self.buf
        t = el.tag
        cls = el.get('class') or ''
        if t == 'dl' and cls == 'fields':
            self.dls.append(el)
            return
        if t == 'code':
            self.codes.append(spaces(text_of(el)))
        elif t == 'pre':
            self.pres.append(text_of(el))
        elif t in ('ul', 'dl') and cls == 'values':
            for item in el:
                x = item if t == 'ul' else item.find('dt')
                if x is not None:
                    self.values.append(text_of(x))
        elif t == 'b' and el.getparent().tag != 'code':
            self.bolds.append(flat(text_of(el)))
        elif t == 'p' and cls == 'label':
            self.labels.append(el)
        elif t == 'span' and cls == 'type':
            self.types.append(text_of(el))
        elif t == 'a' and el.get('href'):
            self.hrefs.append(el.get('href'))
            self.links.add(flat(text_of(el)))
        if el.text:
            buf.append(el.text)
        for c in el:
            if not hidden(c):
                block = c.tag not in INLINE
                if block:
                    buf.append(EDGE)
                self._visit(c)
                if block:
                    buf.append(EDGE)
            if c.tail:
                buf.append(c.tail)

    @property
    def rows(self):
        if self._rows is None:
            self._walk()
            self._rows = []
            for dl in self.dls:
                for div in dl:
                    if div.tag == 'div' and not hidden(div):
                        self._rows.append(row(div))
        return self._rows

    @property
    def text(self):
        if self._text is None:
            self._walk()
            self._text = ''.join(self.buf).replace('\x00', ' ')
        return self._text

    @property
    def flat(self):
        if self._flat is None:
            self._flat = flat(self.text)
        return self._flat

    @property
    def blocks(self):
        """The letters and digits of each paragraph, heading, cell ... by itself."""
        if self._blocks is None:
            self._walk()
            self._blocks = {flat(b) for b in ''.join(self.buf).split('\x00')}
        return self._blocks

    @property
    def blocks_text(self):
        """Paragraphs that begin with these words (on a page without a row)."""
        self._walk()
        return Starts(spaces(b) for b in ''.join(self.buf).split('\x00'))

    @property
    def badges(self):
        if self._badges is None:
            self._badges = set()
            for e in self.els:
                for x in [e] if e.tag == 'dt' else e.iter('p') if not self.dt and e.tag == 'p' else []:
                    for y in x.iter():
                        if isinstance(y.tag, str) and any(
                            c in ('req', 'badge') for c in (y.get('class') or '').split()
                        ):
                            self._badges.add(spaces(text_of(y)))
            for e in self.els:
                if e.tag == 'div' and not self.dt:
                    for y in e.iter('p', 'span'):
                        if any(c in ('req', 'badge') for c in (y.get('class') or '').split()) and not any(
                            a.tag == 'dl' for a in y.iterancestors()
                        ):
                            self._badges.add(spaces(text_of(y)))
        return self._badges

    @property
    def tokens(self):
        if self._tokens is None:
            self._tokens = [w for w in NOT.split(self.text) if w]
        return self._tokens

    @property
    def typetext(self):
        if self._typetext is None:
            self._walk()
            self._typetext = spaces(' | '.join(self.types))
        return self._typetext


def row(div):
    p = Place(list(div))
    dt = div.find('dt')
    if dt is not None:
        code = dt.find('code')
        b = dt.find('b')
        p.dt = spaces(text_of(dt))
        if b is not None:
            p.bold = spaces(text_of(b))
        if code is not None:
            # A name of blanks stands in quotation marks.
            p.name = re.sub(r'^"\s*"$', '', spaces(text_of(code)))
    return p


def has_words(place, text, strict=True):
    """Do the words of a Markdown text stand in the place?"""
    f = flat(text)
    if not f:
        return True
    if strict and len(f) < 16:
        # Few letters occur by chance: they must be a paragraph of their own.
        return f in place.blocks or rendered(text)[0] in place.blocks
    if f in place.flat:
        return True
    f, tokens = rendered(text)
    if not f or f in place.flat:
        return True
    it = iter(place.tokens)
    return all(w in it for w in tokens)


def scalar_texts(v):
    if isinstance(v, bool):
        return ['true' if v else 'false']
    if v is None:
        return ['null']
    if isinstance(v, Num):
        return [v.raw]
    return (
        [spaces(v), spaces(json.dumps(v, ensure_ascii=False))] if v.strip() else [v, '', '""', json.dumps(v)]
    )


def plain(v):
    if isinstance(v, Num):
        return v.value()
    if isinstance(v, dict):
        return {k: plain(x) for k, x in v.items()}
    if isinstance(v, list):
        return [plain(x) for x in v]
    return v


def same_value(v, shown):
    """Is the text `shown` this value?"""
    s = spaces(shown)
    if not isinstance(v, (dict, list)):
        if s in scalar_texts(v):
            return True
        if isinstance(v, Num):
            try:
                return float(s) == v.value()
            except ValueError:
                return False
        if isinstance(v, str):
            return flat(v) != '' and flat(v) == flat(s)
        return False
    try:
        got = json.loads(shown, parse_int=Num, parse_float=Num, strict=False)
    except ValueError:
        return value_words(v) == [w for w in NOT.split(shown) if w]
    return plain(got) == plain(v)


def is_form(media_type):
    return any(k in media_type for k in ('multipart', 'form-urlencoded'))


def same_form(v, shown):
    """Is the text `shown` this object as a form: its names and values in order, encoded or as parts?"""
    if not isinstance(v, dict) or shown.lstrip()[:1] in ('{', '['):
        return False
    words = iter([w for w in NOT.split(urllib.parse.unquote_plus(shown)) if w])
    return all(w in words for w in value_words(v))


def value_words(v):
    if isinstance(v, dict):
        return [w for k, x in v.items() for w in [t for t in NOT.split(k) if t] + value_words(x)]
    if isinstance(v, list):
        return [w for x in v for w in value_words(x)]
    return [w for w in NOT.split(scalar_texts(v)[0]) if w]


def number(v):
    if not isinstance(v, Num):
        return None
    x = v.value()
    return x


# How many of several alternatives hold; N is how many there are.
CHOICES = {'oneOf': 'exactly one of N alternatives', 'anyOf': 'one or more of N alternatives'}
BRANCHES = {'oneOf': 'must have exactly one of these', 'anyOf': 'must have at least one of these'}
# Rows below are not shown, or not here.
CUT = ('Has the same parts as above', 'Has more parts than are shown here', 'The page is full')

# The words Rubric says around a value. N is the number (in any writing).
NUM = r'([-+]?\.?[0-9][0-9_.eE+-]*)'
PHRASES = {
    'minimum': [r'at least N', r'N to ', r'more than N', 'exactly N'],
    'maximum': [r'at most N', r' to N', r'less than N', 'exactly N'],
    'exclusiveMinimum': [r'more than N'],
    'exclusiveMaximum': [r'less than N'],
    'multipleOf': [r'multiple of N'],
    'minLength': [r'at least N characters?', r'N to \S+ characters?', r'exactly N characters?'],
    'maxLength': [r'at most N characters?', r' to N characters?', r'exactly N characters?'],
    'minItems': [r'at least N elements?', r'N to \S+ elements?', r'exactly N elements?'],
    'maxItems': [r'at most N elements?', r' to N elements?', r'exactly N elements?'],
    'minProperties': [r'at least N propert', r'N to \S+ propert', r'exactly N propert'],
    'maxProperties': [r'at most N propert', r' to N propert', r'exactly N propert'],
    'minContains': [r'at least N such', r'N to \S+ such', 'exactly N such'],
    'maxContains': [r'at most N such', r' to N such', 'exactly N such'],
}
COMPILED = {k: [re.compile(p.replace('N', NUM)) for p in ps] for k, ps in PHRASES.items()}


def says(places, keyword, v, narrower=False):
    """Is the bound told? Of parts that hold together also by one that is narrower."""
    want = number(v)
    for p in places:
        for text in (p.typetext, p.text):
            for rx in COMPILED[keyword]:
                for m in rx.finditer(text):
                    try:
                        told = float(m.group(1).rstrip('.,'))
                        if told == want:
                            return True
                        if narrower and (told > want if keyword.lower().find('min') >= 0 else told < want):
                            return True
                    except (ValueError, TypeError):
                        pass
    return False


class Page:
    def __init__(self, path, main):
        self.path = path
        self.main = main
        h1 = main.find('.//h1')
        self.title = spaces(text_of(h1)) if h1 is not None else ''
        self._groups = None
        self._whole = None
        self._aside = None
        self._extensions = None

    @property
    def whole(self):
        if self._whole is None:
            self._whole = Place([e for e in self.main if e.tag != 'aside'])
        return self._whole

    @property
    def figures(self):
        """(caption, text) of each block of code in the column of examples."""
        if self._aside is None:
            self._aside = []
            for fig in self.main.iter('figure'):
                if any(hidden(a) for a in fig.iterancestors()):
                    continue
                cap = fig.find('figcaption')
                # A call in several languages is one figure: a label and a `pre` for each.
                for pre in fig.findall('pre'):
                    if not hidden(pre):
                        self._aside.append((spaces(text_of(cap)) if cap is not None else '', text_of(pre)))
            for p in self.main.iter('p'):
                if p.get('class') == 'label' and (
                    self is self.site.components or any(a.tag == 'aside' for a in p.iterancestors())
                ):
                    self._aside.append((spaces(text_of(p)), ''))
        return self._aside

    @property
    def extensions(self):
        """(name, value) of each extension that is listed as it is given."""
        if self._extensions is None:
            self._extensions = []
            for details in self.main.iter('details'):
                summary = details.find('summary')
                if summary is None or (summary.text or '').strip() != 'Extensions':
                    continue
                for div in details.iterfind('dl/div'):
                    self._extensions.append(tuple(''.join(div.find(t).itertext()) for t in ('dt', 'dd')))
        return self._extensions

    @property
    def asidetext(self):
        if self is self.site.components:
            return self.whole.text
        return ' '.join(text_of(a) for a in self.main.iter('aside'))

    def flow(self):
        def go(el):
            for c in el:
                if hidden(c):
                    continue
                if c.tag == 'section' or (c.tag == 'div' and (c.get('class') or '') in ('', 'split')):
                    yield from go(c)
                elif c.tag == 'aside':
                    continue
                else:
                    yield c

        yield from go(self.main)

    @property
    def groups(self):
        """[(h2, [(h3, [elements])])]"""
        if self._groups is None:
            self._groups = [('', [('', [])])]
            for e in self.flow():
                if e.tag == 'h2':
                    self._groups.append((spaces(text_of(e)), [('', [])]))
                elif e.tag == 'h3':
                    self._groups[-1][1].append((spaces(text_of(e)), []))
                else:
                    self._groups[-1][1][-1][1].append(e)
        return self._groups

    def group(self, h2):
        return [subs for h, subs in self.groups if h == h2]


PARSER = lhtml.HTMLParser(huge_tree=True)
SELF = re.compile(r'<a class="self" href="[^"]*">(.*?)</a>', re.DOTALL)


def part_of(page, endpoint):
    """The part of a page of several operations that tells of one: from the heading before its endpoint on."""
    head = endpoint
    while head.getprevious() is not None and head.tag != 'h2':
        head = head.getprevious()
    main = lhtml.Element('main')
    element = head
    while element is not None and (element is head or element.tag != 'h2'):
        main.append(copy.deepcopy(element))
        element = element.getnext()
    main[0].tag = 'h1'
    part = Page(page.path, main)
    part.site = page.site
    return part


class Site:
    def __init__(self, root):
        self.root = root
        self.pages = {}
        self.operations = collections.defaultdict(list)
        self.schemas = collections.defaultdict(list)
        self.tags = []
        self.sizes = 0
        for d, _, fs in os.walk(root):
            rel = os.path.relpath(d, root)
            if rel.split(os.sep)[0] in ('sections', 'assets'):
                continue
            for f in fs:
                if not f.endswith('.html'):
                    continue
                if rel == '.' and f in ('404.html', 'completeness.html', 'accessibility.html', 'a-z.html'):
                    continue
                # The index from A to Z names things away from their places.
                if rel.split(os.sep)[0] in ('a-z', 'rules'):
                    continue
                if f == 'index.html' and rel != '.':
                    continue
                path = os.path.join(d, f)
                data = open(path, 'rb').read()
                self.sizes += len(data)
                i = data.find(b'<main')
                j = data.rfind(b'</main>')
                if i < 0:
                    continue
                # libxml2 does not know that `wbr` has no end tag, and nests what follows it.
                text = data[i : j + 7].decode('utf-8').replace('<wbr>', '')
                # The name of a thing is a link to itself, which says nothing more of it.
                text = SELF.sub(r'\1', text)
                main = lhtml.fromstring(text, parser=PARSER)
                page = Page(os.path.normpath(os.path.join(rel, f)), main)
                page.site = self
                self.pages[page.path] = page
                top = rel.split(os.sep)[0]
                endpoints = main.find_class('endpoint')
                for endpoint in endpoints:
                    verb = endpoint.find_class('verb')
                    code = endpoint.find('code')
                    if verb and code is not None:
                        key = (spaces(text_of(verb[0])).upper(), spaces(text_of(code)))
                        self.operations[key].append(page if len(endpoints) == 1 else part_of(page, endpoint))
                if endpoints:
                    continue
                if top == 'schemas':
                    page.names = [page.title]
                    for p in main.iter('p'):
                        if p.get('class') == 'label' and (p.text or '').startswith('Also named'):
                            page.names += [spaces(text_of(c)) for c in p.iter('code')]
                            break
                    for n in page.names:
                        self.schemas[n].append(page)
                elif top == 'tags':
                    self.tags.append(page)
        self.outside = {}
        self.named_files = {}
        self.home = self.pages.get('index.html')
        self.components = self.pages.get('components.html')

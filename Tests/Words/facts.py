"""The walk over a description: each fact of it is looked for at its place of the pages."""

import collections
import html
import json
import os
import re
import urllib.parse

from pages import (
    BRANCHES,
    CHOICES,
    CUT,
    PHRASES,
    Place,
    flat,
    has_words,
    is_form,
    plain,
    row,
    same_form,
    same_value,
    says,
    scalar_texts,
    spaces,
    text_of,
)
from reading import Num, esc

TYPE_WORDS = {'string', 'integer', 'number', 'boolean', 'array', 'object', 'null', 'file'}
PLACES_OF = {
    'path': 'Path parameters',
    'query': 'Query parameters',
    'header': 'Header parameters',
    'cookie': 'Cookie parameters',
    'querystring': 'Query string',
}
METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']
# Extensions that are told in words, by the objects in which they are.
IN_WORDS = {
    'root': {'x-tagGroups'},
    'info': {'x-logo'},
    'tag': {'x-displayName'},
    'operation': {'x-codeSamples', 'x-code-samples'},
    '': {
        'x-badges',
        'x-sunset',
        'x-stability-level',
        'x-lifecycle',
        'x-internal',
        'x-deprecated-description',
    },
}
LIMITS = re.compile(r'x-rate-?limit', re.IGNORECASE)
EACH = {'Each element', 'Each further element', 'Each item of the stream'}


def says_value(text, value):
    """Is this an extension's value as it is given? Long ones are cut."""
    if isinstance(value, (dict, list)):
        texts = [flat(json.dumps(t, ensure_ascii=False)) for t in texts_in(value)]
        return len(text) > 1500 or all(t in flat(text) for t in texts)
    return any(flat(t)[:1500] in flat(text) for t in scalar_texts(value)[:1])


def texts_in(value):
    """The names and texts in a value."""
    pending = [value]
    while pending:
        each = pending.pop()
        if isinstance(each, dict):
            yield from (k for k in each if isinstance(k, str))
            pending.extend(each.values())
        elif isinstance(each, list):
            pending.extend(each)
        elif isinstance(each, str):
            yield each


class Walk:
    def __init__(self, docs, site):
        self.docs = docs
        self.site = site
        self.main = docs.main
        self.root = docs.load(self.main)
        self.missing = []
        self.facts = 0
        self.counts = collections.Counter()
        self.lost = collections.Counter()
        v = str(self.root.get('openapi') or self.root.get('swagger') or '')
        v = getattr(self.root.get('openapi', self.root.get('swagger')), 'raw', v)
        self.two = 'swagger' in self.root and 'openapi' not in self.root
        self.modern = not self.two and not str(v).startswith('3.0')  # siblings of $ref count
        self.page = None
        self.direct = True
        self.excepted = 0
        self.schema_root = '/definitions' if self.two else '/components/schemas'

    def fact(self, pointer, kind, ok, note=''):
        self.facts += 1
        self.counts[kind] += 1
        if not ok:
            self.lost[kind] += 1
            self.missing.append(
                {
                    'pointer': '#' + pointer,
                    'kind': kind,
                    'page': self.page.path if self.page else '',
                    'note': note,
                }
            )
        return ok

    def words(self, pointer, kind, value, places, strict=True):
        if isinstance(value, str) and flat(value):
            self.fact(pointer, kind, any(has_words(p, value, strict) for p in places), value[:80])

    def has(self, pointer, value, rows):
        if isinstance(value, str) and flat(value):
            self.fact(pointer, 'info', any(flat(value) in r.flat for r in rows), value)

    def link(self, pointer, kind, value, places):
        if isinstance(value, str) and value.strip():
            v = value.strip()
            self.fact(
                pointer,
                kind,
                any(
                    flat(v) in p.flat
                    or v in hrefs(p)
                    or 'mailto:' + v in hrefs(p)
                    or any(same_link(h, v) for h in hrefs(p))
                    for p in places
                ),
                value[:80],
            )

    def resolve(self, node, doc, ptr):
        seen = 0
        extra = {}
        while isinstance(node, dict) and isinstance(node.get('$ref'), str):
            if self.modern:
                for k in ('summary', 'description'):
                    if isinstance(node.get(k), str):
                        extra.setdefault(k, (node[k], ptr + '/' + k))
            hit = self.docs.find(node['$ref'], doc)
            seen += 1
            if hit is None or seen > 30:
                return None, doc, ptr, extra
            node, doc, ptr = hit
        return node, doc, ptr, extra

    # ---- extensions

    def extensions(self, obj, kind, ptr, page, places):
        """Those in wide use are told in words, others are listed with their names and values."""
        for key, value in obj.items():
            if not key.startswith('x-') or key == 'x-rubric-ignore' or key in IN_WORDS[kind]:
                continue
            if LIMITS.match(key) or key == 'x-sla':
                leaves = list(value.values()) if isinstance(value, dict) else [value]
                scalars = [v for v in leaves if not isinstance(v, (dict, list))]
                texts = [flat(t) for v in scalars for t in scalar_texts(v)[:1]]
                ok = all(any(t in p.flat for p in places) for t in texts)
            elif key in IN_WORDS['']:
                continue
            else:
                ok = any(key == name and says_value(text, value) for name, text in page.extensions)
            self.fact(f'{ptr}/{esc(key)}', 'extension', ok, key)

    def tag_groups(self, home):
        groups = self.root.get('x-tagGroups')
        tags = self.root['tags'] if isinstance(self.root.get('tags'), list) else []
        for i, group in enumerate(groups if isinstance(groups, list) else []):
            if not isinstance(group, dict) or not isinstance(group.get('tags'), list):
                continue
            if not isinstance(group.get('name'), str):
                continue
            lists = [
                li
                for li in home.main.iter('li')
                if li.find('ul') is not None and flat(''.join(li[0].itertext())) == flat(group['name'])
            ]
            if group['tags']:
                self.fact(f'/x-tagGroups/{i}/name', 'tag group', bool(lists), group['name'])
            for j, tag in enumerate(group['tags']):
                if not isinstance(tag, str):
                    continue
                names = {tag} | {
                    t[k]
                    for t in tags
                    if isinstance(t, dict) and t.get('name') == tag
                    for k in ('summary', 'x-displayName')
                    if isinstance(t.get(k), str)
                }
                cards = [flat(''.join(li[0].itertext())) for each in lists for li in each.iterfind('ul/li')]
                self.fact(
                    f'/x-tagGroups/{i}/tags/{j}', 'tag group', any(flat(n) in cards for n in names), tag
                )

    # ---- schemas

    def named(self, doc, ptr):
        if doc != self.main:
            # A schema of another file has a page of its own if one bears its name, or that of a component
            # that is nothing but a reference to it.
            if (doc, ptr) in self.site.named_files:
                return self.site.named_files[(doc, ptr)]
            name = (
                ptr.rsplit('/', 1)[1].replace('~1', '/').replace('~0', '~')
                if ptr
                else os.path.splitext(os.path.basename(doc))[0]
            )
            head = ptr.rsplit('/', 1)[0]
            if head.rsplit('/', 1)[-1] in (
                'properties',
                'allOf',
                'oneOf',
                'anyOf',
                'patternProperties',
            ) or name in ('items', 'schema'):
                name = None
            if name is not None and spaces(name) not in self.site.schemas:
                n = self.docs.at(doc, ptr)
                name = (
                    n['title']
                    if isinstance(n, dict)
                    and isinstance(n.get('title'), str)
                    and spaces(n['title']) in self.site.schemas
                    else None
                )
            if name is not None:
                self.site.outside.setdefault((doc, ptr), name)
            self.site.named_files[(doc, ptr)] = name
            return name
        if not ptr.startswith(self.schema_root + '/'):
            return None
        rest = ptr[len(self.schema_root) + 1 :]
        return None if '/' in rest else rest.replace('~1', '/').replace('~0', '~')

    def named_schemas(self):
        schemas = self.docs.at(self.main, self.schema_root)
        todo = (
            [(name, sch, self.main, self.schema_root + '/' + esc(name)) for name, sch in schemas.items()]
            if isinstance(schemas, dict)
            else []
        )
        done = set()
        while todo or set(self.site.outside) - done:
            if not todo:
                key = sorted(set(self.site.outside) - done)[0]
                done.add(key)
                todo.append((self.site.outside[key], self.docs.at(*key), key[0], key[1]))
            name, sch, sdoc, ptr = todo.pop(0)
            pages = self.site.schemas.get(spaces(name), [])
            self.page = pages[0] if pages else None
            if not self.fact(ptr, 'schema page', bool(pages), name):
                continue
            best = None
            for page in pages:
                w = Walk(self.docs, self.site)
                w.page = page
                place = root_place(page)
                w.schema(sch, sdoc, ptr, [place], frozenset(), page)
                w.wrong(sch, sdoc, ptr, place)
                if best is None or len(w.missing) < len(best.missing):
                    best = w
            self.take(best)

    def merged(self, s, doc, depth=0):
        """(required names, property names) of a schema with its allOf parts; None where alternatives or
        conditions make it unclear."""
        if depth > 12 or not isinstance(s, dict):
            return (set(), set()) if isinstance(s, bool) else None
        if any(
            k in s
            for k in (
                'oneOf',
                'anyOf',
                'if',
                'dependentSchemas',
                'dependencies',
                '$dynamicRef',
                '$recursiveRef',
                'items',
            )
        ):
            return None
        req = (
            {r for r in s.get('required', []) if isinstance(r, str)}
            if isinstance(s.get('required', []), list)
            else set()
        )
        props = set(s['properties']) if isinstance(s.get('properties'), dict) else set()
        if '$ref' in props:
            return None
        parts = [(p, doc) for p in s.get('allOf', [])] if isinstance(s.get('allOf', []), list) else []
        if isinstance(s.get('$ref'), str):
            hit = self.docs.find(s['$ref'], doc)
            if hit is None:
                return None
            parts.append((hit[0], hit[1]))
            if not self.modern:
                req, props = set(), set()
        for p, d in parts:
            m = self.merged(p, d, depth + 1)
            if m is None:
                return None
            req |= m[0]
            props |= m[1]
        return req, props

    def wrong(self, s, doc, ptr, place):
        """Rows of a named schema that say `required` where nobody said so, and rows of properties that nobody
        named."""
        m = self.merged(s, doc)
        if m is None:
            return
        for r in place.rows:
            if r.bold is not None or r.name is None:
                continue
            if r.name not in {spaces(p) for p in m[1]}:
                self.fact(ptr, 'shown but not in the spec', False, r.name)
            elif 'required' in r.badges and r.name not in {spaces(x) for x in m[0]}:
                self.fact(ptr, 'wrongly required', False, r.name)

    def take(self, w):
        self.excepted += w.excepted
        self.facts += w.facts
        self.counts += w.counts
        self.lost += w.lost
        self.missing += w.missing

    def schema(self, s, doc, ptr, places, seen, page=None, mode=None):
        """Facts of schema `s` must stand in one of `places`."""
        F = self.fact
        if isinstance(s, bool):
            return
        if not isinstance(s, dict):
            return
        if (doc, ptr) in seen:
            return
        seen = seen | {(doc, ptr)}
        if isinstance(s.get('$ref'), str):
            hit = self.docs.find(s['$ref'], doc)
            if hit is not None:
                t, tdoc, tptr = hit
                name = self.named(tdoc, tptr)
                if name is not None:
                    names = {name} | {n for p in self.site.schemas.get(spaces(name), []) for n in p.names}
                    F(
                        ptr + '/$ref',
                        'schema reference',
                        any(
                            not flat(n)
                            or any(flat(n) in links_of(p) for p in places)
                            or any(flat(n) in links_of(r) for p in places for r in p.rows)
                            for n in names
                        )
                        or page is not None
                        and spaces(name) in page.names,
                        name,
                    )
                else:
                    self.schema(t, tdoc, tptr, places, seen, page, mode)
            if not self.modern:
                return
        self.own(s, doc, ptr, places, page)
        down = lambda sub, key, where: self.schema(sub, doc, ptr + '/' + key, where, seen, None, mode)
        # properties
        inner = places
        props = s.get('properties')
        if isinstance(props, dict) and isinstance(props.get('$ref'), str):
            # A reference for a whole map: no version allows it, some authors write it.
            hit = self.docs.find(props['$ref'], doc)
            if hit and isinstance(hit[0], dict):
                s = {**s, 'properties': hit[0]}
                props = hit[0]
                pdoc = hit[1]
            else:
                pdoc = doc
        else:
            pdoc = doc
        required = (
            [r for r in s['required'] if isinstance(r, str)] if isinstance(s.get('required'), list) else []
        )
        absent = set()
        if isinstance(props, dict):
            for name, sub in props.items():
                rows = [r for p in inner for r in p.rows if r.name == spaces(name) and r.bold is None]
                pp = f'{ptr}/properties/{esc(name)}'
                if not rows and self.elsewhere(sub, doc, mode):
                    self.excepted += 1
                    absent.add(name)
                    continue
                if not F(pp, 'property', bool(rows), name):
                    self.count_all(sub, doc, pp, seen)
                    continue
                if isinstance(sub, (dict, bool)):
                    self.schema(sub, pdoc, pp, rows, seen, None, mode)
        for name in required:
            if name in absent:
                continue
            rows = [r for p in inner for r in p.rows if r.name == spaces(name) and r.bold is None]
            ok = any('required' in r.badges for r in rows) or any(must_have(p, name) for p in inner)
            F(f'{ptr}/required', 'required', ok, name)
        # items
        items = s.get('items')
        if isinstance(items, (dict, bool)):
            down(items, 'items', places + [r for p in inner for r in p.rows if r.bold in EACH])
        elif isinstance(items, list):
            self.elements(items, 'items', doc, ptr, inner, seen)
        if isinstance(s.get('prefixItems'), list):
            self.elements(s['prefixItems'], 'prefixItems', doc, ptr, inner, seen)
        # combinations
        for i, sub in enumerate(s.get('allOf') if isinstance(s.get('allOf'), list) else []):
            down(
                sub,
                f'allOf/{i}',
                places + [r for p in places for r in p.rows if (r.bold or '').startswith('Alternative')],
            )
        if isinstance(s.get('allOf'), list):
            self.joined(s, doc, ptr, places, mode)
        for key in ('oneOf', 'anyOf'):
            subs = s.get(key)
            if not isinstance(subs, list):
                continue
            alts = [r for p in inner for r in p.rows if (r.bold or '').startswith('Alternative')]
            self.choice(s, key, subs, ptr, places, alts)
            other = s.get('anyOf' if key == 'oneOf' else 'oneOf')
            for i, sub in enumerate(subs):
                mine = [r for r in alts if r.bold == f'Alternative {i + 1}']
                exact = len(alts) == len(subs) and mine and not other and all(map(simple, subs))
                down(sub, f'{key}/{i}', mine if exact else places + alts)
        # other applicators
        for key, label in (
            ('not', 'Must not be'),
            ('if', 'A condition'),
            ('then', 'Where the condition holds'),
            ('else', 'Where the condition does not hold'),
            ('propertyNames', 'Names of properties'),
            ('contains', 'An element that must be among them'),
            ('contentSchema', 'What the string holds once decoded'),
            ('unevaluatedProperties', 'Anything that nothing else speaks of'),
            ('unevaluatedItems', 'Anything that nothing else speaks of'),
        ):
            sub = s.get(key)
            if isinstance(sub, dict) and sub:
                if key in ('then', 'else') and 'if' not in s:
                    continue
                rows = bold(inner, label) + (
                    bold(inner, 'any other name', *EACH) if key.startswith('unev') else []
                )
                if key == 'contentSchema' and not rows:
                    rows = places
                self.part(sub, doc, f'{ptr}/{key}', rows, seen, key, mode)
        ap = s.get('additionalProperties')
        if isinstance(ap, dict) and ap:
            label = ap.get('x-additionalPropertiesName') or s.get('x-additionalPropertiesName')
            rows = bold(inner, 'any other name') + [
                r for p in inner for r in p.rows if isinstance(label, str) and label in r.dt
            ]
            self.part(ap, doc, f'{ptr}/additionalProperties', rows, seen, 'additionalProperties', mode)
        elif ap is False:
            F(
                f'{ptr}/additionalProperties',
                'additionalProperties',
                any('no other properties' in p.text for p in places),
            )
        elif ap is True:
            F(
                f'{ptr}/additionalProperties',
                'additionalProperties',
                any('any other properties' in p.text for p in places) or bool(bold(inner, 'any other name')),
                'true',
            )
        if isinstance(s.get('patternProperties'), dict):
            for pat, sub in s['patternProperties'].items():
                rows = [
                    r for p in inner for r in p.rows if r.bold == 'names that match' and spaces(pat) in r.dt
                ]
                self.part(sub, doc, f'{ptr}/patternProperties/{esc(pat)}', rows, seen, 'patternProperties')
        for key in ('dependentSchemas', 'dependencies'):
            deps = s.get(key)
            if isinstance(deps, dict):
                for name, sub in deps.items():
                    if isinstance(sub, dict):
                        rows = [
                            r
                            for p in inner
                            for r in p.rows
                            if 'once there is' in r.dt and spaces(name) in r.dt
                        ]
                        self.part(sub, doc, f'{ptr}/{key}/{esc(name)}', rows, seen, 'dependentSchemas')
        if isinstance(s.get('dependentRequired'), dict):
            for name, needs in s['dependentRequired'].items():
                if isinstance(needs, list) and needs:
                    ok = any(
                        'once there is' in p.text and name in p.text and all(str(n) in p.text for n in needs)
                        for p in places
                    )
                    F(f'{ptr}/dependentRequired/{esc(name)}', 'dependentRequired', ok)

    def choice(self, s, key, subs, ptr, places, alts):
        """Where alternatives have rows of their own, a reader is told how many of them hold."""
        branches = [sub for sub in subs if isinstance(sub, dict) and list(sub) == ['required'] and sub['required']]
        if subs and len(branches) == len(subs):
            self.fact(f'{ptr}/{key}', 'choice', any(BRANCHES[key] in p.text for p in places), BRANCHES[key])
            return
        numbers = {r.bold for r in alts}
        # Beside null one alternative is no choice.
        some = [sub for sub in subs if not (isinstance(sub, dict) and sub.get('type') == 'null')]
        if len(some) < 2 or any(f'Alternative {i + 1}' not in numbers for i in range(len(subs))):
            return
        phrase = CHOICES[key].replace('N', str(len(subs)))
        self.fact(f'{ptr}/{key}', 'choice', any(phrase in p.text.lower() for p in places), phrase)

    # ---- what several parts say of one property

    def parts(self, s, doc, ptr, seen=None):
        """The schema and all that hold together with it: (schema, file, pointer)."""
        seen = set() if seen is None else seen
        if not isinstance(s, dict) or (doc, ptr) in seen or len(seen) > 200:
            return
        seen.add((doc, ptr))
        if isinstance(s.get('$ref'), str):
            hit = self.docs.find(s['$ref'], doc)
            if hit is not None:
                yield from self.parts(*hit, seen)
            if not self.modern:
                return
        yield s, doc, ptr
        for i, sub in enumerate(s['allOf'] if isinstance(s.get('allOf'), list) else []):
            yield from self.parts(sub, doc, f'{ptr}/allOf/{i}', seen)

    def joined(self, s, doc, ptr, places, mode):
        """What several parts say of one property holds together: all of it stands in its row or below."""
        found = collections.defaultdict(list)
        for part, pdoc, pptr in self.parts(s, doc, ptr):
            props = part.get('properties')
            for name, sub in props.items() if isinstance(props, dict) and '$ref' not in props else []:
                found[name].append((sub, pdoc, f'{pptr}/properties/{esc(name)}'))
        for name, subs in found.items():
            rows = [r for p in places for r in p.rows if r.name == spaces(name) and r.bold is None]
            if len(subs) < 2 or not rows:
                continue
            seen = set()
            for each in subs:
                for part in self.parts(*each):
                    self.joined_part(*part, rows, mode, seen)

    def joined_part(self, s, doc, ptr, rows, mode, seen):
        if (doc, ptr) in seen or any(word in r.text for r in rows for word in CUT):
            return
        seen.add((doc, ptr))
        types = s.get('type') if isinstance(s.get('type'), list) else [s.get('type')]
        types = [t for t in types if t != 'null']
        if len(types) == 1 and types[0] in ('string', 'integer', 'number', 'boolean'):
            words = r'\b(number|integer)\b' if types[0] == 'number' else r'\b%s\b' % types[0]
            self.fact(ptr + '/type', 'joined type', any(re.search(words, r.typetext) for r in rows), types[0])
        props = s.get('properties')
        for name, sub in props.items() if isinstance(props, dict) and '$ref' not in props else []:
            if self.elsewhere(sub, doc, mode):
                continue
            ok = any(b.name == spaces(name) and b.bold is None for r in rows for b in r.rows)
            self.fact(f'{ptr}/properties/{esc(name)}', 'joined property', ok, name)
        if isinstance(s.get('items'), dict):
            for part in self.parts(s['items'], doc, ptr + '/items'):
                self.joined_part(*part, rows + bold(rows, *EACH), mode, seen)
        if isinstance(s.get('additionalProperties'), dict) and s['additionalProperties']:
            others = bold(rows, 'any other name')
            label = s.get('x-additionalPropertiesName')
            others += [b for r in rows for b in r.rows if isinstance(label, str) and label in b.dt]
            at = ptr + '/additionalProperties'
            if self.fact(at, 'joined additionalProperties', bool(others)):
                for part in self.parts(s['additionalProperties'], doc, at):
                    self.joined_part(*part, others, mode, seen)

    def types_behind(self, s, doc):
        """The types of what a reference leads to."""
        types = []
        for part, _doc, _ptr in self.parts({'$ref': s['$ref']}, doc, ''):
            own = part.get('type')
            types += own if isinstance(own, list) else [own]
        return types

    def part(self, sub, doc, ptr, rows, seen, kind, mode=None):
        if self.fact(ptr, kind, bool(rows)):
            self.schema(sub, doc, ptr, rows, seen, None, mode)
        else:
            self.count_all(sub, doc, ptr, seen)

    def elements(self, items, key, doc, ptr, inner, seen):
        for i, sub in enumerate(items):
            self.part(sub, doc, f'{ptr}/{key}/{i}', bold(inner, f'Element {i + 1}'), seen, key)

    def count_all(self, s, doc, ptr, seen):
        """The row is not there: all that it should hold is missing too."""
        if isinstance(s, dict):
            self.schema(s, doc, ptr, [Place([])], seen)

    def own(self, s, doc, ptr, places, page):
        F = self.fact
        types = s.get('type')
        types = (
            [types]
            if isinstance(types, str)
            else [t for t in types if isinstance(t, str)]
            if isinstance(types, list)
            else []
        )
        for t in types:
            if t not in TYPE_WORDS:
                continue
            # The name of the one alternative that is not null says more than the type beside it.
            if len([sub for sub in alternatives(s) if sub != {'type': 'null'}]) == 1:
                continue
            # A definition cannot be a file (2.0); the type beside a reference repeats that of its target.
            if t == 'file' and self.two and ptr.startswith('/definitions/'):
                continue
            if isinstance(s.get('$ref'), str) and t in self.types_behind(s, doc):
                continue
            if t == 'number' and '/allOf/' in ptr or '$ref' in s and t == 'number':
                if any(re.search(r'\binteger\b', p.typetext) for p in places):
                    continue
            word = {'null': r'\b(null|no value)\b', 'file': r'\b(file|binary)\b'}.get(t, r'\b%s\b' % t)
            rx = re.compile(word)
            ok = any(rx.search(p.typetext) for p in places)
            F(ptr + '/type', 'type', ok, t)
        # Null fits a property of several parts only where all of them allow it.
        joined = '/properties/' in ptr.partition('/allOf/')[2]
        if s.get('nullable') is True and not self.modern and types and not joined:
            F(ptr + '/nullable', 'nullable', any(re.search(r'\bnull\b', p.typetext) for p in places))
        if isinstance(s.get('format'), str) and s['format'].strip():
            f = spaces(s['format'])
            F(
                ptr + '/format',
                'format',
                any(re.search(r'(?<![\w-])' + re.escape(f) + r'(?![\w-])', p.typetext) for p in places),
                f,
            )
        self.words(ptr + '/description', 'description', s.get('description'), places)
        if isinstance(s.get('title'), str):
            extra = [root_title(page)] if page is not None else []
            t = flat(s['title'])
            if t:
                F(
                    ptr + '/title',
                    'title',
                    any(
                        t in ((p.text and p.bolds) or ())
                        or t == flat(p.name or '')
                        or t == p.flat
                        and p in extra
                        or t in flat(p.dt)
                        for p in places + extra
                    ),
                    s['title'],
                )
        if isinstance(s.get('enum'), list):
            for i, v in enumerate(s['enum']):
                F(
                    f'{ptr}/enum/{i}',
                    'enum value',
                    any(in_values(p, v) for p in places)
                    or '/allOf/' in ptr
                    and any(in_values(p, other) for p in places for other in s['enum'])
                    or (v is None and any(re.search(r'\bnull\b', p.typetext) for p in places)),
                    show(v),
                )
            names = s.get('x-enumDescriptions') or s.get('x-enum-descriptions')
            if isinstance(names, dict):
                for k, v in names.items():
                    self.words(f'{ptr}/x-enumDescriptions/{esc(k)}', 'enum description', v, places, False)
        if 'const' in s and (self.modern):
            F(
                ptr + '/const',
                'const',
                any(labelled(p, 'Always', s['const']) for p in places),
                show(s['const']),
            )
        if 'default' in s:
            F(
                ptr + '/default',
                'default',
                any(labelled(p, 'Default', s['default']) for p in places),
                show(s['default']),
            )
        figs = page.figures if page is not None else []
        if 'example' in s:
            self.value(ptr + '/example', 'schema example', s['example'], places, figs)
        if isinstance(s.get('examples'), list) and self.modern:
            for i, v in enumerate(s['examples']):
                self.value(f'{ptr}/examples/{i}', 'schema example', v, places, figs)
        for key in PHRASES:
            v = s.get(key)
            if key.startswith('exclusive') and not self.modern:
                base = s.get('minimum' if key == 'exclusiveMinimum' else 'maximum')
                if v is True and isinstance(base, Num):
                    F(f'{ptr}/{key}', 'bound ' + key, says(places, key, base), base.raw)
                continue
            if isinstance(v, Num):
                F(f'{ptr}/{key}', 'bound ' + key, trivial(key, v) or says(places, key, v, '/allOf/' in ptr), v.raw)
        if isinstance(s.get('pattern'), str) and s['pattern']:
            F(
                ptr + '/pattern',
                'pattern',
                any(
                    spaces(s['pattern']) in (p.text and p.codes)
                    or flat(s['pattern']) != ''
                    and any(flat(s['pattern']) == flat(c) for c in p.codes)
                    for p in places
                ),
                s['pattern'][:80],
            )
        if s.get('uniqueItems') is True:
            F(ptr + '/uniqueItems', 'uniqueItems', any('no element twice' in p.text for p in places))
        for key, word in (
            ('deprecated', 'deprecated'),
            ('readOnly', 'read only'),
            ('writeOnly', 'write only'),
        ):
            if s.get(key) is True:
                F(
                    f'{ptr}/{key}',
                    key,
                    any(word in p.badges or not p.dt and word in p.blocks_text for p in places),
                )
        if isinstance(s.get('contentEncoding'), str) and self.modern:
            self.words(ptr + '/contentEncoding', 'contentEncoding', s['contentEncoding'], places, False)
        if isinstance(s.get('contentMediaType'), str) and self.modern:
            self.words(ptr + '/contentMediaType', 'contentMediaType', s['contentMediaType'], places, False)
        d = s.get('discriminator')
        if isinstance(d, str):
            d = {'propertyName': d}
        if isinstance(d, dict) and isinstance(d.get('propertyName'), str):
            name = spaces(d['propertyName'])
            F(
                ptr + '/discriminator',
                'discriminator',
                any('told apart by' in p.text and name in p.codes for p in places)
                or any((r.name or '').startswith(name + ':') for p in places for r in p.rows),
                name,
            )
            if isinstance(d.get('mapping'), dict):
                for k, v in d['mapping'].items():
                    k2 = spaces(k)
                    ok = any(k2 in p.codes for p in places if p.text is not None) or any(
                        (r.name or '') == f'{name}: {k2}' or f'{name}: {k2}' in r.dt
                        for p in places
                        for r in p.rows
                    )
                    F(f'{ptr}/discriminator/mapping/{esc(k)}', 'discriminator mapping', ok, f'{k} → {v}')
        self.external(s, ptr, places)
        if isinstance(d, dict) and isinstance(d.get('defaultMapping'), str) and self.modern:
            last = flat(d['defaultMapping'].split('/')[-1])
            F(
                ptr + '/discriminator/defaultMapping',
                'discriminator mapping',
                any(last in p.flat for p in places) or any(last in r.flat for p in places for r in p.rows),
                d['defaultMapping'],
            )
        for key, words in (
            ('unevaluatedProperties', ('no other properties',)),
            ('items', ('no further elements', 'no elements', 'no element')),
            ('unevaluatedItems', ('no further elements',)),
        ):
            if s.get(key) is False and self.modern:
                F(f'{ptr}/{key}', key + ' false', any(w in p.text for w in words for p in places))
        if isinstance(s.get('x-internal'), bool) and s['x-internal']:
            F(
                ptr + '/x-internal',
                'x-internal',
                any('internal' in p.badges or 'internal' in p.blocks_text for p in places),
            )
        x = s.get('xml')
        if isinstance(x, dict):
            for k in ('name', 'namespace', 'prefix'):
                if isinstance(x.get(k), str) and x[k]:
                    F(
                        f'{ptr}/xml/{k}',
                        'xml',
                        any('In XML' in p.text and flat(x[k]) in p.flat for p in places),
                        x[k],
                    )
            if x.get('attribute') is True:
                F(ptr + '/xml/attribute', 'xml', any('an attribute' in p.text for p in places))
            if isinstance(x.get('nodeType'), str) and self.modern:
                F(
                    ptr + '/xml/nodeType',
                    'xml',
                    any('In XML' in p.text and x['nodeType'] in p.text for p in places),
                    x['nodeType'],
                )
            if x.get('wrapped') is True:
                F(ptr + '/xml/wrapped', 'xml', any('wrapped' in p.text for p in places))

    def external(self, s, ptr, places):
        e = s.get('externalDocs')
        if isinstance(e, dict):
            self.words(ptr + '/externalDocs/description', 'externalDocs', e.get('description'), places, False)
            self.link(ptr + '/externalDocs/url', 'externalDocs', e.get('url'), places)

    def value(self, ptr, kind, v, places, figures=(), form=False):
        """An example: after the word "Example" in the row, or in the column of examples; that of a form as
        JSON or as the form is sent."""
        ok = (
            any(labelled(p, 'Example', v) for p in places)
            or any(same_value(v, t) for _, t in figures)
            or form
            and any(same_form(v, t) for _, t in figures)
        )
        self.fact(ptr, kind, ok, show(v))

    # ---- parameters, bodies, responses

    def parameter(self, p, doc, ptr, rows, page, extra, header=False):
        F = self.fact
        if p.get('required') is True:
            F(ptr + '/required', 'parameter required', any('required' in r.badges for r in rows))
        if p.get('deprecated') is True:
            F(ptr + '/deprecated', 'deprecated', any('deprecated' in r.badges for r in rows))
        if 'description' not in extra:
            self.words(ptr + '/description', 'parameter description', p.get('description'), rows)
        for k, (v, q) in extra.items():
            self.words(q, 'reference ' + k, v, rows)
        if p.get('allowEmptyValue') is True:
            F(ptr + '/allowEmptyValue', 'allowEmptyValue', any('may be empty' in r.text for r in rows))
        if p.get('allowReserved') is True:
            F(ptr + '/allowReserved', 'allowReserved', any('reserved characters' in r.text for r in rows))
        if isinstance(p.get('style'), str) and not self.two:
            default = 'simple' if header or p.get('in') in ('path', 'header') else 'form'
            if p['style'] != default:
                F(ptr + '/style', 'style', any('style: ' + p['style'] in r.text for r in rows), p['style'])
        if isinstance(p.get('explode'), bool) and not self.two and self.listy(p.get('schema'), doc):
            style = p.get('style', 'simple' if header or p.get('in') in ('path', 'header') else 'form')
            if p['explode'] != (style in ('form', 'cookie')):
                word = 'each value by itself' if p['explode'] else 'all values in one'
                F(ptr + '/explode', 'explode', any(word in r.text for r in rows), str(p['explode']))
        if self.two and p.get('type'):
            s = {
                k: v
                for k, v in p.items()
                if k not in ('name', 'in', 'description', 'required', 'collectionFormat', 'deprecated')
            }
            self.schema(s, doc, ptr, rows, frozenset(), page)
            cf = p.get('collectionFormat')
            if cf in ('csv', 'ssv', 'pipes', 'tsv', 'multi') and p.get('type') == 'array':
                w = 'each value by itself' if cf == 'multi' else 'all values in one'
                ok = any(w in r.text and cf in r.codes for r in rows)
                F(ptr + '/collectionFormat', 'collectionFormat', ok, cf)
        elif isinstance(p.get('schema'), (dict, bool)):
            self.schema(p['schema'], doc, ptr + '/schema', rows, frozenset(), None)
        self.examples(p, doc, ptr, rows, [])
        if isinstance(p.get('content'), dict):
            for mt, m in p['content'].items():
                q = f'{ptr}/content/{esc(mt)}'
                F(q, 'media type', any(flat(mt) in r.flat for r in rows), mt)
                m, mdoc, q, _ = self.resolve(m, doc, q)
                if isinstance(m, dict):
                    if isinstance(m.get('schema'), (dict, bool)) and 'schema' not in p:
                        self.schema(m['schema'], mdoc, q + '/schema', rows, frozenset())
                    self.examples(m, mdoc, q, rows, page.figures if page else [])

    def elsewhere(self, s, doc, mode):
        """A property that has no place here: read only in a request, write only in a response."""
        word = {'request': 'readOnly', 'response': 'writeOnly'}.get(mode)
        for _ in range(20):
            if word is None or not isinstance(s, dict):
                return False
            if s.get(word) is True:
                return True
            hit = self.docs.find(s['$ref'], doc) if isinstance(s.get('$ref'), str) else None
            if hit is None:
                return False
            s, doc, _p = hit
        return False

    def listy(self, s, doc):
        for _ in range(20):
            if not isinstance(s, dict):
                return False
            if isinstance(s.get('$ref'), str):
                hit = self.docs.find(s['$ref'], doc)
                if not hit:
                    return False
                s, doc, _p = hit
                continue
            break
        t = s.get('type') if isinstance(s, dict) else None
        t = [t] if isinstance(t, str) else t or []
        return 'array' in t or 'object' in t

    def examples(self, m, doc, ptr, places, figures, caption='', form=False):
        if 'example' in m and not self.two:
            self.value(
                ptr + '/example',
                'example',
                m['example'],
                places,
                [f for f in figures if f[0].startswith(caption)],
                form,
            )
        ex = m.get('examples')
        if isinstance(ex, dict) and not self.two:
            for name, e in ex.items():
                q = f'{ptr}/examples/{esc(name)}'
                e, edoc, q, extra = self.resolve(e, doc, q)
                if not isinstance(e, dict):
                    continue
                figs = [f for f in figures if f[0].startswith(caption)]
                for k in ('value', 'dataValue', 'serializedValue'):
                    if k in e:
                        self.value(f'{q}/{k}', 'example', e[k], places, figs, form)
                caps = ' '.join(f[0] for f in figs)
                aside = self.page.asidetext if self.page and figs else ''
                label = e.get('summary') if isinstance(e.get('summary'), str) and flat(e['summary']) else name
                self.fact(
                    q,
                    'example name',
                    flat(label) in flat(caps + ' ' + aside) or any(flat(label) in p.flat for p in places),
                    label,
                )
                if isinstance(e.get('description'), str) and flat(e['description']):
                    ps = (
                        places
                        + ([Place(list(self.page.main.iter('aside')))] if self.page and figs else [])
                        + ([self.page.whole] if self.page is self.site.components and self.page else [])
                    )
                    self.words(q + '/description', 'example description', e['description'], ps, False)
                if isinstance(e.get('externalValue'), str):
                    v = e['externalValue']
                    self.fact(
                        q + '/externalValue',
                        'example',
                        flat(v) in flat(aside) or any(flat(v) in p.flat for p in places),
                        v,
                    )

    def content(self, content, doc, ptr, els, page, caption, mode=None):
        """The media types of a body or response whose elements are `els`."""
        blocks, heads, links = split(els)
        done = []
        for mt, m in content.items():
            q = f'{ptr}/{esc(mt)}'
            mine = [b for name, b in blocks if name == spaces(mt)]
            if not self.fact(q, 'media type', bool(mine), mt):
                mine = [Place([])]
            m, mdoc, q, extra = self.resolve(m, doc, q)
            if not isinstance(m, dict):
                continue
            s = m.get('schema')
            if isinstance(s, (dict, bool)):
                same = [b for t, tb in done if t == s for b in tb]
                self.schema(s, mdoc, q + '/schema', mine + same, frozenset(), None, mode)
                done.append((s, mine))
            if isinstance(m.get('itemSchema'), (dict, bool)):
                self.schema(
                    m['itemSchema'],
                    mdoc,
                    q + '/itemSchema',
                    mine + bold(mine, *EACH),
                    frozenset(),
                    None,
                    mode,
                )
            if 'example' in m or 'examples' in m:
                self.examples(m, mdoc, q, [], page.figures, caption, is_form(mt))
            enc = m.get('encoding')
            if isinstance(enc, dict) and is_form(mt):
                for name, e in enc.items():
                    if not isinstance(e, dict):
                        continue
                    if isinstance(e.get('contentType'), str):
                        self.fact(
                            f'{q}/encoding/{esc(name)}/contentType',
                            'encoding',
                            any(flat(e['contentType']) in b.flat and flat(name) in b.flat for b in mine),
                            e['contentType'],
                        )
                    for k, w in (('style', 'style: '), ('allowReserved', 'reserved')):
                        if e.get(k) not in (None, False) and not (k == 'style' and e[k] == 'form'):
                            self.fact(
                                f'{q}/encoding/{esc(name)}/{k}',
                                'encoding',
                                any(w + (str(e[k]) if k == 'style' else '') in b.text for b in mine),
                                str(e[k]),
                            )
                    if isinstance(e.get('headers'), dict):
                        for h, hv in e['headers'].items():
                            hq = f'{q}/encoding/{esc(name)}/headers/{esc(h)}'
                            hv, hdoc, hq, hx = self.resolve(hv, mdoc, hq)
                            rows = [r for b in mine for r in b.rows if r.name == h]
                            if self.fact(hq, 'header', bool(rows), h) and isinstance(hv, dict):
                                self.parameter(hv, hdoc, hq, rows, page, hx, True)
        return heads, links

    def body(self, b, doc, ptr, els, page, extra, caption='Request body'):
        top = Place(before(els))
        if 'description' not in extra:
            self.words(ptr + '/description', 'body description', b.get('description'), [top])
        for k, (v, q) in extra.items():
            self.words(q, 'reference ' + k, v, [top])
        if b.get('required') is True:
            self.fact(ptr + '/required', 'body required', 'required' in top.badges)
        if isinstance(b.get('content'), dict):
            self.content(b['content'], doc, ptr + '/content', els, page, caption, 'request')

    def response(self, code, r, doc, ptr, els, page, extra, produces=(), caption=None):
        top = Place(before(els))
        if caption is None:
            caption = f'{code} response' if code != 'default' else ''
        if 'description' not in extra:
            self.words(ptr + '/description', 'response description', r.get('description'), [top])
        if 'summary' not in extra:
            self.words(ptr + '/summary', 'response summary', r.get('summary'), [top])
        for k, (v, q) in extra.items():
            self.words(q, 'reference ' + k, v, [top])
        blocks, heads, links = split(els)
        if self.two:
            ex = r.get('examples') if isinstance(r.get('examples'), dict) else {}
            s = r.get('schema')
            if isinstance(s, dict):
                for mt in dict.fromkeys(produces):
                    self.fact(
                        f'{ptr}/schema({mt})', 'media type', any(n == spaces(mt) for n, _ in blocks), mt
                    )
                self.schema(
                    s, doc, ptr + '/schema', [b for _, b in blocks] or [top], frozenset(), None, 'response'
                )
            for mt, v in ex.items():
                self.value(f'{ptr}/examples/{esc(mt)}', 'example', v, [], page.figures)
        elif isinstance(r.get('content'), dict):
            self.content(r['content'], doc, ptr + '/content', els, page, caption, 'response')
        if isinstance(r.get('headers'), dict):
            hmap, hbase, _q, _ = self.resolve(r['headers'], doc, ptr + '/headers')
            for h, hv in (hmap or {}).items():
                q = f'{ptr}/headers/{esc(h)}'
                hv, hdoc, q, hx = self.resolve(hv, hbase, q)
                rows = [x for p in heads for x in p.rows if x.name == spaces(h)]
                if self.fact(f'{ptr}/headers/{esc(h)}', 'header', bool(rows), h) and isinstance(hv, dict):
                    self.parameter(hv, hdoc, q, rows, page, hx, True)
        if isinstance(r.get('links'), dict):
            for name, lv in r['links'].items():
                q = f'{ptr}/links/{esc(name)}'
                lv, ldoc, q, lx = self.resolve(lv, doc, q)
                if lv is not None:
                    self.links(name, lv, q, links)

    def links(self, name, lv, q, places):
        rows = [r for p in places for r in facts_rows(p) if r.dt == spaces(name)]
        if not self.fact(q, 'link', bool(rows), name) or not isinstance(lv, dict):
            return
        self.words(q + '/description', 'link description', lv.get('description'), rows, False)
        for k, v in (lv.get('parameters') or {}).items() if isinstance(lv.get('parameters'), dict) else []:
            self.fact(
                f'{q}/parameters/{esc(k)}',
                'link parameter',
                any(
                    flat(k) in r.flat and (not isinstance(v, (str, Num)) or flat(str(v)) in r.flat)
                    for r in rows
                ),
                f'{k} = {v}',
            )
        if isinstance(lv.get('requestBody'), str):
            self.words(q + '/requestBody', 'link requestBody', lv['requestBody'], rows, False)
        if isinstance(lv.get('operationId'), str):
            op = self.by_id.get(lv['operationId'])
            names = [lv['operationId']] + [v for v in ((op or {}).get('summary'),) if isinstance(v, str)]
            self.fact(
                q + '/operationId',
                'link operation',
                any(flat(n) in r.flat for n in names for r in rows),
                lv['operationId'],
            )

    # ---- operations

    def operation(self, method, path, op, item, doc, ptr, itemdoc, itemptr, iextra, pages=None):
        F = self.fact
        method = method.upper() if method.lower() in METHODS else method
        if pages is None:
            pages = self.site.operations.get((method, spaces(path)), []) or self.site.operations.get(
                (method.upper(), spaces(path)), []
            )
        self.page = pages[0] if pages else None
        if not F(ptr, 'operation page', bool(pages), f'{method} {path}'):
            return
        best = None
        for page in pages:
            w = Walk(self.docs, self.site)
            w.by_id = self.by_id
            w.page = page
            w.direct = self.direct
            w.on_page(page, method, path, op, item, doc, ptr, itemdoc, itemptr, iextra)
            if best is None or len(w.missing) < len(best.missing):
                best = w
        self.take(best)

    def on_page(self, page, method, path, op, item, doc, ptr, itemdoc, itemptr, iextra):
        F = self.fact
        top = Place([e for _, subs in page.groups[:1] for _, els in subs for e in els])
        title = root_title(page)
        self.words(ptr + '/summary', 'operation summary', op.get('summary'), [title, top], False)
        self.words(ptr + '/description', 'operation description', op.get('description'), [top])
        for k, (v, q) in iextra.items():
            self.words(q, 'reference ' + k, v, [top])
        self.words(itemptr + '/summary', 'path summary', item.get('summary'), [top, title], False)
        self.words(itemptr + '/description', 'path description', item.get('description'), [top])
        if isinstance(op.get('operationId'), str) and op['operationId'].strip():
            F(
                ptr + '/operationId',
                'operationId',
                any(
                    flat(op['operationId']) == flat(r.text[len(r.dt) :])
                    or r.dt == 'Operation ID'
                    and flat('Operation ID' + op['operationId']) == r.flat
                    for r in facts_rows(top)
                )
                or flat(op['operationId']) == title.flat,
                op['operationId'],
            )
        if op.get('deprecated') is True:
            F(ptr + '/deprecated', 'deprecated', 'deprecated' in top.blocks_text)
        for i, t in enumerate(op['tags'] if isinstance(op.get('tags'), list) else []):
            if isinstance(t, str) and t.strip():
                names = (
                    [t]
                    + [
                        tag[k]
                        for tag in self.root.get('tags') or []
                        if isinstance(tag, dict) and tag.get('name') == t
                        for k in ('summary', 'x-displayName')
                        if isinstance(tag.get(k), str)
                    ]
                    if isinstance(self.root.get('tags') or [], list)
                    else [t]
                )
                F(
                    f'{ptr}/tags/{i}',
                    'operation tag',
                    any(flat(n) in r.flat for n in names for r in facts_rows(top) if r.dt == 'Tags'),
                    t,
                )
        self.external(op, ptr, [top])
        self.extensions(op, 'operation', ptr, page, [top])
        for key in ('x-codeSamples', 'x-code-samples'):
            for i, c in enumerate(op[key] if isinstance(op.get(key), list) else []):
                if isinstance(c, dict) and isinstance(c.get('source'), str) and flat(c['source']):
                    F(
                        f'{ptr}/{key}/{i}',
                        'code sample',
                        any(flat(c['source']) == flat(t) for _, t in page.figures),
                        str(c.get('lang')),
                    )
        for i, b in enumerate(op['x-badges'] if isinstance(op.get('x-badges'), list) else []):
            if isinstance(b, dict) and isinstance(b.get('name'), str):
                F(f'{ptr}/x-badges/{i}', 'x-badges', flat(b['name']) in top.flat, b['name'])
        if op.get('x-internal') is True:
            F(ptr + '/x-internal', 'x-internal', 'internal' in top.text)
        for key in ('x-sunset', 'x-stability-level', 'x-lifecycle', 'x-deprecated-description'):
            if isinstance(op.get(key), str):
                F(
                    f'{ptr}/{key}',
                    key,
                    flat(op[key]) in top.flat
                    or all(w in top.text for w in re.findall(r'[0-9]{4}', op[key]))
                    and key == 'x-sunset',
                    op[key],
                )
        # security
        inherits = self.direct
        sec = op.get('security', self.root.get('security') if inherits else None)
        sptr = ptr + '/security' if 'security' in op else '/security'
        if isinstance(sec, list):
            place = Place([e for subs in page.group('Authorisation') for _, els in subs for e in els])
            for i, alt in enumerate(sec):
                if not isinstance(alt, dict):
                    continue
                if not alt:
                    F(
                        f'{sptr}/{i}',
                        'security',
                        'optional' in place.text or 'Open to everyone' in place.text,
                        '{}',
                    )
                for name, scopes in alt.items():
                    F(
                        f'{sptr}/{i}/{esc(name)}',
                        'security',
                        spaces(name) in (place.text and place.codes),
                        name,
                    )
                    for s in scopes if isinstance(scopes, list) else []:
                        if isinstance(s, str):
                            F(f'{sptr}/{i}/{esc(name)}', 'security scope', spaces(s) in place.codes, s)
            if not sec:
                F(
                    sptr,
                    'security',
                    'Open to everyone' in place.text or 'security' not in op and 'names no way' in place.text,
                    '[]',
                )
        # parameters
        params = {}
        for where, source, sdoc, sptr in ((item, 'path', itemdoc, itemptr), (op, 'op', doc, ptr)):
            lst = where.get('parameters')
            if not isinstance(lst, list):
                continue
            for i, p in enumerate(lst):
                p2, pdoc, pptr, extra = self.resolve(p, sdoc, f'{sptr}/parameters/{i}')
                if isinstance(p2, dict) and isinstance(p2.get('name'), str) and isinstance(p2.get('in'), str):
                    params[(p2['name'], p2['in'])] = (p2, pdoc, pptr, extra)
        bodyels = [e for subs in page.group('Request body') for _, els in subs for e in els]
        consumes = op.get('consumes', self.root.get('consumes')) if self.two else None
        for (name, where), (p, pdoc, pptr, extra) in params.items():
            if self.two and where == 'body':
                self.words(
                    pptr + '/description', 'body description', p.get('description'), [Place(before(bodyels))]
                )
                if p.get('required') is True:
                    F(pptr + '/required', 'body required', 'required' in Place(bodyels).badges)
                blocks, _, _ = split(bodyels)
                for mt in consumes if isinstance(consumes, list) else []:
                    if isinstance(mt, str):
                        F(f'{ptr}/consumes', 'media type', any(n == spaces(mt) for n, _ in blocks), mt)
                if isinstance(p.get('schema'), dict):
                    self.schema(
                        p['schema'],
                        pdoc,
                        pptr + '/schema',
                        [b for _, b in blocks] or [Place(bodyels)],
                        frozenset(),
                        None,
                        'request',
                    )
                continue
            if self.two and where == 'formData':
                places = [Place(bodyels)]
            else:
                if where not in PLACES_OF:
                    continue
                places = [Place([e for subs in page.group(PLACES_OF[where]) for _, els in subs for e in els])]
            rows = [r for pl in places for r in pl.rows if r.name == spaces(name)]
            if where == 'querystring' and not rows:
                rows = places
            if not F(pptr, 'parameter', bool(rows), f'{where} {name}'):
                rows = [Place([])]
            self.parameter(p, pdoc, pptr, rows, page, extra)
        if 'requestBody' in op and not self.two:
            b, bdoc, bptr, extra = self.resolve(op['requestBody'], doc, ptr + '/requestBody')
            if isinstance(b, dict) and F(
                ptr + '/requestBody', 'request body', bool(page.group('Request body'))
            ):
                self.body(b, bdoc, bptr, bodyels, page, extra)
        # responses
        produces = op.get('produces', self.root.get('produces')) if self.two else []
        produces = [x for x in produces if isinstance(x, str)] if isinstance(produces, list) else []
        subs = [s for g in page.group('Responses') for s in g]
        for code, r in (op.get('responses') or {}).items() if isinstance(op.get('responses'), dict) else []:
            if code.startswith('x-'):
                continue
            q = f'{ptr}/responses/{esc(code)}'
            r2, rdoc, rptr, extra = self.resolve(r, doc, q)
            mine = [
                els
                for h, els in subs
                if h.split(' ')[0].lower() == code.lower() or (code == 'default' and h == 'Any other status')
            ]
            if not F(q, 'response', bool(mine), code):
                mine = [[]]
            if isinstance(r2, dict):
                cap = None if code != 'default' else ''
                self.response(code, r2, rdoc, rptr, mine[0], page, extra, produces, cap)
        # servers
        for where, sptr2 in ((op, ptr), (item, itemptr)):
            if isinstance(where.get('servers'), list) and (where is op or 'servers' not in op):
                place = Place([e for s in page.group('Servers') for _, els in s for e in els])
                self.servers(where['servers'], sptr2 + '/servers', [place])
                break
        # callbacks
        cbs = op.get('callbacks')
        if isinstance(cbs, dict):
            place = Place([e for s in page.group('Callbacks') for _, els in s for e in els])
            for name, cb in cbs.items():
                q = f'{ptr}/callbacks/{esc(name)}'
                cb, cdoc, q2, _ = self.resolve(cb, doc, q)
                F(q, 'callback', flat(name) in place.flat, name)
                if isinstance(cb, dict):
                    self.callback(cb, cdoc, q2)

    def callback(self, cb, doc, ptr):
        saved = self.page
        self.direct = False
        for expr, item in cb.items():
            if expr.startswith('x-'):
                continue
            q = f'{ptr}/{esc(expr)}'
            item, idoc, q, extra = self.resolve(item, doc, q)
            if isinstance(item, dict):
                self.item(expr, item, idoc, q, extra)
        self.page = saved

    def item(self, path, item, doc, ptr, extra):
        for m in METHODS:
            if isinstance(item.get(m), dict):
                # No version allows a reference here, but authors of many files write it.
                op, odoc, optr, _ = self.resolve(item[m], doc, f'{ptr}/{m}')
                if isinstance(op, dict):
                    self.operation(m, path, op, item, odoc, optr, doc, ptr, extra)
        for m, op in (
            (item.get('additionalOperations') or {}).items()
            if isinstance(item.get('additionalOperations'), dict)
            else []
        ):
            if isinstance(op, dict):
                self.operation(
                    m, path, op, item, doc, f'{ptr}/additionalOperations/{esc(m)}', doc, ptr, extra
                )

    def paths(self):
        for group in ('paths', 'webhooks'):
            items, gdoc, gptr, _ = self.resolve(self.root.get(group), self.main, '/' + group)
            if not isinstance(items, dict):
                continue
            for path, item in items.items():
                if path.startswith('x-'):
                    continue
                ptr = f'{gptr}/{esc(path)}'
                self.direct = group == 'paths'
                if isinstance(item, dict) and isinstance(item.get('$ref'), str):
                    hit = self.docs.find(item['$ref'], gdoc)
                    if not hit:
                        continue
                    target, tdoc, tptr = hit
                    if not isinstance(target, dict):
                        continue
                    rest = {k: v for k, v in item.items() if k != '$ref'}
                    extra = {
                        k: (v, f'{ptr}/{k}')
                        for k, v in rest.items()
                        if k in ('summary', 'description') and isinstance(v, str)
                    }
                    self.item(path, target, tdoc, tptr, extra if self.modern else {})
                elif isinstance(item, dict):
                    self.item(path, item, gdoc, ptr, {})

    # ---- the API itself

    def servers(self, servers, ptr, places):
        for i, s in enumerate(servers):
            if not isinstance(s, dict) or not isinstance(s.get('url'), str):
                continue
            q = f'{ptr}/{i}'
            rows = [r for p in places for r in facts_rows(p) if r.name == spaces(s['url'])]
            if not self.fact(q + '/url', 'server', bool(rows) or not s['url'].strip(), s['url']):
                rows = [Place([])]
            if not rows:
                continue
            self.words(q + '/description', 'server description', s.get('description'), rows)
            self.words(q + '/name', 'server name', s.get('name'), rows, False)
            for name, v in (s.get('variables') or {}).items() if isinstance(s.get('variables'), dict) else []:
                if not isinstance(v, dict):
                    continue
                vq = f'{q}/variables/{esc(name)}'
                self.fact(vq, 'server variable', any(flat(name) in r.flat for r in rows), name)
                self.words(vq + '/description', 'server variable', v.get('description'), rows)
                if 'default' in v:
                    self.fact(
                        vq + '/default',
                        'server variable',
                        any(
                            c in scalar_texts(v['default']) for r in rows for c in (r.text and r.codes) or []
                        ),
                        show(v['default']),
                    )
                for j, e in enumerate(v['enum'] if isinstance(v.get('enum'), list) else []):
                    self.fact(
                        f'{vq}/enum/{j}', 'server variable', any(in_values(r, e) for r in rows), show(e)
                    )

    def api(self):
        home = self.site.home
        self.page = home
        info = self.root.get('info') if isinstance(self.root.get('info'), dict) else {}
        all_ = [Place([e for _, subs in home.groups for _, els in subs for e in els])]
        title = root_title(home)
        self.words('/info/title', 'info', info.get('title'), [title], False)
        glance = lambda *labels: [r for p in all_ for r in facts_rows(p) if r.dt in labels]
        self.words('/info/summary', 'info', info.get('summary'), glance('Summary') + all_, False)
        self.words('/info/description', 'info description', info.get('description'), all_)
        v = info.get('version')
        v = v.raw if isinstance(v, Num) else v
        if isinstance(v, str) and flat(v):
            self.fact(
                '/info/version',
                'info',
                any(flat(v) == flat(r.text[r.text.find(r.dt) + len(r.dt) :]) for r in glance('Version')),
                v,
            )
        self.link('/info/termsOfService', 'info', info.get('termsOfService'), all_)
        c = info.get('contact')
        if isinstance(c, dict):
            self.has('/info/contact/name', c.get('name'), glance('Contact'))
            self.link('/info/contact/url', 'info', c.get('url'), all_)
            self.link('/info/contact/email', 'info', c.get('email'), all_)
        c = info.get('license')
        if isinstance(c, dict):
            self.has('/info/license/name', c.get('name'), glance('Licence'))
            self.has('/info/license/identifier', c.get('identifier'), glance('Licence'))
            self.link('/info/license/url', 'info', c.get('url'), all_)
        self.external(self.root, '', all_)
        if isinstance(self.root.get('servers'), list):
            self.servers(self.root['servers'], '/servers', all_)
        if self.two and isinstance(self.root.get('host'), str) and self.root['host']:
            base = self.root.get('basePath') if isinstance(self.root.get('basePath'), str) else ''
            schemes = (
                [s for s in self.root['schemes'] if isinstance(s, str)]
                if isinstance(self.root.get('schemes'), list)
                else []
            )
            text = all_[0].text
            dense = re.sub(r'\s', '', text)
            for s in schemes:
                self.fact(
                    '/schemes',
                    'server',
                    f'{s}://{self.root["host"]}{base.rstrip("/")}' in dense,
                    f'{s}://{self.root["host"]}{base}',
                )
            if not schemes:
                self.fact(
                    '/host', 'server', self.root['host'] + base.rstrip('/') in dense, self.root['host'] + base
                )
        elif self.two and isinstance(self.root.get('basePath'), str) and flat(self.root['basePath']):
            self.fact('/basePath', 'server', self.root['basePath'] in all_[0].text, self.root['basePath'])
        self.extensions(self.root, 'root', '', home, all_)
        self.extensions(info, 'info', '/info', home, all_)
        logo = info.get('x-logo')
        if isinstance(logo, dict) and isinstance(logo.get('url'), str) and '//' in logo['url']:
            self.link('/info/x-logo/url', 'logo', logo['url'], all_)
        self.tag_groups(home)
        # tags
        for i, t in enumerate(self.root['tags'] if isinstance(self.root.get('tags'), list) else []):
            if not isinstance(t, dict) or not isinstance(t.get('name'), str):
                continue
            q = f'/tags/{i}'
            names = {spaces(t[k]) for k in ('name', 'summary', 'x-displayName') if isinstance(t.get(k), str)}
            pages = [p for p in self.site.tags if p.title in names]
            self.page = pages[0] if pages else home
            places = [x for p in pages for x in (p.whole, root_title(p))] + all_
            for k in ('name', 'summary', 'description', 'x-displayName'):
                self.words(f'{q}/{k}', 'tag ' + k, t.get(k), places, False)
            self.external(t, q, places)
            if pages:
                self.extensions(t, 'tag', q, pages[0], places)
            if isinstance(t.get('parent'), str):
                crumbs = ' '.join(text_of(e) for p in pages for e in p.main.iter('nav'))
                parents = {t['parent']} | {
                    x[k]
                    for x in self.root['tags']
                    if isinstance(x, dict) and x.get('name') == t['parent']
                    for k in ('summary', 'x-displayName')
                    if isinstance(x.get(k), str)
                }
                self.fact(
                    f'{q}/parent',
                    'tag parent',
                    any(flat(n) in flat(crumbs) or any(flat(n) in p.flat for p in places) for n in parents),
                    t['parent'],
                )
            if isinstance(t.get('kind'), str):
                self.fact(f'{q}/kind', 'tag kind', any(flat(t['kind']) in p.flat for p in places), t['kind'])
        self.page = home
        schemes = (
            self.root.get('securityDefinitions')
            if self.two
            else (self.root.get('components') or {}).get('securitySchemes')
            if isinstance(self.root.get('components'), dict)
            else None
        )
        base = '/securityDefinitions' if self.two else '/components/securitySchemes'
        if isinstance(schemes, dict) and isinstance(schemes.get('$ref'), str):
            schemes, sdoc, base, _ = self.resolve(schemes, self.main, base)
        for name, s in (schemes or {}).items() if isinstance(schemes, dict) else []:
            q = f'{base}/{esc(name)}'
            s, sdoc, q, extra = self.resolve(s, self.main, q)
            if s is None:
                continue
            rows = [r for p in all_ for r in facts_rows(p) if r.name == spaces(name)]
            if not self.fact(q, 'security scheme', bool(rows), name):
                rows = [Place([])]
            if not isinstance(s, dict):
                continue
            self.scheme(s, q, rows)

    def scheme(self, s, q, rows):
        self.words(q + '/description', 'security description', s.get('description'), rows)
        t = s.get('type')
        word = {
            'apiKey': 'API key',
            'oauth2': 'OAuth 2.0',
            'openIdConnect': 'OpenID Connect',
            'mutualTLS': 'Mutual TLS',
            'basic': 'basic',
            'http': {'basic': 'basic', 'bearer': 'Bearer'}.get(
                str(s.get('scheme', '')).lower(), str(s.get('scheme', ''))
            ),
        }.get(t)
        if word:
            self.fact(q + '/type', 'security type', any(word.lower() in r.text.lower() for r in rows), t)
        if t == 'apiKey':
            self.words(q + '/name', 'security key', s.get('name'), rows, False)
            self.words(q + '/in', 'security key', s.get('in'), rows, False)
        if s.get('deprecated') is True:
            self.fact(q + '/deprecated', 'deprecated', any('deprecated' in r.text for r in rows))
        self.words(q + '/bearerFormat', 'security bearerFormat', s.get('bearerFormat'), rows, False)
        self.link(q + '/openIdConnectUrl', 'security url', s.get('openIdConnectUrl'), rows)
        self.link(q + '/oauth2MetadataUrl', 'security url', s.get('oauth2MetadataUrl'), rows)
        flows = {s.get('flow'): s} if self.two and t == 'oauth2' else s.get('flows')
        for f, flow in (flows or {}).items() if isinstance(flows, dict) else []:
            if not isinstance(flow, dict):
                continue
            fq = q if self.two else f'{q}/flows/{f}'
            alias = {
                'accessCode': ['accessCode', 'authorizationCode'],
                'application': ['application', 'clientCredentials'],
            }.get(f, [f])
            self.fact(
                fq, 'security flow', any(a and a in re.sub(r'\s', '', r.text) for a in alias for r in rows), f
            )
            for k in ('authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl'):
                self.link(f'{fq}/{k}', 'security url', flow.get(k), rows)
            for scope, d in (
                (flow.get('scopes') or {}).items() if isinstance(flow.get('scopes'), dict) else []
            ):
                if self.two and scope.startswith('x-'):
                    continue
                self.fact(
                    f'{fq}/scopes/{esc(scope)}',
                    'security scope',
                    any(spaces(scope) in ((r.text or 1) and r.codes) for r in rows),
                    scope,
                )
                self.words(f'{fq}/scopes/{esc(scope)}', 'security scope description', d, rows, False)

    # ---- components that no operation uses

    def reach(self):
        seen = set()
        stack = []
        roots = [self.root.get(k) for k in ('paths', 'webhooks', 'x-webhooks')]
        stack = [(r, self.main) for r in roots]
        while stack:
            n, doc = stack.pop()
            if isinstance(n, dict):
                if isinstance(n.get('$ref'), str):
                    hit = self.docs.find(n['$ref'], doc)
                    if hit and (hit[1], hit[2]) not in seen:
                        seen.add((hit[1], hit[2]))
                        stack.append((hit[0], hit[1]))
                stack.extend((v, doc) for v in n.values() if isinstance(v, (dict, list)))
            elif isinstance(n, list):
                stack.extend((v, doc) for v in n if isinstance(v, (dict, list)))
        return {p for d, p in seen if d == self.main}

    def unused(self):
        used = self.reach()
        page = self.site.components
        self.page = page
        if self.two:
            groups = [('parameters', '/parameters'), ('responses', '/responses')]
        else:
            groups = [
                (k, '/components/' + k)
                for k in (
                    'parameters',
                    'responses',
                    'requestBodies',
                    'headers',
                    'examples',
                    'links',
                    'callbacks',
                    'pathItems',
                    'mediaTypes',
                )
            ]
        for kind, base in groups:
            comps = self.docs.at(self.main, base)
            for name, c in comps.items() if isinstance(comps, dict) else []:
                if name.startswith('x-') and self.two:
                    continue
                ptr = f'{base}/{esc(name)}'
                if ptr in used or not isinstance(c, dict) or not c:
                    continue
                if kind == 'pathItems':
                    self.item_unused(name, c, ptr)
                    self.page = page
                    continue
                if kind == 'callbacks':
                    c, doc, ptr2, _ = self.resolve(c, self.main, ptr)
                    self.page = page
                    if isinstance(c, dict):
                        self.callback(c, doc, ptr2)
                    continue
                if page is None:
                    self.fact(ptr, 'unused component', False, 'no components.html')
                    continue
                if isinstance(c.get('$ref'), str):
                    continue
                h2 = {
                    'parameters': ('Parameters',),
                    'responses': ('Responses',),
                    'requestBodies': ('Request body', 'Request bodies'),
                    'headers': ('Headers', 'Response headers'),
                    'examples': ('Examples',),
                    'links': ('Links', 'Links to other operations'),
                    'mediaTypes': ('Media types',),
                }[kind]
                els = [
                    e
                    for h in h2
                    for subs in page.group(h)
                    for h3, es in subs
                    if h3 in ('', spaces(name))
                    for e in es
                ]
                exact = [
                    e
                    for h in h2
                    for subs in page.group(h)
                    for h3, es in subs
                    if h3 == spaces(name) or h3.split(' ')[0] == name
                    for e in es
                ]
                if kind == 'parameters' and self.two and c.get('in') == 'body':
                    place = Place(
                        [
                            e
                            for _, subs in page.groups
                            for h3, es in subs
                            if h3 in (spaces(name), c.get('name'))
                            for e in es
                        ]
                    )
                    self.fact(ptr, 'unused component', flat(name) in flat(page.whole.text), name)
                    self.words(
                        ptr + '/description', 'body description', c.get('description'), [place, page.whole]
                    )
                    if isinstance(c.get('schema'), dict):
                        self.schema(
                            c['schema'],
                            self.main,
                            ptr + '/schema',
                            [b for _, b in split(place.els)[0]] + [place],
                            frozenset(),
                        )
                elif kind in ('parameters', 'headers'):
                    label = (
                        spaces(c['name'])
                        if kind == 'parameters' and isinstance(c.get('name'), str)
                        else spaces(name)
                    )
                    rows = [
                        r
                        for r in Place([e for _, subs in page.groups for _, es in subs for e in es]).rows
                        if r.name == label
                    ]
                    self.fact(ptr, 'unused component', bool(rows), name)
                    if kind == 'parameters' and c.get('in') in PLACES_OF:
                        there = [
                            r for g in page.group(PLACES_OF[c['in']]) for _, es in g for r in Place(es).rows
                        ]
                        self.fact(ptr + '/in', 'parameter in', any(r.name == label for r in there), c['in'])
                    self.parameter(c, self.main, ptr, rows or [Place([])], page, {}, kind == 'headers')
                elif kind == 'responses':
                    if self.fact(ptr, 'unused component', bool(exact), name):
                        self.response(name, c, self.main, ptr, exact, page, {}, (), '')
                elif kind == 'requestBodies':
                    if self.fact(ptr, 'unused component', bool(exact), name):
                        self.body(c, self.main, ptr, exact, page, {}, '')
                elif kind == 'links':
                    self.links(
                        name, c, ptr, [Place([e for _, subs in page.groups for _, es in subs for e in es])]
                    )
                elif kind == 'mediaTypes':
                    place = Place(exact or els)
                    if self.fact(
                        ptr, 'unused component', flat(name) in flat(page.whole.text), name
                    ) and isinstance(c.get('schema'), dict):
                        self.schema(
                            c['schema'],
                            self.main,
                            ptr + '/schema',
                            [place] + [b for _, b in split(place.els)[0]],
                            frozenset(),
                        )
                elif kind == 'examples':
                    self.fact(
                        ptr,
                        'unused component',
                        flat(name) in page.whole.flat or flat(c.get('summary') or name) in page.whole.flat,
                        name,
                    )
                    for k in ('value', 'dataValue', 'serializedValue'):
                        if k in c:
                            self.value(
                                f'{ptr}/{k}',
                                'example',
                                c[k],
                                [page.whole],
                                page.figures + [('', t) for t in page.whole.pres],
                            )
                    self.words(
                        ptr + '/description', 'example description', c.get('description'), [page.whole]
                    )
                    if isinstance(c.get('externalValue'), str):
                        self.fact(
                            ptr + '/externalValue', 'example', flat(c['externalValue']) in page.whole.flat
                        )

    def item_unused(self, name, c, ptr):
        for m in METHODS:
            if isinstance(c.get(m), dict):
                pages = [
                    p
                    for (meth, path), ps in self.site.operations.items()
                    if meth == m.upper() and path == name
                    for p in ps
                ]
                self.operation(m, name, c[m], c, self.main, f'{ptr}/{m}', self.main, ptr, {}, pages)

    def run(self):
        self.by_id = {}
        for group in ('paths', 'webhooks'):
            items = self.root.get(group)
            for item in items.values() if isinstance(items, dict) else []:
                for op in item.values() if isinstance(item, dict) and '$ref' not in item else []:
                    if isinstance(op, dict) and isinstance(op.get('operationId'), str):
                        self.by_id[op['operationId']] = op
        schemas = self.docs.at(self.main, self.schema_root)
        for name, sch in schemas.items() if isinstance(schemas, dict) else []:
            if isinstance(sch, dict) and isinstance(sch.get('$ref'), str):
                hit = self.docs.find(sch['$ref'], self.main)
                if hit and hit[1] != self.main and spaces(name) in self.site.schemas:
                    self.site.named_files.setdefault((hit[1], hit[2]), name)
                    self.site.outside.setdefault((hit[1], hit[2]), name)
        self.api()
        self.paths()
        self.named_schemas()
        self.unused()
        return self


def alternatives(s):
    return [sub for key in ('oneOf', 'anyOf') for sub in (s[key] if isinstance(s.get(key), list) else [])]


def show(v):
    return json.dumps(plain(v), ensure_ascii=False, default=str)[:80]


def links_of(p):
    p._walk()
    return p.links


def hrefs(p):
    p._walk()
    return p.hrefs


def same_link(href, url):
    a = urllib.parse.unquote(html.unescape(href)).strip().rstrip('/')
    b = urllib.parse.unquote(url).strip().rstrip('/')
    return a == b


def bold(places, *labels):
    return [
        r
        for p in places
        for r in p.rows
        if r.bold in labels or (r.bold is not None and any(r.bold.startswith(l) for l in labels))
    ]


def must_have(p, name):
    i = p.text.find('must have')
    return i >= 0 and spaces(name) in p.codes


def trivial(key, v):
    return key in ('minLength', 'minItems', 'minProperties') and v.value() == 0


def before(els):
    out = []
    for e in els:
        if e.tag == 'p' and e.get('class') == 'type' or e.tag == 'dl':
            break
        out.append(e)
    return out


def simple(sub):
    """An alternative that stands in a row of its own: not `null`, not itself a choice."""
    return (
        isinstance(sub, dict) and sub.get('type') != 'null' and not any(k in sub for k in ('oneOf', 'anyOf'))
    )


def root_place(page):
    return Place(
        [
            e
            for _, subs in page.groups
            for h, els in subs
            for e in els
            if not (e.tag == 'ul' and e.get('class') == 'links')
        ]
    )


def root_title(page):
    p = Place([page.main.find('.//h1')] if page.main.find('.//h1') is not None else [])
    return p


def facts_rows(place):
    out = []
    for e in place.els:
        for dl in ([e] if e.tag == 'dl' else []) + list(e.iter('dl')):
            if (dl.get('class') or '').split(' ')[0] in ('facts',):
                out.extend(row(d) for d in dl if d.tag == 'div')
    return out


def in_values(p, v):
    """Is the value in the list of allowed values, or told as the only one?"""
    p._walk()
    return any(same_value(v, c) for c in p.values) or labelled(p, 'Always', v) or labelled(p, 'Allowed', v)


def labelled(p, word, v):
    """Does the value stand after the label (`Default`, `Example`, `Always`)?"""
    p._walk()
    for l in p.labels:
        t = text_of(l)
        if not t.strip().startswith(word):
            continue
        for c in l.iter('code'):
            if same_value(v, text_of(c)):
                return True
        if same_value(v, t.strip()[len(word) :].lstrip('s').strip()):
            return True
        n = l.getnext()
        hops = 0
        while n is not None and hops < 3:
            if n.tag == 'pre' and same_value(v, text_of(n)):
                return True
            if n.tag == 'p' and n.get('class') == 'label':
                break
            if n.tag in ('ul', 'dl', 'div'):
                for c in n.iter('code', 'pre'):
                    if same_value(v, text_of(c)):
                        return True
            n = n.getnext()
            hops += 1
    return False


def split(els):
    """The elements of a body: [(media type, place)], [places of headers], [places of links]"""
    blocks = []
    heads = []
    links = []
    cur = None
    mode = None
    for e in els:
        cls = e.get('class') or ''
        if e.tag == 'p' and cls == 'type' and not (e.text or '').strip() and len(e) and e[0].tag == 'code':
            code = e.find('code')
            cur = [e]
            mode = 'block'
            blocks.append((spaces(text_of(code)) if code is not None else '', cur))
            continue
        if e.tag == 'h4' or (
            e.tag == 'details'
            and e.find('summary') is not None
            and spaces(text_of(e.find('summary'))).startswith('Response headers')
        ):
            t = spaces(text_of(e)) if e.tag == 'h4' else 'Response headers'
            if t.startswith('Response headers'):
                mode = 'heads'
                if e.tag == 'details':
                    heads.append(Place([e]))
                    mode = None
            elif t.startswith('Links'):
                mode = 'links'
            else:
                mode = None
            continue
        if mode == 'heads':
            heads.append(Place([e]))
        elif mode == 'links':
            links.append(Place([e]))
        elif mode == 'block':
            cur.append(e)
    return [(n, Place(c)) for n, c in blocks], heads, links

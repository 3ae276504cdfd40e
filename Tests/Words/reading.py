"""Descriptions as they are written: JSON, YAML 1.2, and the references between them."""

import codecs
import json
import os
import re
import urllib.parse

import yaml


class Num:
    """A number as written: `1.10` is not `1.1` to a reader."""

    __slots__ = ('raw',)

    def __init__(self, raw):
        self.raw = raw

    def value(self):
        raw = self.raw.replace('_', '')
        try:
            if raw.lower().startswith('0x'):
                return float(int(raw, 16))
            if raw.lower().startswith('0o'):
                return float(int(raw[2:], 8))
            return float(raw)
        except (ValueError, OverflowError):
            return raw

    def __eq__(self, other):
        return isinstance(other, Num) and self.value() == other.value()

    def __hash__(self):
        return hash(self.value())

    def __repr__(self):
        return self.raw


Base = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)


class Core(Base):
    pass


Core.yaml_implicit_resolvers = {}
Core.add_implicit_resolver(
    'tag:yaml.org,2002:null', re.compile(r'^(?:~|null|Null|NULL|)$'), ['~', 'n', 'N', '']
)
Core.add_implicit_resolver(
    'tag:yaml.org,2002:bool', re.compile(r'^(?:true|True|TRUE|false|False|FALSE)$'), list('tTfF')
)
Core.add_implicit_resolver(
    'tag:yaml.org,2002:int', re.compile(r'^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$'), list('-+0123456789')
)
Core.add_implicit_resolver(
    'tag:yaml.org,2002:float',
    re.compile(
        r'^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?'
        r'|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$'
    ),
    list('-+.0123456789'),
)


def _mapping(loader, node):
    out = {}
    if not isinstance(node, yaml.MappingNode):
        return {}
    merges = []
    for k, v in node.value:
        if isinstance(k, yaml.ScalarNode) and k.value == '<<' and not k.style:
            merges.append(v)
            continue
        key = k.value if isinstance(k, yaml.ScalarNode) else repr(loader.construct_object(k, True))
        out[key] = loader.construct_object(v, True)
    for v in merges:
        parts = v.value if isinstance(v, yaml.SequenceNode) else [v]
        for part in parts:
            for key, value in (loader.construct_object(part, True) or {}).items():
                out.setdefault(key, value)
    return out


Core.add_constructor('tag:yaml.org,2002:map', _mapping)
Core.add_constructor('tag:yaml.org,2002:bool', lambda l, n: n.value.lower() == 'true')
Core.add_constructor('tag:yaml.org,2002:int', lambda l, n: Num(n.value))
Core.add_constructor('tag:yaml.org,2002:float', lambda l, n: Num(n.value))
Core.add_constructor(None, lambda l, n: n.value if isinstance(n, yaml.ScalarNode) else None)


def read(path):
    data = open(path, 'rb').read()
    for bom, enc in (
        (codecs.BOM_UTF8, 'utf-8-sig'),
        (codecs.BOM_UTF16_LE, 'utf-16'),
        (codecs.BOM_UTF16_BE, 'utf-16'),
    ):
        if data.startswith(bom):
            text = data.decode(enc)
            break
    else:
        text = data.decode('utf-8', 'replace')
    if text.lstrip()[:1] in '{[':
        try:
            return json.loads(text, parse_int=Num, parse_float=Num, strict=False)
        except ValueError:
            if path.endswith('.json'):
                raise  # what is no JSON under this name is not read at all
    return yaml.load(text, Core)


def esc(key):
    return key.replace('~', '~0').replace('/', '~1')


class Documents:
    def __init__(self, main):
        self.main = os.path.abspath(main)
        self.cache = {}
        self.anchors = {}
        self.ids = {}
        root = self.load(self.main)
        if isinstance(root, dict) and isinstance(root.get('$self'), str):
            self.ids[root['$self']] = (self.main, '')

    def load(self, path):
        if path not in self.cache:
            try:
                self.cache[path] = read(path)
            except Exception:
                self.cache[path] = None
            self.anchors[path] = {}
            self._index(path, self.cache[path], '')
        return self.cache[path]

    def _index(self, path, root, _):
        stack = [(root, '')]
        seen = set()
        while stack:
            n, p = stack.pop()
            if isinstance(n, dict):
                if id(n) in seen:
                    continue
                seen.add(id(n))
                for a in ('$anchor', '$dynamicAnchor'):
                    if isinstance(n.get(a), str):
                        self.anchors[path].setdefault(n[a], p)
                if isinstance(n.get('$id'), str):
                    self.ids.setdefault(n['$id'].rstrip('#'), (path, p))
                for k in ('description', 'source'):
                    # Some authors keep long texts in files of their own.
                    d = n.get(k)
                    if isinstance(d, dict) and isinstance(d.get('$ref'), str) and '#' not in d['$ref']:
                        try:
                            n[k] = open(
                                os.path.join(os.path.dirname(path), d['$ref']), encoding='utf-8'
                            ).read()
                        except OSError:
                            pass
                stack.extend((v, p + '/' + esc(k)) for k, v in n.items() if isinstance(v, (dict, list)))
            elif isinstance(n, list):
                stack.extend((v, f'{p}/{i}') for i, v in enumerate(n) if isinstance(v, (dict, list)))

    def at(self, path, pointer):
        n = self.load(path)
        if pointer == '':
            return n
        for t in pointer.split('/')[1:]:
            t = t.replace('~1', '/').replace('~0', '~')
            if isinstance(n, dict) and t in n:
                n = n[t]
            elif isinstance(n, list) and t.isdigit() and int(t) < len(n):
                n = n[int(t)]
            else:
                return None
        return n

    def find(self, ref, base):
        """(value, file, pointer), or None where the reference leads nowhere this test can follow."""
        addr, _, frag = ref.partition('#')
        path = base
        prefix = ''
        if addr:
            if addr in self.ids:
                path, prefix = self.ids[addr]
            elif '://' in addr:
                return None
            else:
                path = os.path.normpath(os.path.join(os.path.dirname(base), urllib.parse.unquote(addr)))
                if not os.path.exists(path):
                    hit = [v for k, v in self.ids.items() if k.endswith('/' + addr.lstrip('./'))]
                    if not hit:
                        return None
                    path, prefix = hit[0]
        root = self.load(path)
        if root is None:
            return None
        if frag.startswith('/') or frag == '':
            p = frag
            v = self.at(path, prefix + p)
            if v is None:
                p = urllib.parse.unquote(frag)
                v = self.at(path, prefix + p)
            return None if v is None else (v, path, prefix + p)
        p = self.anchors[path].get(frag)
        return None if p is None else (self.at(path, p), path, p)

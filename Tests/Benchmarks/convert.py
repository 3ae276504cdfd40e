"""Writes a description in the other language: `convert.py FROM TO`, JSON to block YAML or YAML to JSON."""
import json
import sys

import yaml


class CoreLoader(yaml.CSafeLoader):
    """Without dates and such words as `on`, which YAML 1.2 reads as text."""


CoreLoader.yaml_implicit_resolvers = {
    first: [(tag, shape) for tag, shape in rules
            if not tag.endswith(":timestamp") and not (tag.endswith(":bool") and first in "yYnNoO")]
    for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}

source, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    value = json.load(file) if source.endswith(".json") else yaml.load(file, CoreLoader)
with open(target, "w", encoding="utf-8") as file:
    if target.endswith(".json"):
        json.dump(value, file, indent=2, ensure_ascii=False)
    else:
        yaml.dump(value, file, yaml.CSafeDumper, sort_keys=False, allow_unicode=True)

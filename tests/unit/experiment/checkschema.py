#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What ships is valid under resources/help/experiment.schema.json; a member renamed, of another type or too much is not."""
import copy
import glob
import json
import sys

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit("install the Debian package python3-jsonschema")

FREE = {"data", "headers", "patch"}  # what stands in them is not the schema's


def places(value, path=()):
    """Every member of every object, by the way to it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield path + (name,)
            if name not in FREE:
                yield from places(inner, path + (name,))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, path + (index,))


def changed(document, path, change):
    result = copy.deepcopy(document)
    owner = result
    for step in path[:-1]:
        owner = owner[step]
    change(owner, path[-1])
    return result


def rename(owner, name):
    owner[name + "_"] = owner.pop(name)


def retype(owner, name):
    owner[name] = [[]]


def main(root):
    with open(root + "/resources/help/experiment.schema.json", encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    wrong = []
    files = sorted(glob.glob(root + "/resources/experiments/*.json") + glob.glob(root + "/resources/lessons/*.json"))
    for name in files:
        with open(name, encoding="utf-8") as file:
            document = json.load(file)
        wrong += [f"{name}: {error.json_path}: {error.message}" for error in validator.iter_errors(document)]
        for path in places(document):
            for change in (rename, retype):
                free = path[-1] == "data" and change is retype
                if not free and validator.is_valid(changed(document, path, change)):
                    wrong.append(f"{name}: {path} may be changed by {change.__name__}")
    print("\n".join(wrong) if wrong else f"{len(files)} files")
    return 1 if wrong or not files else 0


sys.exit(main(sys.argv[1]))

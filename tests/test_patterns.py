"""Patterns that every Python 3.11 matches alike, and none that is faulty: they are compiled at their first use."""

import re
from importlib import import_module
from pathlib import Path

import factcheck

# "(…)*+": the first releases of 3.11 go on where such a group has failed, and read "3," as one word.
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+")


def test_no_group_is_repeated_possessively() -> None:
    sources = sorted(Path(factcheck.__file__).parent.rglob("*.py"))
    found = [path.name for path in sources if POSSESSIVE_GROUP.search(path.read_text(encoding="utf-8"))]
    assert len(sources) > 100
    assert found == []


def test_every_pattern_compiles() -> None:
    root = Path(factcheck.__file__).parent
    named = [".".join(path.relative_to(root.parent).with_suffix("").parts) for path in sorted(root.rglob("*.py"))]
    modules = [import_module(name) for name in named if not name.endswith(("__main__", "__init__"))]
    found = [
        value
        for module in modules
        for value in vars(module).values()
        if hasattr(value, "fullmatch") and value is not re
    ]
    assert len(found) > 300
    assert all(isinstance(re.compile(value.pattern, value.flags), re.Pattern) for value in found)

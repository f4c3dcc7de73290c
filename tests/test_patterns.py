"""Patterns that every Python 3.11 matches alike."""

import re
from pathlib import Path

import factcheck

# "(…)*+": the first releases of 3.11 go on where such a group has failed, and read "3," as one word.
POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+")


def test_no_group_is_repeated_possessively() -> None:
    sources = sorted(Path(factcheck.__file__).parent.rglob("*.py"))
    found = [path.name for path in sources if POSSESSIVE_GROUP.search(path.read_text(encoding="utf-8"))]
    assert len(sources) > 100
    assert found == []

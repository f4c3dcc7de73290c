"""What was written with ``--out`` among the articles: it says once more what they say, and is none of them."""

from __future__ import annotations

import os
import re
from functools import lru_cache

from factcheck.model.later import later

# As much of a file as is looked at.
HEAD_BYTES = 1024

_FORMS = later(
    r"""
      <!doctype[ ]html>\s <html[^>]*> <head> .{0,80} <meta[ ]name="generator"[ ]content="factcheck"/>   # a page
    | \{"id":[ ]"[^"]*",[ ] (?: "rule":[ ]"FC\d{3}" | "article":[ ]"[^"]*",[ ]"path":[ ]" )           # findings, claims
    | [^\n]{1,400}:\d+:\d+ (?: [ ]\([^)\n]*\) )?[ ] FC\d{3}[ ](?:error|warning|info)[ ][ ]              # a report
    | Read[ ][\d,]+[ ]articles?,[ ]understood[ ][\d,]+[ ]of[ ]
    | [^\n]*\n [^\n]*:[ ][\d,]+[ ]figures?,[ ][\d,]+[ ]of[ ]them[ ]understood\.\n                       # a proof sheet
    | [^\n]+:[ ][\d,]+[ ]values?,?(?:[ ]in[ ][\d,]+[ ]articles?,)?[ ][\d,]+[ ]findings?\n[ ][ ]         # a chart
    """,
    re.VERBOSE | re.DOTALL,
)
_WRITTEN_AS = frozenset((".html", ".htm", ".jsonl", ".txt"))


def is_own(head: bytes) -> bool:
    """Whether a file that begins so is a proof, a report, a proof sheet or a chart that factcheck wrote.

    >>> is_own(b"a.md:5:20 FC101 error  Acme, revenue: $1 and $2"), is_own(b"Acme had revenue of $1.")
    (True, False)
    """
    return _FORMS.match(head[:HEAD_BYTES].decode("utf-8", "replace")) is not None


def was_written(path: str) -> bool:
    """The same of a file; one that cannot be looked into is none, and neither is a pipe."""
    if os.path.splitext(path)[1].lower() not in _WRITTEN_AS:
        return False
    try:
        found = os.stat(path)
        return os.path.isfile(path) and _begins(path, found.st_size, found.st_mtime_ns)
    except OSError:
        return False


@lru_cache(maxsize=1 << 16)
def _begins(path: str, size: int, saved: int) -> bool:
    """Whether the file begins as an own one, looked up once for what was saved then."""
    with open(path, "rb") as file:
        return is_own(file.read(HEAD_BYTES))

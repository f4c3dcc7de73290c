"""Articles of one piece of financial news, and what an editor wants to be shown of two of their figures.

    python benchmarks/editors.py [FILE…] [--show]

A FILE is TOML: each ``[[case]]`` has two or three ``[[case.article]]`` with a ``title``, a ``date`` and a ``text``, two
``figures`` as they are written, and what is ``want``-ed of them: "error", "warning", "info", or "silent" where nothing
at all may be shown loudly. Without a FILE, all of ``benchmarks/editors``. "at large" are loud findings of other
figures. What is wanted loudly is told at warning or above; whether at its own severity stands beside.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from page import table

from factcheck import packs, pipeline, read
from factcheck.model.finding import SEVERITIES, Finding

PACK = packs.load()
FOLDER = Path(__file__).parent / "editors"
LOUD = SEVERITIES.index("warning")
HEADS = ("file", "wanted", "cases", "right", "at that severity", "at large")

BOUND = re.compile(r"^\D*?(?=[$€£₹]?\d)")  # "more than 4,000", of which the tool shows "4,000 positions"

Entry = dict[str, Any]


def judged(case: Entry) -> tuple[str | None, list[Finding], list[Finding]]:
    """The severity at which the figures are shown, the findings that do, and all others at warning or above."""
    made = [
        read.article(one["text"], id=f"article-{at}", title=one.get("title") or None, date=one.get("date"))
        for at, one in enumerate(case["article"])
    ]
    found = pipeline.check([pipeline.understand(one, PACK) for one in made], PACK).findings
    shown = [one for one in found if _shows(one, case["figures"])]
    others = [one for one in found if one not in shown and SEVERITIES.index(one.severity) >= LOUD]
    return max((one.severity for one in shown), key=SEVERITIES.index, default=None), shown, others


def _shows(finding: Finding, figures: Sequence[str]) -> bool:
    told = [" ".join(place.text.lower().split()) for place in finding.places]
    wanted = [" ".join(BOUND.sub("", figure.lower(), count=1).split()) for figure in figures]
    return len(told) > 1 and all(any(one in text or text in one for text in told) for one in wanted)


def right(case: Entry, severity: str | None, others: Sequence[Finding]) -> bool:
    """Whether an editor gets what is wanted of a case."""
    level = SEVERITIES.index(severity) if severity else -1
    if case["want"] == "silent":
        return level < LOUD and not others
    return level >= LOUD if case["want"] != "info" else severity == "info"


def lines(path: Path, *, show: bool) -> Iterator[Sequence[object]]:
    counts: Counter[tuple[str, str]] = Counter()
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
        severity, shown, others = judged(case)
        want, fits = case["want"], right(case, severity, others)
        counts.update(
            ((want, "cases"), *([(want, "right")] if fits else []), *([(want, "at")] if severity == want else []))
        )
        counts[want, "at large"] += len(others)
        if show and not fits:
            print(
                f"{path.stem}: {want}, shown {severity}: {case['name']} ({', '.join(case['figures'])}: {case['why']})"
            )
            for one in (*shown, *others):
                print(f"    {one.rule} {one.severity} {one.message}")
    for want in ("error", "warning", "info", "silent"):
        at = counts[want, "at"] if want != "silent" else ""
        yield path.stem, want, counts[want, "cases"], counts[want, "right"], at, counts[want, "at large"]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--show", action="store_true", help="names what is not as wanted")
    given = parser.parse_args()
    files = given.files or sorted(FOLDER.glob("*.toml"))
    table(HEADS, (line for path in files for line in lines(path, show=given.show)))


if __name__ == "__main__":
    main()

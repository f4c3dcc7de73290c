"""Two tellings of one event each: how many figures in dispute are found, how many that agree are left in peace.

    python benchmarks/retellings.py [FILE…] [--show]

A FILE is TOML: each ``[[pair]]`` has two texts ``a`` and ``b``, the ``date`` of both (or ``date_a``
and ``date_b``), and what is ``wanted``: "error",
"warning", "info" or "silent". ``figures`` are the two in dispute, as written. Without a FILE, all of
``benchmarks/retellings``.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from page import table

from factcheck import packs, pipeline, read
from factcheck.model.finding import SEVERITIES, Finding

PACK = packs.load()
LOUD = ("error", "warning")
FOLDER = Path(__file__).parent / "retellings"

Entry = dict[str, Any]


def judged(pair: Entry) -> Iterator[str]:
    """What came of a pair: each word is counted."""
    found = findings(pair)
    loud = [finding for finding in found if finding.severity in LOUD]
    if pair["wanted"] not in LOUD:
        yield "agree"
        yield "false alarm" if loud else "left in peace"
        return
    yield "in dispute"
    hits = [finding for finding in loud if touches(finding, pair["figures"])]
    yield "found" if hits else "missed"
    if pair["wanted"] == max((hit.severity for hit in hits), key=SEVERITIES.index, default=None):
        yield "at their severity"


def findings(pair: Entry) -> tuple[Finding, ...]:
    texts = (read.article(pair[side], id=side, date=pair.get(f"date_{side}", pair.get("date"))) for side in "ab")
    return pipeline.check([pipeline.understand(text, PACK) for text in texts], PACK).findings


def touches(finding: Finding, figures: list[str]) -> bool:
    """Whether a finding shows one of the figures in dispute."""
    told, disputed = ({_plain(text) for text in texts} for texts in ((p.text for p in finding.places), figures))
    return any(one in other or other in one for one in told for other in disputed)


def _plain(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    heads = ("in dispute", "found", "at their severity", "agree", "left in peace")
    tell(__doc__, FOLDER, "pair", judged, heads)


def tell(
    about: str | None, folder: Path, kind: str, judged: Callable[[Entry], Iterator[str]], heads: Sequence[str]
) -> None:
    """Prints what came of the entries of each file that the command line names, or of all in a folder."""
    arguments = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", nargs="*", type=Path, default=sorted(folder.glob("*.toml")))
    arguments.add_argument("--show", action="store_true", help="names what was missed and the false alarms")
    options = arguments.parse_args()
    lines = []
    for path in options.files:
        counts: Counter[str] = Counter()
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))[kind]:
            told = list(judged(entry))
            counts.update(told)
            if options.show and {"missed", "false alarm"} & set(told):
                print(f"{path.stem}: {told[1]}: {entry['name']}: {entry.get('why', '')}")
        lines.append((path.stem, *(str(counts[head]) for head in heads)))
    table(("file", *heads), lines)


if __name__ == "__main__":
    main()

"""Stories that contradict themselves: how many give it away, how many that do not are left in peace.

    python benchmarks/stories.py [FILE…] [--show]

A FILE is TOML: each ``[[story]]`` has a ``title``, a ``text`` and its ``date``, and what is ``wanted``: "error",
"warning" or "silent". ``figures`` are those in dispute, as written. Without a FILE, all of ``benchmarks/stories``.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from page import table
from retellings import LOUD, PACK, touches

from factcheck import pipeline, read
from factcheck.model.finding import Finding

FOLDER = Path(__file__).parent / "stories"

Story = dict[str, Any]


def judged(story: Story) -> Iterator[str]:
    """What came of a story: each word is counted."""
    loud = findings(story)
    if story["wanted"] not in LOUD:
        yield "fits"
        yield "false alarm" if loud else "left in peace"
        return
    yield "contradicts itself"
    yield "found" if any(touches(finding, story["figures"]) for finding in loud) else "missed"


def findings(story: Story) -> list[Finding]:
    """What is shown of a story alone, at warning or above."""
    made = read.article(story["text"], id="story", title=story.get("title") or None, date=story.get("date"))
    found = pipeline.check([pipeline.understand(made, PACK)], PACK).findings
    return [finding for finding in found if finding.severity in LOUD]


HEADS = ("contradicts itself", "found", "fits", "left in peace")


def main() -> None:
    reads = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reads.add_argument("files", nargs="*", type=Path)
    reads.add_argument("--show", action="store_true", help="name what was missed and the false alarms")
    given = reads.parse_args()
    lines: list[tuple[str, ...]] = []
    for path in given.files or sorted(FOLDER.glob("*.toml")):
        counts: Counter[str] = Counter()
        for story in tomllib.loads(path.read_text(encoding="utf-8"))["story"]:
            told = list(judged(story))
            counts.update(told)
            if given.show and {"missed", "false alarm"} & set(told):
                print(f"{path.stem}: {story['name']}: {told[-1]}: {story['why']}")
        lines.append((path.stem, *(f"{counts[head]}" for head in HEADS)))
    table(("file", *HEADS), lines)


if __name__ == "__main__":
    main()

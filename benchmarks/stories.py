"""Stories that contradict themselves: how many give it away, how many that do not are left in peace.

    python benchmarks/stories.py [FILE…] [--show]

A FILE is TOML: each ``[[story]]`` has a ``title``, a ``text`` and its ``date``, and what is ``wanted``: "error",
"warning" or "silent". ``figures`` are those in dispute, as written. Without a FILE, all of ``benchmarks/stories``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from retellings import LOUD, PACK, Entry, tell, touches

from factcheck import pipeline, read
from factcheck.model.finding import Finding

FOLDER = Path(__file__).parent / "stories"


def judged(story: Entry) -> Iterator[str]:
    """What came of a story: each word is counted."""
    loud = findings(story)
    if story["wanted"] not in LOUD:
        yield "fits"
        yield "false alarm" if loud else "left in peace"
        return
    yield "contradicts itself"
    yield "found" if any(touches(finding, story["figures"]) for finding in loud) else "missed"


def findings(story: Entry) -> list[Finding]:
    """What is shown of a story alone, at warning or above."""
    made = read.article(story["text"], id="story", title=story.get("title") or None, date=story.get("date"))
    found = pipeline.check([pipeline.understand(made, PACK)], PACK).findings
    return [finding for finding in found if finding.severity in LOUD]


def main() -> None:
    tell(__doc__, FOLDER, "story", judged, ("contradicts itself", "found", "fits", "left in peace"))


if __name__ == "__main__":
    main()

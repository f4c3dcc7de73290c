"""However a desk words a fact, its figure is of the same subject, the same measure and the same aspect of it.

The cases are ``tests/cases/paraphrases/*.toml``. A group is one fact: its ``figure`` in each way it is written, what it
is of (a loss counts as the profit that it is the minus of), and how it is ``said``; ``missed`` are the sentences that
are known to be read otherwise, each with what is read instead. The way it goes, who says it and whether it is a fact
are compared where the group tells them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from factcheck import packs, pipeline, read

CASES = Path(__file__).parents[1] / "cases" / "paraphrases"
PACK = packs.load()
KEYS = ("subject", "metric", "aspect", "direction", "modality", "source")


def sentences() -> Iterator[Any]:
    """Every sentence with its group."""
    for path in sorted(CASES.glob("*.toml")):
        for group in tomllib.loads(path.read_text(encoding="utf-8"))["group"]:
            for said in group["said"]:
                yield pytest.param(group, said, id=said)
            for miss in group.get("missed", ()):
                marks = pytest.mark.xfail(reason=miss["why"], strict=True)
                yield pytest.param(group, miss["said"], id=miss["said"], marks=marks)


@pytest.mark.parametrize(("group", "said"), list(sentences()))
def test_a_fact_is_the_same_in_other_words(group: Mapping[str, Any], said: str) -> None:
    wanted = {key: group[key] for key in KEYS if key in group} | {"words": group.get("words", [])}
    assert framed(group, said) == wanted


def framed(group: Mapping[str, Any], said: str) -> Mapping[str, object] | None:
    """What the group's figure is of in a sentence; ``None`` if it is not found there or its measure not known."""
    article = read.article(said, id="a", date=group.get("date"))
    claims = pipeline.understand(article, PACK).reading.claims
    frame = next((claim.frame for claim in claims if claim.place.text in group["figure"]), None)
    if frame is None or not frame.known or frame.metric is None:
        return None
    metric = PACK.positive(frame.metric) if frame.aspect == "level" else frame.metric
    told = {key: getattr(frame, key) for key in KEYS if key in group}
    return told | {"metric": metric, "words": sorted(frame.words)}

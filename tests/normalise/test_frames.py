"""What each figure of running text is told of, as a careful reader has it.

The cases are ``tests/cases/frames/*.toml``, one file a theme. A case gives a ``text``, and a ``title`` and a ``date``
where they matter; ``claims`` names figures by their ``text`` and asserts the fields it gives, no others. The empty
string means that nothing is said. A ``period`` is a day, a month, a year or "first..last", "?" is one that cannot
be placed; ``words`` and ``qualifiers`` are whole, ``holds`` are some of the words, ``qualifier`` is one and ``lacks``
are not among them.
"""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck import packs, pipeline, read
from factcheck.model.claim import Claim
from factcheck.model.period import Period

CASES = Path(__file__).parents[1] / "cases" / "frames"
PACK = packs.load()
SAID = {"name", "text", "date", "title", "claims", "xfail"}
PLAIN = ("subject", "metric", "aspect", "direction", "trend", "modality", "source", "joint")
ASSERTED = {"text", *PLAIN, "not_modality", "period", "qualifier", "qualifiers", "lacks", "words", "holds"} | {
    "not_metric",
    "members",
    "grade",
    "per",
    "approx",
    "superseded",
}


def cases() -> Iterator[Any]:
    """Every case as pytest takes it; a key that means nothing is an error."""
    for path in sorted(CASES.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            keys = {key for claim in entry["claims"] for key in claim}
            if odd := (set(entry) - SAID) | (keys - ASSERTED):
                raise ValueError(f"{path.name}, case {entry.get('name')!r}: unknown {', '.join(sorted(odd))}")
            marks = [pytest.mark.xfail(reason=entry["xfail"], strict=True)] if "xfail" in entry else []
            yield pytest.param(entry, id=f"{path.stem}: {entry['name']}", marks=marks)


ALL = tuple(cases())


@pytest.mark.parametrize("entry", ALL)
def test_a_figure_is_framed_as_a_careful_reader_has_it(entry: Mapping[str, Any]) -> None:
    assert mismatches(entry) == []


def mismatches(entry: Mapping[str, Any]) -> list[str]:
    """Each asserted field that is otherwise, with what was found."""
    article = read.article(entry["text"], id="a", title=entry.get("title"), date=entry.get("date"))
    claims = list(pipeline.understand(article, PACK).reading.claims)
    wrong = []
    for wanted in entry["claims"]:
        claim = next((claim for claim in claims if claim.place.text == wanted["text"]), None)
        if claim is None:
            wrong.append(f"no figure {wanted['text']!r} among {[claim.place.text for claim in claims]}")
            continue
        claims.remove(claim)
        wrong += [
            f"{wanted['text']}: {key} is {said(claim, key)!r}, not {value!r}"
            for key, value in wanted.items()
            if not holds(claim, key, value)
        ]
    return wrong


def said(claim: Claim, key: str) -> object:
    """What a claim says under the key of a case."""
    frame, amount = claim.frame, claim.quantity
    if key in PLAIN:
        return getattr(frame, key)
    return {
        "text": claim.place.text,
        "not_modality": frame.modality,
        "not_metric": frame.metric,
        "period": days(frame.period),
        "qualifier": sorted(frame.qualifiers),
        "qualifiers": sorted(frame.qualifiers),
        "lacks": sorted(frame.qualifiers),
        "words": sorted(frame.words),
        "holds": sorted(frame.words),
        "members": sorted(frame.members),
        "grade": frame.grade.name.lower(),
        "per": amount.per,
        "approx": amount.approx,
        "superseded": claim.superseded,
    }[key]


def holds(claim: Claim, key: str, wanted: Any) -> bool:
    """Whether a claim is as the case wants it."""
    frame = claim.frame
    match key:
        case "qualifier":
            return wanted in frame.qualifiers
        case "lacks":
            return frame.qualifiers.isdisjoint(wanted)
        case "holds":
            return set(wanted) <= frame.words
        case "not_modality":
            return bool(frame.modality != wanted)
        case "not_metric":
            return bool(frame.metric != wanted)
        case "period":
            if wanted == "?":
                return days(frame.period) == (None, None)
            return days(frame.period) == (stretch(wanted) if wanted else None)
    return bool(said(claim, key) == (wanted if wanted != "" else None))


def days(period: Period | None) -> tuple[date | None, date | None] | None:
    return (period.first, period.last) if period is not None else None


def stretch(text: str) -> tuple[date, date]:
    """The days of "2026", "2026-07", "2026-07-01" or "2026-07-01..2026-07-02".

    >>> stretch("2026-02")
    (datetime.date(2026, 2, 1), datetime.date(2026, 2, 28))
    """
    if ".." in text:
        first, _, last = text.partition("..")
        return date.fromisoformat(first), date.fromisoformat(last)
    year, *rest = (int(part) for part in text.split("-"))
    month, last_month = (rest[0], rest[0]) if rest else (1, 12)
    if len(rest) == 2:
        return date(year, month, rest[1]), date(year, month, rest[1])
    return date(year, month, 1), date(year, last_month, monthrange(year, last_month)[1])


def test_each_name_says_one_behaviour() -> None:
    names = Counter(param.values[0]["name"] for param in ALL)
    assert [name for name, times in names.items() if times > 1] == []


def test_every_case_asserts_something() -> None:
    idle = [param.values[0]["name"] for param in ALL if any(set(c) == {"text"} for c in param.values[0]["claims"])]
    assert idle == []
    assert all(param.values[0]["claims"] for param in ALL)

"""What people made of articles: every figure with its meaning, the pairs that clash, the sums that do not fit."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args

from factcheck.model.finding import SEVERITIES, ArticleSummary, Severity
from factcheck.model.text import FieldName, Span

Want = Literal["must", "may", "never"]
T = TypeVar("T")


class GoldError(Exception):
    """Annotations that cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Words of a document."""

    doc: str
    field: FieldName
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A quantity as a reader understood it; ``subject`` and ``metric`` are words for readers."""

    id: str
    place: GoldPlace
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    per: str | None
    direction: str | None
    subject: str
    metric: str


@dataclass(frozen=True, slots=True)
class GoldPair:
    """Two claims about one thing, and whether an editor should be shown them, how loudly and by which rule."""

    a: str
    b: str
    want: Want
    severity: Severity | None
    rule: str | None
    why: str

    @property
    def key(self) -> frozenset[str]:
        return frozenset((self.a, self.b))


@dataclass(frozen=True, slots=True)
class GoldCheck:
    """What an editor should be shown that is no pair of claims: the words a finding of ``rule`` has to point at."""

    id: str
    rule: str
    severity: Severity
    want: Want
    places: tuple[GoldPlace, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Gold:
    """Annotations of some documents. ``checks`` is ``None`` where nobody looked for any."""

    claims: tuple[GoldClaim, ...]
    pairs: tuple[GoldPair, ...]
    checks: tuple[GoldCheck, ...] | None

    @property
    def docs(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim.place.doc for claim in self.claims))

    @property
    def whole_docs(self) -> frozenset[str]:
        """The documents of which every claim is here: ids count them, so a gap means that some are kept aside."""
        counts = Counter(claim.place.doc for claim in self.claims)
        ids = {claim.id for claim in self.claims}
        return frozenset(doc for doc, n in counts.items() if all(f"{doc}-{i}" in ids for i in range(1, n + 1)))

    def of(self, docs: Collection[str]) -> Gold:
        """The annotations of these documents only."""
        claims = tuple(claim for claim in self.claims if claim.place.doc in docs)
        ids = {claim.id for claim in claims}
        pairs = tuple(pair for pair in self.pairs if pair.key <= ids)
        if self.checks is None:
            return Gold(claims, pairs, None)
        return Gold(claims, pairs, tuple(c for c in self.checks if all(place.doc in docs for place in c.places)))


def load(directory: Path) -> Gold:
    """The annotations of a folder: ``claims.jsonl``, ``pairs.jsonl`` and, where there is one, ``checks.jsonl``."""
    claims = _records(directory / "claims.jsonl", _claim)
    pairs = _records(directory / "pairs.jsonl", _pair)
    path = directory / "checks.jsonl"
    gold = Gold(claims, pairs, _records(path, _check) if path.exists() else None)
    _refuse_doubles(directory, [claim.id for claim in claims])
    _refuse_doubles(directory, [" and ".join(sorted(pair.key)) for pair in pairs])
    _refuse_strangers(directory, gold)
    return gold


def article_ids(docs: Iterable[str], articles: Sequence[ArticleSummary]) -> dict[str, str]:
    """Each document's article: a document is named by the article's id, its path, or the beginning of its file name.

    >>> a = ArticleSummary("seeds/003_x.txt", "seeds/003_x.txt", None, None, None, 0, 0)
    >>> b = ArticleSummary("delta", "briefs.jsonl", None, None, None, 0, 0)
    >>> article_ids(["003", "delta", "007"], [a, b])
    {'003': 'seeds/003_x.txt', 'delta': 'delta'}
    """
    found = {doc: _named(doc, articles) for doc in docs}
    return {doc: article for doc, article in found.items() if article is not None}


def _named(doc: str, articles: Sequence[ArticleSummary]) -> str | None:
    for named in (
        lambda article: doc == article.id,
        lambda article: doc == article.path or article.id.endswith(f"/{doc}"),
        lambda article: Path(article.path).name.startswith(doc),
    ):
        ids = [article.id for article in articles if named(article)]
        if len(ids) > 1:
            raise GoldError(f'"{doc}" could be any of {", ".join(ids)}; name its article in full')
        if ids:
            return ids[0]
    return None


def _records(path: Path, read: Callable[[Mapping[str, Any]], T]) -> tuple[T, ...]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror or error}") from error
    return tuple(_record(path, number, line, read) for number, line in enumerate(lines, 1) if line.strip())


def _record(path: Path, number: int, line: str, read: Callable[[Mapping[str, Any]], T]) -> T:
    try:
        return read(json.loads(line, parse_float=Decimal, parse_int=Decimal))
    except KeyError as error:
        raise GoldError(f"{path}:{number}: has no {error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise GoldError(f"{path}:{number}: {error}") from error


def _claim(record: Mapping[str, Any]) -> GoldClaim:
    return GoldClaim(
        id=record["id"],
        place=_place(record),
        low=record["low"],
        high=record["high"],
        unit=record["unit"],
        per=record["per"],
        direction=record["direction"],
        subject=record["subject"],
        metric=record["metric"],
    )


def _place(record: Mapping[str, Any]) -> GoldPlace:
    span = Span(int(record["start"]), int(record["end"]))
    return GoldPlace(record["doc"], record.get("field", "body"), span, record["text"])


def _pair(record: Mapping[str, Any]) -> GoldPair:
    return GoldPair(
        a=record["a"],
        b=record["b"],
        want=_one_of(record["want"], get_args(Want)),
        severity=_one_of(record["severity"], (*SEVERITIES, None)),
        rule=record.get("rule"),
        why=record["why"],
    )


def _check(record: Mapping[str, Any]) -> GoldCheck:
    return GoldCheck(
        id=record["id"],
        rule=record["rule"],
        severity=_one_of(record["severity"], SEVERITIES),
        want=_one_of(record["want"], get_args(Want)),
        places=tuple(_place(place) for place in record["places"]),
        why=record["why"],
    )


def _one_of(value: Any, known: Sequence[Any]) -> Any:
    if value not in known:
        raise ValueError(f'"{value}" is none of {", ".join(str(word) for word in known)}')
    return value


def _refuse_doubles(directory: Path, names: Sequence[str]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise GoldError(f"{directory}: {name} is annotated {times} times; once is enough")


def _refuse_strangers(directory: Path, gold: Gold) -> None:
    known = {claim.id for claim in gold.claims}
    for pair in gold.pairs:
        if strangers := pair.key - known:
            raise GoldError(f"{directory / 'pairs.jsonl'}: no claim {', '.join(sorted(strangers))} in claims.jsonl")

"""The sentences a finding is about, each once, with its figures marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding
from factcheck.model.text import Place, Text
from factcheck.report.html.anchors import Anchors
from factcheck.report.html.marks import letter, value
from factcheck.report.markup import dated, element, shown
from factcheck.report.words import counted, limiting, location, when, whose
from factcheck.report.words import value as written

# Characters around the figures of a sentence, and between two figures that are shown in one quotation.
AROUND, BETWEEN = 320, 900
MOST_FIGURES = MOST_WORDS = 8
MOST_PLACES = 5
LONGEST_QUOTE = 600


class Told(NamedTuple):
    """A claim of a finding, and the side that it is on."""

    side: int
    claim: Claim


def passages(finding: Finding, anchors: Anchors) -> str:
    """What the articles say, each side in its sentence, and where else it is said."""
    if not finding.claims:
        return element("div", class_="passages")(*(words_of(place, anchors) for place in finding.places[:MOST_WORDS]))
    first, also = parted(finding)
    quoted = [passage(group, anchors) for group in together(first)]
    return element("div", class_="passages")(*quoted) + elsewhere(also, anchors)


def parted(finding: Finding) -> tuple[list[Told], list[Told]]:
    """Each value of each side where it is told first, those of one sentence together; and the rest."""
    first: dict[object, Told] = {}
    also: list[Told] = []
    for side, indexes in enumerate(finding.sides):
        for index in indexes:
            told = Told(side, finding.claims[index])
            if first.setdefault((side, *value(told.claim)), told) is not told:
                also.append(told)
    kept, rest = foremost(list(first.values()))
    order = {key: at for at, key in enumerate(dict.fromkeys(map(sentence, kept)))}
    return sorted(kept, key=lambda told: (order[sentence(told)], told.claim.span)), [*rest, *also]


def foremost(told: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """As many as are shown, with the first of every side among them as far as may be; and the rest."""
    first_of = {one.side: at for at, one in reversed(list(enumerate(told)))}
    ranked = sorted(range(len(told)), key=lambda at: first_of[told[at].side] != at)
    kept, rest = sorted(ranked[:MOST_FIGURES]), sorted(ranked[MOST_FIGURES:])
    return [told[at] for at in kept], [told[at] for at in rest]


def sentence(told: Told) -> tuple[object, ...]:
    """What two figures must share to be shown in one quotation."""
    claim = told.claim
    return claim.article, claim.place.field, claim.sentence_span, claim.sentence


def together(told: Iterable[Told]) -> list[list[Told]]:
    """The figures by quotation: those of one sentence, unless it is so long that they stand far apart."""
    found: list[list[Told]] = []
    for one in told:
        before = found[-1][-1] if found else None
        if before and sentence(before) == sentence(one) and one.claim.within.start - before.claim.within.end <= BETWEEN:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def passage(told: Sequence[Told], anchors: Anchors) -> str:
    """One quotation with its figures marked, where it stands, and what was understood of it."""
    figure = element("figure", class_=f"passage s{min(told[0].side, 4)}")
    head = element("figcaption")(keys(told), " ", *where(told, anchors))
    quote = element("blockquote", dir="auto")("".join(quoted(told)))
    return figure(head, quote, *(understood(one) for one in told))


def keys(told: Iterable[Told]) -> str:
    return " ".join(key(side) for side in sorted({one.side for one in told}))


def key(side: int) -> str:
    return element("b", class_=f"key s{min(side, 4)}")(letter(side))


def where(told: Sequence[Told], anchors: Anchors) -> Iterator[str]:
    """The place of the first figure, which leads to it where its article is on the page."""
    yield place_link(told[0].claim, anchors)
    if told[0].claim.fact is not None:
        yield element("span", class_="house")("house fact: ", shown(told[0].claim.fact, 200))


def place_link(claim: Claim, anchors: Anchors) -> str:
    return link(location(claim.place, claim.article), anchors.claims.get(claim.id, anchors.articles.get(claim.article)))


def link(where: str, target: str | None) -> str:
    told = shown(where, 300)
    return element("a", href=f"#{target}")(told) if target else element("span", class_="place")(told)


def quoted(told: Sequence[Told]) -> Iterator[str]:
    """The sentence in pieces, no more of a very long one than a reader needs."""
    text = told[0].claim.sentence
    at = max(0, told[0].claim.within.start - AROUND)
    last = min(len(text), told[-1].claim.within.end + AROUND)
    if at:
        yield "…"
    for side, claim in told:
        start, end = claim.within
        if start < at:
            continue  # figures may overlap: "7 to 9%", "9%"
        yield shown(text[at:start])
        yield element("mark", class_=f"s{min(side, 4)}")(shown(text[start:end]))
        at = end
    yield shown(text[at:last])
    if last < len(text):
        yield "…"


def understood(told: Told) -> str:
    """What was made of a figure: its value, of what, and what limits it."""
    claim = told.claim
    limits = "; ".join(limit for limit in (when(claim.frame), *limiting(claim)) if limit)
    parts = [
        key(told.side),
        " ",
        element("b", class_="value")(shown(written(claim), 200)),
        element("span")(shown(f" {whose(claim)}", 300), dated(f"; {limits}", 300) if limits else ""),
    ]
    return element("p", class_="understood")(*parts)


def elsewhere(also: Sequence[Told], anchors: Anchors) -> str:
    """Where else the same is said: the first places, and how many more."""
    if not also:
        return ""
    named = [f"{key(one.side)} {place_link(one.claim, anchors)}" for one in also[:MOST_PLACES]]
    more = [f"{counted(len(also) - MOST_PLACES, 'more place')}"] if len(also) > MOST_PLACES else []
    return element("p", class_="also")("Also in ", ", ".join([*named, *more]), ".")


def words_of(place: Place, anchors: Anchors) -> str:
    """The words that a finding without a figure is about, in their sentence where the article is on the page."""
    article, text = anchors.texts.get((place.path, place.field, place.record), (None, None))
    head = element("figcaption")(link(location(place, article), anchors.articles.get(article or "")))
    said = element("blockquote", dir="auto")(*sentence_around(place, text)) if place.text.strip() else ""
    return element("figure", class_="passage")(head, said)


def sentence_around(place: Place, text: Text | None) -> Iterator[str]:
    """The words of a place, marked in their sentence; alone where they are one, or it is not to be had."""
    words = shown(place.text, LONGEST_QUOTE)
    span = text.found(place) if text else None
    at = text.sentence_index(span.start) if text and span else None
    if text is None or span is None or at is None or text.sentences[at].span.end <= span.end:
        yield words
        return
    whole = text.sentences[at].span
    yield shown(text.content[max(whole.start, span.start - AROUND) : span.start])
    yield element("mark")(words)
    yield shown(text.content[span.end : min(whole.end, span.end + AROUND)])

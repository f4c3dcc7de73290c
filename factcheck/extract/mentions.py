"""Article → Mention: every figure of a text where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from factcheck.extract import (
    apiece,
    behind_brackets,
    conversions,
    decades,
    digits,
    elided,
    figures,
    foreign_moves,
    labels,
    leaning,
    lengths,
    models,
    named,
    nouns,
    one_scale,
    points,
    quoted,
    ranges,
    shares,
    whose_money,
    wire,
)
from factcheck.extract.compound import compound
from factcheck.extract.draft import Draft
from factcheck.extract.flows import Adjectives
from factcheck.extract.lexicon import Lexicon, lexicon
from factcheck.extract.one_word import one_word
from factcheck.extract.page import Page, page
from factcheck.extract.scene import Scene, scene, unspoken
from factcheck.extract.spelled import Hit, Spelled, hits, spelled
from factcheck.extract.times_telling import Telling, telling
from factcheck.extract.tongue import tongue
from factcheck.model.disguise import disguised
from factcheck.model.later import later
from factcheck.model.mention import Mention, Numeral
from factcheck.model.pack import RulePack
from factcheck.model.text import Span, Text
from factcheck.model.time import Time

# The power of ten beyond which nothing is counted.
MOST_MAGNITUDE = 42
ONE_POINT = later(r"(?<!of )(?<!half )(?<!quarter )\ba(?: full| whole)?(?= percentage[ -]point\b)")
# The article that is one of a coin by which a price moved: "closed up a nickel".
ONE_COIN = later(
    r"\b(?:up|down|off|by|rose|fell|gained|lost|added|shed|slipped|slid|eased|dropped|climbed) (a) (?:nickel|dime)\b"
    r"(?! (?!a\b|an\b|and\b|at\b|to\b|per\b|on\b|in\b|from\b|or\b|each\b|after\b|for\b)[a-z])"
)


def mentions(text: Text, pack: RulePack, times: Sequence[Time] = (), lang: str | None = None) -> tuple[Mention, ...]:
    """The quantities of a text in order; figures that only tell one of ``times`` are left to it."""
    if not text.blocks:
        return ()
    known = lexicon(pack.numbers, pack.units)
    seen = page(text)._replace(tongue=tongue(text.content, lang, pack.dates))
    words = hits(seen.folded, known)
    comma = seen.tongue in pack.numbers.comma and not digits.by_point(seen.plain)
    comma = lang.partition("-")[0].lower() in pack.numbers.comma if lang else comma or digits.by_comma(seen.plain)
    numbers = [*spelled(seen.folded, _of_numbers(words)), *_one_point(seen)]
    numbers += one_word(pack.numbers).find(seen.folded, lang)
    drafts = list(_drafts(text, seen, known, numbers, comma, telling(seen.plain, times), pack.numbered))
    drafts = decades.told(seen, lengths.told(seen, drafts, text.blocks), text.blocks)
    drafts = wire.unheaded(text.content, seen, drafts)
    if not drafts:
        return ()
    changes = [hit.start for hit in words if hit.word.kind == "change"]
    rates = [hit for hit in words if hit.word.kind == "rate"]
    told = wire.labelled(seen, list(compound(seen, drafts, known)), known)
    told = behind_brackets.shared(seen, told, known)
    told = shares.told(seen, told)
    merged = quoted.priced(seen, ranges.joined(seen, told, changes, pack.numbers), text.blocks, known)
    merged = apiece.told(seen, merged, known)
    merged = one_scale.told(seen, elided.completed(seen, merged, known))
    merged = whose_money.told(seen, merged, text.blocks, known)
    merged = points.told(seen, merged, known)
    merged = foreign_moves.told(seen, list(leaning.leant(seen, merged)), pack.numbers.moves)
    return tuple(_mentions(seen, merged, rates, pack))


def _of_numbers(words: list[Hit]) -> list[Hit]:
    return [hit for hit in words if hit.word.kind not in ("rate", "change")]


def _drafts(
    text: Text, seen: Page, known: Lexicon, numbers: list[Spelled], comma: bool, times: Telling, names: Sequence[str]
) -> Iterator[Draft]:
    """Each figure as read, in order."""
    found: list[tuple[int, int, Spelled | None]] = [
        (match.start(), match.end(), None) for match in digits.DIGITS.finditer(seen.plain)
    ]
    found += [(at, at + 1, _part(seen, at, known)) for at in _vulgar(seen, known)]
    found += [(number.start, number.end, number) for number in numbers]
    if not found:
        return
    found.sort(key=lambda item: item[0])
    skips = _skipped(seen, known, names)
    at, done, clause = -1, -1, 0
    where: Scene | None = None
    mute = unspoken(seen, known)
    blocks = text.blocks
    starts = [block.span.start for block in blocks]
    for start, end, number in found:
        if start < done:
            continue
        index = bisect_right(starts, start) - 1
        if index < 0 or start >= blocks[index].span.end:
            continue
        if index != at:
            at, clause = index, blocks[index].span.start
            where = scene(seen, known, index, blocks[index], comma=comma, dated=times.ends, unspoken=mute)
        if number is None and (model := models.parted(seen, start, end, known)):
            assert where is not None
            draft = figures.in_digits(where, start, model.number_end, clause)
            done = clause = model.end
            if draft:
                yield models.counting(seen, draft, model, known)
            continue
        if times.tell(start, end) or skips.tell(start, end):
            done = end
            continue
        if number is None and (joined := _no_number(seen, start, end, known)):
            done = joined
            continue
        assert where is not None
        draft = figures.in_words(where, number, clause) if number else figures.in_digits(where, start, end, clause)
        if draft and _measurable(draft):
            yield draft
            # In "$60 million a quarter" the quarter is no figure of its own.
            done, clause = draft.end if draft.per is None else draft.right, draft.end


def _no_number(seen: Page, start: int, end: int, known: Lexicon) -> int | None:
    """Where a run of digits ends that is no figure, nor part of one."""
    return labels.joined_end(seen, start, end) or named.number_end(seen, start, known.numbers.named)


def _measurable(draft: Draft) -> bool:
    """Whether a figure is of a size that anything has; "billions of billions of billions of billions" is not."""
    return all(numeral.value.adjusted() + numeral.scale.adjusted() <= MOST_MAGNITUDE for numeral in draft.numerals)


def _vulgar(seen: Page, known: Lexicon) -> Iterator[int]:
    """Where a fraction in one character stands without a whole number before it: "½ teaspoon"."""
    if seen.plain.isascii():
        return
    for character in known.numbers.vulgar:
        at = seen.plain.find(character)
        while at >= 0:
            if at == 0 or not seen.plain[at - 1].isalnum():
                yield at
            at = seen.plain.find(character, at + 1)


def _part(seen: Page, at: int, known: Lexicon) -> Spelled:
    top, bottom = known.numbers.vulgar[seen.plain[at]].split("/")
    return Spelled(at, at + 1, Numeral(Decimal(top) / Decimal(bottom), 1 / Decimal(bottom)), "fraction")


def _one_point(seen: Page) -> Iterator[Spelled]:
    """The article that is one of a unit nobody speaks of otherwise: "lowered by a percentage point"."""
    if "percentage point" in seen.folded or "percentage-point" in seen.folded:
        for match in ONE_POINT.finditer(seen.folded):
            yield Spelled(match.start(), match.end(), Numeral(Decimal(1), Decimal(1)), "number")
    if " a nickel" in seen.folded or " a dime" in seen.folded:
        for match in ONE_COIN.finditer(seen.folded):
            yield Spelled(*match.span(1), Numeral(Decimal(1), Decimal(1)), "number")


def _skipped(seen: Page, known: Lexicon, names: Sequence[str]) -> Telling:
    """Addresses on the web and of mail, whose digits are no figures, names, and figures that are not what they seem."""
    spans = Telling(())
    plain = seen.plain
    if _any_of(names).search(plain):
        spans.spans += [span for name in names if name in plain for span in _named(seen, name, known)]
    spans.spans += disguised(plain)
    spans.spans += named.phrases(seen, known.numbers.named)
    if "://" in plain or "www." in plain or "@" in plain:
        spans.spans += [Span(*match.span()) for match in labels.URL.finditer(plain)]
    spans.spans.sort()
    spans.starts = [span.start for span in spans.spans]
    return spans


@lru_cache(maxsize=8)
def _any_of(names: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, names)) or "(?!)")


def _named(seen: Page, name: str, known: Lexicon) -> Iterator[Span]:
    """Where a name stands that begins with a digit, unless it counts something: "3M said", but "3M users"."""
    for match in re.finditer(rf"(?<![\w$€£¥.,-]){re.escape(name)}(?!\w)", seen.plain):
        alone = len(match[0]) == len(seen.plain)
        if not alone and nouns.counted(seen, match.end(), len(seen.plain), known.numbers, one=False) is None:
            yield Span(*match.span())


def _mentions(seen: Page, drafts: Sequence[Draft], rates: Sequence[Hit], pack: RulePack) -> Iterator[Mention]:
    adjectives = Adjectives(seen, rates, pack)
    done: list[Draft] = []
    converts: int | None = None
    for draft in drafts:
        last = done[-1] if done else None
        per = draft.per or adjectives.rate(draft, last)
        converts = conversions.repeated(seen, done, draft, converts, pack.units)
        span, reach = Span(draft.start, draft.end), Span(draft.left, draft.right)
        if (
            converts is not None
            and last
            and draft.approx is None
            and seen.plain[last.right : draft.left].strip() == "("
        ):
            draft = draft._replace(approx=last.approx)  # "less than 100 km (62 miles)"
        yield Mention(span, reach, draft.numerals, draft.unit, per, draft.approx, draft.direction, draft.noun, converts)
        done.append(draft if per == draft.per else draft._replace(per=per))

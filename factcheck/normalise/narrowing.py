"""The name of what is measured, and the words that make it another measure."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model.claim import Grade
from factcheck.model.stem import stem
from factcheck.normalise import sectors
from factcheck.normalise.areas import areas
from factcheck.normalise.clauses import possessive
from factcheck.normalise.lexicon import Cue
from factcheck.normalise.places import THINGS
from factcheck.normalise.scene import Figure, Name
from factcheck.normalise.sight import Attached, Sight
from factcheck.normalise.who_groups import is_group

TENORS = frozenset({"year", "month", "day", "week"})
GOODS = frozenset({"goods", "products", "imports"})
GROUP_SIZE = "group size"
NAMED_BY = 3  # words that name a measure which no pack knows
SPEAKER = 7  # words that may say who it is that says something
MARKED = frozenset({",", ";", ":", "—", "–", "“", "”", '"'})


def measure(sight: Sight, made: Attached, figure: Figure) -> tuple[str | None, frozenset[str], Grade]:
    """The name of what is measured, the words that narrow it, and the grade of the evidence."""
    if is_group(sight, figure):
        return GROUP_SIZE, frozenset(_content(sight, figure)), Grade.CLAUSE
    narrowed = [
        *_labels(sight, made, figure),
        *areas(sight, made, figure),
        *_things(sight, made, figure),
        *_part(sight, made, figure),
        *_event(sight, made, figure),
        *sectors.words(made, figure),
    ]
    if made.metric is not None:
        words = frozenset([*_modifiers(sight, made, figure), *narrowed, *_tenor(sight, made, figure)])
        return made.metric.name, words, made.metric_grade
    words = frozenset(_content(sight, figure))
    noun = (figure.mention.noun or "").lower().split()
    if not words and not noun:
        return None, frozenset(), Grade.NONE
    nearest = _nearest(sight, figure, NAMED_BY - len(noun[-1:]))
    name = " ".join(dict.fromkeys([*nearest, *(stem(word) for word in noun[-1:])]))
    return name, words | {stem(word) for word in noun[-1:]} | set(narrowed), Grade.CLAUSE


def _labels(sight: Sight, made: Attached, figure: Figure) -> list[str]:
    """Numbered labels of the clause: "category 3 hurricanes", "round 5", "phase II"."""
    found = []
    own = range(made.metric_cue.first, made.metric_cue.last) if made.metric_cue else range(0)
    for at in sight.numbered:
        if at in own or not sight.same(at, figure.first):
            continue
        before = sight.scene.lower(at - 1)
        if before.isalpha() and before not in sight.lexicon.stop:
            found.append(f"{stem(before)} {sight.scene.lower(at)}")
    return found


def _things(sight: Sight, made: Attached, figure: Figure) -> list[str]:
    """What an amount is of: "412,000 tons of copper", "copper output"."""
    own = {name.subject for name in made.names}
    return [
        name.subject.lower()
        for name in sight.scene.names
        if name.known is not None
        and name.known.kind in THINGS
        and name.subject not in own
        and name not in sight.described
        and sight.same(name.first, figure.first)
        and (_right_behind(sight, figure, name.first) or _measured(sight, made, name))
    ]


def _measured(sight: Sight, made: Attached, thing: Name) -> bool:
    """Whether a measure is one of a thing: "[copper] output", "stocks of [gasoline]", "[crude] inventories"."""
    cue = made.metric_cue
    if cue is None:
        return False
    of = sight.scene.lower(thing.first - 1) == "of" and cue.first < thing.first <= cue.last + 1
    return of or cue.first in (thing.first, thing.last)


def _event(sight: Sight, made: Attached, figure: Figure) -> list[str]:
    """What has happened, and where, that a count of the dead is told of: "killed in a [crash] in Peru"."""
    if made.metric is None or not made.metric.by_event or not made.names:
        return []
    words = [(at, token.lower) for at, token in enumerate(sight.scene.words) if token.lower in sight.words("event")]
    if any(name.first <= at < name.last for name in made.names for at, _ in words):
        return []  # "Typhoon Kalmaegi" is the event
    clause = {stem(word) for at, word in words if sight.same(at, figure.first)}
    return sorted(clause or {stem(word) for _, word in words})


def _right_behind(sight: Sight, figure: Figure, at: int) -> bool:
    return at >= figure.last and sight.scene.between(figure.last, at) in (["of"], [])


def _part(sight: Sight, made: Attached, figure: Figure) -> list[str]:
    """The word that makes it a part of, or something beside, the subject: "the Acme [pension fund]"."""
    found = []
    if made.names:
        before = sight.scene.lower(made.names[-1].first - 1)
        found += [before] if before in sight.words("compass") else []  # "in northeastern Minnesota"
        first = made.names[-1].last
        behind = made.metric_cue is not None and made.metric_cue.first >= first
        reach = first + (4 if possessive(sight.scene, made.names[-1]) else 2)
        last = min(reach, made.metric_cue.first) if behind and made.metric_cue else reach
        found += [stem(word) for word in sight.scene.between(first, last) if word in sight.words("part")]
    for at in sight.parts:
        led = sight.scene.lower(at - 1)
        named = sight.in_name(at - 1) or led in sight.lexicon.stop or not led.isalpha()
        if 0 < at < figure.first and sight.same(at, figure.first) and not named:
            found += [stem(led), stem(sight.scene.lower(at))]
    return found + _within(sight, figure)


def _within(sight: Sight, figure: Figure) -> list[str]:
    """The part behind the figure that it is limited to: "1,000 workers … in its [services division]"."""
    for at in sight.parts:
        if at >= figure.last and sight.same(at, figure.first):
            led = sight.scene.between(max(at - 5, figure.last), at)
            if {"in", "at"} & set(led) and {"its", "their"} & set(led) and "," not in led:
                return [stem(led[-1]), stem(sight.scene.lower(at))]
    return []


def _tenor(sight: Sight, made: Attached, figure: Figure) -> list[str]:
    """The maturity that tells one rate from another: "the 10-year Treasury yield"."""
    if made.metric is None or made.metric.dimensions[0] != "percent":
        return []
    words = [token.lower for token in sight.scene.words]
    return [
        f"{words[at - 1]}-{words[at + 1]}"
        for at in range(1, len(words) - 1)
        if words[at] == "-" and words[at + 1] in TENORS and sight.same(at, figure.first)
    ]


def _modifiers(sight: Sight, made: Attached, figure: Figure) -> list[str]:
    """The words around a measure that make it another one: "cloud revenue", "iPhone sales", "price of milk"."""
    cue = made.metric_cue
    if cue is None or cue.word_class != "noun" or _verbal(sight, cue):
        return []
    if made.metric is not None and made.metric.by_event:
        return _before(sight, cue)
    return [*_before(sight, cue), *_behind(sight, _end(sight, cue, figure), made)]


def _end(sight: Sight, cue: Cue, figure: Figure) -> int:
    """Where a measure ends, with its figure if that is part of it: "a tariff of 25% | on trucks"."""
    inside = sight.scene.lower(cue.last) == "of" and sight.hedged(cue.last + 1, figure.first)
    whole = inside and cue.last < figure.first and sight.scene.lower(figure.last) in {"on", "from"}
    return figure.last if whole else cue.last


def _verbal(sight: Sight, cue: Cue) -> bool:
    """Whether a phrase is a form of a verb, before which stands who does it: "the round [values] Acme at"."""
    first = sight.scene.lower(cue.first)
    return first in sight.words("verbal") or first in sight.lexicon.finite


def _before(sight: Sight, cue: Cue) -> list[str]:
    words: list[str] = []
    at = cue.first - 1
    while at >= 0 and len(words) < 3 and not sight.in_name(at):
        word = sight.scene.lower(at)
        if word in {"'s", "’s"} and sight.scene.lower(at - 1) in sight.words("role"):
            break  # "the drug developer's stock"
        if sight.in_time(at) or (word in {"'s", "’s"} and not sight.in_name(at - 1)):
            at -= 1  # "the mobile division's profit"
            continue
        if word == "and" and words and not sight.in_name(at - 1) and sight.scene.lower(at - 1).isalpha():
            at -= 1
            continue
        if not _narrows(sight, at, word) or _acts(sight, at, word):
            break
        if word not in sight.lexicon.neutral:
            words.append(stem(word))
        at -= 1
    return words


def _acts(sight: Sight, at: int, word: str) -> bool:
    """Whether a word before a measure is the verb of whoever stands before it: "Canada [slapped] tariffs on"."""
    led = sight.scene.lower(at - 1)
    doer = sight.in_name(at - 1) or (led.endswith("s") and led.isalpha() and led not in sight.lexicon.stop)
    return doer and (word.endswith("ed") or word in sight.lexicon.finite)


def _behind(sight: Sight, at: int, made: Attached) -> list[str]:
    words: list[str] = []
    if sight.scene.lower(at) not in {"of", "from", "in", "for", "on"}:
        return []
    at += 1
    own = {at for name in made.names for at in range(name.first, name.last)}
    while at < len(sight.scene.words) and len(words) < 5:
        word = sight.scene.lower(at)
        whence = sight.scene.lower(at + 1) == "from" and sight.in_name(at + 2)
        if word in {"the", "its", "a", "an"} or (word == "of" and words) or (word in GOODS and whence):
            at += 2 if word in GOODS else 1  # "a tariff on goods from [Japan]"
            continue
        if words and at in own and sight.scene.lower(at - 1) in sight.words("role", "title"):
            return []  # "shares of the plane maker Boeing"
        if not _narrows(sight, at, word) or at in own or sight.in_name(at) or sight.in_time(at):
            break
        if word not in sight.lexicon.neutral:
            words.append(stem(word))
        at += 1
    return words


def _narrows(sight: Sight, at: int, word: str) -> bool:
    if not word.isalpha() or word in sight.lexicon.stop or word in sight.words("halt") or sight.in_figure(at):
        return False
    return not sight.in_cue(at, "direction", "qualifier", "modality", "source")


def _content(sight: Sight, figure: Figure) -> Iterator[str]:
    """The words of a figure's clause that carry its meaning, as stems; the same for all figures of a clause."""
    return (word for _, word in _placed(sight, figure))


def _nearest(sight: Sight, figure: Figure, number: int) -> list[str]:
    """The words that stand nearest to a figure, in their order."""

    def far(placed: tuple[int, str]) -> int:
        return placed[0] - figure.last if placed[0] >= figure.last else figure.first - 1 - placed[0]

    return [word for _, word in sorted(sorted(_placed(sight, figure), key=far)[:number])]


def _placed(sight: Sight, figure: Figure) -> tuple[tuple[int, str], ...]:
    own = sight.clause[figure.first]
    if own not in sight.contents:
        sight.contents[own] = tuple(_content_of(sight, own))
    return sight.contents[own]


def _content_of(sight: Sight, own: int) -> Iterator[tuple[int, str]]:
    stop, hedge, halt = sight.lexicon.stop, sight.words("hedge"), sight.words("halt")
    spoken = frozenset(_spoken(sight))
    for at, token in enumerate(sight.scene.words):
        if (
            at < sight.scene.begins
            or at in spoken
            or sight.clause[at] != own
            or sight.in_name(at)
            or sight.in_time(at)
            or sight.in_figure(at)
        ):
            continue
        word = token.lower
        if len(word) > 2 and word.isalpha() and not (word in stop or word in hedge or word in halt):
            yield at, stem(word)


def _spoken(sight: Sight) -> Iterator[int]:
    """The tokens that only tell who says it: ", health officials said", "the ministry said"."""
    for cue in sight.scene.cues:
        if cue.kind != "source" or cue.word_class != "verb":
            continue
        first = cue.first
        while first > sight.scene.begins and cue.first - first < SPEAKER and sight.scene.lower(first - 1) not in MARKED:
            first -= 1
        opens = first <= sight.scene.begins or sight.scene.lower(first - 1) in MARKED
        if opens and not any(sight.in_figure(at) for at in range(first, cue.first)):
            yield from range(first, cue.last)

"""On which side of what a sentence stands: approved or rejected, up or down, denied or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.model.pack import RulePack
from factcheck.model.stem import stem
from factcheck.normalise.inflect import plural, verb_forms
from factcheck.normalise.lexicon import Cue, Lexicon
from factcheck.normalise.tokens import Token

Pole = tuple[str, str]
NEGATION = "negation"
STOPS = frozenset(".,;:!?)–—-'\"’”")

_POLES: dict[str, Mapping[str, frozenset[Pole]]] = {}


def poles(words: Sequence[Token], pack: RulePack, lexicon: Lexicon) -> frozenset[Pole]:
    """The axes a sentence speaks of, each with its side; a negation is an axis of its own."""
    known, idle = _known(pack), set(_idle(words, lexicon))
    found = {pole for at, word in enumerate(words) if at not in idle for pole in known.get(word.lower, ())}
    if sum(words[at].lower not in known for at in _negations(words, lexicon)) % 2:
        found.add((NEGATION, "not"))
    return frozenset(found)


def denied(words: Sequence[Token], pack: RulePack, lexicon: Lexicon) -> frozenset[str]:
    """What a sentence denies: the first words of content behind its negations, in every form."""
    idle = lexicon.stop.difference(pack.words.phrases["source_verb"]["said"])
    found = (_behind(words, last, idle) for last in _negations(words, lexicon).values())
    forms = pack.words.phrases.get("irregular", {})
    return frozenset(stem(form) for word in found if word for form in _inflected(word, forms))


def _negations(words: Sequence[Token], lexicon: Lexicon) -> dict[int, int]:
    """Where the words of denial begin and where they end, but for those of a bound: "no later than"."""
    bounds = set(_bounds(words, lexicon))
    cues = (cue for cue in lexicon.cues_in(words) if cue.kind == "modality" and cue.label == "negated")
    return {cue.first: cue.last for cue in cues if cue.first not in bounds}


def _bounds(words: Sequence[Token], lexicon: Lexicon) -> Iterator[int]:
    """Where a bound begins that is told by denying."""
    for at, word in enumerate(words[:-2]):
        told = word.lower in lexicon.sets["bounded"] and words[at + 1].lower in lexicon.sets["bounding"]
        if told and words[at + 2].lower == "than":
            yield at


def _idle(words: Sequence[Token], lexicon: Lexicon) -> Iterator[int]:
    """Where a word takes no side that would take one elsewhere: in a bound, or as a particle."""
    for at in _bounds(words, lexicon):
        yield from (at, at + 1)
    for at, word in enumerate(words):
        figure = at + 1 < len(words) and not words[at + 1].text[0].isalpha() and words[at + 1].text not in STOPS
        if word.lower in lexicon.sets["amounting"] and not figure:
            yield at


def _behind(words: Sequence[Token], at: int, idle: frozenset[str]) -> str | None:
    """The first word of content from there on, adverbs aside."""
    told = (word.lower for word in words[at:])
    return next((word for word in told if word[0].isalpha() and word not in idle and word[-2:] != "ly"), None)


def _inflected(word: str, irregular: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Every form of a word if it is a verb, be it told as such or as a participle.

    >>> sorted(_inflected("paid", {"pay": ["pays", "paid", "paying"]}))
    ['paid', 'pay', 'paying', 'pays']
    >>> {"require", "required", "requires"} <= set(_inflected("required", {}))
    True
    """
    regular = [word, word[:-1], word[:-2]] if word.endswith("ed") else [word]
    for base in [base for base, forms in irregular.items() if word in forms] or regular:
        yield from verb_forms(base, irregular)


def sided(cue: Cue, words: Sequence[Token], pack: RulePack) -> bool:
    """Whether a phrase takes a side by itself: a loss is no measure beside a profit but its opposite."""
    particles = pack.words.phrases["set"]["amounting"]
    return any(word.lower in _known(pack) and word.lower not in particles for word in words[cue.first : cue.last])


def _known(pack: RulePack) -> Mapping[str, frozenset[Pole]]:
    if pack.digest not in _POLES:
        held: dict[str, set[Pole]] = {}
        for form, pole in _forms(pack):
            held.setdefault(form, set()).add(pole)
        _POLES[pack.digest] = {form: frozenset(sides) for form, sides in held.items()}
    return _POLES[pack.digest]


def _forms(pack: RulePack) -> Iterator[tuple[str, Pole]]:
    irregular = pack.words.phrases.get("irregular", {})
    for label, words in pack.words.phrases.get("pole", {}).items():
        axis, _, side = label.partition(" ")
        for word in words:
            for form in (*verb_forms(word, irregular), plural(word)):
                yield form, (axis, side)

"""On which side of what a sentence stands: approved or rejected, up or down, denied or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.model.pack import RulePack
from factcheck.normalise.inflect import plural, verb_forms
from factcheck.normalise.lexicon import Cue, Lexicon
from factcheck.normalise.tokens import Token

Pole = tuple[str, str]
NEGATION = "negation"

_POLES: dict[str, Mapping[str, frozenset[Pole]]] = {}


def poles(words: Sequence[Token], pack: RulePack, lexicon: Lexicon) -> frozenset[Pole]:
    """The axes a sentence speaks of, each with its side; a negation is an axis of its own."""
    known = _known(pack)
    found = {pole for word in words for pole in known.get(word.lower, ())}
    negations = {cue.first for cue in lexicon.cues_in(words) if cue.kind == "modality" and cue.label == "negated"}
    if sum(words[at].lower not in known for at in negations) % 2:
        found.add((NEGATION, "not"))
    return frozenset(found)


def sided(cue: Cue, words: Sequence[Token], pack: RulePack) -> bool:
    """Whether a phrase takes a side by itself: a loss is no measure beside a profit but its opposite."""
    return any(word.lower in _known(pack) for word in words[cue.first : cue.last])


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

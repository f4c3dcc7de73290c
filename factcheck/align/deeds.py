"""What is done to what is counted: 30 shops that are opened are not 20 that are closed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from factcheck.align.once import Once
from factcheck.model.claim import Claim
from factcheck.model.inflect import verb_forms
from factcheck.model.later import later
from factcheck.model.of_pack import OfPack
from factcheck.model.pack import RulePack

NEAR = 60  # characters on either side of a figure in which its verb stands
WORDS = 2  # of a verb: "laid off"
WORD = later(r"[^\W\d_]+|[^\w\s]")
# "107 of its depots were closed", "107 depots for parcels have been closed"
PASSIVE = later(
    r"(?: (?!who|that|which|when|where|while|and|but|as)[a-z-]+){0,4},? "
    r"(?:was|were|(?:has |have |had |be )?been|be|being) "
)


class Deeds:
    """Tells apart figures of which each is the object of the opposite deed, by the table ``deed`` of the rules.

    The two ends of a deal are one: who sells as many as another buys may be told wrong, so there one subject is asked
    for.
    """

    def __init__(self, pack: RulePack) -> None:
        self._sides = SIDES(pack)
        self._between = frozenset(pack.words.phrases["set"]["before_a_count"])
        self._two_ended = frozenset(pack.words.phrases["set"]["two_ended"])
        self._of = Once(self._deeds)

    def apart(self, a: Claim, b: Claim) -> bool:
        """Whether the verbs of two figures stand on two sides of one axis."""
        ours, theirs = self._of(a), self._of(b)
        if not ours or not theirs:
            return False
        axes = {axis for axis, side in ours for facing, other in theirs if axis == facing and side != other}
        if a.frame.subject is None or a.frame.subject != b.frame.subject:
            axes -= self._two_ended
        return bool(axes) and ours.isdisjoint(theirs)

    def _deeds(self, claim: Claim) -> frozenset[tuple[str, str]]:
        """The sides that the verb right before a figure takes, else the one behind what it counts."""
        if claim.frame.aspect != "level" or claim.frame.direction or claim.quantity.unit in ("percent", "x"):
            return frozenset()  # what an index adds or sheds is one move, told one way or the other
        said, span = claim.sentence.lower(), claim.within
        before = WORD.findall(said, max(span.start - NEAR, 0), span.start)
        while before and before[-1] in self._between:
            before.pop()
        if found := self._side(before[-length:] for length in range(WORDS, 0, -1)):
            return found
        passive = PASSIVE.match(said, span.end)
        at = passive.end() if passive else span.end
        behind = WORD.findall(said, at, at + NEAR)
        return self._side(behind[:length] for length in range(WORDS, 0, -1))

    def _side(self, phrases: Iterable[Sequence[str]]) -> frozenset[tuple[str, str]]:
        return next((found for words in phrases if (found := self._sides.get(tuple(words)))), frozenset())


def _sides(pack: RulePack) -> Mapping[tuple[str, ...], frozenset[tuple[str, str]]]:
    """The sides of axes, by the forms of the verbs that take them."""
    held: defaultdict[tuple[str, ...], set[tuple[str, str]]] = defaultdict(set)
    for label, verbs in pack.words.phrases["deed"].items():
        axis, _, side = label.partition(" ")
        for verb in verbs:
            for form in verb_forms(verb, pack.words.phrases["irregular"]):
                held[tuple(form.split())].add((axis, side))
    return {words: frozenset(taken) for words, taken in held.items()}


SIDES = OfPack(_sides)

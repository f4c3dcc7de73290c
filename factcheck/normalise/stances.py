"""What each word of a sentence tells and where it stands: approved or rejected, up or down, denied or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from factcheck.model.pack import RulePack
from factcheck.model.statement import Mood, Pole, Told
from factcheck.normalise.clauses import PREPOSITIONS
from factcheck.normalise.lexicon import Cue, Lexicon
from factcheck.normalise.scene import Scene
from factcheck.normalise.stance_words import StanceWords, stance_words
from factcheck.normalise.tokens import Token

STOPS = frozenset(".,;:!?)–—-'\"’”")
MARKS = frozenset(",;:–—()[]")
OPENING, CLOSING, EITHER = frozenset("“‘"), frozenset("”"), frozenset('"')
ARTICLES = frozenset({"the", "a", "an"})
BEING = frozenset({"is", "are", "was", "were", "be", "been", "being", "gets", "got"})
HAVING = frozenset({"had", "hadn't", "hadn’t"})
REACH = 6  # words of a clause before a deed, among which stands when it is done


def told(
    scene: Scene, idle: Set[int], measures: Set[int], pack: RulePack, lexicon: Lexicon, *, headline: bool = False
) -> tuple[Told, ...]:
    """The words of content of a sentence, in order.

    Tokens that are ``idle``, figures and dates, are none; ``measures`` are those that say what figures are of.
    """
    return _Reader(scene.words, idle, stance_words(pack), lexicon, headline=headline).told(measures)


def sided(cue: Cue, words: Sequence[Token], pack: RulePack) -> bool:
    """Whether a phrase takes a side by itself: a loss is no measure beside a profit but its opposite."""
    particles = pack.words.phrases["set"]["amounting"]
    known = stance_words(pack).sides
    return any(
        word.lower not in particles and any(not side.rest for side in known.get(word.lower, ()))
        for word in words[cue.first : cue.last]
    )


class _Reader:
    """One sentence while its words are read."""

    def __init__(
        self, words: Sequence[Token], idle: Set[int], known: StanceWords, lexicon: Lexicon, *, headline: bool
    ) -> None:
        self.words, self.idle, self.known, self.lexicon, self.headline = words, idle, known, lexicon, headline
        self.lowered = [word.lower for word in words]
        self.bounds = frozenset(self._bounds())
        self.sides, self.behind = self._sided()
        self.content = [at for at in range(len(words)) if self._tells(at)]
        self.clauses = self._clauses()
        self.quoted = self._quoted()
        self.denied, self.loose = self._denials()

    def told(self, measures: Set[int]) -> tuple[Told, ...]:
        return tuple(self._told(at, measures) for at in self.content)

    def _told(self, at: int, measures: Set[int]) -> Told:
        word, known = self.lowered[at], self.known
        return Told(
            stem=known.stem(word),
            root=known.root(word),
            clause=self.clauses[at],
            sides=self.sides.get(at, frozenset()),
            denied=at in self.denied,
            mood=self._mood(at),
            passive=self._passive(at),
            idle=at in self.quoted or self.clauses[at] in self.loose or self._open(at),
            light=word in known.light or word.endswith("ly"),
            apart=word in known.sets["apart"],
            measure=at in measures,
            says=word in known.saying,
            appoints=known.root(word) in known.appointing,
            sole=not known.sets["sole_post"].isdisjoint((word, known.stem(word))),
        )

    def _tells(self, at: int) -> bool:
        word = self.lowered[at]
        if at in self.idle or at in self.behind or not word[0].isalpha() or word in self.known.sets["nobody"]:
            return False
        return at in self.sides or word in self.known.sets["apart"] or word not in self.lexicon.stop

    def _sided(self) -> tuple[dict[int, frozenset[Pole]], set[int]]:
        """Where a word, or the first of a phrase, takes sides, and the words behind the first."""
        found: dict[int, frozenset[Pole]] = {}
        behind: set[int] = set()
        for at, word in enumerate(self.lowered):
            if at in behind or at in self.idle or self._particle(at):
                continue
            for rest, poles in self.known.sides.get(word, ()):
                last = at + 1 + len(rest)
                if tuple(self.lowered[at + 1 : last]) == rest:
                    found[at] = poles
                    behind.update(range(at + 1, last))
                    break
        return found, behind

    def _particle(self, at: int) -> bool:
        """Whether a word takes no side that would take one elsewhere: in a bound, or as a particle."""
        if at in self.bounds or at - 1 in self.bounds:
            return True
        after = self.words[at + 1].text if at + 1 < len(self.words) else ""
        figure = bool(after) and not after[0].isalpha() and after not in STOPS
        return self.lowered[at] in self.lexicon.sets["amounting"] and not figure

    def _bounds(self) -> Iterator[int]:
        """Where a bound begins that is told by denying: "no later than"."""
        for at, (first, second, third) in enumerate(
            zip(self.lowered, self.lowered[1:], self.lowered[2:], strict=False)
        ):
            if first in self.lexicon.sets["bounded"] and second in self.lexicon.sets["bounding"] and third == "than":
                yield at

    def _clauses(self) -> list[int]:
        """The number of its clause for every token."""
        numbers, clause = [], 0
        for at in range(len(self.words)):
            clause += self._parts(at)
            numbers.append(clause)
        return numbers

    def _parts(self, at: int) -> bool:
        """Whether another clause begins here: at a mark, at a word that joins two, or behind who speaks."""
        word = self.lowered[at]
        if at > 0 and self.lowered[at - 1] in self.known.saying:
            return True
        if word in self.known.sets["parting"]:
            return at not in self.sides and not self._in_office(at)
        dash = word == "-" and at > 0 and self.words[at - 1].end < self.words[at].start
        return dash or self.words[at].text in MARKS or (word == "and" and self._joins(at))

    def _in_office(self, at: int) -> bool:
        """Whether an "as" leads to a post and to no clause: "named her as its chief executive"."""
        return self.lowered[at] == "as" and not self.known.sets["sole_post"].isdisjoint(self.lowered[at + 1 : at + 4])

    def _joins(self, at: int) -> bool:
        """Whether an "and" joins two statements: a word that takes a side stands close on either hand."""
        return any(at - REACH < one < at for one in self.sides) and any(at < one <= at + REACH for one in self.sides)

    def _start(self, at: int) -> int:
        """Where the clause of a token begins."""
        return self.clauses.index(self.clauses[at])

    def _quoted(self) -> frozenset[int]:
        """The tokens between quotation marks; one that is left open quotes to the end."""
        found, inside = set(), False
        for at, (text, *_) in enumerate(self.words):
            if text in EITHER:
                inside = not inside
            elif text in OPENING or text in CLOSING:
                inside = text in OPENING
            elif inside:
                found.add(at)
        return frozenset(found)

    def _denials(self) -> tuple[frozenset[int], frozenset[int]]:
        """The words that are denied, and the clauses in which it is not clear what is."""
        found: set[int] = set()
        loose: set[int] = set()
        for first, last in sorted(self._negations()):
            target = self._target(first, last)
            if target is None:
                loose.add(self.clauses[first])
            else:
                found ^= {target}  # "nobody did not"
        return frozenset(found), frozenset(loose)

    def _negations(self) -> Iterator[tuple[int, int]]:
        """Where the words of denial begin and where they end, but for those of a bound."""
        cues = [cue for cue in self.lexicon.cues_in(self.words) if (cue.kind, cue.label) == ("modality", "negated")]
        taken = {at for cue in cues for at in range(cue.first, cue.last)}
        for cue in cues:
            if not (cue.first in self.bounds or cue.first in self.sides or self.lowered[cue.first] == "rather"):
                yield cue.first, cue.last
        for at, (word, after) in enumerate(zip(self.lowered, [*self.lowered[1:], ""], strict=True)):
            if at in taken or at in self.bounds:
                continue
            if word in self.known.sets["nobody"] and not (word == "no" and after in self.lexicon.sets["bounding"]):
                yield at, at + 1
            elif word in self.known.refusing and after == "to":
                yield at, at + 2

    def _target(self, first: int, last: int) -> int | None:
        """What a denial falls upon: the first word of content behind it, unless some of it is left standing."""
        clause = self.clauses[last - 1]
        scoped = self.known.sets["scoped"]
        of_all = self.lowered[first] in self.known.sets["nobody"] or self.lowered[first] == "without"
        for at in range(last, len(self.words)):
            word = self.lowered[at]
            if self.clauses[at] != clause or word in self.known.undenied or word in scoped:
                return None
            if word in ARTICLES and not of_all:
                return None
            if at in self.content and not word.endswith("ly"):
                beside = [one for one, number in zip(self.lowered, self.clauses, strict=True) if number == clause]
                return None if self.words[at].text[0].isupper() or not scoped.isdisjoint(beside) else at
        return None

    def _mood(self, at: int) -> Mood:
        before = self.lowered[max(self._start(at), at - REACH) : at]
        if not self.known.sets["ahead"].isdisjoint(before):
            return "ahead"
        if self._infinitive(at) and self.lowered[max(at - 2, 0)] not in self.known.settling:
            return "ahead"
        # "said that it had": what had been so then is told as what was so.
        earlier = not HAVING.isdisjoint(before[-3:]) and self.known.saying.isdisjoint(self.lowered)
        return "before" if earlier else "plain"

    def _infinitive(self, at: int) -> bool:
        return at > 0 and self.lowered[at - 1] == "to"

    def _open(self, at: int) -> bool:
        """Whether it is not told as a fact: what somebody wants, asks or may do, or does on another condition."""
        start, word = self._start(at), self.lowered[at]
        if any(one.text != "May" and one.lower in self.known.sets["maybe"] for one in self.words[start:at]):
            return True
        if self._infinitive(at):
            near = set(self.lowered[max(start, at - REACH) : at - 1]) - BEING
            near.update(self.lowered[max(start, at - 2) : at - 1])
            return self.known.sets["deciding"].isdisjoint(near)
        if word.endswith("ing") and at in self.sides:
            return not self._going_on(at)
        return False

    def _going_on(self, at: int) -> bool:
        """Whether a form in "-ing" tells what somebody is doing: "is still raising", but not "is weighing raising"."""
        between = self.lowered[max(at - 2, 0) : at]
        if between and between[-1] not in BEING and (between[-1] in self.lexicon.stop or between[-1].endswith("ly")):
            between = between[:-1]
        return bool(between) and between[-1] in BEING

    def _passive(self, at: int) -> bool:
        """Whether a deed is told of whom it was done to."""
        word = self.lowered[at]
        formed = word.endswith("ed") or word in self.known.bases
        if not formed:
            return False
        # A headline leaves out that something "was".
        after = self.lowered[at + 1] if at + 1 < len(self.lowered) else ""
        elided = self.headline and at > self._start(at) and (not after or after in PREPOSITIONS)
        return elided or not BEING.isdisjoint(self.lowered[max(self._start(at), at - 3) : at])

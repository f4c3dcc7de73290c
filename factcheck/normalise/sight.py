"""A sentence as it is read for frames: its scene, its clauses, and what the figures before have been given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from factcheck.model.claim import Aspect, Grade
from factcheck.model.metric import Metric
from factcheck.model.period import Period
from factcheck.model.quantity import Direction
from factcheck.normalise.carried import Carried
from factcheck.normalise.clauses import clause_of, possessive, taken_up
from factcheck.normalise.lexicon import Cue, Lexicon
from factcheck.normalise.scene import Dated, Figure, Name, Scene
from factcheck.normalise.titles import apposed_end, is_titled

BETWEEN_LISTED = frozenset({",", "and", "about", "over", "nearly", "or"})
ANALYSTS = frozenset({"analyst", "analysts"})
PRONOUNS = frozenset({"it", "its", "they", "their"})
RELATIVE = frozenset({"who", "which", "whose", "where", "whom"})
ROMAN = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "A", "B", "C"})
SAID_BEHIND = frozenset({",", '"', "”", "’", "''"})
# What stands between a figure and the same one told the other way: "rose 52 cents, or 0.7%".
TOLD_AGAIN = ([",", "or"], ["or"], ["("], [",", "or", "about"])
CITED_REACH = 3  # tokens from "according to" to whom it names
FARTHEST_BACK = 2  # sentences to whom "it" means
EMPLOYER = 8  # tokens that tell for whom somebody speaks
DEED_REACH = 3  # tokens behind an owner in which its deed is told: "the Fed's widely expected move"
OWNED_REACH = 4  # tokens before "business" in which it is said whose it is
SKIPPED_BEFORE_VERB = frozenset(
    {"'s", "’s", "news", "agency", "also", "has", "have", "itself", "analysts", "economists", ")", ","}
)


@dataclass
class Memory:
    """What the sentences so far have left in the reader's mind.

    ``subject`` was spoken of last, ``main`` is whom the story is about, ``headlined`` are the actors in the headline,
    ``titled`` all whom it names, ``issuer`` who announces its results there, for the time that is ``headed``,
    ``moment`` the last day told and ``stretch`` the first quarter or half year, ``exchanges`` those whose indices were
    named, ``parties`` those to the last deal told with both, ``counted`` the stems of what has been counted, ``closed``
    the last paragraph that told how trading ended, ``persons`` those who were named with a title, ``due``
    the years in which bonds fall due, ``instalment`` the headline's word for one more sum; ``subject_at`` and
    ``subject_block`` are the sentence and the paragraph that told of the subject last.
    """

    subject: Name | None = None
    main: Name | None = None
    title_subject: Name | None = None
    issuer: Name | None = None
    headed: Period | None = None
    headlined: dict[str, Name] = field(default_factory=dict)
    titled: set[str] = field(default_factory=set)
    place: Name | None = None
    spoken_of: dict[str, Name] = field(default_factory=dict)
    parties: list[Name] = field(default_factory=list)
    moment: Period | None = None
    moment_block: int = -1
    exchanges: set[str] = field(default_factory=set)
    stretch: Carried = field(default_factory=Carried)
    counted: set[str] = field(default_factory=set)
    closed: int = -1
    persons: set[str] = field(default_factory=set)
    due: set[int] = field(default_factory=set)
    instalment: str | None = None
    subject_at: int = -1
    subject_block: int = -1
    named_at: int = -1

    def fresh(self, order: int) -> bool:
        """Whether "it", in the sentence at ``order``, may mean the subject: not long ago, and nobody named since."""
        return self.named_at <= self.subject_at and order - self.subject_at <= FARTHEST_BACK


@dataclass(slots=True)
class Attached:
    """The parts of a frame while it is put together."""

    names: list[Name] = field(default_factory=list)
    group: str | None = None
    grade: Grade = Grade.NONE
    metric: Metric | None = None
    metric_cue: Cue | None = None
    metric_grade: Grade = Grade.NONE
    aspect: Aspect = "level"
    direction: Direction | None = None
    trend: Direction | None = None
    sector: str | None = None


def _tokens(parts: Sequence[Figure | Dated | Name]) -> frozenset[int]:
    """The tokens that these take up."""
    return frozenset(at for part in parts for at in range(part.first, part.last))


class Sight:
    """What several figures of a sentence share: clauses, names by their part, runs of figures."""

    def __init__(self, scene: Scene, lexicon: Lexicon, metrics: Mapping[str, Metric], memory: Memory) -> None:
        self.scene = scene
        self.lexicon = lexicon
        self.metrics = metrics
        self.memory = memory
        self.clause = clause_of(scene, lexicon)
        self._figures, self._times, self._names = (_tokens(part) for part in (scene.figures, scene.times, scene.names))
        self.sources = [name for name in scene.names if self._speaks(name)]
        self.described = [name for name in scene.names if self._describes(name)]
        self.subjects = [
            name
            for name in scene.names
            if name not in self.sources and not name.adjective and name not in self.described
        ]
        self.runs = _runs(scene)
        self.leader = {figure.number: run[0] for run in self.runs for figure in run}
        self.attached: dict[int, Attached] = {}
        self.contents: dict[int, tuple[tuple[int, str], ...]] = {}

    def same(self, a: int, b: int) -> bool:
        """Whether two tokens stand in one clause."""
        last = len(self.clause) - 1
        return self.clause[min(a, last)] == self.clause[min(b, last)]

    def words(self, *kinds: str) -> frozenset[str]:
        return self.lexicon.sets[kinds[0]] if len(kinds) == 1 else self.lexicon.words(*kinds)

    def hedged(self, first: int, last: int) -> bool:
        """Whether nothing but hedges and articles stands between two tokens."""
        hedges = self.lexicon.sets["hedge"]
        return all(word in hedges for word in self.scene.between(first, last))

    def crossed(self, first: int, last: int) -> int:
        return sum(first <= other.first < last for other in self.scene.figures)

    def past(self, figure: Figure) -> int:
        """The first token behind a figure and its denominator: "more" in "120,000 barrels a day more than in May"."""
        at, end = figure.last, figure.mention.reach.end
        while at < len(self.scene.words) and self.scene.words[at].start < end:
            at += 1
        return at

    def in_figure(self, at: int) -> bool:
        return at in self._figures

    def in_time(self, at: int) -> bool:
        return at in self._times

    def in_name(self, at: int) -> bool:
        return at in self._names

    def in_cue(self, at: int, *kinds: str) -> bool:
        return any(cue.first <= at < cue.last and cue.kind in kinds for cue in self.scene.cues)

    def trailing(self, figure: Figure) -> Figure:
        """The last of a list of which "of" is said once: "42%, 44% and 47% [of] its revenue"; else the figure."""
        if self.scene.lower(figure.last) == "of":
            return figure
        run = next((run for run in self.runs if figure in run), [figure])
        listed = len(run) > 2 or any(token.lower == "respectively" for token in self.scene.words)
        return run[-1] if listed and self.scene.lower(run[-1].last) == "of" else figure

    @cached_property
    def parts(self) -> list[int]:
        """The tokens that make what they stand behind a part of something: "fund", "division"."""
        part, owned = self.words("part"), self.words("owned_part")
        words = self.scene.words
        return [
            at for at, token in enumerate(words) if token.lower in part or (token.lower in owned and self._owned(at))
        ]

    def _owned(self, at: int) -> bool:
        """Whether somebody's is said right before what a thing is called: "[its] pumps business"."""
        return not self.words("owner").isdisjoint(self.scene.between(max(0, at - OWNED_REACH), at - 1))

    @cached_property
    def numbered(self) -> list[int]:
        """The tokens that number what they stand behind, but for the first: "category 3", "phase II"."""
        found = [at for at, token in enumerate(self.scene.words) if token.text.isdigit() or token.text in ROMAN]
        return [at for at in found if at and not (self.in_figure(at) or self.in_time(at) or self.in_name(at))]

    @cached_property
    def by_place(self) -> dict[int, Figure]:
        """The figures of a list by place, "$410 in Britain and $255 in Europe", by where the place stands."""
        owned = {}
        for name in self.scene.names:
            for figure in self.scene.figures:
                if not 0 < name.first - figure.last <= 3:
                    continue
                gap = self.scene.between(figure.last, name.first)
                if gap[0] in {"in", "from", "at"} and gap[-1].isalpha():
                    owned[name.first] = figure
        units = {figure.mention.unit for figure in owned.values()}
        return owned if len(owned) > 1 and len(units) == 1 else {}

    def before(self, figure: Figure) -> tuple[Figure, Attached] | None:
        """The figure framed last, with what it was given."""
        if not self.attached:
            return None
        number = next(reversed(self.attached))
        return next(item for item in self.scene.figures if item.number == number), self.attached[number]

    def _speaks(self, name: Name) -> bool:
        """A name that only says something: "JPMorgan expects …", "according to Reuters", "UBS's forecast"."""
        after = name.last
        if self.scene.lower(after) == "." and self.scene.lower(after - 1) in self.lexicon.suffixes:
            after += 1  # "Orvane Inc. said"
        while (
            self.scene.lower(after) in SKIPPED_BEFORE_VERB or self.scene.lower(after) == "(" or self._bracketed(after)
        ):
            after += 1
        if name.known is None:
            after = max(after, apposed_end(self.scene, name, self.words("title")))
        if name.known is None and self.scene.lower(name.last) in ANALYSTS:
            return True
        after = self._past_employer(after)
        for cue in self.scene.cues:
            if cue.kind != "source":
                continue
            if self.said_by(name, cue):
                return True
            reports = not self.forecasts(name) or self.scene.lower(cue.first) in self.lexicon.sets["reporting"]
            own = (reports and self._has_measure_next(cue, name)) or self._takes(cue)
            if cue.word_class == "verb" and cue.first == after and not own:
                return True
            if self.named_by(name, cue) and not self._name_between(cue.last, name.first):
                return True
        return possessive(self.scene, name) and bool(
            self.lexicon.sets["view"] & set(self.scene.between(name.last, name.last + 4))
        )

    def speaks_behind(self, name: Name) -> bool:
        """Whether somebody is named behind what is said: "…,” said Jana Wirth"."""
        return any(self.said_by(name, cue) for cue in self.scene.cues)

    def named_by(self, name: Name, cue: Cue) -> bool:
        """ "According to [the Tarn Mail]", not "according to reports, [Acme] lost": whom a phrase has for source."""
        gap = self.scene.between(cue.last, name.first)
        return cue.word_class == "phrase" and 0 <= name.first - cue.last <= CITED_REACH and "," not in gap

    def said_by(self, name: Name, cue: Cue) -> bool:
        """ "…,” [said] Jana Wirth": the verb of saying behind what is said; not ", said Jana Wirth, who owns 2%"."""
        told = cue.kind == "source" and cue.word_class == "verb" and cue.last == name.first
        if not told or self.scene.lower(cue.first - 1) not in SAID_BEHIND:
            return False
        return RELATIVE.isdisjoint(self.scene.between(name.last, name.last + EMPLOYER))

    def _past_employer(self, at: int) -> int:
        """Where the verb of somebody stands behind whom he speaks for: "Torben Ahlers of the builders' federation"."""
        if self.scene.lower(at) not in self.words("employed"):
            return at
        verbs = (cue for cue in self.scene.cues if cue.kind == "source" and cue.word_class == "verb")
        behind = min((cue.first for cue in verbs if cue.first > at), default=at)
        words = self.scene.between(at, behind)
        plain = len(words) <= EMPLOYER and all(word.isalpha() or word in {"'s", "’s", "'", "’"} for word in words)
        return behind if plain and self.scene.lower(behind + 1) == "that" else at

    def _describes(self, name: Name) -> bool:
        """Whether a name only tells whom is meant: "Vevey's food giant", "the Beaverton, Oregon, company"."""
        scene, roles = self.scene, self.lexicon.sets["own_role"]
        if name.first in scene.asides or (self.is_person(name) and taken_up(scene, name)):
            return True
        if self._is_aside(name) or self._led_the_way(name):
            return True
        if scene.lower(name.first - 1) == "the" and scene.lower(name.last) in self.words("own_role", "related"):
            return self._identifies(name)
        if possessive(scene, name):
            behind = scene.between(name.last + 1, name.last + 6)
            place = name.known is not None and name.known.kind in ("country", "region")
            ranked = bool(behind) and (behind[0] in self.lexicon.sets["ranked"] or behind[0].endswith("est"))
            if place and ranked:
                return bool(self.lexicon.sets["role"] & set(behind))
            role = next((at for at, word in enumerate(behind) if word in roles), 9)
            plain = all(
                word.isalpha() and not self.in_cue(name.last + 1 + at, "metric")
                for at, word in enumerate(behind[:role])
            )
            return role <= 3 and plain and not any(self.in_name(name.last + 1 + at) for at in range(role + 2))
        at = name.last
        while scene.lower(at) == "," or self.in_name(at):
            at += 1
        before = name.first
        while scene.lower(before - 1) == "," or self.in_name(before - 1):
            before -= 1
        return "," in scene.between(before, at) and scene.lower(before - 1) == "the" and scene.lower(at) in roles

    def is_person(self, name: Name) -> bool:
        """Whether a name is known for a person's, or was told with a title."""
        return name.known.kind == "person" if name.known is not None else name.subject in self.memory.persons

    def _led_the_way(self, name: Name) -> bool:
        """Whether another has only done after a name what it did: "copied [the Fed]", "after [the Fed's] move"."""
        scene, at = self.scene, name.first - 1
        if not RELATIVE.isdisjoint(scene.between(name.last, name.last + 2)):
            return False  # "followed the Fed, which raised its rate to 1%"
        at -= scene.lower(at) == "the"
        deed = not self.words("deed").isdisjoint(scene.between(name.last + 1, name.last + 1 + DEED_REACH))
        deed = deed and possessive(scene, name)
        if scene.lower(at) in self.words("trailing"):
            return deed
        return scene.lower(at) in self.words("following") and (deed or not possessive(scene, name))

    def _is_aside(self, name: Name) -> bool:
        """Whether a name is told of in passing: "Boseman, who played [King T'Challa], was 43 years old"."""
        commas = [at for at, token in enumerate(self.scene.words) if token.text == ","]
        opened = max((at for at in commas if at < name.first), default=-1)
        closed = min((at for at in commas if at >= name.last), default=-1)
        if opened < 1 or closed < 0 or self.scene.lower(opened + 1) not in RELATIVE:
            return False
        return not any(opened < figure.first < closed for figure in self.scene.figures)

    def _identifies(self, name: Name) -> bool:
        """Whether a name before a role only tells who has it: "the Cupertino company", "the iPhone maker"."""
        kin = self.scene.lower(name.last) in self.words("related", "dealing")
        if kin or name.known is not None:
            return kin or (name.known is not None and name.known.kind in ("country", "region"))
        return self.memory.main is not None and name.subject not in self.memory.spoken_of

    def forecasts(self, name: Name) -> bool:
        """A bank, research house or agency, which speaks of others more than of itself."""
        if name.known is None:
            return False
        nouns = set(" ".join(name.known.nouns).split())
        return name.known.kind in ("organisation", "agency") or bool(self.lexicon.sets["forecaster"] & nouns)

    def _has_measure_next(self, cue: Cue, name: Name) -> bool:
        """ "Acme reported revenue of …", "Acme expects second-quarter revenue": it speaks of itself."""
        return any(
            other.kind == "metric"
            and 0 <= other.first - cue.last <= 4
            and not self._name_between(cue.last, other.first)
            and not any(self.scene.lower(at) == "," for at in range(cue.last, other.first) if not self.in_figure(at))
            and self._may_have(name, other)
            for other in self.scene.cues
        ) and "that" not in self.scene.between(cue.last, cue.last + 2)

    def _may_have(self, name: Name, cue: Cue) -> bool:
        """Whether a measure may be that of who reports it: not a governor's, not "the earthquake's magnitude"."""
        titles = self.lexicon.sets["title"]
        person = not titles.isdisjoint(self.scene.between(name.first, name.last)) or name.subject in self.memory.persons
        person = person or is_titled(self.scene, name, titles)
        return not (name.known is None and person) and self.scene.lower(cue.first - 1) not in ("'s", "’s")

    def _takes(self, verb: Cue) -> bool:
        """ "The typhoon claimed 188 lives": what is claimed is no statement."""
        taking = any(cue.word_class == "taking" and cue.first == verb.first for cue in self.scene.cues)
        counted = [figure.first for figure in self.scene.figures if figure.mention.noun]
        return taking and any(self.hedged(verb.last, first) for first in counted if first >= verb.last)

    def _name_between(self, first: int, last: int) -> bool:
        return any(first <= name.first < last for name in self.scene.names)

    def _bracketed(self, at: int) -> bool:
        return self.scene.lower(at - 1) == "(" and self.scene.lower(at + 1) == ")"


def _runs(scene: Scene) -> list[list[Figure]]:
    """Figures of one unit joined by commas and "and" alone, two or more."""
    runs: list[list[Figure]] = []
    for figure in scene.figures:
        last = runs[-1][-1] if runs else None
        gap = scene.between(last.last, figure.first) if last else []
        if last and last.mention.unit == figure.mention.unit and gap and set(gap) <= BETWEEN_LISTED:
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return [run for run in runs if len(run) > 1]

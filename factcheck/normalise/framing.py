"""Which subject, measure, direction and time a figure of a sentence belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factcheck.model.claim import Aspect, Frame, Grade, Modality
from factcheck.model.metric import Dimension, Metric
from factcheck.model.period import Period
from factcheck.model.quantity import Direction
from factcheck.model.subject import SubjectKind
from factcheck.normalise.clauses import clause_of, coordinated, possessive, prepositional
from factcheck.normalise.lexicon import Cue, Lexicon
from factcheck.normalise.scene import Dated, Figure, Name, Scene

DEFAULT_METRIC: dict[SubjectKind, str] = {
    "company": "share price",
    "fund": "share price",
    "index": "index level",
    "commodity": "price",
    "crypto": "price",
    "currency": "exchange rate",
}
FAR = 40  # tokens beyond which a cue no longer speaks of a figure
CROSSED = 8  # what crossing another figure costs, in tokens
OTHER_CLAUSE = 18
TRADED = frozenset(
    {"closed", "ended", "finished", "settled", "traded", "opened", "closing", "trading", "ending", "close"}
)
HEDGES = frozenset(
    {"about", "around", "nearly", "almost", "over", "more", "than", "approximately", "roughly", "some", "only", "just",
     "as", "much", "at", "least", "less", "most", "to", "a", "an", "the", "by", "up", "of", "close", "under", "another",
     "estimated", "record", "whopping", "further", "sharp", "modest", "slightly", "sharply", "cumulatively"}
)  # fmt: skip
LEVEL_MARKS = frozenset(
    {"to", "at", "was", "is", "were", "are", "be", "reached", "totaled", "totalled", "stood", "hit"}
)
VIEWS = frozenset(
    {"forecast", "forecasts", "estimate", "estimates", "projection", "projections", "view", "survey", "poll"}
)
NO_PERIOD = frozenset({"clock", "duration"})
FORECASTERS = frozenset(
    {"bank", "lender", "broker", "brokerage", "researcher", "research", "consultancy", "agency", "pollster"}
)


@dataclass
class Memory:
    """What the sentences so far have left in the reader's mind."""

    subject: Name | None = None
    title_subject: Name | None = None
    moment: Period | None = None
    moment_block: int = -1


@dataclass(slots=True)
class Attached:
    """The parts of a frame while it is put together."""

    names: list[Name] = field(default_factory=list)
    grade: Grade = Grade.NONE
    metric: Metric | None = None
    metric_cue: Cue | None = None
    metric_grade: Grade = Grade.NONE
    aspect: Aspect = "level"
    direction: Direction | None = None


class Framer:
    """Reads the frames of one sentence. Holds what several figures of it share."""

    def __init__(self, scene: Scene, lexicon: Lexicon, metrics: dict[str, Metric], memory: Memory) -> None:
        self.scene = scene
        self.lexicon = lexicon
        self.metrics = metrics
        self.memory = memory
        self.clause = clause_of(scene, lexicon)
        self.sources = self._sources()
        self.subjects = [name for name in scene.names if name not in self.sources and not name.adjective]
        self.lists = self._respective_names()
        self.attached: dict[int, Attached] = {}
        self.leader = {figure.number: run[0] for run in _runs(scene) for figure in run}

    def frame(self, figure: Figure, dimension: Dimension) -> Frame:
        """Everything that is known of a figure but its period."""
        made = Attached()
        self._attach_metric(made, figure, dimension)
        self._continue_level(made, figure, dimension)
        self._attach_subject(made, figure)
        self._attach_direction(made, figure, dimension)
        self._default_metric(made, figure, dimension)
        self._settle_aspect(made, figure, dimension)
        qualifiers = self._qualifiers(figure, made)
        subject = " and ".join(dict.fromkeys(name.subject for name in made.names)) or None
        members = tuple(sorted({name.subject for name in made.names})) if len(made.names) > 1 else ()
        metric, words, grade = self._metric_name(made, figure)
        self.attached[figure.number] = made
        return Frame(
            subject=subject,
            subject_grade=made.grade,
            metric=metric,
            metric_grade=grade,
            aspect=made.aspect,
            known=made.metric is not None,
            words=words,
            members=members,
            direction=made.direction,
            qualifiers=qualifiers,
            modality=self._modality(figure),
            source=self._source(figure),
        )

    # ---- subject

    def _sources(self) -> list[Name]:
        """Names that only say something: "JPMorgan expects …", "according to Reuters"."""
        found = []
        for name in self.scene.names:
            after = name.last
            while self.scene.lower(after) in {
                "'s",
                "’s",
                "also",
                "has",
                "have",
                "itself",
                "analysts",
                "economists",
                ")",
                ",",
            } or (self.scene.lower(after) == "(" or self._is_ticker(after)):
                after += 1
            speaks = any(
                cue.kind == "source" and cue.word_class == "verb" and cue.first == after for cue in self.scene.cues
            )
            cited = any(
                cue.kind == "source" and cue.word_class == "phrase" and 0 <= name.first - cue.last <= 3
                for cue in self.scene.cues
            )
            views = possessive(self.scene, name) and VIEWS & set(self.scene.between(name.last, name.last + 4))
            if speaks or cited or views:
                found.append(name)
        return found

    def _is_ticker(self, at: int) -> bool:
        return self.scene.lower(at - 1) == "(" and self.scene.lower(at + 1) == ")"

    def _attach_subject(self, made: Attached, figure: Figure) -> None:
        named = self._listed(figure) or self._possessor(made, figure) or self._clause_subject(figure)
        if named:
            made.names, made.grade = named, Grade.CLAUSE
            return
        earlier = [name for name in self.subjects if name.last <= figure.first and not prepositional(self.scene, name)]
        if earlier:
            earlier = [name for name in earlier if not possessive(self.scene, name)] or earlier
            made.names = coordinated(self.scene, earlier, len(earlier) - 1)
            made.grade = Grade.CLAUSE if len({name.subject for name in earlier}) == 1 else Grade.SENTENCE
            return
        self._speaker_or_earlier(made, figure)

    def _listed(self, figure: Figure) -> list[Name]:
        return [self.lists[figure.number]] if figure.number in self.lists else []

    def _possessor(self, made: Attached, figure: Figure) -> list[Name]:
        """The name that owns the measure: "Meta's capex", "the capex of Meta", "a 9% gain in Meta shares"."""
        cue = made.metric_cue
        owners = [name for name in self.scene.names if name not in self.sources or possessive(self.scene, name)]
        for at, name in enumerate(owners):
            if cue is None:
                break
            gap = self.scene.between(name.last, cue.first)
            near = name.last <= cue.first and len(gap) <= 4 and self._same(name.first, cue.first)
            if near and not gap:
                return coordinated(self.scene, owners, at)
            if near and gap and not set(gap) & {",", ";"} and (possessive(self.scene, name) or name.adjective):
                return [name]
            after = self.scene.between(cue.last, name.first)
            linked = name.first >= cue.last and bool(after) and after[0] in {"of", "for", "at"} and len(after) <= 2
            if linked and not name.adjective:
                return [name]
        return []

    def _clause_subject(self, figure: Figure) -> list[Name]:
        own = self.clause[figure.first]
        before = [
            name
            for name in self.subjects
            if name.last <= figure.first and self.clause[name.first] == own and not prepositional(self.scene, name)
        ]
        plain = [name for name in before if not possessive(self.scene, name)]
        if before:
            before = plain or before
            return coordinated(self.scene, before, len(before) - 1)
        for name in self.subjects:
            if 0 <= name.first - figure.last <= 8 and self.clause[name.first] == own:
                gap = self.scene.between(figure.last, name.first)
                links = {"in", "for", "of", "by", "at"} & set(gap)
                if (
                    links
                    and "," not in gap
                    and any(
                        cue.kind in ("direction", "metric") and figure.last <= cue.first < name.first
                        for cue in self.scene.cues
                    )
                ):
                    return [name]
        return []

    def _speaker_or_earlier(self, made: Attached, figure: Figure) -> None:
        speakers = [name for name in self.sources if name.last <= figure.first]
        own = [name for name in speakers if name.known is None or name.known.kind in ("company", "unit")]
        own = [name for name in own if not self._forecaster(name)]
        if own and (made.metric is None or not made.metric.kinds or "company" in made.metric.kinds):
            made.names, made.grade = [own[-1]], Grade.CLAUSE if len(self.scene.names) == 1 else Grade.SENTENCE
        elif speakers and not own and not self._pronoun():
            return
        elif self.memory.subject is not None:
            made.names, made.grade = [self.memory.subject], Grade.ANAPHORA
        elif self.memory.title_subject is not None:
            made.names, made.grade = [self.memory.title_subject], Grade.TITLE

    def _forecaster(self, name: Name) -> bool:
        """A bank or research house, which speaks of others more than of itself."""
        return name.known is not None and bool(FORECASTERS & set(" ".join(name.known.nouns).split()))

    def _pronoun(self) -> bool:
        return any(cue.kind == "anaphor" for cue in self.scene.cues)

    def _respective_names(self) -> dict[int, Name]:
        """ "A and B fell 5% and 6%, respectively": names to figures, one to one."""
        paired: dict[int, Name] = {}
        for run in _runs(self.scene):
            before = [name for name in self.subjects if name.last <= run[0].first]
            if len(run) < 2 or not before:
                continue
            names = coordinated(self.scene, before, len(before) - 1)
            if len(names) == len(run):
                paired.update({figure.number: name for figure, name in zip(run, names, strict=True)})
        return paired

    def _same(self, a: int, b: int) -> bool:
        return self.clause[min(a, len(self.clause) - 1)] == self.clause[min(b, len(self.clause) - 1)]

    # ---- metric

    def _continue_level(self, made: Attached, figure: Figure, dimension: Dimension) -> None:
        """ "… reached $725 billion, up 77%": the change is that of the level right before it."""
        move = self._move(figure) if dimension in ("percent", "points") else None
        if move is None or move.word_class != "word" or not self.attached:
            return
        number, before = next(reversed(self.attached.items()))
        level = next(other for other in self.scene.figures if other.number == number)
        gap = self.scene.between(level.last, move.first)
        if before.metric is not None and len(gap) <= 2 and set(gap) <= {",", "a", "share", "(", "which", "was"}:
            made.metric, made.metric_cue, made.metric_grade = before.metric, before.metric_cue, before.metric_grade

    def _attach_metric(self, made: Attached, figure: Figure, dimension: Dimension) -> None:
        best = FAR
        rate = dimension in ("percent", "points")
        move = self._move(figure) if rate else None
        of = rate and self.scene.lower(figure.last) == "of"
        for cue in self.scene.cues:
            if (
                cue.kind != "metric"
                or cue.metric is None
                or not _fits(cue.metric, dimension, figure)
                or self._in_name(cue)
            ):
                continue
            cost = self._cost(cue, figure)
            if rate and (
                not self._same(cue.first, figure.first) or (move is not None and not self._moved(cue, move, figure))
            ):
                continue
            if of and not 0 <= cue.first - figure.last <= 6:
                continue
            if cue.word_class == "verb":
                cost += 2
            if cost < best:
                best, made.metric, made.metric_cue = cost, cue.metric, cue
                made.metric_grade = Grade.CLAUSE if cost < OTHER_CLAUSE else Grade.SENTENCE

    def _in_name(self, cue: Cue) -> bool:
        return any(name.first <= cue.first and cue.last <= name.last for name in self.scene.names)

    def _move(self, figure: Figure) -> Cue | None:
        """The verb or word of direction right before a percentage: "revenue [rose] 12%"."""
        before = [
            cue
            for cue in self.scene.cues
            if cue.kind == "direction"
            and cue.last <= figure.first
            and all(w in HEDGES for w in self.scene.between(cue.last, figure.first))
        ]
        return before[-1] if before else None

    def _moved(self, cue: Cue, move: Cue, figure: Figure) -> bool:
        """Whether a measure can be what moves: its noun stands before the verb, or behind the figure after "in"."""
        if cue.last <= move.first:
            # A name behind the noun is what moves: "the cause of the sell-off, Meta, soared".
            return not any(
                cue.last <= name.first < move.first and not prepositional(self.scene, name) for name in self.subjects
            )
        return self.scene.lower(figure.last) in {"in", "of"} and 0 < cue.first - figure.last <= 6

    def _cost(self, cue: Cue, figure: Figure) -> int:
        if cue.first >= figure.first and cue.last <= figure.last:
            return 0
        before = cue.last <= figure.first
        first, last = (cue.last, figure.first) if before else (figure.last, cue.first)
        gap = self.scene.between(first, last)
        crossed = sum(first <= other.first < last for other in self.scene.figures)
        cost = len(gap) + CROSSED * crossed
        if not self._same(cue.first, figure.first):
            cost += OTHER_CLAUSE
        if not before:
            linked = not gap or gap[0] in {"of", "in", "from", "to", "off", "for", "worth"}
            cost += 0 if linked and len(gap) <= 4 and crossed == 0 else 6
        elif not gap or gap[0] == "of":
            cost = max(cost - 3, 0)
        return cost

    def _default_metric(self, made: Attached, figure: Figure, dimension: Dimension) -> None:
        """ "Meta rose 9%" speaks of its shares, "the Kospi fell 8%" of its level."""
        if not made.names or (made.metric is not None and not self._overruled(made, figure, dimension)):
            return
        kind: SubjectKind = made.names[0].known.kind if made.names[0].known else "company"
        name = DEFAULT_METRIC.get(kind)
        moved = dimension in ("percent", "points") and made.direction is not None and self._moves_itself(made, figure)
        priced = dimension in ("money", "index", "count") and self._priced(figure) and not figure.mention.noun
        if name and (moved or priced):
            made.metric = self.metrics.get(name)
            made.metric_grade = Grade.CLAUSE

    def _overruled(self, made: Attached, figure: Figure, dimension: Dimension) -> bool:
        """A price in so many words, "closed at $197.58", outdoes a measure named in another clause."""
        return made.metric_grade < Grade.CLAUSE and dimension in ("money", "index") and self._priced(figure)

    def _moves_itself(self, made: Attached, figure: Figure) -> bool:
        """Whether the subject itself stands before the verb, with no other noun that could be what moves."""
        verbs = [
            cue
            for cue in self.scene.cues
            if cue.kind == "direction"
            and cue.word_class in ("verb", "word", "noun")
            and self._same(cue.first, figure.first)
        ]
        if not verbs:
            return False
        name = made.names[-1]
        verb = min(verbs, key=lambda cue: abs(cue.first - figure.first))
        if verb.word_class == "noun" and verb.first < figure.first:
            return False
        if made.grade < Grade.CLAUSE:
            return False
        gap = self.scene.between(name.last, min(verb.first, figure.first)) if name.last <= figure.first else []
        if gap and gap[-1] == "," and not possessive(self.scene, name):
            return True  # "Microsoft bucked the trend, rising 3%"
        content = [w for w in gap if w.isalpha() and w not in self.lexicon.stop and w not in HEDGES and w not in TRADED]
        return len(content) <= (0 if possessive(self.scene, name) else 2)

    def _priced(self, figure: Figure) -> bool:
        gap = self.scene.between(figure.first - 6, figure.first)
        if any(word in TRADED for word in gap) and "at" in gap:
            return True
        if not gap or gap[-1] != "to":
            return False
        change = [other for other in self.scene.figures if other.last <= figure.first]
        return (
            bool(change)
            and change[-1].mention.unit in ("percent", "percentage_point")
            and figure.first - change[-1].last <= 3
        )

    def _metric_name(self, made: Attached, figure: Figure) -> tuple[str | None, frozenset[str], Grade]:
        if made.metric is not None:
            return made.metric.name, frozenset(self._modifiers(made)), made.metric_grade
        words = self._content(figure)
        if not words:
            return None, frozenset(), Grade.NONE
        noun = figure.mention.noun or ""
        head = noun.lower().split()[-1] if noun else ""
        name = " ".join(dict.fromkeys([*words[-2:], head] if head else words[-3:])).strip()
        return name or None, frozenset(words) | ({head} if head else frozenset()), Grade.CLAUSE

    def _modifiers(self, made: Attached) -> list[str]:
        """The words right before a measure that make it another one: "cloud revenue", "iPhone sales"."""
        cue = made.metric_cue
        if cue is None or cue.word_class != "noun":
            return []
        words: list[str] = []
        at = cue.first - 1
        owned = {name.last - 1 for name in self.scene.names}
        while at >= 0 and len(words) < 3 and at not in owned:
            token = self.scene.words[at]
            if not token.lower.isalpha() or token.lower in self.lexicon.stop or self._is_cue(at) or self._is_figure(at):
                break
            if token.lower not in self.lexicon.neutral:
                words.append(_stem(token.lower))
            at -= 1
        at = cue.last
        if self.scene.lower(at) in {"of", "from", "in", "for"}:
            at += 1
            while at < len(self.scene.words) and len(words) < 5 and not self._is_figure(at):
                token = self.scene.words[at]
                if token.lower in {"the", "its", "a", "an"}:
                    at += 1
                    continue
                if (
                    not token.lower.isalpha()
                    or token.lower in self.lexicon.stop
                    or self._is_cue(at)
                    or self._named(at, made)
                ):
                    break
                if any(dated.first <= at < dated.last for dated in self.scene.times):
                    break
                words.append(_stem(token.lower))
                at += 1
        return words

    def _named(self, at: int, made: Attached) -> bool:
        return any(name.first <= at < name.last for name in made.names) or any(
            name.first <= at < name.last and name in self.subjects and made.grade < Grade.CLAUSE
            for name in self.scene.names
        )

    def _is_cue(self, at: int) -> bool:
        return any(
            cue.first <= at < cue.last and cue.kind in ("direction", "qualifier", "modality", "source")
            for cue in self.scene.cues
        )

    def _is_figure(self, at: int) -> bool:
        return any(figure.first <= at < figure.last for figure in self.scene.figures)

    def _content(self, figure: Figure) -> list[str]:
        """The words of a figure's clause that carry its meaning, as stems."""
        own = self.clause[figure.first]
        named = {at for name in self.scene.names for at in range(name.first, name.last)}
        dated = {at for item in self.scene.times for at in range(item.first, item.last)}
        words = []
        for at, token in enumerate(self.scene.words):
            if self.clause[at] != own or at in named or at in dated or self._is_figure(at):
                continue
            if (
                token.lower.isalpha()
                and len(token.lower) > 2
                and token.lower not in self.lexicon.stop
                and token.lower not in HEDGES
            ):
                words.append(_stem(token.lower))
        return words

    # ---- direction, aspect

    def _attach_direction(self, made: Attached, figure: Figure, dimension: Dimension) -> None:
        if figure.mention.direction is not None:
            made.direction = figure.mention.direction
            return
        best, chosen = 14, None
        for cue in self.scene.cues:
            if cue.kind != "direction" or not self._same(cue.first, figure.first):
                continue
            cost = self._direction_cost(cue, figure)
            if cost < best:
                best, chosen = cost, cue
        if chosen is None:
            self._continue_direction(made, figure, dimension)
            return
        change = dimension in ("percent", "points") or self._changes(chosen, figure)
        if change and chosen.label in ("up", "down", "flat"):
            made.direction = chosen.label  # type: ignore[assignment]

    def _continue_direction(self, made: Attached, figure: Figure, dimension: Dimension) -> None:
        """ "… to grow 100% in 2026, but only 22% in 2027": the second grows too."""
        if dimension != "percent" or not self.attached:
            return
        number, before = next(reversed(self.attached.items()))
        other = next(item for item in self.scene.figures if item.number == number)
        gap = [w for w in self.scene.between(other.last, figure.first) if w.isalpha() and w not in HEDGES]
        dated = sum(item.last - item.first for item in self.scene.times if other.last <= item.first < figure.first)
        if other.mention.unit == figure.mention.unit and before.direction and len(gap) - dated <= 3:
            made.direction = before.direction
            if made.metric is None:
                made.metric, made.metric_cue, made.metric_grade = before.metric, before.metric_cue, before.metric_grade

    def _direction_cost(self, cue: Cue, figure: Figure) -> int:
        leader = self.leader.get(figure.number, figure)
        if cue.last <= leader.first:
            figure = leader
        if cue.last <= figure.first:
            gap = self.scene.between(cue.last, figure.first)
            crossed = sum(cue.last <= other.first < figure.first for other in self.scene.figures)
            plain = sum(word not in HEDGES for word in gap)
            return plain + len(gap) // 4 + 9 * crossed + (4 if cue.word_class == "noun" and "of" not in gap else 0)
        gap = self.scene.between(figure.last, cue.first)
        crossed = sum(figure.last <= other.first < cue.first for other in self.scene.figures)
        near = 1 if cue.word_class in ("noun", "word") and len(gap) <= 2 else 8
        return near + len(gap) + 9 * crossed

    def _changes(self, cue: Cue, figure: Figure) -> bool:
        """Whether an amount is the size of a change: "by $3 billion", "added $127 billion", "a $2 billion drop"."""
        if cue.last <= figure.first:
            gap = self.scene.between(cue.last, figure.first)
            verb = self.scene.lower(cue.first)
            direct = all(word in HEDGES - {"to", "at"} for word in gap)
            return (
                ("by" in gap and "to" not in gap)
                or (direct and any(verb.startswith(stem) for stem in ("add", "lost", "los", "gain", "shed")))
                or (cue.word_class == "noun" and bool(gap) and gap[0] == "of")
                or (direct and cue.word_class == "transitive" and "by" in gap)
            )
        gap = self.scene.between(figure.last, cue.first)
        return (cue.word_class == "noun" and len(gap) <= 1) or (cue.word_class == "word" and not gap)

    def _settle_aspect(self, made: Attached, figure: Figure, dimension: Dimension) -> None:
        if dimension in ("percent", "points"):
            rate = made.metric is not None and "percent" in made.metric.dimensions
            if rate and dimension == "percent":
                gap = self.scene.between(figure.first - 4, figure.first)
                made.aspect = "change" if made.direction and "by" in gap else "level"
                if made.aspect == "level":
                    made.direction = None
            elif made.direction is not None or figure.mention.direction is not None:
                made.aspect = "change"
            else:
                made.aspect = "change" if dimension == "points" else "share"
        elif made.direction is not None:
            made.aspect = "change"

    # ---- qualifiers, modality, source

    def _qualifiers(self, figure: Figure, made: Attached) -> frozenset[str]:
        found = set()
        for cue in self.scene.cues:
            if cue.kind != "qualifier" or not self._same(cue.first, figure.first):
                continue
            if cue.label == "previous":
                if self._is_base(cue, figure):
                    found.add("previous")
                continue
            if cue.label in ("excluding", "including"):
                after = [
                    w for w in self.scene.between(cue.last, cue.last + 3) if w.isalpha() and w not in self.lexicon.stop
                ]
                found.add(f"{cue.label} {after[0]}" if after else cue.label)
                continue
            crossed = sum(
                min(cue.last, figure.last) <= other.first < max(cue.first, figure.first)
                for other in self.scene.figures
                if other is not figure
            )
            if (
                crossed == 0
                or cue.label in ("cumulative", "seasonally adjusted", "annualised")
                or figure.number in self.lists
            ):
                found.add(cue.label)
        if figure.mention.approx in ("at_most",) and made.direction is not None and not found & {"close"}:
            found.add("maximum")
        return frozenset(found)

    def _is_base(self, cue: Cue, figure: Figure) -> bool:
        """ "… from $410 billion": the figure a change starts from."""
        if cue.last > figure.first:
            return False
        gap = self.scene.between(cue.last, figure.first)
        if not all(word in HEDGES or word in {"$"} for word in gap):
            return False
        return any(other.last <= cue.first + 1 for other in self.scene.figures) or self.scene.lower(cue.first) == "from"

    def _modality(self, figure: Figure) -> Modality:
        own = self.clause[figure.first]
        found: Modality = "actual"
        for cue in self.scene.cues:
            if cue.kind != "modality":
                continue
            if cue.label == "negated":
                if cue.last <= figure.first and figure.first - cue.last <= 2 and self._same(cue.first, figure.first):
                    return "negated"
                continue
            if self.clause[cue.first] == own or (cue.first == 0 and cue.label == "hypothetical"):
                if cue.label == "hypothetical" and found != "forecast":
                    found = "hypothetical"
                elif cue.label in ("forecast", "target"):
                    found = "forecast" if cue.label == "forecast" else "target"
        return found

    def _source(self, figure: Figure) -> str | None:
        if "consensus" in self.scene.between(figure.first - 6, figure.first):
            return "consensus"
        own = self.clause[figure.first]
        fresh = any(self.clause[name.first] == own for name in self.subjects)
        near = [name for name in self.sources if self.clause[name.first] == own or not fresh]
        return near[-1].subject if near else None


def assigned_times(scene: Scene, framer: Framer) -> dict[int, tuple[Dated, Grade]]:
    """Which time each figure of a sentence is told of, by figure index."""
    found: dict[int, tuple[Dated, Grade]] = {}
    times = [dated for dated in scene.times if dated.time.kind not in NO_PERIOD and not _is_inside_figure(scene, dated)]
    for run in _runs(scene):
        own = [dated for dated in times if dated.last <= run[0].first or dated.first >= run[-1].last]
        if len(run) > 1 and len(own) == len(run) and "respectively" in scene.between(0, len(scene.words)):
            found.update({figure.number: (dated, Grade.CLAUSE) for figure, dated in zip(run, own, strict=True)})
    for figure in scene.figures:
        if figure.number not in found:
            dated = _nearest_time(scene, framer, figure, times)
            if dated is not None:
                found[figure.number] = dated
    return found


def _is_inside_figure(scene: Scene, dated: Dated) -> bool:
    return any(figure.first <= dated.first and dated.last <= figure.last for figure in scene.figures)


def _nearest_time(scene: Scene, framer: Framer, figure: Figure, times: Sequence[Dated]) -> tuple[Dated, Grade] | None:
    best: tuple[int, Dated, Grade] | None = None
    for dated in times:
        if dated.first >= figure.last:
            gap = scene.between(figure.last, dated.first)
            crossed = sum(figure.last <= other.first < dated.first for other in scene.figures)
            cost = len(gap) + 20 * crossed + (0 if len(gap) <= 2 else 4)
        else:
            gap = scene.between(dated.last, figure.first)
            crossed = sum(dated.last <= other.first < figure.first for other in scene.figures)
            # A time right behind another figure belongs to that one.
            owned = any(0 <= dated.first - other.last <= 2 for other in scene.figures if other.last <= dated.first)
            cost = len(gap) + 3 * crossed + (14 if owned and crossed == 0 else 0)
        if dated.time.kind == "stretch" and dated.time.first is None and dated.time.last is None and len(gap) > 3:
            continue  # "recovered in two years" says how long, not when
        same = framer._same(dated.first, figure.first)
        leading = dated.first <= 2
        cost += 0 if same or leading else 10
        if best is None or cost < best[0]:
            best = cost, dated, Grade.CLAUSE if same or leading else Grade.SENTENCE
    if best is None or best[0] > 45:
        return None
    return best[1], best[2]


def _runs(scene: Scene) -> list[list[Figure]]:
    """Figures of one unit joined by commas and "and" alone."""
    runs: list[list[Figure]] = []
    for figure in scene.figures:
        if runs:
            last = runs[-1][-1]
            gap = scene.between(last.last, figure.first)
            if (
                last.mention.unit == figure.mention.unit
                and gap
                and set(gap) <= {",", "and", "about", "over", "nearly", "or"}
            ):
                runs[-1].append(figure)
                continue
        runs.append([figure])
    return [run for run in runs if len(run) > 1]


def _fits(metric: Metric, dimension: Dimension, figure: Figure) -> bool:
    dims = metric.dimensions
    if dimension in ("percent", "points"):
        return True
    if dimension == "count":
        noun = (figure.mention.noun or "").lower().split()
        counted = {_stem(word) for word in metric.counted}
        if noun:
            return ("count" in dims and (not counted or _stem(noun[-1]) in counted)) or (
                "index" in dims and noun[-1] in ("point", "points")
            )
        return "count" in dims or "index" in dims or "any" in dims
    return dimension in dims or "any" in dims


def _stem(word: str) -> str:
    """A word without its commonest endings; enough to tell two spellings of one word, not to name it.

    >>> [_stem(word) for word in ("vehicles", "deliveries", "shares", "growing")]
    ['vehicle', 'delivery', 'share', 'grow']
    """
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if len(word) > 6 and word.endswith("ing"):
        return word[:-3]
    if len(word) > 5 and word.endswith("ed"):
        return word[:-2]
    return word


def with_period(frame: Frame, period: Period | None, grade: Grade) -> Frame:
    return replace(frame, period=period, period_grade=grade if period else Grade.NONE)

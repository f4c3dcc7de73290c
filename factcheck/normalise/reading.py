"""Mention → Claim: each figure of an article in its frame, and each sentence as a statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from factcheck.model.article import Article
from factcheck.model.claim import Claim, Frame, Grade
from factcheck.model.later import later
from factcheck.model.mention import Mention
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.statement import Rank, Reading, Statement, Tally
from factcheck.model.text import Place, Text
from factcheck.model.time import Moment, Time
from factcheck.normalise import one_of_many, when
from factcheck.normalise.appositions import apposed
from factcheck.normalise.clauses import prepositional
from factcheck.normalise.framing import Framer, with_period
from factcheck.normalise.issuers import FIRMS, is_firm, is_own_thing, is_segment, is_whole, issuer
from factcheck.normalise.labelled import labelled
from factcheck.normalise.lexicon import Lexicon, lexicon
from factcheck.normalise.moneys import Moneys
from factcheck.normalise.names import find_names
from factcheck.normalise.onward import in_part
from factcheck.normalise.openings import label_of, listed_firms, speakers
from factcheck.normalise.period_article import as_of as find_as_of
from factcheck.normalise.period_sessions import speaks_of_sessions
from factcheck.normalise.period_told import Periods
from factcheck.normalise.places import is_place, of_body
from factcheck.normalise.quantity import quantity
from factcheck.normalise.ranks import rankings
from factcheck.normalise.recall import described, recalled
from factcheck.normalise.runs import runs
from factcheck.normalise.scene import Cast, Dated, Figure, Name, Scene, scenes
from factcheck.normalise.sight import PRONOUNS, Memory, Sight
from factcheck.normalise.since import since_then
from factcheck.normalise.statements import statement
from factcheck.normalise.tables import Tables
from factcheck.normalise.tables_sheet import Surroundings
from factcheck.normalise.tallies import votes
from factcheck.normalise.titles import is_titled
from factcheck.normalise.tokens import WORD, in_other_letters
from factcheck.normalise.turns import turns
from factcheck.normalise.uses import used
from factcheck.normalise.when_against import a_year_from, is_year_back, set_against
from factcheck.normalise.when_bases import is_base, over_years
from factcheck.normalise.when_moves import forecast_before, last_told_with, over_then, parted, was_over
from factcheck.normalise.who import is_actor, rates

ROLLING = frozenset({"share price", "index level", "price", "exchange rate", "market value", "bond yield"})
# Of these "over two days" means two sessions, unless only what may be is told.
TRADED = frozenset({"share price", "index level", "exchange rate", "bond yield"})
# What is dealt in by names of its own: "Treasuries", "the two-year note".
DEALT = later(r"\b(?:Treasur(?:y|ies|ys)|[Bb]onds?|[Nn]otes?|[Yy]ields?)\b")
RUNNING = frozenset({"paragraph", "item"})
STRETCHES = frozenset({"quarter", "half", "year", "fiscal_quarter", "fiscal_year", "span"})
MAYBE = frozenset({"may", "might", "could", "can", "would"})
PARTS_OF_YEAR = frozenset({"quarter", "half"})
OF_THAT_YEAR = ["of", "that", "year"]


def reading(
    article: Article,
    pack: RulePack,
    times: Mapping[str, Sequence[Time]],
    mentions: Mapping[str, Sequence[Mention]],
) -> Reading:
    """The claims and statements of one article, in order, read without regard to any other."""
    words = lexicon(pack)
    as_of = find_as_of(article, times, pack)
    cast, memory = Cast(), Memory()
    readers = [_TextReader(article, text, pack, words, as_of, cast, memory) for text in article.texts]
    for reader in readers:
        reader.foresee_title(times)
    # The text comes first: a headline is full of capitals, and the text tells which of them are names.
    made = {reader.text.field: reader.read(mentions, times) for reader in reversed(readers)}
    fields = [made[text.field] for text in article.texts]
    following = {number: line for reader in readers for number, line in reader.following.items()}
    read = [claim for claims, _ in fields for claim in claims]
    claims = described(in_part(read, following, pack.numbers.cardinals), memory, words.sets["own_role"], pack)
    claims = recalled(claims)
    by_id = {claim.id: claim for claim in claims}
    titled = frozenset(memory.titled)
    statements = tuple(_retold(statement, by_id, titled) for _, statements in fields for statement in statements)
    tallies = tuple(tally for reader in readers for tally in reader.tallies)
    ranks = tuple(rank for reader in readers for rank in reader.ranks)
    wordy = tuple(place for reader in readers for place in reader.wordy)
    return Reading(article.id, claims, statements, as_of, tallies, ranks, wordy)


def _retold(statement: Statement, claims: Mapping[str, Claim], headlined: frozenset[str]) -> Statement:
    """A statement with its figures and headline as they are known once the whole text has been read."""
    told = [slot.claim for slot in statement.slots if slot.claim is not None]
    slots = statement.slots
    if not all(claims[claim.id] is claim for claim in told):
        slots = tuple(slot._replace(claim=claims[slot.claim.id]) if slot.claim else slot for slot in slots)
    return replace(statement, slots=slots, headlined=headlined)


class _TextReader:
    """Reads one field of an article, sentence by sentence."""

    def __init__(
        self,
        article: Article,
        text: Text,
        pack: RulePack,
        words: Lexicon,
        as_of: Period | None,
        cast: Cast,
        memory: Memory,
    ) -> None:
        self.article, self.text, self.pack, self.lexicon = article, text, pack, words
        self.as_of, self.cast, self.memory = as_of, cast, memory
        self.metrics = words.metrics
        self.moneys = Moneys(text, article.texts, pack.units, words)
        self.periods = Periods(as_of, pack, words, memory)
        self.votes, self.rankings, self.runs, self.turns = votes(pack), rankings(pack), runs(pack), turns(pack)
        self.tallies: list[Tally] = []
        self.ranks: list[Rank] = []
        self.wordy: list[Place] = []
        self.headed: Period | None = None  # the time above a wire's lines
        self.untitled = all(other.field != "title" for other in article.texts)
        self.following: dict[str, str] = {}  # the sentence behind that of each claim

    def foresee_title(self, dated: Mapping[str, Sequence[Time]]) -> None:
        """Remembers whom a headline is about, before the text is read, and of what quarter it announces results."""
        if self.text.field != "title" and not self.untitled:
            return
        for scene in scenes(self.text, (), dated.get(self.text.field, ()), self.lexicon):
            if not self._is_title(scene):
                return
            self.memory.instalment = self.memory.instalment or one_of_many.instalment(scene, self.lexicon)
            scene.names = find_names(scene, self.lexicon, self.cast, known_only=True, moneys=self.moneys)
            if self.untitled:
                self._issued(scene)
            else:
                self._remember_subject(scene, True)
            if self.memory.issuer is not None:
                told = self.periods.of(scene)
                self.memory.stretch.remember(scene, told.values(), (), self.memory.issuer.subject)
                self.memory.headed = self._accounted(scene, told)

    def read(
        self, found: Mapping[str, Sequence[Mention]], dated: Mapping[str, Sequence[Time]]
    ) -> tuple[list[Claim], list[Statement]]:
        """The claims and statements of the field, in order; what else it says is kept beside."""
        self.memory.closed = self.memory.subject_block = -1  # paragraphs are counted anew in every field
        mentions = labelled(self.text, found.get(self.text.field, ()), self.pack)
        times = dated.get(self.text.field, ())
        claims: list[Claim] = []
        statements: list[Statement] = []
        laid_out = list(scenes(self.text, mentions, times, self.lexicon))
        self._name_all(laid_out)
        around = Surroundings(
            self.text, mentions, times, self.pack, self.lexicon, self.cast, self.memory, self.periods.one, claims
        )
        self.tables = Tables(around)
        made: Mapping[int, Claim] = {}
        for before, scene in pairwise((None, *laid_out)):
            assert scene is not None
            if made and scene.block in RUNNING:
                behind = self.text.line(scene.sentence.span)
                self.following.update({claim.id: behind for claim in made.values()})
            periods: Mapping[int, Period | None] = {}
            made = {}
            self.headed = self.headed if scene.block == "item" else None
            if scene.block == "item" and (before is None or self._is_title(before)):
                self.headed = self.headed or self.memory.headed
            if self._is_title(scene):
                self.memory.titled |= {name.subject for name in scene.names if not name.adjective}
            if scene.figures or scene.times:
                scene.asides = apposed(scene, self.lexicon)
                scene.cues = used(scene, self.lexicon)
                periods = self.periods.of(scene)
                self._head(scene, periods)
                made = self._claims(scene, periods, mentions, claims)
                claims += made.values()
                said = statement(self.article, self.text, scene, made, periods, self.as_of)
                if said is not None and not self.tables.heads(scene.sentence.span):
                    statements.append(said)
                self.periods.remember(scene)
                self._remember_stretch(scene, periods, list(made.values()))
            elif scene.block == "item" and scene.lowered == ["year"]:
                self.headed = Period(None, None, "Year", "year")
            elif scene.block in RUNNING or self.text.field == "title":
                self.wordy.append(self.text.place(self.article.path, scene.sentence.span))
            self._remember_subject(scene, self._heads(scene))
            beside = before if before is not None and before.sentence.block == scene.sentence.block else None
            self.tallies += self.votes.of(self.article, self.text, scene, beside, periods, self.as_of)
            self.ranks += self.rankings.of(self.article, self.text, scene, periods, self.as_of)
            self.ranks += self.runs.of(self.article, self.text, scene, beside, list(made.values()), self.as_of)
            self.ranks += self.turns.of(self.article, self.text, scene, self.as_of)
        return claims, statements

    def _head(self, scene: Scene, periods: Mapping[int, Period | None]) -> None:
        """Remembers the time that stands alone on a line, of which the lines below it are: "4th qtr", "Nine mths"."""
        alone = len(scene.times) == 1 and scene.times[0].first == 0 and scene.times[0].last == len(scene.words)
        if scene.block != "item" or not alone:
            return
        time = scene.times[0].time
        lasting = Period(None, None, time.text, "span") if time.kind == "duration" else None
        self.headed = periods.get(id(time)) or lasting

    def _accounted(self, scene: Scene, told: Mapping[int, Period | None]) -> Period | None:
        """The time of which a headline of newswire gives the accounts: "ACME CORP <ACM> [4TH QTR] NET"."""
        periods = [period for dated in scene.times if (period := told.get(id(dated.time))) is not None]
        found = next((period for period in periods if period.grain in STRETCHES), None)
        if found is not None and any(period.grain in ("day", "month") for period in periods):
            return Period(None, None, found.text, found.grain)  # "2ND QTR JAN 31" is none of the calendar's
        if found is not None:
            return found
        year = next((token.text for token in scene.words if token.lower in ("year", "yr")), None)
        return Period(None, None, year, "year") if year is not None else None

    def _heads(self, scene: Scene) -> bool:
        return scene.block in ("heading", "row") or self.text.field == "title"

    def _is_title(self, scene: Scene) -> bool:
        """Whether a sentence is the headline, which is the heading that a text without a title opens with."""
        if self.text.field == "title":
            return True
        return self.untitled and scene.order == 0 and scene.block in ("heading", "item")

    def _name_all(self, laid_out: Sequence[Scene]) -> None:
        """Finds the names of the running text first, then those of its headings among them."""
        self.cast.dealing = DEALT.search(self.text.content) is not None
        self.cast.common.update(text for scene in laid_out for text in map(WORD, scene.words) if text.islower())
        labels = [label for scene in laid_out if ":" in scene.spoken and (label := label_of(scene.words))]
        self.cast.speakers |= speakers(labels, self.lexicon.sets["speaker"])
        for _, items in groupby(laid_out, key=lambda scene: scene.block == "item"):
            for firm in listed_firms([scene.words for scene in items if scene.block == "item"], self.lexicon):
                self.cast.meet(firm, self.lexicon.suffixes)
        for heading in (False, True):
            for scene in laid_out:
                if self._heads(scene) == heading:
                    scene.names = find_names(scene, self.lexicon, self.cast, heading, self.moneys)

    def _claims(
        self,
        scene: Scene,
        periods: Mapping[int, Period | None],
        mentions: Sequence[Mention],
        earlier: Sequence[Claim],
    ) -> dict[int, Claim]:
        if not scene.figures:
            return {}
        foreign = in_other_letters(self.text.content[slice(*scene.sentence.span)])
        framer = Framer(scene, self.lexicon, self.metrics, Memory() if foreign else self.memory)
        amounts = {figure.number: quantity(figure.mention, self.pack) for figure in scene.figures}
        frames = {
            figure.number: framer.frame(figure, self.pack.units.dimension(amounts[figure.number].unit))
            for figure in scene.figures
        }
        forward = {number for number, frame in frames.items() if frame.modality in ("forecast", "target")}
        steady = {number for number, frame in frames.items() if frame.metric not in ROLLING}
        results = {number for number, frame in frames.items() if self._result(frame)}
        timed = when.assigned(framer.sight, forward, steady, results)
        made: dict[int, Claim] = {}
        sentence = self.text.line(scene.sentence.span)
        corrections = {cue.label for cue in scene.cues if cue.kind == "correction"}
        for figure in scene.figures:
            if scene.block == "row" and self.tables.mutes(figure.number):
                continue
            amount = amounts[figure.number]
            frame = self._dated(frames[figure.number], timed.get(figure.number), periods, framer.sight, figure)
            frame = over_years(frame, self.as_of)
            if self.headed and frame.period is None:
                headed = self.headed
                if "previous" in frame.qualifiers:
                    headed = Period(None, None, headed.text, headed.grain)  # of the same stretch, a year before
                frame = with_period(frame, headed, Grade.ANAPHORA)  # it stands above the line
            told = self.tables.told(figure.number, frame) if scene.block == "row" else None
            if told is not None:
                amount, frame = told
            partner = figure.mention.conversion_of
            if partner in made and frame.metric is None:
                frame = made[partner].frame  # what restates a figure in another money is of the same
            place = self.text.place(self.article.path, figure.mention.span)
            made[figure.number] = Claim(
                id=f"{self.article.id}:{self.text.field[0]}{place.start}",
                article=self.article.id,
                group=self.article.group,
                place=place,
                span=figure.mention.span,
                sentence=sentence,
                within=self.text.within_line(scene.sentence.span, figure.mention.span),
                sentence_span=scene.whole,
                block=scene.block,
                quantity=amount,
                frame=frame,
                as_of=self.as_of,
                partner=made[partner].id if partner in made else None,
                superseded="superseded" in corrections or ("mark" in corrections and _put_right(frame)),
                names=frozenset(name.subject for name in scene.names),
                table=self.tables.number(figure.mention.span.start) if scene.block == "row" else None,
            )
        return made

    def _result(self, frame: Frame) -> bool:
        """Whether a figure is of what somebody made in a stretch of time, as sales and profit are."""
        metric = self.metrics.get(frame.metric or "")
        return frame.known and metric is not None and metric.dimensions == ("money",) and metric.name not in ROLLING

    def _dated(
        self,
        frame: Frame,
        timed: tuple[Dated, Grade] | None,
        periods: Mapping[int, Period | None],
        sight: Sight,
        figure: Figure,
    ) -> Frame:
        scene = sight.scene
        if timed is not None:
            dated, grade = timed
            own = dated.first >= figure.last and any(other.last <= figure.first for other in scene.times)
            own = own and not sight.crossed(last_told_with(sight, figure).last, dated.first)
            own = own or forecast_before(sight, figure)
            if "previous" in frame.qualifiers and not own and not 0 <= dated.first - sight.past(figure) <= 2:
                return frame  # "to 1.8% from 2.2%": the time told is that of the other figure
            since = since_then(scene, dated)
            as_told = since is dated and id(dated.time) in periods
            known = periods[id(dated.time)] if as_told else self.periods.one(since.time)
            if scene.between(dated.last, dated.last + len(OF_THAT_YEAR)) == OF_THAT_YEAR:
                return frame  # "by December of that year": of the one spoken of before
            period = self._ahead(frame, sight, figure, dated, known)
            period = self._like_for_like(frame, sight, dated, periods, period)
            if period is not None and was_over(frame, period, self.as_of) and parted(sight, dated, figure):
                return frame
            if period is not None and self._of_market(frame, figure, scene, dated):
                period = self.periods.of_market(scene, dated, period)
            return with_period(frame, period, grade)
        if frame.metric not in ROLLING and not self._paced(figure) and self.memory.stretch.covers(frame, scene):
            return with_period(frame, self.memory.stretch.period, Grade.ANAPHORA)
        moves = frame.metric in ROLLING and "year-to-date" not in frame.qualifiers and frame.modality == "actual"
        if moves and (day := self.periods.last_day(scene)) is not None:
            return with_period(frame, day, Grade.ANAPHORA)
        return frame

    def _like_for_like(
        self, frame: Frame, sight: Sight, dated: Dated, periods: Mapping[int, Period | None], period: Period | None
    ) -> Period | None:
        """ "To 1.2 billion from last year's 1.9 billion", told of a quarter: the same quarter of that year."""
        scene = sight.scene
        if frame.metric in ROLLING or not frame.known or not is_year_back(scene, dated, self.lexicon):
            return period
        # Another base is none to count from: "$9 million in May, up 2% over May 2025, and 18% against 15% last year".
        plain_times = (one for one in scene.times if one.last <= dated.first and not is_base(sight, one))
        before = [periods.get(id(one.time)) for one in plain_times if not set_against(scene, one, self.lexicon)]
        told = [one for one in before if one is not None]
        if told:
            main = told[-1] if dated.time.kind == "point" else None  # "a year earlier" leans on it as it is
        else:
            plain = replace(frame, qualifiers=frame.qualifiers - {"previous"})
            main = self.memory.stretch.period if self.memory.stretch.covers(plain, scene) else None
        if main is None or not main.resolved or main.grain not in PARTS_OF_YEAR:
            return period
        like = self.periods.one(a_year_from(dated.time), main)
        return replace(like, grain=main.grain) if like is not None else period

    def _ahead(self, frame: Frame, sight: Sight, figure: Figure, dated: Dated, period: Period | None) -> Period | None:
        """The period of a forecast: "agreed to raise output in June" does not mean the June before."""
        if frame.modality not in ("forecast", "target") or period is None or "earlier" in frame.qualifiers:
            return period  # "in February it had forecast …"
        if over_then(sight, dated, figure):
            return period
        return self.periods.ahead(dated, period)

    def _of_market(self, frame: Frame, figure: Figure, scene: Scene, dated: Dated) -> bool:
        """Whether a figure is of sessions: "fell 4% in three sessions", and of a market "over two days"."""
        time = dated.time
        if frame.modality != "actual" or not MAYBE.isdisjoint(scene.between(figure.first - 4, figure.first)):
            return False
        if time.kind == "stretch" and speaks_of_sessions(time, self.pack.dates):
            return True
        daily = time.kind == "stretch" or (
            time.kind == "anaphor" and time.first is not None and _a_day_back(time.first)
        )
        kinds = {name.known.kind for name in scene.names if name.known is not None and name.subject == frame.subject}
        traded = frame.metric in TRADED or (frame.metric == "price" and "commodity" in kinds)
        return daily and frame.known and frame.aspect == "change" and traded and "crypto" not in kinds

    def _paced(self, figure: Figure) -> bool:
        """Whether a figure says its own stretch of time: a rent "a month" is not that of a quarter named earlier."""
        per = figure.mention.per
        return per is not None and self.pack.units.dimension(per) == "duration"

    def _remember_stretch(self, scene: Scene, periods: Mapping[int, Period | None], made: Sequence[Claim]) -> None:
        spoken_of = self.memory.subject or self.memory.title_subject
        self.memory.stretch.remember(scene, periods.values(), made, spoken_of.subject if spoken_of else None)

    def _issuer(self, scene: Scene) -> Name | None:
        """Whose results or filing a headline announces, in its first words."""
        found = issuer(scene.words, self.lexicon)
        if found is None:
            return None
        known = [name for name in scene.names if found.first <= name.first < found.last]
        if found.quoted:  # "FLORIDA BANKS INC <FBI>" is not Florida
            known = [name for name in known if name.first == found.first]
            known = [name for name in known if is_whole(scene.words[name.last : found.last], self.lexicon)]
        if not is_firm(known):
            return None
        called = self.text.content[scene.words[found.first].start : scene.words[found.last - 1].end].replace(",", "")
        called = called.title() if called.isupper() and called not in self.cast.full else called
        return known[0] if known else Name(self.cast.meet(called, self.lexicon.suffixes), found.first, found.last)

    def _issued(self, scene: Scene) -> Name | None:
        """Remembers whose results a headline announces; its names, if nobody's."""
        firm = self._issuer(scene)
        if firm is not None:
            self.memory.issuer = self.memory.title_subject = firm
            self.memory.headlined[firm.subject] = firm
            self.memory.titled.add(firm.subject)
        return firm

    def _remember_subject(self, scene: Scene, heading: bool) -> None:
        if not scene.names and self.text.field != "title":
            if scene.lower(scene.begins) in PRONOUNS and self.memory.fresh(scene.order):
                self.memory.subject_at = scene.order  # "It was founded in 1990. It employs 300."
            return
        titles = self.lexicon.sets["title"]
        self.memory.persons |= {name.subject for name in scene.names if is_titled(scene, name, titles)}
        named = [name for name in scene.names if is_actor(name, scene, self.lexicon)]
        named = [name for name in named if not is_own_thing(scene, name)]
        named = [name for name in named if name.known is not None or name.subject not in self.memory.persons]
        chosen = next((name for name in named if not prepositional(scene, name)), None)
        if chosen is not None and rates(chosen, scene, self.lexicon):
            others = (name for name in named if name.subject != chosen.subject)
            chosen = next((name for name in others if name.known is None or name.known.kind in FIRMS), chosen)
        if chosen is None and self.memory.subject is None and self.memory.issuer is None:
            whole = (name for name in named if not is_segment(scene, name, self.lexicon.sets["part"]))
            chosen = next(whole, None)
        if any(not name.adjective and not prepositional(scene, name) for name in scene.names):
            self.memory.named_at = scene.order
        if self.memory.place is None:
            roles = self.lexicon.sets["role"]
            self.memory.place = next(
                (name for name in scene.names if is_place(name) and not of_body(scene, name, roles)), None
            )
        if self.text.field == "title":
            self.memory.title_subject = chosen if len({name.subject for name in named}) == 1 else None
            if self._issued(scene) is None:
                self.memory.headlined.update({name.subject: name for name in named})
        elif chosen is not None and not heading:
            self.memory.subject = chosen
            self.memory.subject_at = scene.order
            self.memory.subject_block = scene.sentence.block
            kind = chosen.known.kind if chosen.known else "company"
            if self.memory.main is None and kind in ("company", "unit"):
                self.memory.main = chosen
            self.memory.spoken_of.setdefault(chosen.subject, chosen)


def _put_right(frame: Frame) -> bool:
    """Whether a correction names a figure that was wrong: "corrects closures to 130, [not 230]", "[from 230]"."""
    return frame.modality == "negated" or "previous" in frame.qualifiers


def _a_day_back(told: Moment) -> bool:
    return told.unit == "day" and told.shift == -1 and told.part is None

"""The place that something has in a ranking, and the number of what it won: "Tavria's third-largest lender"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.model.article import Article
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.statement import Rank
from factcheck.model.stem import stem
from factcheck.model.text import Span, Text
from factcheck.normalise.clauses import POSSESSIVE
from factcheck.normalise.lexicon import Lexicon, lexicon
from factcheck.normalise.scene import Scene
from factcheck.normalise.tallies import is_old, is_past

ORDINAL = later(r"(\d{1,2})(?:st|nd|rd|th)$")
KINDS = ("size", "little", "rich", "old", "busy", "tall", "long", "populous", "valuable")
MOST = 4  # words that say what is ranked
LEADS = 4  # words between a rank and whose it is: "Norvik Bank, which is the second-largest"
REACH = 8  # words before a rank that say whether it is so
# What may follow: "the second-largest maker of turbines for ships" is another than that of all turbines.
CLOSES = frozenset({",", ".", ";", ":", ")", "—", "–", "and", "but", "behind", "after", "with"})
TERM = "term"
REPORTED = frozenset({"quarter", "fiscal_quarter", "half"})
IS = frozenset({"is", "remains"})
NUMBERS = frozenset({"no", "number"})
PLACES = 2  # digits of the number of a place


def counted(scene: Scene, ordinals: Mapping[str, int]) -> bool:
    """Whether a sentence has an ordinal, it may be."""
    return scene.ordinals or not ordinals.keys().isdisjoint(scene.spoken)


def _of_old(period: Period, as_of: Period | None) -> bool:
    """Whether a time is long past, and none that news tells the results of: "profit fell in the first quarter"."""
    return period.grain not in REPORTED and is_old(period, as_of)


class Phrase(NamedTuple):
    """What is ranked, where, and by what; it ends before token ``last``."""

    what: frozenset[str]
    scope: frozenset[str]
    measure: frozenset[str]
    last: int


class Ranks:
    """Finds places in rankings with the words of a pack."""

    def __init__(self, pack: RulePack, lexicon: Lexicon) -> None:
        words = pack.words.phrases["rank"]
        self.kinds = {word: kind for kind in KINDS for word in words[kind]}
        self.one = {word: label for label, listed in words.items() if label.startswith("is ") for word in listed}
        self.sets = {label: frozenset(listed) for label, listed in words.items()}
        self.ordinals, self.cardinals = pack.dates.ordinals, pack.numbers.cardinals
        self.stop = lexicon.stop

    def of(
        self, article: Article, text: Text, scene: Scene, periods: Mapping[int, Period | None], as_of: Period | None
    ) -> Iterator[Rank]:
        """The ranks that a sentence tells."""
        if scene.block == "row":
            return
        for at, last, number in self._numbers(scene):
            found = self._ranked(scene, at, last) or self._placed(scene, at, last)
            found = found or self._won(scene, at, last) or self._served(scene, at, last)
            if found is None:
                continue
            first, phrase, who = found
            told = tuple(period for one in scene.times if (period := periods.get(id(one.time))))
            words, told_of = scene.words, scene.between(first - REACH, first)
            near = told_of[len(told_of) - told_of[::-1].index(",") :] if "," in told_of else told_of
            yield Rank(
                article=article.id,
                group=article.group,
                place=text.place(article.path, Span(words[at].start, words[phrase.last - 1].end)),
                sentence=text.line(scene.sentence.span),
                number=number,
                of=who,
                what=phrase.what,
                scope=phrase.scope,
                measure=phrase.measure,
                periods=tuple(period for period in told if is_past(period, as_of)),
                settled=self._settled(phrase, near) and not any(_of_old(period, as_of) for period in told),
                as_of=as_of,
            )

    def _settled(self, phrase: Phrase, near: Sequence[str]) -> bool:
        """Whether the words before a place say that it is so; who "was sworn in" has a term."""
        return TERM in phrase.what or self.sets["open"].isdisjoint(near)

    def _numbers(self, scene: Scene) -> Iterator[tuple[int, int, int]]:
        """Each ordinal, or number of a place, from token to token."""
        if scene.spoken.isdisjoint(NUMBERS) and not counted(scene, self.ordinals):
            return
        for at, token in enumerate(scene.words):
            if (number := self.ordinals.get(token.lower)) or (
                (found := ORDINAL.match(token.lower)) and (number := int(found[1]))
            ):
                yield at, at + 1, number
            elif token.lower in NUMBERS:
                last = at + 2 if scene.lower(at + 1) == "." else at + 1
                told = scene.lower(last)
                if told.isdigit() and len(told) <= PLACES:
                    yield at, last + 1, int(told)
                elif told in self.cardinals and 1 <= self.cardinals[told] <= 20:
                    yield at, last + 1, int(self.cardinals[told])

    def _ranked(self, scene: Scene, at: int, last: int) -> tuple[int, Phrase, str] | None:
        """ "Tavria's third-largest lender", with whose place it is."""
        if scene.lower(at) in NUMBERS:
            kind = "size"
        else:
            last += scene.lower(last) in ("-", "‑", "most")
            last += scene.lower(last) == "most"
            kind = self.kinds.get(scene.lower(last), "")
            last += 1
        if not kind:
            return None
        end, first = self._nouns_end(scene, last), at
        if end == last:
            return None
        phrase = self._phrase(scene, end, {kind, *self._stems(scene, last, end)})
        scope: frozenset[str] = frozenset()
        if scene.lower(at - 1) in ("'s", "’s"):
            first = self._name_start(scene, at - 1)
            scope = frozenset(token.lower for token in scene.words[first : at - 1])
        who = self._who(scene, first, phrase.last)
        if not who:
            return None
        return first, phrase._replace(scope=self._scope(scope | phrase.scope)), who

    def _placed(self, scene: Scene, at: int, last: int) -> tuple[int, Phrase, str] | None:
        """ "Ranks fourth in the country by size", whatever it is that it ranks among."""
        if scene.lower(at - 1) not in self.sets["placed"]:
            return None
        phrase = self._phrase(scene, last, {"size"})
        who = self._who(scene, at, phrase.last)
        if phrase.last == last or phrase.what != {"size"} or not who:
            return None
        return at, phrase._replace(scope=self._scope(phrase.scope), measure=phrase.measure - {"size"}), who

    def _won(self, scene: Scene, at: int, last: int) -> tuple[int, Phrase, str] | None:
        """ "Its 12th league title", with whose it is."""
        end = self._nouns_end(scene, last)
        if scene.lower(at - 1) not in self.sets["whose"] or scene.lower(end - 1) not in self.sets["won"] or end <= last:
            return None
        before = [name for name in scene.names if name.last < at]
        if not before or self.sets["wins"].isdisjoint(scene.between(at - REACH, at)):
            return None
        return at, Phrase(self._stems(scene, last, end), frozenset(), frozenset(), end), before[-1].subject

    def _served(self, scene: Scene, at: int, last: int) -> tuple[int, Phrase, str] | None:
        """ "Sworn in for her third term as mayor", of which the office is the scope."""
        owned = scene.lower(at - 1) in (*POSSESSIVE, *self.sets["whose"], "a", "the")
        if not owned or scene.lower(last) not in self.sets["served"] or self.sets["sworn"].isdisjoint(scene.spoken):
            return None
        if not self.sets["unsworn"].isdisjoint(scene.spoken):
            return None
        office = last + 2 if scene.lower(last + 1) == "as" else last + 1
        scope = self._stems(scene, last + 2, office + 1)
        before = [name for name in scene.names if name.last <= at and not name.adjective]
        return (at, Phrase(frozenset({TERM}), scope, frozenset(), last + 1), before[-1].subject) if before else None

    def _phrase(self, scene: Scene, end: int, told: set[str]) -> Phrase:
        """What is ranked, of which some is told before a token, and what follows of that, of where and by what."""
        what, scope, measure = told, set[str](), set[str]()
        while scene.lower(end) in ("of", "in", "by", *self.sets["world"]):
            lead = scene.lower(end)
            if lead in self.sets["world"]:
                scope.add("world")
                end += 1
                continue
            begin = end + 1 + (scene.lower(end + 1) in ("the", "a"))
            last = self._nouns_end(scene, begin, names=True)
            if last == begin:
                break
            placed = lead == "in" or (lead == "of" and scene.words[begin].text[0].isupper())
            held = scope if placed else what if lead == "of" else measure
            held |= self._stems(scene, begin, last)
            end = last
        return Phrase(frozenset(what), frozenset(scope), frozenset(measure), end)

    def _nouns_end(self, scene: Scene, at: int, *, names: bool = False) -> int:
        """Where a run of nouns and adjectives ends."""
        end = at
        while end < len(scene.words) and end - at < MOST:
            token = scene.words[end]
            if not token.text[0].isalpha() or token.lower in self.stop or (token.text[0].isupper() and not names):
                break
            if any(one.first <= end < one.last for one in scene.times):
                break
            end += 1
        return end

    def _stems(self, scene: Scene, first: int, last: int) -> frozenset[str]:
        stems = (stem(token.lower) for token in scene.words[first:last] if token.text[0].isalpha())
        return frozenset(self.one.get(word, word) for word in stems)

    def _name_start(self, scene: Scene, at: int) -> int:
        """Where what stands before "'s" begins: a name, or one word."""
        first = at - 1
        while first > 0 and scene.words[first].text[0].isupper() and scene.words[first - 1].text[0].isupper():
            first -= 1
        return first

    def _scope(self, words: frozenset[str]) -> frozenset[str]:
        return frozenset({"world"} if words & self.sets["world"] else words - {"the"})

    def _who(self, scene: Scene, first: int, last: int) -> str:
        """Who has a place: the name right before it, in apposition or with "is", or the one right behind."""
        before = next((name for name in reversed(scene.names) if name.last <= first), None)
        if before is not None:
            between = scene.between(before.last, first)
            closed = last >= len(scene.words) or scene.lower(last) in CLOSES
            told = between[:1] == [","] or not (IS | self.sets["placed"]).isdisjoint(between)
            if closed and len(between) <= LEADS and told:
                return before.subject
        behind = (name for name in scene.names if name.first >= last and scene.between(last, name.first) in ([], [","]))
        return next((name.subject for name in behind), self._opening(scene, first, last))

    def _opening(self, scene: Scene, first: int, last: int) -> str:
        """The one word that a sentence opens with, and no name by itself: "Norvik, Tavria's second-largest bank, …"."""
        apposed = first > 1 and scene.lower(first - 1) == scene.lower(last) == ","
        lone = apposed and (first == 2 or not scene.words[first - 3].text[0].isalnum())
        word = scene.words[first - 2]
        return word.text if lone and word.text[0].isupper() and word.lower not in self.stop else ""


_RANKS: dict[str, Ranks] = {}


def rankings(pack: RulePack) -> Ranks:
    """What finds the ranks with the words of a pack, made once for each digest."""
    if pack.digest not in _RANKS:
        _RANKS[pack.digest] = Ranks(pack, lexicon(pack))
    return _RANKS[pack.digest]

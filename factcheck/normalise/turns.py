"""How often something has happened by now: "the third walkout since the spring", "a strike, the fourth this year"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from factcheck.model.article import Article
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.statement import Rank
from factcheck.model.stem import stem
from factcheck.model.text import Span, Text
from factcheck.normalise.ranks import ORDINAL, counted
from factcheck.normalise.scene import Scene

LISTS = frozenset({"window", "led", "whose", "no turn", "open"})
MOST = 4  # words between the ordinal and what it counts
REACH = 4  # words before the ordinal that say that nothing came of it
BEHIND = 3  # words that may say that it is so often in a row
BE = frozenset({"is", "was", "be", "been", "became", "makes"})
LATEST = 60  # what is counted further is a birthday or a session


class Turns:
    """Finds what has happened so often, with the words of a pack."""

    def __init__(self, pack: RulePack) -> None:
        words = pack.words.phrases["turn"]
        self.sets = {label: frozenset(words[label]) for label in LISTS}
        self.sorts: defaultdict[str, set[str]] = defaultdict(set)
        for sort, nouns in words.items():
            for noun in nouns if sort not in LISTS else ():
                self.sorts[noun].add(sort)
        self.straight = frozenset(pack.words.phrases["run"]["straight"])
        self.behind = tuple(pack.words.phrases["run"]["behind"])
        self.ordinals = pack.dates.ordinals

    def of(self, article: Article, text: Text, scene: Scene, as_of: Period | None) -> Iterator[Rank]:
        """What a sentence tells to have happened so often; ``what`` are the sorts that it may be of, and "row"."""
        if scene.block == "row" or not counted(scene, self.ordinals):
            return
        for at, token in enumerate(scene.words):
            number = self._number(token.lower)
            if not 2 <= number <= LATEST or any(one.first <= at < one.last for one in scene.times):
                continue
            last, sorts = self._counted(scene, at)
            if sorts:
                yield Rank(
                    article=article.id,
                    group=article.group,
                    place=text.place(article.path, Span(token.start, scene.words[last - 1].end)),
                    sentence=text.line(scene.sentence.span),
                    number=number,
                    of="",
                    what=frozenset({"turn", *sorts, *(["row"] if self._in_a_row(scene, at, last) else [])}),
                    scope=frozenset(),
                    measure=frozenset(),
                    periods=(),
                    settled=self.sets["open"].isdisjoint(scene.between(max(0, at - REACH), at)),
                    as_of=as_of,
                )

    def _in_a_row(self, scene: Scene, at: int, last: int) -> bool:
        """Whether it has happened so often without a break: "the sixth straight rise", "the fifth rise in a row"."""
        behind = " ".join(scene.between(last, last + BEHIND))
        return not self.straight.isdisjoint(scene.between(at, last)) or behind.startswith(self.behind)

    def _own(self, scene: Scene, at: int) -> str:
        """Of what somebody has had so many, where one word tells it: "his fourth marathon"."""
        word, behind = scene.lower(at), scene.lower(at + 1)
        ends = not behind.isalpha() or behind in self.sets["window"]
        timed = any(one.first <= at < one.last for one in scene.times) or word in self.sets["no turn"]
        return stem(word) if word.isalpha() and ends and not timed else ""

    def _number(self, word: str) -> int:
        if not word[0].isdigit():
            return self.ordinals.get(word, 0)
        found = ORDINAL.match(word)
        return int(found[1]) if found and len(found[1]) <= len(str(LATEST)) else 0

    def _counted(self, scene: Scene, at: int) -> tuple[int, set[str]]:
        """Where what is counted ends, and of what sorts it may be; of a strike, "the fourth" is one, too."""
        if scene.lower(at - 1) not in self.sets["led"]:
            return at, set()
        for last in range(at + 1, at + 2 + MOST):
            word = scene.lower(last)
            if (sorts := self.sorts.get(word)) and scene.lower(last + 1) not in self.sorts:
                return last + 1, sorts  # "the ninth by-election defeat" is a defeat
            if not (word.isalpha() or word == "-") or (word in self.sets["window"] and scene.lower(last + 1) != "-"):
                break
        if scene.lower(at - 1) in self.sets["whose"] and (own := self._own(scene, at + 1)):
            return at + 2, {own}
        last = at + 1 + (scene.lower(at + 1) == "one")  # "three offers were made; the fourth one stuck"
        apart = last > at + 1 or scene.lower(at - 2) in {",", "(", "–", "—"} | BE
        if not apart or scene.lower(at - 1) != "the" or not (last > at + 1 or scene.lower(last) in self.sets["window"]):
            return at, set()
        told = [self.sorts[word] for word in scene.between(0, at) if word in self.sorts]
        return (last, told[-1]) if told else (at, set())


_TURNS: dict[str, Turns] = {}


def turns(pack: RulePack) -> Turns:
    """What finds them with the words of a pack, made once for each digest."""
    if pack.digest not in _TURNS:
        _TURNS[pack.digest] = Turns(pack)
    return _TURNS[pack.digest]

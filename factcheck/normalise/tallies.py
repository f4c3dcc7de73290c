"""How a body voted, in whatever words: "7-2", "by five votes to four", "two of the nine justices dissented"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from factcheck.model.article import Article
from factcheck.model.later import later
from factcheck.model.pack import RulePack
from factcheck.model.period import Period
from factcheck.model.statement import Tally
from factcheck.model.stem import stem
from factcheck.model.text import Span, Text
from factcheck.normalise.lexicon import Lexicon, lexicon
from factcheck.normalise.scene import Scene
from factcheck.normalise.tallies_forms import Count, Forms, by, either

NEAR = 70  # characters around a tally in which it is said that it is one
OLD = 10  # days before an article from which on what happened is not what it reports
SHORTEST = 3
CLAUSE = later(r"[;:]")


class Tallies:
    """Finds the tallies of votes with the words of a pack."""

    def __init__(self, pack: RulePack, lexicon: Lexicon) -> None:
        self.words = pack.words.phrases["tally"]
        self.stop = lexicon.stop | frozenset(word for words in self.words.values() for word in words)
        self.bodies = {phrase: kind for kind, phrases in pack.words.phrases["body"].items() for phrase in phrases}
        # From twenty on they are written in figures.
        self.cardinals = {word: int(value) for word, value in pack.numbers.cardinals.items() if value <= 20}
        # A sentence with a tally has one of these.
        self.telling = frozenset(word for label in ("vote", "decide", "behind", "agreed") for word in self.words[label])

    @cached_property
    def forms(self) -> Forms:
        """The patterns, made when the first sentence asks for them."""
        return Forms(self.words, self.cardinals)

    def of(
        self,
        article: Article,
        text: Text,
        scene: Scene,
        before: Scene | None,
        periods: Mapping[int, Period | None],
        as_of: Period | None,
    ) -> Iterator[Tally]:
        """The tallies of a sentence, with what the one ``before`` it in its paragraph says."""
        if scene.block == "row" or scene.spoken.isdisjoint(self.telling):
            return
        span = scene.sentence.span
        said = text.quote(span).lower()
        counts = self.forms.counts(said)
        certain = {count for count in counts if self._is_vote(said, count)}
        if not certain:
            return
        ahead = "" if before is None else text.quote(before.sentence.span).lower()
        bodies = list(self._bodies(said)) or [(0, kind) for _, kind in self._bodies(ahead)]
        words = self._content(scene, said, counts)
        beside = self._content(before, ahead) - words if before is not None else frozenset()
        told = tuple(found for dated in scene.times if (found := periods.get(id(dated.time))) and is_past(found, as_of))
        settled = not self._has("former", said) and not any(is_old(period, as_of) for period in told)
        taken = 0
        for count in counts:
            leading = [kind for at, kind in bodies if taken <= at < count.start]
            taken = count.end
            yield Tally(
                article=article.id,
                group=article.group,
                place=text.place(article.path, Span(span.start + count.start, span.start + count.end)),
                sentence=text.line(span),
                order=scene.order,
                more=count.more,
                fewer=count.fewer,
                body=next((kind for kind in (*leading, *(kind for _, kind in bodies))), ""),
                words=words,
                beside=beside,
                stage=frozenset(match[0] for match in self.forms.stages(said)),
                carried=not self._has("against", said),
                periods=told,
                settled=settled and count in certain and not self._open(said[: count.start]),
                as_of=as_of,
            )

    def _is_vote(self, said: str, count: Count) -> bool:
        """Whether words around say that it is one: a vote or, beside a body, a decision."""
        forms = self.forms
        lead = CLAUSE.split(said[max(0, count.start - NEAR) : count.start])[-1]
        own, tail = said[count.start : count.end], said[count.end : count.end + NEAR]
        if forms.camps.match(tail) or (not count.bare and forms.partly.search(lead)):
            return False
        behind = forms.behind.match(tail)
        if behind and (self._has("match", behind[0]) or (behind[1] == "majority" and not by(lead))):
            return False
        if count.bare and not (behind or forms.follows.match(tail) or forms.led.search(lead)):
            return False
        if self._has("vote", f"{lead} {own}") or (behind and "vote" in behind[0]):
            return True
        if not count.bare and self._has("vote", tail[: NEAR // 2]):
            return True  # "six of the nine members voted for it"
        decided = any(self._has("decide", near) for near in (lead, own, tail[: NEAR // 2]))
        return (decided or behind is not None) and any(self._bodies(said)) and not self._has("match", said)

    def _open(self, lead: str) -> bool:
        """Whether it is only thought that a body may vote so, or told that it had done so before."""
        near = lead[-NEAR:]
        return self._has("doubt", lead) or any(form.search(near) for form in (self.forms.may, self.forms.had))

    def _content(self, scene: Scene, said: str, counts: Sequence[Count] = ()) -> frozenset[str]:
        """The stems of what a sentence says but for who votes, and how and when; its longer figures too."""
        start = scene.sentence.span.start
        aside = [match.span() for match in self._body.finditer(said)] + [(one.start, one.end) for one in counts]
        idle = {at for one in scene.times for at in range(one.first, one.last)}
        return frozenset(
            stem(token.lower)
            for at, token in enumerate(scene.words)
            if at not in idle
            and token.text[0].isalnum()
            and len(token.lower) >= SHORTEST
            and token.lower not in self.stop
            and token.lower not in self.cardinals
            and not any(first <= token.start - start < last for first, last in aside)
        )

    def _bodies(self, said: str) -> Iterator[tuple[int, str]]:
        """The bodies that are named, each by its most telling name, in order."""
        return ((match.start(), self.bodies[match[1]]) for match in self._body.finditer(said))

    def _has(self, label: str, said: str) -> bool:
        return self.forms.any_of[label].search(said) is not None

    @cached_property
    def _body(self) -> re.Pattern[str]:
        return re.compile(rf"\b({either(self.bodies)})\b")


_TALLIES: dict[str, Tallies] = {}


def votes(pack: RulePack) -> Tallies:
    """What finds the tallies with the words of a pack, made once for each digest."""
    if pack.digest not in _TALLIES:
        _TALLIES[pack.digest] = Tallies(pack, lexicon(pack))
    return _TALLIES[pack.digest]


def is_past(period: Period, as_of: Period | None) -> bool:
    """Whether a time is one at which a vote that is told may have been."""
    if not period.resolved or period.first is None:
        return False
    return as_of is None or as_of.last is None or period.first <= as_of.last


def is_old(period: Period, as_of: Period | None) -> bool:
    """Whether a time lies behind that of which an article tells."""
    if as_of is None or as_of.first is None or period.last is None:
        return False
    return (as_of.first - period.last).days > OLD

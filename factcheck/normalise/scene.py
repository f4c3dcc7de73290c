"""One sentence laid out for framing: its words, names, cues, figures and times, each at its tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.model.mention import Mention
from factcheck.model.subject import Subject
from factcheck.model.text import BlockKind, Sentence, Span, Text
from factcheck.model.time import Time
from factcheck.normalise.lexicon import Cue, Lexicon
from factcheck.normalise.tokens import Token, tokens

CONNECTORS = frozenset({"of", "&", "de", "for", "the"})
HALF_DAYS = frozenset({"A.M", "P.M", "A.M.", "P.M.", "AM", "PM"})
LONGEST_DATELINE = 14  # tokens
LONGEST_NAME = 5
SHORTEST_NAME = 3
DASHES = frozenset({"-", "–", "—"})
LONGEST_SENTENCE = 1500  # characters
LONGEST_ACRONYM = 6
MOSTLY = 0.6  # a line with more than this share of capitalised words is set in title case


class Name(NamedTuple):
    """A name at tokens ``first`` to ``last``; ``known`` is the pack's subject, if it is one."""

    subject: str
    first: int
    last: int
    known: Subject | None = None
    weak: bool = False
    adjective: bool = False


class Figure(NamedTuple):
    """A mention at its tokens; ``number`` is its place among the article's mentions."""

    mention: Mention
    number: int
    first: int
    last: int


class Dated(NamedTuple):
    time: Time
    first: int
    last: int


@dataclass(slots=True)
class Scene:
    """A sentence while it is read."""

    sentence: Sentence
    block: BlockKind
    words: list[Token]
    names: list[Name] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    times: list[Dated] = field(default_factory=list)
    roles: frozenset[str] = frozenset()

    def lower(self, at: int) -> str:
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def between(self, first: int, last: int) -> list[str]:
        return [token.lower for token in self.words[max(first, 0) : max(last, 0)]]


@dataclass
class Cast:
    """The names an article has used so far: full forms, and the short forms they answer to.

    ``common`` are the words that it writes small, which are no names at the head of a sentence either.
    """

    full: dict[str, str] = field(default_factory=dict)
    common: set[str] = field(default_factory=set)

    def meet(self, name: str, suffixes: frozenset[str]) -> str:
        """The full name a name stands for; a new one is remembered under its short forms.

        >>> cast = Cast()
        >>> cast.meet("Acme Widget Corp", frozenset({"corp"})), cast.meet("Acme", frozenset())
        ('Acme Widget', 'Acme Widget')
        """
        bare = strip_suffix(name.removeprefix("The "), suffixes)
        if bare in self.full:
            return self.full[bare]
        self.full[bare] = bare
        parts = bare.split()
        if len(parts) > 1 and len(parts[0]) > 2:
            self.full.setdefault(parts[0], bare)
            if len(parts) == 2 and bare == name and not parts[1].endswith("s") and parts[1].lower() not in self.common:
                self.full.setdefault(parts[1], bare)  # a person by the family name
        return bare


def strip_suffix(name: str, suffixes: frozenset[str]) -> str:
    """A company's name without its legal form."""
    parts = name.rstrip(".,").split()
    while len(parts) > 1 and parts[-1].rstrip(".,").lower() in suffixes:
        parts.pop()
    return " ".join(parts)


def scenes(text: Text, mentions: Sequence[Mention], times: Sequence[Time], lexicon: Lexicon) -> Iterable[Scene]:
    """Every sentence of a text, in order, with what stands in it."""
    mention_starts = [mention.span.start for mention in mentions]
    time_starts = [time.span.start for time in times]
    for sentence in _bounded(text):
        span = sentence.span
        words = tokens(text.content, span.start, span.end)
        starts = [token.start for token in words]
        scene = Scene(sentence, text.blocks[sentence.block].kind, words, roles=lexicon.sets["role"])
        for index in range(bisect_left(mention_starts, span.start), bisect_left(mention_starts, span.end)):
            mention = mentions[index]
            scene.figures.append(Figure(mention, index, *_token_range(words, starts, mention.span)))
        for index in range(bisect_left(time_starts, span.start), bisect_left(time_starts, span.end)):
            scene.times.append(Dated(times[index], *_token_range(words, starts, times[index].span)))
        yield scene


def _bounded(text: Text) -> Iterator[Sentence]:
    """The sentences of a text; one without an end, a list or a trap, in pieces that can be weighed as a whole."""
    for sentence in text.sentences:
        first, end = sentence.span
        while end - first > LONGEST_SENTENCE:
            cut = text.content.rfind(" ", first + 1, first + LONGEST_SENTENCE)
            cut = cut if cut > first else first + LONGEST_SENTENCE
            yield Sentence(Span(first, cut), sentence.block)
            first = cut
        yield Sentence(Span(first, end), sentence.block)


def _token_range(words: list[Token], starts: list[int], span: tuple[int, int]) -> tuple[int, int]:
    first = bisect_left(starts, span[0])
    if first and words[first - 1].end > span[0]:
        first -= 1
    return first, max(bisect_left(starts, span[1]), first + 1)


def find_names(scene: Scene, lexicon: Lexicon, cast: Cast, known_only: bool = False) -> list[Name]:
    """The names of a sentence: the pack's, and capitalised words that can be nothing else."""
    words = scene.words
    taken = _taken(scene)
    names: list[Name] = []
    title_case = known_only or _title_case(words)
    at = 0
    crowd = lexicon.sets["crowd"]
    while at < len(words):
        if not words[at].text[:1].isalnum() or _of_saint(words, at) or (names and _ticker_of(words, at, names[-1])):
            at += 1
            continue
        name = _known(words, at, lexicon, cast)
        if name is not None and name.last < len(words) and words[name.last].text.isdigit() and not taken[name.last]:
            name = None  # "S&P 600" is not the S&P
        # A known name may begin with a figure, "10-year Treasury", but not be one.
        if taken[at] and (name is None or taken[name.last - 1]):
            at += 1
            continue
        if name is None:
            name = _met(words, at, cast) if title_case else _unknown(words, at, taken, lexicon, cast)
        if name is None or name.subject in crowd:
            at = name.last if name else at + 1
            continue
        if _hyphened(words, name.last):
            name = name._replace(adjective=True)  # "a London-based baker" is not London
        names.append(name)
        at = name.last
    opened = _dateline_end(words)
    return [name for name in names if name.first >= opened]


def _of_saint(words: Sequence[Token], at: int) -> bool:
    """ "St. Paul" is no Paul."""
    return at > 1 and words[at - 1].text == "." and words[at - 2].text in {"St", "Ft", "Mt", "Ste"}


def _hyphened(words: Sequence[Token], at: int) -> bool:
    return (
        at + 1 < len(words)
        and words[at].text == "-"
        and words[at].start == words[at - 1].end
        and words[at + 1].text.islower()
    )


def _ticker_of(words: Sequence[Token], at: int, name: Name) -> bool:
    """Whether a word is the ticker or short form in brackets behind a name: "Micron Technology (MU)"."""
    inside = "(" in (word.text for word in words[name.last : at])
    opened = words[at - 1].text == "(" or (words[at - 1].text in {":", "."} and inside)
    return opened and 0 < at - name.last <= 4 and words[at].text.isupper()


def _taken(scene: Scene) -> list[bool]:
    taken = [False] * len(scene.words)
    runs = [(figure.first, figure.last) for figure in scene.figures] + [
        (dated.first, dated.last) for dated in scene.times
    ]
    for first, last in runs:
        for at in range(first, min(last, len(taken))):
            taken[at] = True
    return taken


def _title_case(words: Sequence[Token]) -> bool:
    if words and words[-1].text in {".", "”", '"', "?", "!"}:
        return False
    alphabetic = [token.text for token in words if token.text[0].isalpha() and len(token.text) > 3]
    capitals = sum(text[0].isupper() for text in alphabetic)
    return len(alphabetic) >= 3 and capitals > MOSTLY * len(alphabetic)


def _known(words: Sequence[Token], at: int, lexicon: Lexicon, cast: Cast) -> Name | None:
    found = lexicon.name_at(words, at)
    if found is None:
        return None
    entry, last = found
    if entry.ticker and not _ticker_fits(words, at, last, lexicon):
        return None
    if entry.weak and _ordinary(words, at, last, lexicon):
        return None
    # A longer run of capitals is another name: "Delta Electronics" is not Delta, "Ford Foundation" not Ford.
    after = words[last] if last < len(words) else None
    if after is not None and not entry.ticker and _continues(words, last, lexicon):
        return None
    spelled = " ".join(token.text for token in words[at:last])
    adjective = entry.subject.kind == "country" and spelled in lexicon.demonyms
    return Name(entry.subject.name, at, last, entry.subject, entry.weak, adjective)


def _continues(words: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    token = words[last]
    if not (token.text[0].isupper() and token.text.isalpha() and words[last - 1].end + 1 == token.start):
        return False
    if token.lower in lexicon.suffixes or lexicon.name_at(words, last):
        return False
    # A common noun set in capitals belongs to the headline, not to the name.
    return token.lower not in lexicon.cues and token.lower not in lexicon.opening and len(token.text) > 3


def _ticker_fits(words: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> bool:
    """A ticker names its company in brackets, after a dollar sign, or when it is long enough to be nothing else."""
    text = words[at].text
    if (words[at - 1].text if at else "") in {"(", "$", ":"}:
        return True
    shouted = sum(token.text.isupper() and len(token.text) > 1 for token in words) > len(words) / 3
    return len(text) >= 3 and text.isupper() and text.isalpha() and text not in lexicon.initialisms and not shouted


def _ordinary(words: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a name that is a word too is likely the word: it opens the sentence and no possessive follows."""
    return at == 0 and not (last < len(words) and words[last].lower in {"'s", "’s"})


def _unknown(words: Sequence[Token], at: int, taken: Sequence[bool], lexicon: Lexicon, cast: Cast) -> Name | None:
    if not _capital(words[at]):
        return None
    first = at
    if _no_name(words, at, lexicon) or _heads_of(words, at, lexicon):
        return None
    last = at + 1
    while last < len(words) and not taken[last]:
        if _capital(words[last]) or (words[last].text.isdigit() and words[last - 1].end + 1 == words[last].start):
            last += 1
        elif (
            words[last].text in CONNECTORS
            and last + 1 < len(words)
            and _capital(words[last + 1])
            and not taken[last + 1]
        ):
            last += 2
        else:
            break
    if last == first + 1 and (
        words[at].lower in lexicon.cues or (_opens(words, at) and not _acts(words[at:], cast, lexicon))
    ):
        return None
    text = " ".join(token.text for token in words[first:last])
    if last - first > 1 and _measure(words, first, last, lexicon):
        return None
    if all(token.lower.rstrip(".") in lexicon.suffixes for token in words[first:last]) or text in HALF_DAYS:
        return None
    if text.isupper() and (len(text) > LONGEST_ACRONYM or _in_dateline(words, last)):
        return None  # a line in capitals, the place of a dateline
    plain = lexicon.name_at(words, first)
    if plain is not None and plain[0].weak and plain[1] == last:
        return Name(plain[0].subject.name, first, last, plain[0].subject, True)  # "Shell posted", where it acts
    return Name(cast.meet(text, lexicon.suffixes), first, last)


def _heads_of(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """ "Shareholders of Orvane": a plural that opens a sentence is no part of the name behind its "of"."""
    word = words[at].lower
    plural = word.endswith("s") and not word.endswith(tuple(lexicon.sets["unplural"]))
    return _opens(words, at) and plural and at + 1 < len(words) and words[at + 1].text == "of"


def _measure(words: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a run of capitals is the name of a measure: "Bank Rate", "Gross Domestic Product"."""
    rest = tuple(token.lower for token in words[first + 1 : last])
    entries = lexicon.cues.get(words[first].lower, {}).get(rest[0] if rest else "", ())
    return any(entry.kind == "metric" and entry.rest == rest for entry in entries)


def _met(words: Sequence[Token], at: int, cast: Cast) -> Name | None:
    """A name of a headline: one that the text uses too."""
    for last in range(min(len(words), at + LONGEST_NAME), at, -1):
        text = " ".join(token.text for token in words[at:last])
        text = text.title() if text.isupper() and text not in cast.full else text
        if text in cast.full and (last > at + 1 or words[at].text[0].isupper()):
            return Name(cast.full[text], at, last)
    return None


def _dateline_end(words: Sequence[Token]) -> int:
    """Where the text begins behind a dateline, "BERLIN, July 2 (Reuters) -"; 0 without one."""
    if not words or not (words[0].text.isupper() and len(words[0].text) > 2):
        return 0
    for at, token in enumerate(words[:LONGEST_DATELINE]):
        if token.text in DASHES and words[at - 1].end < token.start:
            return at + 1
        plain = token.text.isupper() or token.text in {",", "(", ")", ".", "/"} or token.text[0].isdigit()
        if not plain and not token.text[0].isupper():
            return 0
    return 0


def _in_dateline(words: Sequence[Token], last: int) -> bool:
    """Whether a word in capitals is the place before the dash that opens a wire: "NEW YORK, June 22 - …"."""
    return last <= 4 and any(token.text in DASHES for token in words[last : last + 10])


def _opens(words: Sequence[Token], at: int) -> bool:
    """Whether a word opens a sentence, a quotation, or the text behind a dateline."""
    if at == 0 or words[at - 1].text in '.:"“•':
        return True
    return words[at - 1].text in DASHES and at <= 14 and words[0].text.isupper()


def _acts(words: Sequence[Token], cast: Cast, lexicon: Lexicon) -> bool:
    """Whether a word that opens a sentence is a name: one met before, or one that does something."""
    if words[0].text in cast.full:
        return True
    if len(words) < 2 or words[0].lower in lexicon.stop:
        return False
    after = words[1].lower
    if words[0].lower.endswith("ing") and after not in {"'s", "’s"} | lexicon.sets["auxiliary"]:
        return False
    if after in lexicon.sets["auxiliary"] | lexicon.sets["traded"] or after in {"'s", "’s"}:
        return True
    if words[0].lower in cast.common:
        return False
    apposed = after == "," and len(words) > 2 and words[2].lower in lexicon.sets["apposed"]
    if apposed and not words[0].lower.endswith("ly"):
        return True  # "Maque, the number three in food delivery, will invest …"
    plural = words[0].lower.endswith("s") and not words[0].lower.endswith(tuple(lexicon.sets["unplural"]))
    if plural or after.endswith("ing"):
        return plural and after in lexicon.sets["singular"] and not _is_ordinary(words[0].lower, lexicon)
    said = any(entry.word_class in ("verb", "taking") for entry in lexicon.cues.get(after, {}).get("", ()))
    return (said or _predicated(words, lexicon)) and not _is_ordinary(words[0].lower, lexicon)


def _is_ordinary(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is one of the language and no name, by the pack or by its ending: "weather", "lending"."""
    return word.endswith(tuple(lexicon.sets["made_of"])) or word in lexicon.sets["ordinary"]


def _predicated(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether the word behind the first makes a statement of it: "Quillon [will] cut", "Teckla [issued] a recall"."""
    after, then = words[1].lower, words[2] if len(words) > 2 else None
    plain = words[0].text.isalpha() and len(words[0].text) >= SHORTEST_NAME and words[1].text.islower()
    if not plain or then is None:
        return False
    if after in lexicon.finite:
        return True
    if after == "to":  # "Quillon to axe 1,200 posts"
        return then.text.islower() and then.text.isalpha() and then.lower not in lexicon.stop
    done = after.endswith("ed") and len(after) > SHORTEST_NAME + 1
    return done and (then.lower in lexicon.stop or not then.text.isalpha())


def _no_name(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """A word that opens a sentence, or an abbreviation of no one: "GDP", "CEO", "AI"."""
    if _opens(words, at) and words[at].lower in lexicon.sets["role"]:
        return at + 1 < len(words) and _capital(words[at + 1])  # "Carmaker Nissan"
    return words[at].text in lexicon.initialisms or (_opens(words, at) and words[at].lower in lexicon.opening)


def _capital(token: Token) -> bool:
    return token.text[0].isupper() and token.text[0].isalpha() and len(token.text) > 1

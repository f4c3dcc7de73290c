"""Which words of a sentence are names: the pack's, and capitalised words that can be nothing else."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise, takewhile

from factcheck.model.subject import Subject
from factcheck.normalise.clauses import POSSESSIVE
from factcheck.normalise.lexicon import Lexicon, NameEntry
from factcheck.normalise.measures import LONGEST_ACRONYM, before_measure, begins_measure, inside_measure, measured
from factcheck.normalise.moneys import Moneys
from factcheck.normalise.openings import acts, capital, heads_of, measured_next, no_name, opens, phrased, text_begins
from factcheck.normalise.scene import Cast, Name, Scene
from factcheck.normalise.tokens import WORD, Token

CONNECTORS = frozenset({"of", "&", "de", "for", "the", "du", "di", "da", "dos", "della", "van"})
HALF_DAYS = frozenset({"A.M", "P.M", "A.M.", "P.M.", "AM", "PM"})
LONGEST_NAME = 5
FARTHEST_TICKER = 4  # tokens behind a name
OWNERS = frozenset({"their", "his", "her", "mid", "late", "early", "-"})
DASHES = frozenset({"-", "–", "—"})
NOBODY = ""  # whose a run of capitals is that is no name, nor has one within
MOSTLY = 0.6  # a line with more than this share of capitalised words is set in title case


def find_names(
    scene: Scene, lexicon: Lexicon, cast: Cast, known_only: bool = False, moneys: Moneys | None = None
) -> list[Name]:
    """The names of a sentence: the pack's, and capitalised words that can be nothing else."""
    words = scene.words
    taken = _taken(scene)
    names: list[Name] = []
    title_case = known_only or _title_case(words)
    shouted = _spoken(words) if known_only else None
    behind = 0
    crowd = lexicon.sets["crowd"]
    for at in _candidates(words, lexicon, cast.begins if title_case else frozenset()):
        if at < behind or _of_saint(words, at) or (names and _ticker_of(words, at, names[-1])):
            continue
        name = _known(words, at, lexicon, cast)
        if name is not None and name.last < len(words) and words[name.last].text.isdigit() and not taken[name.last]:
            name = None  # "S&P 600" is not the S&P
        if name is not None and moneys is not None and name.known is not None and name.known.kind == "currency":
            name = moneys.meant(name, scene)
        # A known name may begin with a figure, "10-year Treasury", but not be one.
        if taken[at] and (name is None or taken[name.last - 1]):
            continue
        if name is None and shouted is not None and not taken[at]:
            name = _known(shouted, at, lexicon, cast)
            name = None if name is None or name.weak else name
        if name is None:
            name = _met(words, at, cast) if title_case else _unknown(words, at, taken, lexicon, cast)
            if name is None and scene.block == "row" and not any(word.text[0].isalnum() for word in words[:at]):
                name = _firm(words, at, lexicon, cast)
        if name is None:
            continue
        behind = name.last
        if not name.subject or name.subject in crowd or _is_reference(words, name, lexicon):
            continue
        if _signed(words, name) or _is_sum(words, name, lexicon) or _of_market_people(words, name, lexicon):
            continue
        if _hyphened(words, name.last):
            name = name._replace(adjective=True)  # "a London-based baker" is not London
        names.append(name)
        if (twin := _twin(words, name, lexicon)) is not None:
            behind = twin.last
            names.append(twin)
    scene.begins = text_begins(scene, cast.speakers)
    return [name for name in names if name.first >= scene.begins and not _in_firm_name(words, name, names, lexicon)]


def _in_firm_name(words: Sequence[Token], name: Name, names: Sequence[Name], lexicon: Lexicon) -> bool:
    """Whether a place stands within the name of a company: "Volkswagen [U.S.] Inc"."""
    if name.known is None or name.known.kind not in ("country", "region"):
        return False
    last = name.last + (name.last < len(words) and words[name.last].text == ".")
    formed = last < len(words) and words[last].lower in lexicon.suffixes
    return formed and any(one.last == name.first and one is not name for one in names)


def _spoken(words: Sequence[Token]) -> Sequence[Token] | None:
    """The words of a headline that is all in capitals, as they would stand in the text."""
    plain = [token for token in words if token.text.isalpha() and len(token.text) > 1]
    if not plain or not all(token.text.isupper() for token in plain):
        return None
    return [
        token._replace(text=token.lower if token.lower in CONNECTORS else token.text.capitalize()) for token in words
    ]


def _twin(words: Sequence[Token], name: Name, lexicon: Lexicon) -> Name | None:
    """The other product of which only the end is said behind a stroke: "X" of "Model S/X"."""
    at = name.last + 1
    if name.known is None or name.known.kind != "product" or at >= len(words) or words[name.last].text != "/":
        return None
    entry = lexicon.whole_name([*words[name.first : name.last - 1], words[at]])
    twin = entry.subject if entry is not None and not entry.weak else None
    return Name(twin.name, at, at + 1, twin) if twin is not None and twin.kind == "product" else None


def _candidates(words: Sequence[Token], lexicon: Lexicon, met: Container[str]) -> list[int]:
    """The tokens at which a name may begin: capitals, and what a known name or one ``met`` before begins with."""
    known = lexicon.names
    return [
        at
        for at, text in enumerate(map(WORD, words))
        if (text[0].isupper() or text in known or text in met) and text[0].isalnum()
    ]


def _is_reference(words: Sequence[Token], name: Name, lexicon: Lexicon) -> bool:
    """Whether a name only says which of a numbered kind is meant: "Note 2", "a Category 3 storm"."""
    if name.known is not None:
        return False
    numbered = lexicon.sets["numbered"]
    if words[name.first].lower in lexicon.sets["sheet"]:
        return True
    run = [token.lower for token in words[name.first : name.last + 1]]
    return any(first in numbered and then[:1].isdigit() for first, then in pairwise(run))


def _signed(words: Sequence[Token], name: Name) -> bool:
    """Whether a name says who wrote.

    It does between strokes, behind a dash where a bracket closes, and in brackets that a sentence opens with: "/TASS/",
    "(Tarnwire) Payrolls rose".
    """
    if name.first == 0 or name.last >= len(words):
        return False
    around = words[name.first - 1].text, words[name.last].text
    leading = name.first == 1 and around[0] == "(" and around[1] in {")", *DASHES}
    return leading or around == ("/", "/") or (around[0] in DASHES and around[1] in {")", "]"})


def _is_sum(words: Sequence[Token], name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is a sum that was misread, as its digits and the size behind them tell: "SI3.1 million"."""
    sized = name.last < len(words) and words[name.last].lower in lexicon.sets["sum_sizes"]
    return sized and name.known is None and any(letter.isdigit() for letter in words[name.last - 1].text)


def _of_market_people(words: Sequence[Token], name: Name, lexicon: Lexicon) -> bool:
    """Whether only those who deal or watch are told of by where they sit: "[City] economists", "[Street] consensus"."""
    if name.known is not None or name.last >= len(words):
        return False
    quarter = " ".join(token.text for token in words[name.first : name.last])
    return quarter in lexicon.sets["dealers_quarter"] and words[name.last].lower in lexicon.sets["watching"]


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


def _tied(words: Sequence[Token], at: int) -> bool:
    """Whether a hyphen here ties two words."""
    if not 0 < at < len(words) - 1 or words[at].text != "-":
        return False
    return words[at - 1].end == words[at].start and words[at].end == words[at + 1].start


def _of_formula(words: Sequence[Token], at: int) -> bool:
    """Whether a word is of a formula, which begins with a sign and has no blank in it: "=SUM(A1:A9)"."""
    first = at
    while first > 0 and words[first - 1].end == words[first].start:
        first -= 1
    return first < at and words[first].text == "="


def _ticker_of(words: Sequence[Token], at: int, name: Name) -> bool:
    """Whether a word is the ticker or short form in brackets behind a name: "Micron Technology (MU)"."""
    before = words[at - 1].text
    if before not in {"(", ":", "."} or not 0 < at - name.last <= FARTHEST_TICKER or not words[at].text.isupper():
        return False
    return before == "(" or any(word.text == "(" for word in words[name.last : at])


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
    if words[at].text.isupper() and _tied(words, at - 1) and words[at - 2].text.isupper():
        return None  # "ABS-CBN" is no central bank
    entry, last = found
    if entry.rest and _stored(words, last, entry, lexicon):
        entry, last = _place_within(words, at, last, lexicon) or (entry, last)
    if entry.subject.kind == "sector" and entry.rest and words[at - 1].lower in {"'s", "’s"} and at > 1:
        return None  # "Samsung's smartphone shipments" are not those of the market
    if entry.ticker and not _ticker_fits(words, at, last, lexicon):
        return None
    money = entry.subject.kind == "currency"  # of which "The peso" opens a sentence
    if entry.subject.dealt and (" ".join(token.text for token in words[at:last]) in entry.subject.dealt):
        return Name(entry.subject.name, at, last, entry.subject) if _dealt(words, at, cast) else None
    if entry.weak and not money and (_ordinary(words, at, last, lexicon) or _idle(words, at, last, lexicon)):
        return None
    if entry.subject.kind in ("country", "region") and _heads_firm(words, last, lexicon):
        return None  # "the Italy Fund Inc" is not Italy
    # A longer run of capitals is another name: "Delta Electronics" is not Delta, "Ford Foundation" not Ford.
    after = words[last] if last < len(words) else None
    if after is not None and not entry.ticker and _continues(words, last, lexicon):
        return None
    if (bank := _bank_of(words, last, entry, lexicon)) is not None:
        return Name(bank[0].name, at, bank[1], bank[0])
    spelled = " ".join(token.text for token in words[at:last])
    adjective = entry.subject.kind == "country" and spelled in lexicon.demonyms
    return Name(entry.subject.name, at, last, entry.subject, entry.weak, adjective)


def _heads_firm(words: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    """Whether the words behind a place go on to the legal form of a company that is called after it."""
    run = list(takewhile(capital, words[last : last + LONGEST_NAME]))
    return next((at for at, token in enumerate(run) if token.lower in lexicon.suffixes), 0) > 0


def _bank_of(words: Sequence[Token], last: int, entry: NameEntry, lexicon: Lexicon) -> tuple[Subject, int] | None:
    """The central bank that is told of by its country, and where it ends: "[Mexico's central bank]"."""
    bank = lexicon.banks.get(entry.subject.name)
    if bank is None:
        return None
    first = last + (last < len(words) and words[last].text in POSSESSIVE)
    for noun in bank.nouns:
        called = noun.split()
        if [token.lower for token in words[first : first + len(called)]] == called:
            return bank, first + len(called)
    return None


def _dealt(words: Sequence[Token], at: int, cast: Cast) -> bool:
    """Whether the word of dealers is meant: the text speaks of bonds, and it is nobody's age: "in their 30s"."""
    return cast.dealing and not (at and words[at - 1].lower in OWNERS)


def _stored(words: Sequence[Token], last: int, entry: NameEntry, lexicon: Lexicon) -> bool:
    """Whether a thing is told of that is kept, made or traded somewhere: "U.S. crude [inventories]"."""
    after = words[last].lower if last < len(words) else ""
    if entry.subject.kind == "sector":
        return after == "of" and words[last - 1].lower == "stocks"  # "U.S. stocks of crude oil"
    return entry.subject.kind == "commodity" and after in lexicon.sets["stored"]


def _place_within(words: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> tuple[NameEntry, int] | None:
    """The place that the name of a thing begins with: "[U.S.] crude"."""
    for end in range(last - 1, at, -1):
        short = lexicon.name_at(words[at:end], 0)
        if short is not None and short[0].subject.kind in ("country", "region"):
            return short[0], at + short[1]
    return None


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


def _idle(words: Sequence[Token], at: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a thing is a word of the language here: "a narrow lead", "lead time", not "zinc and lead"."""
    if words[at].text not in lexicon.sets["homonym"]:
        return False
    around = {token.lower for token in (*words[max(at - 6, 0) : at], *words[last : last + 6])}
    return around.isdisjoint(lexicon.sets["metallic"])


def _unknown(words: Sequence[Token], at: int, taken: Sequence[bool], lexicon: Lexicon, cast: Cast) -> Name | None:
    if not capital(words[at]):
        return None
    first = at
    if inside_measure(words, at, lexicon):
        return None
    if no_name(words, at, lexicon) or heads_of(words, at, lexicon) or _of_formula(words, at):
        return None
    last = at + 1
    while last < len(words) and not taken[last]:
        if capital(words[last]) or (words[last].text.isdigit() and words[last - 1].end + 1 == words[last].start):
            last += 1
        elif (
            _tied(words, last)
            and capital(words[last + 1])
            and not taken[last + 1]
            and words[last - 1].text[1:].islower()
        ):
            last += 2  # "Miguel Diaz-Canel"
        elif (
            words[last].text in CONNECTORS
            and last + 1 < len(words)
            and capital(words[last + 1])
            and not taken[last + 1]
        ):
            last += 2
        else:
            break
    weak = last == first + 1 and _weak_firm(words, first, lexicon)
    if last == first + 1 and not (weak and measured_next(words[at:], lexicon)):
        spoken = words[at].lower in lexicon.cues and not (weak and not phrased(words, at, lexicon))
        if spoken or (opens(words, at) and not acts(words[at:], cast, lexicon)):
            return None
    last = before_measure(words, first, last, lexicon)
    text = " ".join(token.text for token in words[first:last]).replace(" - ", "-")
    if last - first > 1 and (text in lexicon.initialisms or measured(words, first, last, lexicon)):
        return Name(NOBODY, first, last)
    if last - first > 1 and (begins_measure(words, first, last, lexicon) or _headed(words[first:last], lexicon, cast)):
        return None
    if all(token.lower.rstrip(".") in lexicon.suffixes for token in words[first:last]) or text in HALF_DAYS:
        return None
    if text.isupper() and (len(text) > LONGEST_ACRONYM or _in_dateline(words, last)):
        # A line in capitals, the place of a dateline, and so are the words behind its first.
        known = any(lexicon.name_at(words, then) for then in range(first + 1, last))
        return None if known else Name(NOBODY, first, last)
    plain = lexicon.name_at(words, first)
    if plain is not None and plain[0].weak and plain[1] == last:
        return Name(plain[0].subject.name, first, last, plain[0].subject, True)  # "Shell posted", where it acts
    return Name(cast.meet(text, lexicon.suffixes), first, last)


def _weak_firm(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word is a company's name too: "Snap", "Target"."""
    found = lexicon.name_at(words, at)
    return found is not None and found[1] == at + 1 and found[0].weak and found[0].subject.kind == "company"


def _headed(run: Sequence[Token], lexicon: Lexicon, cast: Cast) -> bool:
    """Whether a run of capitals is a heading among the text: all its words are common ones, "Consumer Spending"."""
    plain = lexicon.words("opening", "stop")
    return all(token.lower in plain or token.lower in cast.common for token in run)


def _met(words: Sequence[Token], at: int, cast: Cast) -> Name | None:
    """A name of a headline: one that the text uses too."""
    for last in range(min(len(words), at + LONGEST_NAME), at, -1):
        text = " ".join(token.text for token in words[at:last]).replace(" - ", "-")
        text = text.title() if text.isupper() and text not in cast.full else text
        if text in cast.full and (last > at + 1 or words[at].text[0].isupper()):
            return Name(cast.full[text], at, last)
    return None


def _firm(words: Sequence[Token], first: int, lexicon: Lexicon, cast: Cast) -> Name | None:
    """The name that the label of a row begins with, as its suffix tells: "[Acme Corp] net income"."""
    run = list(takewhile(capital, words[first : first + LONGEST_NAME]))
    length = next((at + 1 for at in range(1, len(run)) if run[at].lower in lexicon.suffixes), None)
    if length is None:
        return None
    return Name(cast.meet(" ".join(token.text for token in run[:length]), lexicon.suffixes), first, first + length)


def _in_dateline(words: Sequence[Token], last: int) -> bool:
    """Whether a word in capitals is the place before the dash that opens a wire: "NEW YORK, June 22 - …"."""
    return last <= 4 and any(token.text in DASHES for token in words[last : last + 10])

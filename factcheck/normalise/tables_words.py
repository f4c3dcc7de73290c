"""The words of a cell: the measure and the names in it, what limits it, and what is left to narrow it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.model.claim import Modality
from factcheck.model.later import later
from factcheck.model.metric import Metric
from factcheck.model.numbers import NumberWords
from factcheck.model.stem import stem
from factcheck.model.subject import Subject
from factcheck.normalise.lexicon import Cue, Lexicon
from factcheck.normalise.names import CONNECTORS
from factcheck.normalise.scene import Cast, strip_suffix
from factcheck.normalise.tables_cells import Cell
from factcheck.normalise.tables_counted import counted
from factcheck.normalise.tokens import Token

CHANGE_SIGN = later(r"\+\s*/\s*[-−–]|[±Δ]")
PACE = later(r"\b(?:[yqm]\s*/\s*[yqm]|yoy|qoq|mom|(year|quarter|month)[- ]o[nv](?:er)?[- ]\1)\b", re.IGNORECASE)
# What stands behind these is not the time of the figure: "Change vs Q2 2025", "Notes due 2031".
COMPARED = later(r"\b(?:vs\.?|versus|from|against|compared|due|matur\w+|expir\w+|through|until)\b", re.IGNORECASE)
QUALIFYING = {"reported": "reported", "close": "close", "high": "maximum", "low": "minimum"}
PART_OF = later(r"(?:%|\bpercent(?:age)?|\bshare|\bproportion)\s+of\b", re.IGNORECASE)
ESTIMATED = later(r"(?:19|20)\d\d\s?[EeFfPp]\b")
# What became of the options of a table: "Granted", "Forfeited".
PARTICIPLE = later(r"[A-Z][a-z]{3,}ed")
# What a year, a half or a quarter is called, which no one is: "F19", "FY26".
PERIOD_CODE = later(r"[FHQ]Y?\d{2}(?:\d\d)?")
LONGEST_NAME = 5
ASKING = frozenset({"what", "how", "where", "all", "as"})
# Behind these stands what something is of, and not what is counted.
GOVERNING = frozenset({"from", "to", "for", "by", "with", "on", "due", "per"})


@dataclass(slots=True)
class Label:
    """A cell as it is understood.

    ``stems`` are the words that no part of it accounts for, in order, ``measured`` those that name the measure, and
    ``said`` all of them. ``counted`` is what it counts, where its head is a thing and no measure ("Number of shares").
    ``known`` is a name of the pack, ``proper`` what may be a name. ``change`` heads a column of
    changes, ``pace`` one told over a year or a quarter, ``share`` one of shares. ``entity`` is a word for those whom
    the rows name ("Company"), ``plain`` one for what is quoted of them ("Close"). ``plural`` is what it may count.
    ``foretells`` is a statement of its own that somebody expects something, and no title of what is expected.
    ``pure`` labels end with their measure, but for what stands in brackets: "Operating margin", no "Margin calls".
    """

    metric: Metric | None = None
    cue: Cue | None = None
    stems: list[str] = field(default_factory=list)
    said: frozenset[str] = frozenset()
    measured: list[str] = field(default_factory=list)
    qualifiers: set[str] = field(default_factory=set)
    modality: Modality = "actual"
    source: str | None = None
    counted: str | None = None
    plural: str | None = None
    pure: bool = False
    known: Subject | None = None
    proper: str | None = None
    change: bool = False
    pace: bool = False
    share: bool = False
    previous: bool = False
    entity: bool = False
    plain: bool = False
    foretells: bool = False


def understand(cell: Cell, lexicon: Lexicon, cast: Cast, numbers: NumberWords) -> Label:
    """What the words of a cell say."""
    words = cell.words
    taken = {
        at for at, word in enumerate(words) for time in cell.times if time.span.start <= word.start < time.span.end
    }
    cues = [cue for cue in lexicon.cues_in(words) if not taken & set(range(cue.first, cue.last))]
    made = Label()
    lowers = {word.lower for at, word in enumerate(words) if at not in taken}
    made.said = frozenset(stem(word) for word in lowers)
    made.change = bool(lexicon.sets["column_change"] & lowers) or CHANGE_SIGN.search(cell.text) is not None
    made.foretells = _foretells(cell, lexicon)
    made.pace = PACE.search(cell.text) is not None
    made.share = PART_OF.search(cell.text) is not None
    made.previous = bool(lexicon.sets["column_previous"] & lowers) and not made.change
    made.entity = bool(lexicon.sets["column_entity"] & lowers) and len(words) <= 3
    made.entity = made.entity or (len(words) == 1 and bool(lexicon.sets["column_entity_alone"] & lowers))
    made.plain = bool(lexicon.sets["column_plain"] & lowers)
    _limit(made, cell, cues, words, lexicon)
    used = _name(made, words, cues, lexicon, taken)
    _measure(made, cues, used, words, lexicon)
    if made.counted is None and not (made.change or made.plain):
        spoken = words[: min(taken, default=len(words))]
        _count(made, cell._replace(words=spoken), lexicon, numbers)
    _rest(made, words, lexicon, taken | used, cues)
    if made.known is None and made.metric is None:
        made.proper = _proper(made, words, taken, cues, lexicon, cast)
    return made


def _foretells(cell: Cell, lexicon: Lexicon) -> bool:
    """ "Merrow expects sales to be like those of 2023", but not "What Merrow expects" or "Merrow expects:"."""
    verbs = lexicon.sets["foretelling_verb"]
    at = next((at for at, word in enumerate(cell.words) if word.lower in verbs), 0)
    return at > 0 and cell.words[0].lower not in ASKING and not cell.text.rstrip().endswith(":")


def _limit(made: Label, cell: Cell, cues: Sequence[Cue], words: Sequence[Token], lexicon: Lexicon) -> None:
    for cue in cues:
        if cue.kind == "modality" and cue.label in ("forecast", "target"):
            made.modality = "forecast" if cue.label == "forecast" else "target"
            made.source = "consensus" if words[cue.first].lower == "consensus" else made.source
        elif cue.kind == "qualifier" and cue.label in ("excluding", "including"):
            after = [w.lower for w in words[cue.last :] if w.text.isalpha() and w.lower not in lexicon.stop]
            made.qualifiers.add(f"{cue.label} {after[0]}" if after else cue.label)
        elif cue.kind == "qualifier" and cue.label not in ("previous", "total", "guidance"):
            made.qualifiers.add(cue.label)
    lowers = {word.lower for word in words}
    made.qualifiers |= {label for word, label in QUALIFYING.items() if word in lowers}
    if "pro" in lowers and "forma" in lowers:
        made.qualifiers.add("pro forma")
    if lexicon.sets["column_forecast"] & lowers or ESTIMATED.search(cell.text):
        made.modality = "forecast"


def _name(made: Label, words: Sequence[Token], cues: Sequence[Cue], lexicon: Lexicon, taken: set[int]) -> set[int]:
    """The pack's name in a cell, if there is one, and the tokens it takes."""
    measured = {at for cue in cues if cue.kind in ("metric", "modality") for at in range(cue.first, cue.last)}
    at = 0
    while at < len(words):
        found = lexicon.name_at(words, at) if at not in taken and words[at].text[:1].isalnum() else None
        if found is None or measured & set(range(at, found[1])):
            at += 1
            continue
        entry, last = found
        whole = at == 0 and last == len(words)
        bracketed = at > 0 and words[at - 1].text == "("
        longer = last < len(words) and words[last].text[:1].isupper() and not _ends_name(words, last, cues, lexicon)
        longer = longer or (at > 0 and words[at - 1].text[0].isupper() and at - 1 not in measured)
        adjective = words[at].text in lexicon.demonyms
        if longer or (entry.weak and not whole) or (entry.ticker and not (whole or bracketed)) or adjective:
            at = last
            continue
        made.known = entry.subject
        return set(range(at, last))
    return set()


def _ends_name(words: Sequence[Token], at: int, cues: Sequence[Cue], lexicon: Lexicon) -> bool:
    token = words[at]
    return (
        token.lower in lexicon.suffixes
        or lexicon.name_at(words, at) is not None
        or any(cue.first <= at < cue.last for cue in cues)
        or token.lower in lexicon.neutral
    )


def _measure(made: Label, cues: Sequence[Cue], used: set[int], words: Sequence[Token], lexicon: Lexicon) -> None:
    """The measure a cell names: its longest, the later of two; things counted only where the cell is of them."""
    metrics = [cue for cue in cues if cue.kind == "metric" and cue.word_class == "noun" and cue.metric is not None]
    free = [cue for cue in metrics if not used & set(range(cue.first, cue.last))]
    named = [cue for cue in free if not _thing(cue, words, lexicon) and _is_of(cue, words, lexicon)]
    if named:
        made.cue = max(named, key=lambda cue: (cue.last - cue.first, -cue.first))
        made.metric = made.cue.metric
        behind = words[made.cue.last].text if made.cue.last < len(words) else ""
        made.pure = not behind[:1].isalpha()
        return
    things = [cue for cue in free if _thing(cue, words, lexicon) and _heads(cue.last, cue.first, words, lexicon)]
    if things and words[things[0].first].lower.endswith("s"):
        made.counted = words[things[0].first].lower.removesuffix("s")


def _count(made: Label, cell: Cell, lexicon: Lexicon, numbers: NumberWords) -> None:
    """What a cell counts, and what it may count."""
    found = counted(cell.text, cell.words, lexicon.sets, numbers)
    if found is not None and found.sure and made.cue is not None and made.metric is not None:
        behind = found.last == made.cue.first > 0  # "Vessels owned" are no stake
        in_money = made.metric.dimensions == ("money",) and made.cue.first < found.last  # nor "New listings" a sum
        if behind or in_money:
            made.cue = made.metric = None
    if found is None or made.metric is not None:
        return
    if found.sure:
        made.counted = found.noun
    elif made.known is None:
        made.plural = found.noun


def _thing(cue: Cue, words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether what names a measure in a sentence is a thing in a table: "Acme shares fell", but "Shares issued"."""
    return all(words[at].lower in lexicon.sets["column_thing"] for at in range(cue.first, cue.last))


def _is_of(cue: Cue, words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether a count is what the cell tells: "Number of employees", but "Payroll taxes", "Advances from customers"."""
    if cue.metric is None or cue.metric.dimensions != ("count",):
        return True
    return _heads(cue.last, cue.first, words, lexicon)


def _heads(last: int, first: int, words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether words are the head of a phrase: nothing of a noun behind them, and no preposition before."""
    idle = lexicon.stop | lexicon.sets["column_idle"] | lexicon.sets["column_thing"]
    before = [word.lower for word in words[:first] if word.text.isalpha()]
    governed = any(word in GOVERNING for word in before) and any(word not in idle for word in before)
    behind = words[last].lower if last < len(words) else ""
    if behind.endswith("ed") and last + 1 < len(words):
        behind = words[last + 1].lower  # "Options granted", but "Customer related costs"
    goes_on = behind.isalpha() and behind not in idle and not behind.endswith("ed")
    return not governed and not goes_on


def _rest(made: Label, words: Sequence[Token], lexicon: Lexicon, taken: set[int], cues: Sequence[Cue]) -> None:
    limits = {at for cue in cues if cue.kind in ("qualifier", "modality") for at in range(cue.first, cue.last)}
    own = set(range(made.cue.first, made.cue.last)) if made.cue else set()
    idle = (lexicon.stop - {"other"}) | lexicon.sets["column_idle"] | lexicon.sets["column_change"]
    for at, word in enumerate(words):
        if at in taken or not word.text.isalpha() or len(word.text) < 2 or word.lower in idle:
            continue
        if at in own:
            made.measured.append(stem(word.lower))
        elif at not in limits and not (made.cue and word.lower in lexicon.neutral):
            made.stems.append(stem(word.lower))


def _proper(
    made: Label, words: Sequence[Token], taken: set[int], cues: Sequence[Cue], lexicon: Lexicon, cast: Cast
) -> str | None:
    """A capitalised run that may be a name no pack knows."""
    spoken = [word for word in words if word.text[:1].isalnum()]
    if taken or not spoken or len(spoken) > LONGEST_NAME or any(cue.kind != "source" for cue in cues):
        return None
    capitals = [word for word in spoken if word.text.lower() not in CONNECTORS]
    if not all(word.text[0].isupper() or word.text.isdigit() for word in capitals) or not spoken[0].text[0].isupper():
        return None
    first = spoken[0]
    if made.entity or made.change or made.plain or {w.lower for w in spoken} & lexicon.sets["column_title"]:
        return None
    if len(spoken) == 1 and (PARTICIPLE.fullmatch(first.text) or PERIOD_CODE.fullmatch(first.text)):
        return None
    stopped = first.lower in lexicon.opening | lexicon.stop | lexicon.neutral or first.text in lexicon.initialisms
    text = " ".join(word.text for word in words if word.text[:1].isalnum() or word.text == "&")
    if text in cast.full:
        return cast.full[text]
    if stopped:
        return None
    return strip_suffix(text, lexicon.suffixes)

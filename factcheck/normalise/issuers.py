"""The one company that a release, a filing or a story tells of, and what is only a part of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from factcheck.model.subject import SubjectKind
from factcheck.normalise.lexicon import Lexicon
from factcheck.normalise.scene import Name, Scene
from factcheck.normalise.sight import Attached, Sight
from factcheck.normalise.tokens import Token

LONGEST_FIRM = 6  # tokens of a headline, to the verb behind them
FARTHEST_RESULTS = 12  # tokens behind that verb
LONGEST_QUOTED, FARTHEST_ACCOUNTS = 10, 3  # tokens of a company before its ticker, and of what is told behind it
LONGEST_SLUG, SLUG_ENDS = 5, frozenset({"-", "–", "—", ":"})
BRACKETS = frozenset({"<>", "()"})
IN_QUOTED = frozenset({"and", "of", "the", "co", "no"})
IN_FIRM = frozenset({"&", ".", "-", "'", "’", "of"})
FIRMS: frozenset[SubjectKind] = frozenset({"company", "unit", "fund"})
OURS, OURS_REACH = frozenset({"our", "my"}), 3
# These have a price and keep no accounts: a story of one company may tell of them.
PRICED: frozenset[SubjectKind] = frozenset({"index", "commodity", "crypto", "currency"})


class Issuer(NamedTuple):
    """The tokens of a company in a headline; ``quoted`` where its ticker, or brackets, tell where it ends."""

    first: int
    last: int
    quoted: bool = False


def issuer(words: Sequence[Token], lexicon: Lexicon) -> Issuer | None:
    """The company whose results or filing a headline announces.

    "[Brenner Foods plc] Reports Results", "CORRECTED - [BRENNER FOODS INC] <BRF> 4TH QTR NET".
    """
    at = _past_slug(words, lexicon)
    found = _issuer(words[at:], lexicon)
    return found._replace(first=found.first + at, last=found.last + at) if found is not None else None


def _past_slug(words: Sequence[Token], lexicon: Lexicon) -> int:
    """The token behind what an agency calls its item: "CORRECTED -", "UPDATE 2-"."""
    for at, token in enumerate(words[:LONGEST_SLUG]):
        if token.text in SLUG_ENDS:
            return at + 1 if at else 0
        if token.lower not in lexicon.sets["slug"] and not (at and token.text.isdigit()):
            return 0
    return 0


def _issuer(words: Sequence[Token], lexicon: Lexicon) -> Issuer | None:
    if (quoted := _quoted(words, lexicon)) is not None:
        return quoted
    announced, filed = lexicon.sets["announces_results"], lexicon.sets["filing"]
    last = next((at for at in range(1, min(len(words), LONGEST_FIRM + 1)) if words[at].lower in announced | filed), 0)
    firm = words[:last]
    if not firm or not all(_in_firm(token, then, lexicon) for token, then in pairwise((*firm, firm[-1]))):
        return None
    if (
        words[0].lower in lexicon.opening
        or words[0].lower in lexicon.cues
        or words[0].lower in lexicon.sets["ordinary"]
    ):
        return None
    if words[last].lower in filed:
        return Issuer(0, last) if _is_form(words[last + 1 : last + 3]) else None
    behind = {token.lower for token in words[last + 1 : last + 1 + FARTHEST_RESULTS]}
    return None if behind.isdisjoint(lexicon.sets["results"]) else Issuer(0, last)


def _quoted(words: Sequence[Token], lexicon: Lexicon) -> Issuer | None:
    """The company whose accounts a headline of newswire is about, before its ticker or in brackets without one.

    "[BRENNER FOODS] <BRF> YEAR NET", "<[BRENNER FOODS]> YEAR NET".
    """
    if words and words[0].text in ("<", "("):
        last = next((at for at, token in enumerate(words[:LONGEST_QUOTED]) if token.text in (">", ")")), None)
        if last is None or last < 2 or not words[1].text[0].isupper():
            return None
        alone = last == len(words) - 1  # a headline that is a name and nothing else
        return Issuer(1, last, quoted=True) if alone or _of_accounts(words[last + 1 :], lexicon) else None
    last = next((at for at in range(1, min(len(words) - 2, LONGEST_QUOTED)) if _is_ticker(words[at : at + 3])), None)
    if last is None or any(_leads_on(words, at, lexicon) for at in range(last - 1)):
        return None  # the last word may be cut short: "BRENNER FOODS IN <BRF>"
    return Issuer(0, last, quoted=True) if _of_accounts(words[last + 3 :], lexicon) else None


def _of_accounts(words: Sequence[Token], lexicon: Lexicon) -> bool:
    return not lexicon.sets["accounts"].isdisjoint(token.lower for token in words[:FARTHEST_ACCOUNTS])


def _leads_on(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word is none of a name, unless a hyphen makes it one: "UP-RIGHT INC"."""
    tied = "-" in (words[at + 1].text, words[at - 1].text if at else "")
    return words[at].lower in lexicon.stop - IN_QUOTED and not tied


def _is_ticker(run: Sequence[Token]) -> bool:
    """ "<BRF>", "(BRF)"."""
    return run[0].text + run[2].text in BRACKETS and run[1].text.isupper()


def is_firm(known: Sequence[Name]) -> bool:
    """Whether the names among the words of an issuer are those of one company, or none of them is known."""
    return not known or (len(known) == 1 and known[0].known is not None and known[0].known.kind in FIRMS)


def is_whole(behind: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether nothing but its legal form stands behind a name: "FORD MOTOR [CO]", not "FORD MOTOR [CO OF CANADA]"."""
    return all(token.lower in lexicon.suffixes or not token.text[0].isalnum() for token in behind)


def _in_firm(token: Token, then: Token, lexicon: Lexicon) -> bool:
    if token.text == ",":
        return then.lower in lexicon.suffixes  # "Halvern, Inc."
    plain = token.text[0].isupper() or token.text[0].isdigit() or token.text in IN_FIRM
    return plain or token.lower in lexicon.suffixes


def is_own_thing(scene: Scene, name: Name) -> bool:
    """Whether a name nobody knows is that of a thing of whoever speaks: "our new ERP system"."""
    return name.known is None and not OURS.isdisjoint(scene.between(name.first - OURS_REACH, name.first))


def _is_form(run: Sequence[Token]) -> bool:
    """Whether words are the number of a form to be filed: "10-K", "S-1"; workers may "form a union"."""
    return len(run) > 1 and (run[0].text.isdigit() or len(run[0].text) == 1) and run[1].text == "-"


def is_segment(scene: Scene, name: Name, parts: Collection[str]) -> bool:
    """Whether a name is that of a part, as the word behind it says: "in the Diversified North [segment]"."""
    return scene.lower(name.last) in parts


def sole(sight: Sight, made: Attached) -> Name | None:
    """The company of the headline that a new paragraph or item without a name is of, where a text tells of no other.

    What was told last may be a part of it, or a thing that has a price and no accounts.
    """
    memory = sight.memory
    main = memory.main or memory.issuer
    told = made.metric is not None and made.metric.dimensions[0] in ("money", "percent") and not made.metric.joint
    if main is None or not told or memory.subject_block == sight.scene.sentence.block:
        return None
    if main.subject not in memory.headlined:
        return None
    spoken = (*memory.spoken_of.values(), *memory.headlined.values())
    others = (name for name in spoken if name.subject != main.subject)
    return main if all(_is_part_of(name, main) or _is_priced(name) for name in others) else None


def of_part(sight: Sight, made: Attached) -> bool:
    """Whether a sentence measures what a part of somebody has, so far: "Northern segment [sales] rose 9%"."""
    if made.metric_cue is None:
        return False
    cues = (cue for cue in sight.scene.cues if cue.kind == "metric" and cue.first <= made.metric_cue.first)
    return any(cue.first > 0 and sight.scene.lower(cue.first - 1) in sight.words("part") for cue in cues)


def _is_part_of(name: Name, main: Name) -> bool:
    return name.known is not None and name.known.parent == main.subject


def _is_priced(name: Name) -> bool:
    return name.known is not None and name.known.kind in PRICED

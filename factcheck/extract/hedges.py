"""The words before a figure that make it negative or less than exact, and those that only seem to."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from factcheck.extract.lexicon import Lexicon
from factcheck.extract.page import IDEOGRAPHS, Page
from factcheck.model.later import later
from factcheck.model.quantity import Approx

# Text without spaces is looked at no further than this.
LONGEST_WORD = 40
LONGEST_TAG = 200
# What carries a thing up, and the thing: "sending the index ".
CARRYING = later(
    r"\b(?:send|push|dr[io]v|tak|took|bring|brought|lift|sent|bid|bidding|edg|inch|nudg)(?:e|es|s|ed|ing|t)? "
    r"(?:(?:the|its|their|his|her) )?(?:[a-z0-9'&-]+ ){0,3}?([a-z&]+) $"
)
# What leaves open how far a thing goes, and what helps a verb.
MAY = frozenset({"can", "could", "may", "might"})
DATING = frozenset({"for", "in", "of", "since", "during"})  # … before which "may" is a month
HELPING = frozenset({"has", "have", "had", "is", "are", "was", "were", "will", "would"})
ADDING = later(r"(?<![\w-])([a-z]+) (?:(?:has|have|had) )?add(?:s|ed|ing)? $")
CARRY_REACH = 60
# A hedge of one letter that touches the sign of a sum.
CIRCA, SIGNS = later(r"(?<!\w)c$"), frozenset("$€£¥")
COMPARISONS = frozenset({"more than", "less than", "fewer than", "higher than", "lower than"})

NEGATIVE_OF = later(r"\bnegative (?:[a-z-]+ ){0,3}?([a-z]+) of (?:an? )?$")
NEGATIVE_REACH = 60

# A bound says more than a hedge: "up to about".
WEAK: frozenset[Approx] = frozenset({"about", "nearly"})


class Hedge(NamedTuple):
    """An approximator and where it begins; ``negative`` for "minus" and "negative"."""

    start: int
    approx: Approx | None = None
    negative: bool = False


def hedge(page: Page, start: int, floor: int, lexicon: Lexicon) -> Hedge:
    """The words before a figure that make it negative or less than exact."""
    folded = page.folded
    found: Approx | None = None
    negative = False
    at = start
    if (
        floor < start < len(folded)
        and page.plain[start] in SIGNS
        and CIRCA.search(folded, max(floor, start - 2), start)
    ):
        found, at = "about", start - 1  # "c£100m"
    for _ in range(3):
        end = at
        while end > floor and folded[end - 1] == " ":
            end -= 1
        if end <= floor:
            break
        phrase, approx = _ending(folded, end, floor, lexicon)
        if phrase is None:
            word = _last_word(folded, end, floor).rstrip("-")
            if not negative and word in lexicon.numbers.negatives and folded[at - 1] in " -":
                negative, at = True, folded.rfind(word, floor, at)
                continue
            break
        if phrase == "over" and _word_before(folded, end - len(phrase), floor) in lexicon.numbers.over:
            break  # "handed over 348,122 cars" is no bound
        if phrase == "up to" and _carried(folded, end - len(phrase), floor, lexicon):
            break  # "pushing its yield up to 6.9 percent"
        if phrase == "hasta" and _comes_to(_word_before(folded, end - len(phrase), floor), lexicon):
            break  # "creció (un 4 %) hasta 1.250 millones" is where it came
        if phrase in COMPARISONS and _counted(folded, end - len(phrase), floor, lexicon):
            break  # "three fewer than 40"
        if phrase == "over" and found is not None:
            break  # nor is "takes over about 7,000 people"
        if found is None or (found in WEAK and approx not in WEAK):
            found = approx
        at = end - len(phrase)
    return Hedge(at, found, negative or _below_nothing(folded, at, floor, lexicon))


def _comes_to(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is that of a change, or ends how far it was."""
    return (
        word.endswith("%")
        or word in lexicon.numbers.changes
        or word in lexicon.numbers.moves.up | lexicon.numbers.moves.down
    )


def _below_nothing(folded: str, at: int, floor: int, lexicon: Lexicon) -> bool:
    """Whether what is told is negative itself: "a negative cash balance of $958m", but "a negative impact of $20m"."""
    told = NEGATIVE_OF.search(folded, max(floor, at - NEGATIVE_REACH), at)
    return told is not None and told[1] in lexicon.numbers.signed


def _counted(folded: str, end: int, floor: int, lexicon: Lexicon) -> bool:
    """Whether a number stands before the words of a comparison, which tells the difference."""
    word = _word_before(folded, end, floor)
    return word[-1:].isdigit() or word in lexicon.numbers.cardinals


def _carried(folded: str, end: int, floor: int, lexicon: Lexicon) -> bool:
    """Whether "up" belongs to a verb before it, which carries a measure to a level: "drove yields up to 5 percent"."""
    if _moved(folded, end, floor, lexicon):
        return True
    added = ADDING.search(folded, max(floor, end - CARRY_REACH), end)
    if added and added[1] in lexicon.numbers.percents:
        return True  # "its losses added up to 3.4 percent"
    found = CARRYING.search(folded, max(floor, end - CARRY_REACH), end)
    return found is not None and lexicon.points.fullmatch(found[1]) is not None


def _moved(folded: str, end: int, floor: int, lexicon: Lexicon) -> bool:
    """Whether what is spoken of moved by itself: "the rate ticked up to 4.4%", but "fines can go up to 5 million"."""
    words = folded[max(floor, end - CARRY_REACH) : end].split()
    if words and words[-1] == "back":
        words.pop()
    if not words or any(word in MAY and before not in DATING for before, word in pairwise(["", *words][-4:-1])):
        return False
    if words[-1] in lexicon.numbers.carried:
        return True
    moved = words[:-1][-2:] if words[:-1] and words[-2] in HELPING else words[-2:-1]
    itself = words[-1] in lexicon.numbers.carried_by_itself
    return itself and bool(moved) and moved[0] in lexicon.numbers.measures


def _word_before(folded: str, end: int, floor: int) -> str:
    while end > floor and folded[end - 1] == " ":
        end -= 1
    return _last_word(folded, end, floor)


def _last_word(folded: str, end: int, floor: int) -> str:
    floor = max(floor, end - LONGEST_WORD)
    word = folded[max(folded.rfind(" ", floor, end) + 1, floor) : end]
    return word.rpartition("—")[2] if "—" in word else word


def _closes_tag(folded: str, end: int) -> bool:
    """Whether a mark ends a tag of a text that was left in HTML: "<td>12"."""
    opened = folded.rfind("<", max(0, end - LONGEST_TAG), end - 1)
    named = opened >= 0 and (folded[opened + 1].isalpha() or folded[opened + 1] == "/")
    return named and ">" not in folded[opened : end - 1]


def _ending(folded: str, end: int, floor: int, lexicon: Lexicon) -> tuple[str | None, Approx | None]:
    """The approximator that ends here."""
    word = _last_word(folded, end, floor)
    candidates = lexicon.before.get(word)
    if candidates is None and word[-1:] >= IDEOGRAPHS:  # words that nothing parts
        word = next((word[-size:] for size in (3, 2, 1) if word[-size:] in lexicon.before), "")
        candidates = lexicon.before.get(word)
    if candidates is None:
        word = word.lstrip("(—–-\"“‘'[")
        candidates = lexicon.before.get(word)
        if candidates is None:
            mark = word[-1:]
            other = word[-2:-1].isdigit() or mark not in lexicon.marks or _closes_tag(folded, end)
            return (None, None) if other else (mark, lexicon.marks[mark])
    for phrase, approx in candidates:
        begin = end - len(phrase)
        if begin >= floor and folded.startswith(phrase, begin):
            if begin > floor and folded[begin - 1].isalnum() and phrase[0].isalnum() and phrase[0] < IDEOGRAPHS:
                continue
            return phrase, approx
    return None, None

"""FC402: some of a whole told before, and more than it: "640 of these", where there are 460."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.judge.arithmetic_line import misfit, told
from factcheck.judge.arithmetic_rooms import Room
from factcheck.judge.derived import FAR, OF_THEM, around, counted, kin, noun, size
from factcheck.judge.story import Figure, Told
from factcheck.judge.story_kinds import counts
from factcheck.judge.story_words import Spoken
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.stem import stem

REACH = 2  # sentences before a part in which its whole is told
NEAR = 30  # characters beside a figure in which the word stands that says it is one on balance
CLAUSE = later(r"[;:,]")
HEDGE = r"(?: (?:only|just|some|at least|as many as|no fewer than|fully|all|about|around|another|the))*"
WORD = r"[a-z’'-]+"
NAMED = later(
    r"^(?:,? [a-z’'-]+)?? ?\b(?:out )?of (?:these|those|the|its|their|his|her) (?P<noun>[a-z-]{3,})(?!['’])"
    r"(?: (?P<second>[a-z-]{3,})(?!['’]))?"
)
OWN = later(r"^\S+")  # the number of a figure's own words: "165 of its branches"
OF_WHOSE = later(
    r"^ of (?:(?:the|its|their) )?(?:(?!(?:after|from|against|versus|than|before|and|with)\b)[a-z-]+ ){0,2}"
    r"[a-z-]+(?:['’]s|s['’]) $"
)
OF_ALL = later(r"^(?:out )?of (?:some |all |the |its |their )?$")
OTHERS = later(r"^(?: [a-z-]+){0,3}? ?['’]")  # "nine of the 27 states’ leaders" are no states
TOLD_FIRST = later(r"^[^‹;:.]{0,60}, ?$")
ARE = later(r"^[^‹;:.,]{0,50}\b(?:were|was|are|is|included?|includes|being)(?: only| just| some| at least)? ?$")
IN_ALL = r"^ ?of (?:them|these|those) (?:%(total: behind)s)\b"
# What a sentence begins with that breaks down the one before: "This included 250,000 in Tarn and 100,000 in Brno".
INCLUDED = later(
    r"(?:This|These|They|That|The (?:total|figure|number)) includ(?:es?|ed)\b|Among (?:them|these) (?:were|are)\b"
)
FOR = later(r"\bfor(?: about| some)? ?$")
OWN_ONES = later(r"^ of (?:its|their|his|her) own\b")
# "A cut to 100 warheads. This includes 270 at sea": of those that are to go.
CUT_TO = r"\b(?:%(fall)s|limit*)[^‹;:]{0,60} to(?: only| just)? ?$"
INCLUDING = later(r"\binclud(?:es?|ed|ing)\b")
ALL_OF = later(r"\ball $")
RATIO = later(r" (?:out )?(?:of|in) (?:every )?")
OF_PEOPLE = frozenset({"death toll", "injured", "arrests", "missing"})
MOST = 4  # figures of such a sentence
YEAR = later(r"\b(?:in|since|by|until) (?:19|20)\d\d\b")
WHOM = later(r"\b(?:of whom|among them)(?: only| just| at least)? ?$")
OF_THE = later(
    rf"\b(?:of|among) (?:the|these|those) (?P<noun>{WORD})(?:,| are| were| is| was|, at least|, only|, just) ?$"
)
THEM = later(r"\b(?:among (?:them|these|those)|of (?:them|these|those|whom)|these|they|this|that|who)\b")
AMONG = later(r"\b(?:among|in its ranks|in it|on it|on board|of its members)\b")
SUBJECT = later(r"^ (?:are|were) [a-z]")
SORT = later(rf"^(?: {WORD}){{0,4}}? (?:are|were|is|was|being) (?:{WORD} )?(?P<sort>{WORD})\b")
# Some who are told beside others need be none of them.
BESIDE = later(
    r"\b(?:each|per|times|votes?|more than|another|besides|plus|in addition|apart from|as well as|a total of)\b"
)


def over(story: Sequence[Told], spoken: Spoken) -> Iterator[Conflict]:
    """Parts that are greater than any whole they can be of."""
    sentences = [one.figures for one in story]
    for at, held in enumerate(sentences):
        for part in held:
            if _is_part(part, spoken) and not _beside(part, spoken):
                yield from _judged(part, _wholes(part, sentences, at, spoken), spoken)


def _is_part(part: Figure, spoken: Spoken) -> bool:
    """Whether a figure counts some, be it "as many as" so many."""
    amount = part.claim.quantity
    if part.at and RATIO.fullmatch(part.told.figures[part.at - 1].tail):
        return False  # "two of ten of those polled"
    if ALL_OF.search(part.lead) and OF_THEM.match(part.tail):
        return False  # "I use all three of those" counts what was listed
    if FOR.search(part.lead) and OWN_ONES.match(part.tail):
        return False  # "will take all 4.3 million shares for 10.7 million of its own shares"
    if part.claim.vague or part.letter != "C" or amount.per or spoken.pattern(IN_ALL).match(part.tail):
        return False
    return amount.approx == "at_most" if amount.point is None else counts(part.claim) and amount.approx != "range"


def _beside(part: Figure, spoken: Spoken) -> bool:
    """Whether a figure is of another time, of such as were told before, or of more than those."""
    lead = part.lead[-30:]
    such = any(re.fullmatch(rf"{HEDGE} ?", lead[cue.end() :]) for cue in spoken.cues["such"].finditer(lead))
    such = such and OF_THEM.match(part.tail) is not None
    other = spoken.cues["then"].search(part.lead) or spoken.cues["lacking"].search(part.tail) or YEAR.search(part.lead)
    return such or bool(other) or BESIDE.search(lead) is not None


def _judged(part: Figure, wholes: Sequence[Figure], spoken: Spoken) -> Iterator[Conflict]:
    """The finding that a part is greater than each whole that it can be of, the one told last before it foremost."""
    wholes = [one for one in wholes if one.value > 1]  # "one retailer noted …": two of them are of the others
    own, spaces = _least(part, spoken), [size(one, spoken.pack) for one in wholes]
    if own is None or not wholes or None in spaces or any(one and one.high >= own.low for one in spaces):
        return
    whole = wholes[-1]
    if _of_people_told_before(part, whole, spoken):
        return
    if any(_on_balance(one, spoken) for one in (part, whole)):
        return  # of what came and went on balance, more may have come
    if part.value < whole.value * (FAR if noun(part) in ("", noun(whole)) else 2):
        said = {"a": told(whole.claim), "b": f"{told(part.claim)} of them"}
        hint = f"{told(part.claim)} cannot be some of {told(whole.claim)}."
        yield misfit("FC402", spoken.pack, (whole.claim,), part.claim, said, hint)


def _on_balance(one: Figure, spoken: Spoken) -> bool:
    """Whether a figure tells what came less what went: "shed 9,000 jobs", "payrolls rose by 9,000"."""
    beside = f"{CLAUSE.split(one.lead)[-1][-NEAR:]} {CLAUSE.split(one.tail)[0][:NEAR]}"
    return bool(spoken.cues["net"].search(one.told.plain) or spoken.cues["on balance"].search(beside))


def _of_people_told_before(part: Figure, whole: Figure, spoken: Spoken) -> bool:
    """ "The fighters left the 12 blocks. He said 23 of them had been killed": of the fighters, whom nobody counts."""
    them = part.told is not whole.told and part.tail.startswith(" of them")
    people = spoken.people | _seated(spoken) | {noun(part)}
    return them and part.claim.frame.metric in OF_PEOPLE and noun(whole) not in people


def _least(part: Figure, spoken: Spoken) -> Room | None:
    """The room of a part; "as many as 40 of them" are not more than there are either."""
    return Room(part.value, part.value) if part.claim.quantity.approx == "at_most" else size(part, spoken.pack)


def _wholes(part: Figure, sentences: Sequence[Sequence[Figure]], at: int, spoken: Spoken) -> list[Figure]:
    """What a figure can be some of, as its words say; nothing where they say nothing."""
    held = sentences[at]
    behind = held[part.at + 1 : part.at + 2]
    if behind and counted(behind[0]) and _leads(part.tail, spoken) and not OTHERS.match(behind[0].tail):
        if "previous" in behind[0].claim.frame.qualifiers:
            return []  # "to 16 from the nine reported a day earlier"
        return [*behind] if noun(part) in ("", noun(behind[0])) else []
    before = held[part.at - 1] if part.at else None
    if before is not None and counted(before) and _opens(before, part, spoken):
        return [before]
    known = [
        one
        for one in around(sentences[: at + 1], at, REACH)
        if counted(one) and (one.told, one.at) != (part.told, part.at)
    ]
    known = [one for one in known if (one.told is not part.told or one.at < part.at) and not OF_THEM.match(one.tail)]
    named = NAMED.match(f"{OWN.sub('', part.claim.place.text.lower())}{part.tail}")
    if named:
        nouns = {
            stem(form) for word in (named["noun"], named["second"]) if word for form in (word, word.removesuffix("es"))
        }
        wholes = [one for one in known if noun(one) in nouns]
        if wholes or any(word.endswith("s") for word in (named["noun"], named["second"] or "")):
            return wholes if noun(part) in ("", *nouns) else []
    said = spoken.cues["some"].match(part.tail.strip()) or _amid(part, spoken)
    if said and (_of_another_sort(before, part) or not _told_last(known, part, sentences, at)):
        return []
    if said and INCLUDING.search(part.lead):
        known = [one for one in known if not spoken.pattern(CUT_TO).search(one.lead)]
    if said:
        alone = len(known) == 1 and WHOM.search(part.lead) is not None
        return known if known and (alone or kin(part, known[-1], spoken)) else []
    if part.at < MOST and INCLUDED.match(part.told.text) and at:
        last = [one for one in sentences[at - 1] if counted(one)]
        return last if len(last) == 1 and noun(part) in ("", noun(last[0])) else []
    opened = OF_THE.search(part.lead)
    if opened:
        return [one for one in known if noun(one) == stem(opened["noun"])]
    return _of_body(part, sentences, at, spoken)


def _of_another_sort(before: Figure | None, part: Figure) -> bool:
    """ "65 years old, 42 of them on the railway": what is told right before a part is its whole, be it no count."""
    if before is None or counted(before) or part.lead.strip() not in (",", "old,"):
        return False
    return before.letter in "US" and before.value > part.value


def _told_last(known: Sequence[Figure], part: Figure, sentences: Sequence[Sequence[Figure]], at: int) -> bool:
    """Whether what some are of is the count told last before them, and not one of other things further up.

    "The two sides are ready. At least four missiles were fired, three of them at once": of the missiles.
    """
    if not known:
        return False
    same = [one for one in sentences[at] if one.at < part.at]
    last = next((one for one in reversed(same) if counts(one.claim)), None)
    if last is None and not _speaks_of_them(part):
        return False
    above = [one for held in sentences[max(0, at - REACH) : at] for one in held if counts(one.claim)]
    last = last or (above[-1] if above else None)
    return last is not None and (last.told, last.at) == (known[-1].told, known[-1].at)


def _speaks_of_them(part: Figure) -> bool:
    """Whether a figure without a whole in its sentence is of what stands in one before: "three of them", "of whom"."""
    return OF_THEM.match(part.tail) is not None or THEM.search(part.lead) is not None


def _leads(words: str, spoken: Spoken) -> bool:
    """ "14 of the", "nine out of its": what stands between a part and its whole."""
    return spoken.cues["among"].fullmatch(words.strip()) is not None or OF_WHOSE.match(words) is not None


def _opens(whole: Figure, part: Figure, spoken: Spoken) -> bool:
    """ "Of the 12 jurors, 14", "Among the eight dead were nine"."""
    cue = [*spoken.cues["among"].finditer(whole.lead), *OF_ALL.finditer(whole.lead)]
    if not cue or len(whole.lead[cue[-1].end() :].split()) > 1:
        return False
    if ARE.match(whole.tail):
        return noun(part) in ("", noun(whole)) or noun(whole) == "" or kin(part, whole, spoken)
    first = OF_ALL.fullmatch(whole.lead) is not None and noun(whole) in _seated(spoken)
    return TOLD_FIRST.match(whole.tail) is not None and (first or kin(part, whole, spoken))


def _seated(spoken: Spoken) -> frozenset[str]:
    """The stems of what people are counted by who belong to something."""
    return frozenset(map(stem, spoken.pack.words.phrases["derived"]["seated"]))


def _amid(part: Figure, spoken: Spoken) -> bool:
    """Whether "including", "of whom" or "among them" leads right to a figure."""
    cues = [*spoken.cues["amid"].finditer(part.lead)]
    return bool(cues) and re.fullmatch(rf",?{HEDGE} ?", part.lead[cues[-1].end() :]) is not None


def _of_body(part: Figure, sentences: Sequence[Sequence[Figure]], at: int, spoken: Spoken) -> list[Figure]:
    """ "Sixty-two are women" in a body of 57: the wholes that say they are of all, where nothing larger is told."""
    sort = SORT.match(part.tail)
    sorts = {stem(sort["sort"])} if sort and noun(part) == "" else {noun(part)}
    if noun(part) and AMONG.search(f"{part.lead[-30:]} {part.tail[:30]}") is None:
        return []
    seated = _seated(spoken)
    opens = not part.lead.strip() and noun(part) == "" and SUBJECT.match(part.tail)
    if not opens and not any(sorts <= nouns for nouns in spoken.partitions):
        return []
    near = [
        one
        for one in around(sentences, at, REACH, 1)
        if counted(one) and not (one.told is part.told and one.at == part.at)
    ]
    bodies = [
        one
        for one in near
        if noun(one) in seated or (spoken.cues["body"].search(one.lead[-30:]) and one.lead.endswith("of "))
    ]
    return [*(one for one in near if one not in bodies and kin(one, part, spoken)), *bodies[-1:]] if bodies else []

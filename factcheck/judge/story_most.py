"""FC403: "a majority of companies" at the head of a story, and the share of them that the next sentence tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.judge.arithmetic_line import told as quoted
from factcheck.judge.story import dated
from factcheck.judge.story_words import Spoken
from factcheck.judge.timeline import Length, Said
from factcheck.model.finding import Conflict
from factcheck.model.later import later
from factcheck.model.statement import Reading
from factcheck.model.stem import stem

HEAD = 3  # sentences in which a survey is told in words
NEXT = 2  # sentences behind that in which the share is told
NEWS = 8  # sentences in which no other share may bear the words out
HALF = 50
WORD = later(r"[a-z]+")
ALIKE = 2  # words that both sentences share
LETTERS = 4
OF = r"(?: of)?(?: (?:the|all|its|their))* (?P<who>(?:[a-z-]+ ){0,2}[a-z-]+)\b"
MOST = later(rf"(?<!not )\b(?P<cue>(?:a|the) (?:[a-z]+ )?majority|most|(?:more than|over|well over) half){OF}")
FEW = later(rf"\b(?P<cue>a (?:[a-z]+ )?minority|(?:fewer|less) than half|under half){OF}")
# "47% said they had", "47% of them did so", and nothing before it but of how many that is.
ANSWERED = later(
    r"^(?: of (?:them|those|respondents|[a-z ]{3,30}?))?"
    r"(?: (?:said|reported|answered|replied|told)\b[^.;,]{0,20}? they (?:had|have|were|are|did|do|would|will)\b"
    r"| (?:did|do) so\b| (?:said|answered) (?:so|yes)\b)"
)
SHARE_OF_ALL = later(r"^(?:of (?:the |these |those |some |about )?[^;:%]{3,90}, |(?:about|some|only|just) )?$")
SAID = later(
    r"^(?: of (?:them|those|respondents|[a-z ]{3,30}?))? (?!more|less|higher|lower|fewer|of|in|on|at|from|to)[a-z]+"
)
OTHERWISE = later(
    r"\b(?:last year|a year (?:ago|earlier)|previous(?:ly)?|expected|if|would be|votes?|shares?|stake|seats?"
    r"|majority shareholder|only|whereas|but|although|while|per cent of)\b"
)


def most(told: Sequence[Said], reading: Reading, spoken: Spoken) -> Iterator[Conflict]:
    """Majorities in words that are less than half in figures, and minorities that are more."""
    body = [one for one in told if one.place.field != "title"]
    shares = [length.claim.quantity.near for one in body[:NEWS] for length in one.lengths if _is_share(length)]
    for at, one in enumerate(body[:HEAD]):
        majority, minority = MOST.search(one.low), FEW.search(one.low)
        cue = majority or minority
        if cue is None or (majority and minority) or OTHERWISE.search(one.low) or any(map(_is_share, one.lengths)):
            continue
        if any((share > HALF) is bool(majority) for share in shares):
            return
        for behind in body[at + 1 : at + 1 + NEXT]:
            found = [length for length in behind.lengths if _is_share(length)]
            if len(found) == 1 and _of_them(found[0], behind, one, cue["who"], spoken):
                yield _finding(found[0], one, cue.span("cue"), reading.article, spoken)
            if found:
                break


def _is_share(length: Length) -> bool:
    claim = length.claim
    plain = claim.quantity.point is not None and claim.quantity.near != HALF and not claim.vague
    return claim.quantity.unit == "percent" and plain and claim.frame.aspect != "change"


def _of_them(share: Length, one: Said, head: Said, who: str, spoken: Spoken) -> bool:
    """Whether a share is that of those of whom the head of the story speaks, by its place and its words."""
    lead, tail = one.low[: share.at], one.tail(share)
    if not SHARE_OF_ALL.search(lead) or OTHERWISE.search(f"{lead} {tail}"):
        return False
    nouns = {stem(word) for word in who.split()}
    counted = {_noun(length) for length in one.lengths if length is not share} - {""}
    same = any(noun == other or spoken.of_one_kind(noun, other) for noun in nouns for other in counted)
    if ANSWERED.match(tail) and (same or not lead.strip()):
        return True
    return SAID.match(tail) is not None and len(_words(one, spoken) & _words(head, spoken)) >= ALIKE


def _noun(length: Length) -> str:
    unit = length.claim.quantity.unit or ""
    return stem(unit.removeprefix("count:").split(" ")[-1]) if unit.startswith("count:") else ""


def _words(one: Said, spoken: Spoken) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(one.low) if len(word) >= LETTERS) - spoken.idle


def _finding(share: Length, head: Said, span: tuple[int, int], article: str, spoken: Spoken) -> Conflict:
    less = "less" if share.claim.quantity.near < HALF else "more"
    said = {"a": head.text[span[0] : span[1]], "b": quoted(share.claim)}
    said |= {"reason": f"{said['b']} is {less} than half"}
    return dated(spoken.pack, (share.claim,), (head.spot(*span),), article, said, f"{said['reason']}.", "FC403")

"""Where one statement of a sentence ends and the next begins, and which names belong together."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.normalise.lexicon import Cue, Lexicon
from factcheck.normalise.scene import Name, Scene

MARKS = frozenset({",", ";", ":", "—", "–", "(", ")", "•"})
COMPARED = frozenset({"than", "against", "versus", "excluding", "except", "like"})
DASHES = frozenset({"—", "–"})
ASIDES = DASHES | {"("}
HARD = frozenset({";", "—", ":", "•"})
LEADING = frozenset({"while", "but", "whereas", "although", "as", "after"})
OPENING = HARD | LEADING | {"with"}
JOINS = frozenset(
    {"and", "but", "while", "whereas", "although", "though", "with", "as", "after", "when", "which", "or"}
)
RELATIVE = frozenset({"what", "where", "who", "whom", "that", "how", "why", "whether", "if", "least", "example"})
CLOSING = frozenset({",", '"', "”"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def clause_of(scene: Scene, lexicon: Lexicon) -> list[int]:
    """The number of its clause for every token.

    A clause ends at the last mark or joining word before the first new name or measure between two figures, so
    that "Intel fell 9.03%, AMD slid 6.89%" is two and "rose 3.02% to $384.28" one.
    """
    stops = {at for at, word in enumerate(scene.lowered) if word == ";"} if ";" in scene.spoken else set()
    aside = _asides(scene)
    subjects = [name.first for name in scene.names if _names_subject(scene, name) and name.first not in aside]
    predicates = [cue.first for cue in scene.cues if _names_measure(cue) or _is_verb(cue)]
    breaks = {_break(scene, a, b, subjects + predicates if a else subjects, aside) for a, b in _gaps(scene)}
    starts = sorted((breaks | stops) - {0, -1})
    numbers, clause, at = [], 0, 0
    for token in range(len(scene.words)):
        while at < len(starts) and starts[at] <= token:
            at, clause = at + 1, clause + 1
        numbers.append(clause)
    return numbers


def _gaps(scene: Scene) -> list[tuple[int, int]]:
    ends = [0, *(figure.last for figure in scene.figures)]
    firsts = [*(figure.first for figure in scene.figures), len(scene.words)]
    return [(end, first) for end, first in zip(ends, firsts, strict=True) if end < first]


def _break(scene: Scene, first: int, last: int, opening: Sequence[int], aside: frozenset[int]) -> int:
    element = min((at for at in opening if first <= at < last), default=-1)
    if element < 0:
        return -1
    if first == 0:
        return _initial_break(scene, last, aside)
    separators = [at for at in range(first, element) if _separates(scene, at) and at not in aside]
    return separators[-1] if separators else -1


def _initial_break(scene: Scene, last: int, aside: frozenset[int]) -> int:
    """Before the first figure only a hard mark, or a join followed by a name, opens a new clause."""
    if scene.spoken.isdisjoint(OPENING):
        return -1
    for at in range(last - 1, 0, -1):
        word = scene.lower(at)
        if word not in OPENING or at in aside:
            continue
        opened = word == "with" and any(
            at < name.first <= at + 3 and not prepositional(scene, name) for name in scene.names
        )
        follower = word in LEADING and any(name.first in (at + 1, at + 2) for name in scene.names)
        if opened or follower or word in HARD:
            return at
    return -1


def _asides(scene: Scene) -> frozenset[int]:
    """The tokens from a dash or bracket to its partner: "the four—Meta, Amazon and two more—spent"."""
    if scene.spoken.isdisjoint(ASIDES):
        return frozenset()
    dashes = [at for at, token in enumerate(scene.words) if token.text in DASHES]
    pairs = list(zip(dashes[::2], dashes[1::2], strict=False))
    opened = -1
    for at, token in enumerate(scene.words):
        if token.text == "(":
            opened = at
        elif token.text == ")" and opened >= 0:
            pairs.append((opened, at))
            opened = -1
    return frozenset(at for first, last in pairs for at in range(first, last + 1))


def _names_subject(scene: Scene, name: Name) -> bool:
    """A name that may be what the next figure is about."""
    return not prepositional(scene, name)


def _names_measure(cue: Cue) -> bool:
    return cue.kind == "metric" and cue.word_class != "taking"


def _is_verb(cue: Cue) -> bool:
    return cue.kind == "direction" and cue.word_class in ("verb", "transitive")


def _separates(scene: Scene, at: int) -> bool:
    return scene.words[at].text in MARKS or scene.lower(at) in JOINS


# Behind "with" and a name: "with Brent [at] $71", "with the Dow [down] 212 points".
LYING = frozenset({"at", "up", "down", "off", "unchanged", "higher", "lower"})
# fmt: off
PREPOSITIONS = frozenset({
    "of", "in", "at", "by", "from", "to", "for", "on", "into", "against", "over", "between", "among", "via",
    "than", "during", "within", "versus", "like", "unlike",
    "including", "excluding", "except", "ex", "despite", "amid", "about", "under", "across",
    "outside", "with", "behind",
})
# fmt: on
TOLD = frozenset({"told", "informed", "notified"})
PLACING = PREPOSITIONS - {"with"}
JOINING = PREPOSITIONS | JOINS | RELATIVE


def prepositional(scene: Scene, name: Name) -> bool:
    """Whether a name stands behind a preposition, "in the United States".

    Not if it owns what follows, "in Apple's second quarter", nor in "with SK Hynix plunging 14%".
    """
    before = name.first - 1
    if (owner := _owner(scene, name)) is not None:
        return prepositional(scene, owner._replace(last=name.last))
    while before >= 0 and scene.lower(before) in {"the", "a", "an", "its", "both"}:
        before -= 1
    before = _descriptor(scene, before)
    if _describes(scene, before):
        before -= 1
    word = scene.lower(before)
    if scene.hyphened(name.last) or (word == "," and _is_place(name) and _behind_place(scene, before)):
        return True  # "a Minnesota-based airline", "in St. Cloud, Minnesota"
    if word in {"and", "or", "&"} and (joined := _joined(scene, name, before)):
        return prepositional(scene, joined)
    if word == "like" and name.known is not None and scene.lower(before - 1).endswith("s"):
        return False  # "chip stocks like SanDisk and Micron fell 10%"
    if word in TOLD:
        return True  # "told the Securities and Exchange Commission it had bought 5%"
    if before < 0 or word not in PREPOSITIONS or (possessive(scene, name) and word not in COMPARED):
        return False
    after = _word_after(scene, name)
    return not (word == "with" and (after in LYING or after.endswith("ing")))


def _owner(scene: Scene, name: Name) -> Name | None:
    """The place whose trade a name is: "at [U.S.] retailers", "in the [Eleventh District's] factories"."""
    if name.known is None or name.known.kind != "sector":
        return None
    ends = {name.first, name.first - (scene.lower(name.first - 1) in POSSESSIVE)}
    return next((other for other in scene.names if other.last in ends and _is_place(other)), None)


def _joined(scene: Scene, name: Name, at: int) -> Name | None:
    """The name before the "and" that joins another to it: "in Spain and Portugal", "chips for Apple and Nvidia"."""
    before = next((other for other in scene.names if other.last == at), None)
    if before is None or _is_place(before) != _is_place(name):
        return None
    acts = any(cue.first == name.last and cue.word_class == "verb" for cue in scene.cues)
    return None if acts and not _is_place(name) else before


def _describes(scene: Scene, at: int) -> bool:
    """Whether a word between a preposition and a name only says what it is: "in [continental] Europe"."""
    word = scene.words[at].text if at > 0 else ""
    plain = word.isalpha() and word.islower() and word not in JOINING
    return plain and scene.lower(at - 1) in PLACING


def _descriptor(scene: Scene, at: int) -> int:
    """The preposition before the words that say what a name is: "[at] sneaker maker Nikita"."""
    if scene.lower(at) not in scene.roles:
        return at
    for before in range(at - 1, max(at - 4, -1), -1):
        if scene.lower(before) in PREPOSITIONS:
            return before
        if not scene.words[before].text.isalpha():
            break
    return at


def _is_place(name: Name) -> bool:
    return name.known is not None and name.known.kind in ("country", "region")


def is_product(name: Name) -> bool:
    return name.known is not None and name.known.kind == "product"


def taken_up(scene: Scene, person: Name) -> bool:
    """Whether somebody else acts behind a phrase: "As part of Wirth's plan, [the company] cut its costs"."""
    if not possessive(scene, person) or scene.lower(person.first - 1) not in PREPOSITIONS:
        return False
    speaking = {cue.first for cue in scene.cues if cue.kind == "source"}
    acting = (cue for cue in scene.cues if cue.kind == "anaphor" and cue.first > person.last)
    return any(scene.lower(cue.first - 1) in CLOSING and cue.last not in speaking for cue in acting)


def _behind_place(scene: Scene, comma: int) -> bool:
    town = next((name for name in scene.names if name.last == comma), None)
    return town is not None and town.first > 0 and scene.lower(town.first - 1) in PREPOSITIONS


def _word_after(scene: Scene, name: Name) -> str:
    """The word behind a name and its ticker in brackets."""
    after = name.last
    if scene.lower(after) == "(":
        while after < len(scene.words) and scene.lower(after) != ")":
            after += 1
        after += 1
    return scene.lower(after)


def possessive(scene: Scene, name: Name) -> bool:
    return scene.lower(name.last) in POSSESSIVE


def coordinated(scene: Scene, names: Sequence[Name], at: int) -> list[Name]:
    """The run of names, joined by commas and "and" alone, that ends with the one at an index.

    Tickers in brackets behind a name are that name again.
    """
    run = [names[at]]
    for before in reversed(names[:at]):
        gap = _outside_brackets(scene.between(before.last, run[0].first))
        if before.subject == run[0].subject and not gap:
            run[0] = before
            continue
        models = gap == ["/"] and is_product(before) and is_product(run[0])
        if not models and (not gap or not set(gap) <= {",", "and", "&", "or", "the", "both"}):
            break
        if gap == [","] and len(run) == 1 and scene.lower(before.first - 1) == "unlike":
            break
        run.insert(0, before)
    return run


def following(scene: Scene, names: Sequence[Name], at: int) -> list[Name]:
    """The name at an index with those enumerated behind it: "of Meta, Microsoft and Amazon"; alone without an "and"."""
    last = at
    for behind in range(at + 1, len(names)):
        if coordinated(scene, names, behind)[0].first > names[at].first:
            break
        if {"and", "&", "/"} & set(scene.between(names[behind - 1].last, names[behind].first)):
            last = behind
    return list(names[at : last + 1])


def _outside_brackets(words: Sequence[str]) -> list[str]:
    kept: list[str] = []
    depth = 0
    for word in words:
        depth += word == "("
        if depth == 0:
            kept.append(word)
        depth -= word == ")" and depth > 0
    return kept

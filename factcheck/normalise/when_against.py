"""Times of figures that others are only set against: "to 1.4%, from 4.4% in the third quarter", "after May's 0.2%"."""

from __future__ import annotations

from factcheck.model.time import Moment, Time
from factcheck.normalise.lexicon import Lexicon
from factcheck.normalise.scene import Dated, Figure, Scene

POSSESSIVE = frozenset({"'s", "’s"})
# In words: how far behind its figure a time may stand, and before it the word that sets it against another.
TIME_REACH, WORD_REACH = 3, 6
MARKED_REACH = 8
ENDS = frozenset({",", ";", ":", "and", "but", "while"})


def set_against(scene: Scene, dated: Dated, lexicon: Lexicon) -> bool:
    """Whether the figure of a time is one that another is compared with, or starts from."""
    return _owned(scene, dated, lexicon) or _behind(scene, dated, lexicon)


def is_year_back(scene: Scene, dated: Dated, lexicon: Lexicon) -> bool:
    """Whether a time is the year before, of which a figure is that another is held against: "from 1.9 last year"."""
    told = dated.time.first
    if told != Moment(unit="year", shift=-1) or dated.time.kind not in ("point", "anaphor"):
        return False
    return set_against(scene, dated, lexicon)


def a_year_from(time: Time) -> Time:
    """The year before as it is counted from a period: "a year earlier"."""
    return time._replace(kind="anaphor", first=Moment(unit="year", shift=-1))


def of_whose_year(scene: Scene, dated: Dated) -> Dated | None:
    """The year that the figure of a like period is said to be of: "exceeding [last year's] $9 million for the same"."""
    own = next((figure for figure in reversed(scene.figures) if figure.last <= dated.first), None)
    if own is None or dated.time.first != Moment(shift=0) or dated.first - own.last > 1:
        return None
    last_year = Moment(unit="year", shift=-1)
    years = (one for one in scene.times if one.last == own.first - 1 and one.time.first == last_year)
    return next((one for one in years if scene.lower(one.last) in POSSESSIVE), None)


def a_year_before(scene: Scene, dated: Dated, lexicon: Lexicon) -> Time:
    """The time as one a year before, where a like period is that of the figure another is set against.

    "$61 million, against $38 million in the corresponding period"; the same period may be that of both.
    """
    if of_whose_year(scene, dated) is not None:
        return dated.time._replace(first=Moment(unit="year", shift=-1))
    if dated.time.first != Moment(shift=0) or not _behind(scene, dated, lexicon):
        return dated.time
    own = next(figure for figure in reversed(scene.figures) if figure.last <= dated.first)
    at = own.first - 1
    while scene.lower(at) in lexicon.sets["hedge"]:
        at -= 1
    alone = scene.lower(at) in lexicon.sets["set_against"] | {"with"} and own.mention.unit != "percent"
    near = dated.first - own.last <= 1
    like = not lexicon.sets["like_period"].isdisjoint(dated.time.text.lower().split())
    return dated.time._replace(first=Moment(unit="year", shift=-1)) if like or (alone and near) else dated.time


def marked(scene: Scene, dated: Dated, lexicon: Lexicon) -> bool:
    """Whether a time is that of a mark which was left once: "a record in 2022", "founded in March 2010"."""
    return not lexicon.sets["marked"].isdisjoint(scene.between(dated.first - MARKED_REACH, dated.first))


def _owned(scene: Scene, dated: Dated, lexicon: Lexicon) -> bool:
    """ "From December's 910 billion", "beat June's record of 5 million"."""
    if scene.lower(dated.last) not in POSSESSIVE:
        return False
    at, leading = dated.first - 1, lexicon.sets["set_against"] | lexicon.sets["outdone"]
    while scene.lower(at) in lexicon.sets["hedge"] - leading:
        at -= 1
    return scene.lower(at) in leading


def _behind(scene: Scene, dated: Dated, lexicon: Lexicon) -> bool:
    """ "After a rise of 1.9% in the first quarter"."""
    own = next((figure for figure in reversed(scene.figures) if figure.last <= dated.first), None)
    if own is None:
        return False
    told = {at for other in scene.times for at in range(other.first, other.last)}
    gap = [scene.lower(at) for at in range(own.last, dated.first) if at not in told]
    if len(gap) > TIME_REACH:
        return False
    return ENDS.isdisjoint(gap) and not lexicon.sets["set_against"].isdisjoint(_before(scene, own))


def _before(scene: Scene, own: Figure) -> list[str]:
    """The words of its own clause before a figure, back to the figure or the time before."""
    ends = [*(figure.last for figure in scene.figures), *(dated.last for dated in scene.times)]
    start = max((end for end in ends if end <= own.first), default=0)
    words = scene.between(max(start, own.first - WORD_REACH), own.first)
    marks = [at for at, word in enumerate(words) if word in {",", ";", ":"}]
    return words[marks[-1] + 1 :] if marks else words

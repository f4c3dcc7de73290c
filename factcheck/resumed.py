"""A run taken up where an earlier one left off: of many articles, only what a few edits move is worked out again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING

from factcheck.model.article import Notice
from factcheck.model.finding import Report, Treated
from factcheck.model.made import Made
from factcheck.model.pack import RulePack
from factcheck.model.statement import Reading
from factcheck.pipeline import Remembered, Understood, distinct
from factcheck.standing import TOPICS, Left, Standing, settled
from factcheck.topics import topics

if TYPE_CHECKING:
    from factcheck.cache import Kept
    from factcheck.cache.ordered import Ordered
    from factcheck.cache.stands import Stood

FEWEST = 400  # articles from which on comparing them all anew costs more than keeping how they stand
FEW, ONE_IN = 8, 60  # articles that may be others than before, and the share of them all

Work = Callable[[], Iterable[Understood | Notice]]
Recognise = Callable[[], Iterable[Understood | Remembered | Notice]]


class LostError(LookupError):
    """What an earlier run kept is not there any more."""


class Readings(MutableMapping[str, Reading]):
    """What was read of articles, each fetched when it is asked for. Raises LostError where it is not to be had."""

    def __init__(self, made: Mapping[str, Made], kept: Kept) -> None:
        self.kept = kept
        self.made = dict(made)
        self.held: dict[str, Reading] = {}

    def __getitem__(self, name: str) -> Reading:
        if name not in self.held:
            self.held[name] = fetched(self.made[name], name, self.kept).reading
        return self.held[name]

    def __setitem__(self, name: str, reading: Reading) -> None:
        self.held[name] = reading

    def __delitem__(self, name: str) -> None:
        self.held.pop(name, None)
        self.made.pop(name, None)

    def __contains__(self, name: object) -> bool:
        return name in self.held or name in self.made

    def __iter__(self) -> Iterator[str]:
        return iter({**self.made, **self.held})

    def __len__(self) -> int:
        return len({**self.made, **self.held})


def fetched(made: Made, name: str, kept: Kept) -> Treated:
    found = kept.made(made, name)
    if found is None:
        raise LostError(name)
    return found


def report(kept: Kept, key: bytes, recognise: Recognise, work: Work, pack: RulePack) -> Report:
    """What the articles disagree on, as ``pipeline.check`` tells it of what the ``work`` yields.

    Where the last run under that key left how things stood, and few articles are others than then by what
    ``recognise`` yields, the rest is taken from there.
    """
    left = kept.stood(key)
    found = None if left is None else taken_up(kept, key, left, recognise, pack)
    return anew(kept, key, work, pack) if found is None else found


def taken_up(kept: Kept, key: bytes, left: Stood, recognise: Recognise, pack: RulePack) -> Report | None:
    """What stands now by what stood then; nothing where too much is another, or something is lost."""
    entries = list(distinct(recognise()))
    now = {entry.summary.id: entry for entry in entries if not isinstance(entry, Notice)}
    then = left.made
    changed = [entry for name, entry in now.items() if entry.made is None or then.get(name) != entry.made]
    gone = then.keys() - now.keys()
    if len(changed) + len(gone) > max(FEW, len(now) // ONE_IN):
        return None
    try:
        standing = before(left, now, kept, pack)
        standing.change([whole(entry, kept) for entry in changed], gone)
    except (LookupError, ValueError):
        return None
    if (changed or gone) and all(entry.made for entry in now.values()):
        kept.keep_stood(key, after(standing, left, now))
    return standing.report([entry for entry in entries if isinstance(entry, Notice)])


def before(left: Stood, now: Mapping[str, Understood | Remembered], kept: Kept, pack: RulePack) -> Standing:
    """How things stood, with what is the same now told as it is now."""
    made = left.made
    names = [name for name, _ in left.articles]
    pairs = Counter({(names[a], names[b]): count for a, b, count in left.pairs})
    summaries = {name: entry.summary for name, entry in now.items() if name in made}
    return Standing(pack, Left(summaries, Readings(made, kept), names, left.ordered(), left.held, pairs))


def whole(entry: Understood | Remembered, kept: Kept) -> Understood:
    """The article with what was made of it alone."""
    if isinstance(entry, Understood):
        return entry
    return Understood(entry.summary, *fetched(entry.made, entry.summary.id, kept), made=entry.made)


def after(standing: Standing, left: Stood, now: Mapping[str, Understood | Remembered]) -> Stood:
    """How things stand now."""
    from factcheck.cache.stands import stood

    indexes = {**standing.blocks.indexes, TOPICS: standing.topics.index}
    ordered = {
        name: index.changed(indexes[name].added, indexes[name].removed) for name, index in left.ordered().items()
    }
    articles = [(name, now[name].made if name in now else None) for name in standing.blocks.names]
    return stood(articles, ordered, standing.pairs, standing.held)


def left_by(articles: Sequence[Understood], pack: RulePack) -> dict[str, Ordered]:
    """The indexes of articles, numbered as they come."""
    from array import array

    from factcheck import align
    from factcheck.cache.ordered import Ordered

    columns = align.columns((article.reading for article in articles), pack)
    told = [(topic, number) for number, one in enumerate(articles) for topic in topics(one.reading, pack)]
    columns[TOPICS] = array("q", [topic for topic, _ in told]), array("q", [number for _, number in told])
    return {name: Ordered.of_columns(*column) for name, column in columns.items()}


def anew(kept: Kept, key: bytes, work: Work, pack: RulePack) -> Report:
    """Everything worked out, and how it stands kept for the next run where there is much of it."""
    entries = list(work())
    articles = [entry for entry in entries if isinstance(entry, Understood)]
    notices = [entry for entry in entries if isinstance(entry, Notice)]
    standing = settled(articles, pack)
    if len(articles) >= FEWEST and all(article.made for article in articles):
        from factcheck.cache.stands import stood

        made = [(article.summary.id, article.made) for article in articles]
        kept.keep_stood(key, stood(made, left_by(articles, pack), standing.pairs, standing.held))
    return standing.report(notices)

"""Every sentence of an article as a language model may be asked about it, and what it may be found by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from factcheck.model.article import Article
from factcheck.model.mention import Mention
from factcheck.model.pack import RulePack
from factcheck.model.placeholders import masked
from factcheck.model.quantity import Quantity
from factcheck.model.statement import Reading, Saying, Statement
from factcheck.model.stem import stem
from factcheck.model.text import Text
from factcheck.model.time import Time
from factcheck.normalise.lexicon import Cue, lexicon
from factcheck.normalise.names import find_names
from factcheck.normalise.scene import Cast, Scene, scenes
from factcheck.normalise.stances import sided, told

FEWEST_WORDS, MOST_WORDS = 4, 60  # shorter ones say too little, longer ones too much to be opposed as a whole
DOUBTFUL = "hypothetical"
TERMINAL = tuple('.!?"”’)…')


def sayings(
    article: Article,
    reading: Reading,
    pack: RulePack,
    times: Mapping[str, Sequence[Time]],
    mentions: Mapping[str, Sequence[Mention]],
) -> tuple[Saying, ...]:
    """The sentences of an article that say enough to be contradicted, in order."""
    words, cast = lexicon(pack), Cast()
    held: dict[tuple[str, int], Statement] = {(said.place.field, said.place.start): said for said in reading.statements}
    made = (
        _saying(article, text, scene, held, pack, cast)
        for text in article.texts
        for scene in scenes(text, mentions.get(text.field, ()), times.get(text.field, ()), words)
    )
    return tuple(saying for saying in made if saying is not None)


def _saying(
    article: Article,
    text: Text,
    scene: Scene,
    held: Mapping[tuple[str, int], Statement],
    pack: RulePack,
    cast: Cast,
) -> Saying | None:
    words = lexicon(pack)
    names = find_names(scene, words, cast)
    content = [token.lower for token in scene.words if token.text[0].isalpha() and token.lower not in words.stop]
    printed = " ".join(text.quote(scene.sentence.span).split())
    whole = text.field == "title" or (scene.block in ("paragraph", "item") and printed.endswith(TERMINAL))
    # Whoever says "I" or "you" is named elsewhere, if at all.
    spoken = any(token.lower in pack.words.phrases["set"]["speaking"] for token in scene.words)
    if spoken or not whole or "?" in printed or not FEWEST_WORDS <= len(content) <= MOST_WORDS:
        return None
    place = text.place(article.path, scene.sentence.span)
    statement = held.get((place.field, place.start))
    slots = statement.slots if statement else ()
    cues = list(words.cues_in(scene.words))
    spans = [(one.first, one.last) for one in scene.figures] + [(one.first, one.last) for one in scene.times]
    idle = {at for first, last in spans for at in range(first, last)}
    named = [cue for cue in cues if _names_measure(cue) and not sided(cue, scene.words, pack)]
    measures = {at for cue in named for at in range(cue.first, cue.last)}
    return Saying(
        article=article.id,
        group=article.group,
        place=place,
        text=masked(statement) if statement else printed,
        names=frozenset(name.subject for name in names if not name.adjective),
        words=frozenset(map(stem, content)),
        figures=frozenset(_figure(slot.claim.quantity) for slot in slots if slot.claim),
        periods=tuple(slot.period for slot in slots if slot.period is not None),
        measures=frozenset(cue.label for cue in named),
        told=told(scene, idle, measures, pack, words, headline=text.field == "title"),
        ranks=frozenset(
            pack.dates.ordinals[token.lower] for token in scene.words if token.lower in pack.dates.ordinals
        ),
        doubtful=any(cue.kind == "modality" and cue.label == DOUBTFUL for cue in cues),
        as_of=article.date,
    )


def _names_measure(cue: Cue) -> bool:
    return cue.kind == "metric" and cue.word_class != "taking"


def _figure(amount: Quantity) -> tuple[str, Decimal]:
    return (amount.unit or "").partition(":")[0], amount.near

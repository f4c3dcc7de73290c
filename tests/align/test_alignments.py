"""Which figures are held against each other: by their sentences, by what they are figures of, and no others.

The cases are ``tests/cases/align/*.toml``: "sentences" for the first channel, "frames" for the second, "exchanged"
for figures told the other way round.
"""

from __future__ import annotations

import random
import shutil
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import factcheck
from factcheck import packs, pipeline, read
from factcheck.align import alignments, exchanged, frame, template
from factcheck.model.claim import Claim, Grade
from factcheck.model.finding import Alignment, Report
from factcheck.model.statement import Reading
from tests import handmade

HERE = Path(__file__).parents[1]
CASES = HERE / "cases" / "align"
CORPUS = HERE.parent / "corpus" / "articles"
PACK = packs.load()
SAID = {"name", "a", "b", "group_a", "group_b", "pairs", "xfail"}


def readings(texts: Mapping[str, str], groups: Mapping[str, str] | None = None) -> list[Reading]:
    """What is read of each text, by its id."""
    articles = (replace(read.article(text, id=key), group=(groups or {}).get(key)) for key, text in texts.items())
    return [pipeline.understand(article, PACK).reading for article in articles]


def cases(theme: str) -> Iterator[Any]:
    for entry in tomllib.loads((CASES / f"{theme}.toml").read_text(encoding="utf-8"))["case"]:
        if odd := set(entry) - SAID:
            raise ValueError(f"{theme}.toml, case {entry.get('name')!r}: unknown {', '.join(sorted(odd))}")
        marks = [pytest.mark.xfail(reason=entry["xfail"], strict=True)] if "xfail" in entry else []
        yield pytest.param(entry, id=entry["name"], marks=marks)


def of_case(entry: Mapping[str, Any]) -> list[Reading]:
    groups = {letter: entry[f"group_{letter}"] for letter in "ab" if f"group_{letter}" in entry}
    return readings({"a": entry["a"], "b": entry["b"]}, groups)


def across(pairs: Sequence[Alignment]) -> list[list[str]]:
    """The figures of a held against those of b, each pair once, in the order they stand in a."""
    sides = [sorted((pair.a, pair.b), key=lambda claim: claim.article) for pair in pairs]
    sides = sorted((side for side in sides if side[0].article != side[1].article), key=lambda side: side[0].span)
    once = {(ours.id, theirs.id): [ours.place.text, theirs.place.text] for ours, theirs in sides}
    return list(once.values())


@pytest.mark.parametrize("entry", tuple(cases("sentences")))
def test_sentences_alike_hold_their_figures_together(entry: Mapping[str, Any]) -> None:
    pairs = [pair for pair in alignments(of_case(entry), PACK).pairs if pair.channel == "template"]
    assert across(pairs) == entry["pairs"]


@pytest.mark.parametrize("entry", tuple(cases("exchanged")))
def test_figures_told_the_other_way_round_are_held_together(entry: Mapping[str, Any]) -> None:
    statements = [statement for reading in of_case(entry) for statement in reading.statements]
    assert sorted(across(list(exchanged.alignments(statements)))) == sorted(entry["pairs"])


@pytest.mark.parametrize("entry", tuple(cases("frames")))
def test_figures_of_one_thing_are_held_together(entry: Mapping[str, Any]) -> None:
    claims = [claim for reading in of_case(entry) for claim in reading.claims]
    assert across(list(frame.alignments(claims, PACK))) == entry["pairs"]


def test_each_name_says_one_behaviour() -> None:
    names = Counter(param.values[0]["name"] for theme in ("sentences", "frames") for param in cases(theme))
    assert [name for name, times in names.items() if times > 1] == []


SENTENCE = "The harbour board expects {} ships to call at the new terminal this season."
SHIPS = "The {} board expects {} ships to call at the new terminal this season."


def test_one_form_of_words_in_one_text_tells_two_things() -> None:
    text = "\n\n".join(SENTENCE.format(number) for number in (41, 47))
    assert alignments(readings({"a": text}), PACK).pairs == ()


def test_a_text_that_repeats_itself_is_held_to_its_own_words() -> None:
    told_twice = [
        f"The {what} of the harbour were counted and there were {n} of them."
        for n, what in enumerate(("old cranes", "green boats", "long sheds", "red lamps"), 20)
    ]
    text = "\n\n".join([*told_twice, SENTENCE.format(41), *told_twice, SENTENCE.format(47)])
    pairs = alignments(readings({"a": text}), PACK).pairs
    assert [(pair.a.place.text, pair.b.place.text) for pair in pairs] == [("41 ships", "47 ships")]


def test_of_a_crowd_of_equal_sentences_so_many_are_compared() -> None:
    many = readings({f"{number:03}": SENTENCE.format(number) for number in range(100, 200)})
    found, _ = template.matches([one for reading in many for one in reading.statements], PACK.tolerances)
    assert len(found) == template.CROWD * (template.CROWD - 1) // 2


def test_shingles_that_stand_everywhere_say_nothing() -> None:
    towns = [
        f"{first}{second}"
        for first in ("nor", "sou", "mid", "wes", "eas", "high")
        for second in ("ham", "ton", "ley", "by", "wick")
    ]
    many = readings({town: SHIPS.format(town, 20 + at) for at, town in enumerate(towns)})
    statements = [one for reading in many for one in reading.statements]
    assert len(towns) > template.COMMON
    assert template.matches(statements, PACK.tolerances)[0] == []
    assert len(template.matches(statements[:5], PACK.tolerances)[0]) == 10


def claim(article: str, value: str, **said: Any) -> Claim:
    """A claim of Acme's revenue."""
    frame_of: dict[str, Any] = {"subject": "Acme", "metric": "revenue", "known": True} | said
    made = handmade.claim(article, f"Acme told {value}.", value, unit="USD", value=value, **frame_of)
    return replace(made, frame=replace(made.frame, subject_grade=Grade.CLAUSE, metric_grade=Grade.CLAUSE))


def test_equal_claims_are_one_node_and_cost_no_pair() -> None:
    equal = [claim(f"{number:04}", "613") for number in range(500)]
    (node,) = frame.collapsed(equal, PACK)
    assert (node.claim, node.also) == (equal[0], tuple(equal[1:]))
    assert list(frame.alignments(equal, PACK)) == []


def test_a_lone_claim_meets_equal_claims_once() -> None:
    equal, lone = [claim(f"{number:04}", "613") for number in range(500)], claim("z", "885")
    (pair,) = frame.alignments([*equal, lone], PACK)
    assert (pair.a, pair.b, pair.also) == (equal[0], lone, tuple(equal[1:]))


DIFFERENT = (
    {"direction": "up"},
    {"qualifiers": frozenset({"close"})},
    {"modality": "forecast"},
    {"source": "UBS"},
    {"words": frozenset({"cloud"})},
    {"approx": "about"},
    {"per": "month"},
)


@pytest.mark.parametrize("said", DIFFERENT, ids=[next(iter(said)) for said in DIFFERENT])
def test_what_differs_in_anything_compared_is_a_node_of_its_own(said: dict[str, Any]) -> None:
    assert len(frame.collapsed([claim("a", "613"), claim("b", "613", **said)], PACK)) == 2


def test_of_a_crowd_of_values_those_of_one_time_are_compared() -> None:
    crowd = [claim(f"{number:03}", str(1000 + number)) for number in range(frame.CROWD + 40)]
    assert len(list(frame.alignments(crowd, PACK))) == frame.CROWD * (frame.CROWD - 1) // 2


def test_what_no_pack_knows_is_held_together_by_its_words() -> None:
    words = frozenset({"ferry", "crossing", "outer", "island"})
    ours = claim("a", "613", known=False, metric="ferry crossing", words=words)
    near = claim("b", "885", known=False, metric="crossing ferry", words=words - {"outer"})
    far = claim("c", "885", known=False, metric="ferry", words=frozenset({"ferry", "fuel", "harbour", "island"}))
    pairs = [(pair.a.article, pair.b.article) for pair in frame.alignments([ours, near, far], PACK)]
    assert pairs == [("a", "b")]


def test_what_is_not_placed_is_held_against_nothing() -> None:
    for missing in ("subject", "metric"):
        assert (
            list(frame.alignments([claim("a", "613", **{missing: None}), claim("b", "885", **{missing: None})], PACK))
            == []
        )


def told(report: Report) -> list[tuple[object, ...]]:
    """All that a report says, but for the places that a shuffle cannot change."""
    return [
        (
            one.id,
            one.rule,
            one.severity,
            one.message,
            one.hint,
            one.confidence,
            one.sides,
            [claim.id for claim in one.claims],
        )
        for one in report.findings
    ]


@pytest.fixture(scope="module")
def corpus() -> tuple[pipeline.Understood, ...]:
    found = pipeline.distinct(pipeline.each(sorted(CORPUS.iterdir()), PACK, read=_articles))
    return tuple(entry for entry in found if isinstance(entry, pipeline.Understood))


def _articles(path: Path) -> Iterator[Any]:
    sources, _ = read.sources([str(path)], read.Limits())
    for source in sources:
        yield from read.read(source, read.Limits())


@given(seed=st.integers(0, 2**32), kept=st.integers(6, 16))
@settings(max_examples=20, deadline=None)
def test_findings_do_not_depend_on_the_order_of_articles(
    corpus: tuple[pipeline.Understood, ...], seed: int, kept: int
) -> None:
    chosen = random.Random(seed).sample(corpus, min(kept, len(corpus)))
    shuffled = random.Random(seed + 1).sample(chosen, len(chosen))
    assert told(pipeline.check(chosen, PACK)) == told(pipeline.check(shuffled, PACK))


def test_the_corpus_has_findings_to_lose(corpus: tuple[pipeline.Understood, ...]) -> None:
    assert len(corpus) >= 24
    assert len(told(pipeline.check(corpus, PACK))) >= 10


@given(groups=st.lists(st.sampled_from([None, "desk", "archive"]), min_size=12, max_size=12))
@settings(max_examples=20, deadline=None)
def test_groups_never_cross(corpus: tuple[pipeline.Understood, ...], groups: list[str | None]) -> None:
    grouped = [_in_group(entry.reading, group) for entry, group in zip(corpus, groups, strict=False)]
    found = alignments(grouped, PACK)
    assert all(pair.a.group == pair.b.group for pair in found.pairs)
    assert all(pair.a.group == pair.b.group for pair in found.redatings)


def _in_group(reading: Reading, group: str | None) -> Reading:
    by_id = {claim.id: replace(claim, group=group) for claim in reading.claims}
    statements = tuple(
        replace(
            one,
            group=group,
            slots=tuple(slot._replace(claim=by_id[slot.claim.id]) if slot.claim else slot for slot in one.slots),
        )
        for one in reading.statements
    )
    return replace(reading, claims=tuple(by_id.values()), statements=statements)


def test_a_pair_is_held_together_by_the_stronger_channel_alone(corpus: tuple[pipeline.Understood, ...]) -> None:
    pairs = alignments([entry.reading for entry in corpus], PACK).pairs
    keys = Counter(frozenset((pair.a.id, pair.b.id)) for pair in pairs)
    assert max(keys.values()) == 1
    assert {len(key) for key in keys} == {2}
    assert {pair.channel for pair in pairs} >= {"template", "frame", "slip"}


def test_what_is_found_does_not_hang_on_what_the_folder_is_called(tmp_path: Path) -> None:
    """A path is an article's name where it has none of its own, and names come in order."""

    def told(name: str) -> set[object]:
        shutil.copytree(Path(__file__).parents[2] / "corpus" / "articles", tmp_path / name)
        findings = factcheck.check(str(tmp_path / name)).findings
        return {
            (one.rule, one.severity, frozenset((Path(p.path).name, p.start) for p in one.places)) for one in findings
        }

    assert told("articles") == told("zebra")

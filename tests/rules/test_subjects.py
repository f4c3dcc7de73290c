"""The names that come with the tool hold together."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache

import pytest

from factcheck import packs
from factcheck.model.subject import Subject

FILES = sorted((packs.core_dir() / "subjects").glob("*.toml"))


@cache
def written() -> tuple[tuple[str, Subject], ...]:
    """Every subject as its file has it, with the name of the file."""
    return tuple(
        (path.name, Subject(**entry))
        for path in FILES
        for entry in tomllib.loads(path.read_text("utf-8")).get("subject", [])
    )


def names(subject: Subject) -> tuple[str, ...]:
    return (subject.name, *subject.aliases, *subject.tickers, *subject.weak)


def test_no_name_stands_for_two_subjects() -> None:
    strong = Counter(
        name
        for _, subject in written()
        for name in {subject.name, *subject.aliases, *subject.tickers} - set(subject.weak)
    )
    assert [name for name, count in strong.items() if count > 1] == []


def test_no_name_stands_twice_in_an_entry() -> None:
    twice = [
        (subject.name, name)
        for _, subject in written()
        for name, count in Counter([*subject.aliases, *subject.tickers, *subject.weak]).items()
        if count > 1 or (name == subject.name and name not in subject.weak)
    ]
    assert twice == []


def test_names_are_clean() -> None:
    unclean = [name for _, subject in written() for name in names(subject) if not re.fullmatch(r"\S+( \S+)*", name)]
    assert unclean == []


def test_a_name_with_an_article_does_not_cut_a_longer_name_short() -> None:
    """ "the euro" would swallow the half of "the euro zone", were that not a name with its article too."""
    pack = packs.load().subjects
    named = [(name, subject.name) for subject in pack for name in names(subject)]
    everything = {name for name, _ in named}
    bare = {name[4:]: owner for name, owner in named if name.startswith(("the ", "The "))}
    cut = [
        name
        for name, owner in named
        for words in [name.split()]
        for end in range(1, len(words))
        if bare.get(" ".join(words[:end]), owner) != owner and f"the {name}" not in everything
    ]
    assert cut == []


def test_nouns_are_small_phrases_without_article() -> None:
    odd = [
        (subject.name, noun)
        for _, subject in written()
        for noun in subject.nouns
        if not re.fullmatch(r"\S+( \S+)*", noun) or noun.split()[0].lower() in {"the", "a", "an"}
    ]
    assert odd == []


def test_a_single_letter_names_nobody() -> None:
    assert [name for _, subject in written() for name in names(subject) if len(name) < 2] == []


def test_every_unit_is_not_its_parent_and_no_ring_of_parents_is_closed() -> None:
    parents = {subject.name: subject.parent for _, subject in written()}
    for name in parents:
        seen, at = [name], parents[name]
        while at is not None:
            assert at not in seen, seen
            seen.append(at)
            at = parents[at]


def test_tickers_are_not_words_of_headlines() -> None:
    words = {"ALL", "ARE", "BIG", "CAN", "CAT", "FOR", "IT", "KEY", "LOW", "NET", "NEW", "NOW", "ON", "OPEN", "OR",
             "PM", "AM", "SO", "US", "AI", "UK", "EU", "CEO", "IPO", "GDP", "CPI", "ETF", "A", "AN", "THE"}  # fmt: skip
    assert [ticker for _, subject in written() for ticker in subject.tickers if ticker in words] == []


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("Google Cloud", "Alphabet"),
        ("Amazon Web Services", "Amazon"),
        ("Azure", "Microsoft"),
        ("Instagram", "Meta Platforms"),
        ("YouTube", "Alphabet"),
        ("TikTok", "ByteDance"),
    ],
)
def test_a_part_is_no_name_of_the_whole(part: str, whole: str) -> None:
    by_name = {subject.name: subject for _, subject in written()}
    assert by_name[part].parent == whole
    assert not set(names(by_name[part])) & set(names(by_name[whole]))


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("Google", "Alphabet"),
        ("Facebook", "Meta Platforms"),
        ("SOX", "Philadelphia Semiconductor Index"),
        ("SMH", "VanEck Semiconductor ETF"),
        ("S&P 600", "S&P 600"),
        ("Samsung SDI", "Samsung SDI"),
        ("Samsung", "Samsung Electronics"),
        ("Delta Air Lines", "Delta Air Lines"),
        ("Delta Electronics", "Delta Electronics"),
        ("Dow", "Dow Jones Industrial Average"),
        ("Dow Inc", "Dow Inc"),
        ("Nasdaq", "Nasdaq Composite"),
        ("Nasdaq 100", "Nasdaq 100"),
        ("ECB", "European Central Bank"),
        ("Gold", "gold"),
        ("Oil", "crude oil"),
        ("Eurozone", "euro zone"),
        ("U.S.", "United States"),
    ],
)
def test_whom_a_name_means(name: str, means: str) -> None:
    found = [s.name for s in packs.load().subjects if name in (s.name, *s.aliases, *s.tickers)]
    assert found == [means]


@pytest.mark.parametrize("name", ["Target", "Gap", "Visa", "Delta", "Shell", "Orange", "Square", "Georgia", "Jordan"])
def test_a_name_that_is_an_ordinary_word_is_weak(name: str) -> None:
    subjects = packs.load().subjects
    assert any(name in subject.weak for subject in subjects)
    assert not any(name in subject.aliases for subject in subjects)


def test_endings_of_company_names_are_clean_and_longest_first() -> None:
    suffixes = packs.load().suffixes
    assert {"Inc", "Corp", "Ltd", "Plc", "AG", "Holdings"} <= set(suffixes)
    assert list(suffixes) == sorted(set(suffixes), key=lambda suffix: (-len(suffix), suffix))
    assert all(re.fullmatch(r"\S+( \S+)*", suffix) for suffix in suffixes)


def test_every_people_of_the_words_has_its_country() -> None:
    pack = packs.load()
    assert set(pack.words.phrases.get("demonym", {})) <= {subject.name for subject in pack.subjects}

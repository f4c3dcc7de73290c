"""Whole stories as outlets tell them: silent where they agree, and the slip of a figure found where they do not.

The cases are ``tests/cases/stories/*.toml``, in the form that ``test_cases`` reads: of six to fifteen sentences, with
the quarters, segments, forecasts and other companies' figures that stand around the one that matters.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck import packs
from tests.judge.test_cases import Case, case, mismatch

CASES = Path(__file__).parents[1] / "cases" / "stories"


def stories() -> Iterator[Case]:
    """Every story, in the order of the files."""
    for path in sorted(CASES.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield case(path.stem, entry)


ALL = tuple(stories())


def _params() -> Iterator[Any]:
    for story in ALL:
        marks = [pytest.mark.xfail(reason=story.xfail, strict=True)] if story.xfail else []
        yield pytest.param(story, id=f"{story.theme}: {story.name}", marks=marks)


@pytest.mark.parametrize("story", tuple(_params()))
def test_an_editor_of_whole_stories_is_shown_what_matters(story: Case) -> None:
    assert mismatch(story, packs.load()) is None


def test_each_story_says_one_behaviour() -> None:
    names = Counter(story.name for story in ALL)
    assert [name for name, times in names.items() if times > 1] == []


def test_silence_is_asked_of_about_half_the_stories() -> None:
    silent = sum(story.silent for story in ALL)
    assert abs(2 * silent - len(ALL)) <= len(ALL) // 5

"""facts.toml → the figures that the house has checked."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StrictStr, ValidationError, WithJsonSchema

from factcheck.configuration.complaints import complaint
from factcheck.configuration.documents import ConfigurationError, Document, content, decoded, shown
from factcheck.configuration.schema import Table, Texts
from factcheck.model.fact import Fact
from factcheck.model.text import Place


def _day(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


# TOML has days of its own; they may stand without quotes.
Day = Annotated[StrictStr, BeforeValidator(_day), WithJsonSchema({"type": "string"})]
Words = Annotated[StrictStr, Field(min_length=1, max_length=500)]


class FactTable(Table):
    """A figure that the house has checked."""

    subject: Words = Field(description="Whose figure: a name that a pack knows.")
    metric: Words = Field(description='What it measures, as a pack calls it; "… change" or "… share" for these.')
    value: Words = Field(description='The figure with its unit, as an article would write it: "$1.25 billion a month".')
    source: Words = Field(description="Who says so; a finding names it.")
    period: Day | None = Field(None, description='When: "2026-07-01", "Q2 2026", "the first half of 2026".')
    checked: Day | None = Field(None, description="The day on which it was checked.")
    qualifier: Texts = Field((), description='Words that limit it: "close", "adjusted", "year on year".')


class Facts(Table):
    """What the house has checked."""

    fact: list[FactTable] = Field([], description="Figures, each with its source.")


def facts(path: Path) -> tuple[Fact, ...]:
    """The facts of a file; ConfigurationError where it is none."""
    label = shown(path)
    text, data = decoded(content(path, label), label)
    document = Document(label, data, text)
    try:
        read = Facts.model_validate(data)
    except ValidationError as error:
        raise ConfigurationError(_message(document, error)) from error
    return tuple(
        Fact(
            one.subject, one.metric, one.value, one.source, _place(document, at, one.value),
            one.period, one.checked, one.qualifier,
        )
        for at, one in enumerate(read.fact)
    )  # fmt: skip


def _message(document: Document, error: ValidationError) -> str:
    first = min(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
    path: Sequence[int | str] = first["loc"]
    where, known = document.path, Facts
    if len(path) > 1 and isinstance(path[1], int):
        line = document.line("fact", path[1])
        return f"{where}, [[fact]] on line {line}: {complaint(path[2:], first, FactTable)}"
    return f"{where}: {complaint(path, first, known)}"


def _place(document: Document, index: int, value: str) -> Place:
    """Where the value of an entry is written; the head of the entry where it is written otherwise."""
    text = document.text
    heads = [match.start() for match in re.finditer(r"^[ \t]*\[\[[ \t]*fact[ \t]*\]\]", text, re.MULTILINE)]
    start = heads[index] if index < len(heads) else 0
    end = heads[index + 1] if index + 1 < len(heads) else len(text)
    key = re.compile(r"^[ \t]*value[ \t]*=", re.MULTILINE).search(text, start, end)
    found = text.find(value, key.end(), end) if key else -1
    at = found if found >= 0 else start
    line = text.count("\n", 0, at) + 1
    column = at - (text.rfind("\n", 0, at) + 1) + 1
    return Place(document.path, "body", at, at + len(value) if found >= 0 else at, line, column, value)


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file of facts."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Facts.model_json_schema()}

"""What a configuration may hold; the published JSON Schema is made of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool, StrictInt, StrictStr, WithJsonSchema

from factcheck.model.limits import MAX_BYTES, MAX_DEPTH

Severity = Literal["error", "warning", "info"]
Level = Literal["error", "warning", "info", "off"]


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError("not a number")
    return value


# One text may stand for a list of one.
Texts = Annotated[
    tuple[StrictStr, ...],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
Share = Annotated[Decimal, BeforeValidator(_number), Field(ge=0), WithJsonSchema({"type": "number", "minimum": 0})]
Positive = Annotated[StrictInt, Field(ge=1)]


def _kebab(name: str) -> str:
    return name.replace("_", "-")


class Table(BaseModel):
    """A table whose keys are all known."""

    model_config = ConfigDict(extra="forbid", alias_generator=_kebab, frozen=True)


class IgnoreTable(Table):
    """Findings that are let pass, and why."""

    rule: Annotated[Texts, Field(min_length=1)] = Field(description="Codes, beginnings of codes, or names of rules.")
    articles: Annotated[Texts, Field(max_length=2)] = Field(
        (), description="The article concerned, or the two of a pair, by id or pattern; any where left out."
    )
    figures: Texts = Field((), description="Figures as written, alone or with words around: findings that have all.")
    reason: StrictStr | None = Field(None, description="Why; without a reason nothing is let pass.")


class OverrideTable(Table):
    """What holds for the articles under some paths."""

    paths: Annotated[Texts, Field(min_length=1)] = Field(description="Patterns, from the folder of this file.")
    severity: dict[StrictStr, Level] = Field({}, description="Severity by rule.")
    ignore: Texts = Field((), description="Rules that are off.")
    group: StrictStr | None = Field(None, description="Group of articles that name none.")
    lang: StrictStr | None = Field(None, description="Language of articles that name none.")
    encoding: StrictStr | None = Field(None, description="Encoding of files that are neither UTF-8 nor marked.")


class Configuration(Table):
    """What factcheck.toml, or [tool.factcheck] of pyproject.toml, may hold. Paths are relative to its folder."""

    paths: Texts = Field((), description="Files, folders and patterns that are checked where none are named.")
    exclude: Texts = Field((), description="Patterns of paths that are passed over, unless named themselves.")
    overrides: list[OverrideTable] = Field([], description="What holds for some paths alone; the last one wins.")
    select: Texts = Field((), description="Rules in force: codes, beginnings of codes, names. All where left out.")
    severity: dict[StrictStr, Level] = Field({}, description='Severity by rule; "off" silences it.')
    ignore: list[IgnoreTable] = Field([], description="Findings that are let pass, each with a reason.")
    packs: Texts = Field((), description="Folders of rules laid over the core ones.")
    tolerances: dict[StrictStr, Share] = Field({}, description="How far figures may lie apart, by name.")
    facts: Texts = Field((), description="Files of figures that the house has checked.")
    baseline: StrictStr | None = Field(None, description="Findings that are known; only others fail a run.")
    fail_on: Literal["error", "warning", "info", "never"] = Field("error", description="What fails a run.")
    min_severity: Severity = Field("info", description="Quieter findings are left out.")
    strict_inputs: StrictBool = Field(False, description="Whether an input that cannot be read stops a run.")
    gitignore: StrictBool = Field(True, description="Whether folders are read without what git ignores.")
    nli: StrictStr = Field("off", description="Language model that weighs findings.")
    jobs: Positive = Field(1, description="Processes.")
    encoding: StrictStr | None = Field(None, description="Encoding of files that are neither UTF-8 nor marked.")
    max_bytes: Positive = Field(MAX_BYTES, description="Largest file, or JSON Lines record, that is read.")
    max_depth: Positive = Field(MAX_DEPTH, description="Deepest nesting of HTML elements that is followed.")


# What other tools, or other people, call some of these keys.
OTHERWISE = {
    "model": "nli",
    "language-model": "nli",
    "threshold": "fail-on",
    "thresholds": "fail-on, min-severity and tolerances",
    "limits": "max-bytes and max-depth",
    "rules": "select",
    "extend-exclude": "exclude",
    "include": "paths",
    "per-file-ignores": "overrides",
    "suppressions": "ignore",
}
TABLES: dict[str, type[Table]] = {"": Configuration, "overrides": OverrideTable, "ignore": IgnoreTable}

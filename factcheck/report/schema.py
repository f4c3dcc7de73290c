"""The shapes of the JSON that others rely on; the published JSON Schemas are made of them."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from pydantic import ConfigDict, Field, TypeAdapter, with_config
from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

CLOSED = ConfigDict(extra="forbid")

# Decimals travel as strings: 0.1 is not 0.1 in every reader of JSON.
Decimals = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$")]
Unit01 = Annotated[float, Field(ge=0, le=1)]
Offset = Annotated[int, Field(ge=0)]
Ordinal = Annotated[int, Field(ge=1)]
PartialDate = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Code = Annotated[str, Field(pattern=r"^FC\d{3}$")]
FieldWord = Literal["body", "title"]
ApproxWord = Literal["about", "nearly", "more_than", "less_than", "at_least", "at_most", "range"]
GrainWord = Literal[
    "time", "day", "weekday", "week", "month", "quarter", "half", "year", "fiscal_quarter", "fiscal_year", "span"
]


@with_config(CLOSED)
class PeriodRecord(TypedDict):
    """The days a claim speaks of, where they can be resolved, and always the words."""

    first: Day | None
    last: Day | None
    text: str
    grain: GrainWord


@with_config(CLOSED)
class ClaimRecord(TypedDict):
    """A quantity in a frame. What an article leaves unsaid is null."""

    id: str
    article: str
    path: str
    field: FieldWord
    start: Offset
    end: Offset
    line: Ordinal
    column: Ordinal
    text: str
    sentence: str
    low: Decimals | None
    high: Decimals | None
    precision: Decimals
    unit: str | None
    per: str | None
    approx: ApproxWord | None
    direction: Literal["up", "down", "flat"] | None
    subject: str | None
    metric: str | None
    period: PeriodRecord | None
    as_of: PartialDate | None
    qualifier: str | None
    modality: Literal["actual", "forecast", "target", "hypothetical", "negated"]
    source: str | None
    part: NotRequired[str]


@with_config(CLOSED)
class PlaceRecord(TypedDict):
    """Characters ``start`` to ``end`` of the decoded file after a BOM; of the field, in JSON Lines."""

    path: str
    field: FieldWord
    start: Offset
    end: Offset
    line: Ordinal
    column: Ordinal
    text: str
    part: NotRequired[str]


@with_config(CLOSED)
class NliRecord(TypedDict):
    """A language model's probabilities for the pair of statements."""

    contradiction: Unit01
    entailment: Unit01
    neutral: Unit01


@with_config(CLOSED)
class SuppressionRecord(TypedDict):
    """Why a finding is let pass, and where that is written: in an article, or outside."""

    kind: Literal["inSource", "external"]
    reason: str
    place: PlaceRecord | None


@with_config(CLOSED)
class FindingRecord(TypedDict):
    """A conflict. ``sides`` index ``claims``: claims of one side agree with each other.

    ``nli`` is the mean of ``nli_both_ways``: whether the second side follows from the first, and the first from the
    second.

    A finding with ``suppressions``, or one whose ``baseline`` is "unchanged", is not counted and fails nothing.
    """

    id: str
    rule: Code
    name: str
    severity: Literal["error", "warning", "info"]
    message: str
    hint: str | None
    confidence: Unit01
    nli: NliRecord | None
    claims: list[ClaimRecord]
    sides: list[list[Offset]]
    places: list[PlaceRecord]
    suppressions: NotRequired[list[SuppressionRecord]]
    baseline: NotRequired[Literal["new", "unchanged"]]
    nli_both_ways: NotRequired[Annotated[list[NliRecord], Field(min_length=2, max_length=2)]]


@with_config(CLOSED)
class ArticleRecord(TypedDict):
    """An article as read: how many claims it makes, and of how many the subject and metric are known."""

    id: str
    path: str
    title: str | None
    date: PartialDate | None
    group: str | None
    claims: Offset
    placed: Offset


@with_config(CLOSED)
class ToolRecord(TypedDict):
    """What made the report."""

    name: str
    version: str


@with_config(CLOSED)
class SummaryRecord(TypedDict):
    """The run in numbers; what is suppressed or unchanged is counted nowhere else."""

    errors: Offset
    warnings: Offset
    infos: Offset
    articles: Offset
    claims: Offset
    placed: Offset
    alignments: Offset
    suppressed: NotRequired[Offset]
    unchanged: NotRequired[Offset]


@with_config(CLOSED)
class ReportRecord(TypedDict):
    """Everything a run has to say."""

    schema: Literal["factcheck-report/1"]
    tool: ToolRecord
    model: dict[str, str | int] | None
    articles: list[ArticleRecord]
    findings: list[FindingRecord]
    summary: SummaryRecord


SCHEMAS: dict[str, Any] = {"report": ReportRecord, "claim": ClaimRecord, "finding": FindingRecord}


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a report, a finding or a claim."""
    schema = TypeAdapter(SCHEMAS[name]).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

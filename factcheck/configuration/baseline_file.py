"""A baseline file → the findings that are known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictStr, ValidationError

from factcheck.configuration.complaints import reason
from factcheck.configuration.documents import ConfigurationError, content, shown
from factcheck.model.baseline import Known


class KnownRecord(BaseModel):
    """A finding that is known."""

    model_config = ConfigDict(extra="forbid")

    id: StrictStr = Field(pattern=r"^[0-9a-f]{16}(-[0-9]+)?$", description="The fingerprint.")
    rule: StrictStr = Field(pattern=r"^FC[0-9]{3}$")
    paths: tuple[StrictStr, ...]
    message: StrictStr
    telling: StrictStr = Field("", pattern=r"^([0-9a-f]{16})?$", description="Stands for what is said, by whomever.")
    figures: tuple[StrictStr, ...] = Field((), description="Stand for the figures in dispute, each where it is told.")


class Baseline(BaseModel):
    """Findings that were there when the baseline was written, one a line."""

    model_config = ConfigDict(extra="forbid", title="Baseline")

    schema_: Literal["factcheck-baseline/1"] = Field(alias="schema")
    findings: list[KnownRecord]


def baseline(path: Path) -> tuple[Known, ...]:
    """The findings of a baseline file; ConfigurationError where it is none."""
    label = shown(path)
    if not path.exists():
        raise ConfigurationError(f"{label}: no such baseline; {HOW}")
    try:
        data = json.loads(content(path, label))
        read = Baseline.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "the whole"
        raise ConfigurationError(f"{label}: no baseline ({where}: {reason(first)}); {HOW}") from error
    except (ValueError, RecursionError) as error:
        raise ConfigurationError(f"{label}: no baseline, as it is no JSON ({error}); {HOW}") from error
    return tuple(Known(one.paths, one.rule, one.id, one.message, one.telling, one.figures) for one in read.findings)


HOW = "write it with: factcheck baseline write FILE PATH…"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a baseline."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Baseline.model_json_schema()}

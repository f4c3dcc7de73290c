"""The published shape of a pack: a JSON Schema for each of its files, by the file's name."""

from __future__ import annotations

from typing import Any

from pydantic import ConfigDict, TypeAdapter

from factcheck.model.case import Case
from factcheck.model.metric import Metric
from factcheck.model.rule import Rule
from factcheck.model.subject import Subject
from factcheck.packs import dates, exchange, numbers, units

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]
LISTS: Schema = {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"}}}
NUMBER: Schema = {"type": "number"}
TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}
SPAN: Schema = {"type": "array", "items": NUMBER, "minItems": 4, "maxItems": 4}
TABLE: Schema = {"type": "object"}
WHOLES: Schema = {"type": "object", "additionalProperties": {"type": "integer"}}


def json_schema() -> Schema:
    """The JSON Schema (draft 2020-12) of a pack as an object of its files; each stands under ``$defs`` too.

    A file in a folder, subjects/banks.toml, has the shape of that folder's name.
    """
    files = {
        "pack.toml": closed(name=TEXT, about=TEXT),
        "subjects.toml": closed(subject=entries(Subject), suffixes=TEXTS),
        "metrics.toml": closed(metric=entries(Metric)),
        "conflicts.toml": entry(Rule),
        "cases.toml": closed(case=entries(Case)),
        "words.toml": {"type": "object", "additionalProperties": LISTS},
        "tolerances.toml": {"type": "object", "additionalProperties": {**NUMBER, "minimum": 0}},
        "numbers.toml": closed(**{table: TEXTS if table == "comma" else TABLE for table in sorted(numbers.TABLES)}),
        "units.toml": closed(**{table: TEXTS if table == "letters" else TABLE for table in sorted(units.TABLES)}),
        "currencies.toml": closed(**{table: TEXTS if table == "letters" else TABLE for table in sorted(units.TABLES)}),
        "exchange.toml": closed(
            rates={"type": "object", "additionalProperties": {"type": "array", "items": SPAN}},
            **dict.fromkeys(exchange.LISTS, LISTS),
            spoken_of={"type": "object", "additionalProperties": LISTS},
        ),
        "dates.toml": closed(
            **dict.fromkeys(dates.NUMBERED, WHOLES),
            **dict.fromkeys(dates.LISTED, LISTS),
            **{dates.LANGUAGE: TABLE},
        ),
    }
    references = {name: {"$ref": f"#/$defs/{name}"} for name in files}
    return {"$schema": DIALECT, "title": "Rule pack", **closed(**references), "$defs": files}


def closed(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def entries(noun: type[Any]) -> Schema:
    return {"type": "array", "items": entry(noun)}


def entry(noun: type[Any]) -> Schema:
    """The dataclass of the model is the schema, its parts written out in place."""
    adapter: TypeAdapter[Any] = TypeAdapter(tuple[noun, ...], config=ConfigDict(extra="forbid"))  # type: ignore[valid-type]
    schema = adapter.json_schema()
    found = inlined(schema["items"], schema["$defs"])
    assert isinstance(found, dict)
    return found


def inlined(schema: Any, parts: Schema) -> Any:
    """A schema without references and without what TOML cannot write: null, and a decimal in quotes."""
    if isinstance(schema, list):
        return [inlined(one, parts) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return inlined(parts[schema["$ref"].rpartition("/")[2]], parts)
    if "anyOf" in schema:
        kept = [one for one in schema["anyOf"] if one.get("type") != "null" and "pattern" not in one]
        schema = {**schema, "anyOf": kept}
    known = {key: value for key, value in schema.items() if not (key == "default" and value is None)}
    return {key: inlined(value, parts) for key, value in known.items()}

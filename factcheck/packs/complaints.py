"""What is wrong with an entry: pydantic judges it by the dataclass of the model, and the message says what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, get_args, get_type_hints

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from factcheck.model.spelling import nearest
from factcheck.packs.documents import Document, PackError

T = TypeVar("T")


def judged(noun: type[T], document: Document, label: str, entries: Sequence[Mapping[str, Any]]) -> tuple[T, ...]:
    """Each entry as a value of the model: its fields and no others, of their types."""
    adapter: TypeAdapter[tuple[T, ...]] = TypeAdapter(tuple[noun, ...], config=ConfigDict(extra="forbid"))  # type: ignore[valid-type]
    try:
        return adapter.validate_python(entries)
    except ValidationError as error:
        raise PackError(_message(noun, document, label, entries, error.errors())) from error


def _message(
    noun: type[Any], document: Document, label: str, entries: Sequence[Mapping[str, Any]], errors: list[ErrorDetails]
) -> str:
    # An unknown key explains a missing one beside it, so it is told first.
    first = min(errors, key=lambda error: error["type"] != "unexpected_keyword_argument")
    at, *path = first["loc"]
    entry = entries[int(at)]
    name = entry.get("name") or entry.get("code")
    which = f'{label} "{name}"' if name else f"{label} {int(at) + 1}"
    return f"{document.path}, {which}: {_complaint(noun, path, first)}"


def _complaint(noun: type[Any], path: Sequence[int | str], error: ErrorDetails) -> str:
    key, given = ".".join(str(step) for step in path if isinstance(step, str)), error["input"]
    match error["type"]:
        case "unexpected_keyword_argument":
            return f'unknown key "{key}"; {nearest(str(path[-1]), _keys(noun, path[:-1]))}'
        case "missing":
            return f'"{key}" is missing; add it'
        case "literal_error":
            return f'no {key} "{given}"; {nearest(str(given), _choices(error))}'
        case "tuple_type":
            return f'"{key}" is {given!r}, not a list; write {key} = [{_quoted(given)}]'
        case "string_type":
            return f'"{key}" holds {given!r}, not text; put it in quotes'
        case "decimal_type" | "decimal_parsing" | "finite_number":
            return f'"{key}" is {given!r}, not a number; write {key} = 0.05'
        case _:
            reason = error.get("ctx", {}).get("error") or error["msg"]  # of ours without what pydantic puts before it
            return f'"{key}" is {given!r}: {reason}' if key else str(reason)


def _choices(error: ErrorDetails) -> list[str]:
    expected: str = error["ctx"]["expected"]
    return [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]


def _keys(noun: type[Any], path: Sequence[int | str]) -> list[str]:
    """The keys known at a place: those of the noun, or of the value nested in it."""
    for step in path:
        hint = get_type_hints(noun)[str(step)]
        noun = next(part for part in (hint, *get_args(hint)) if isinstance(part, type) and is_dataclass(part))
    return [field.name for field in fields(noun)]


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)

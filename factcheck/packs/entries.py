"""Entries of a pack made into values of the model; the dataclass itself is the schema."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from factcheck.packs.documents import Document, PackError, nearest

T = TypeVar("T")


@cache
def adapter(noun: Hashable) -> TypeAdapter[Any]:
    """What checks entries against a dataclass of the model: its fields and no others, of their types."""
    return TypeAdapter(tuple[noun, ...], config=ConfigDict(extra="forbid"))  # type: ignore[valid-type]


def tables(document: Document, key: str, others: Collection[str] = ()) -> Sequence[Mapping[str, Any]]:
    """The tables written as ``[[key]]``; nothing but them and the ``others`` may stand in the file."""
    only(document, {key, *others})
    found = document.data.get(key, [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise PackError(f'{document.path}: "{key}" is not a list of tables; write [[{key}]] above each entry')
    return found


def only(document: Document, known: Collection[str]) -> None:
    """Says no to a key at the top of a file that no reader knows."""
    for key in document.data:
        if key not in known:
            raise PackError(f'{document.path}: unknown key "{key}"; {nearest(key, known)}')


def values(noun: type[T], document: Document, label: str, entries: Iterable[Mapping[str, Any]]) -> tuple[T, ...]:
    """Each entry as a value of the model; ``label`` is what a message calls an entry ("metric")."""
    entries = tuple(entries)
    try:
        checked: tuple[T, ...] = adapter(cast(Hashable, noun)).validate_python(entries)
    except ValidationError as error:
        raise PackError(_message(noun, document, label, entries, error.errors())) from error
    return checked


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
    key = path[0] if path else ""
    match error["type"]:
        case "unexpected_keyword_argument":
            last = str(path[-1])
            return f'unknown key "{last}"; {nearest(last, _keys(noun, path))}'
        case "missing":
            return f'"{".".join(map(str, path))}" is missing; add it'
        case "literal_error":
            known = [word.strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
            return f'no {key} "{error["input"]}"; {nearest(str(error["input"]), known)}'
        case "tuple_type":
            return f'"{key}" is {error["input"]!r}, not a list; write {key} = [{_quoted(error["input"])}]'
        case "string_type":
            return f'"{key}" holds {error["input"]!r}, not text; put it in quotes'
        case _:
            return f'"{key}": {error["msg"]}, not {error["input"]!r}'


def _keys(noun: type[Any], path: Sequence[int | str]) -> list[str]:
    """The keys known where the unknown one stands: of the noun, or of the value nested in it."""
    if len(path) == 1:
        return [field.name for field in fields(noun)]
    from factcheck.model.rule import Example  # the only value nested in another

    return [field.name for field in fields(Example)]


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)

"""What is wrong with a configuration, in words that say what to do."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic_core import ErrorDetails

from factcheck.configuration.documents import Document
from factcheck.configuration.schema import OTHERWISE, TABLES, Configuration, Table
from factcheck.model.spelling import nearest


def message(document: Document, errors: Sequence[ErrorDetails]) -> str:
    """The first complaint; an unknown key explains a missing one beside it, so it is told first."""
    first = min(errors, key=lambda error: error["type"] != "extra_forbidden")
    path = first["loc"]
    where, known = document.name, TABLES[""]
    if len(path) > 1 and isinstance(path[1], int) and str(path[0]) in ("overrides", "ignore"):
        line = document.line(str(path[0]), path[1])
        where, known, path = f"{where}, [[{path[0]}]] on line {line}", TABLES[str(path[0])], path[2:]
    return f"{where}: {complaint(path, first, known)}"


def complaint(path: Sequence[int | str], error: ErrorDetails, table: type[Table]) -> str:
    """What is wrong at a place within a table, and what to do."""
    known = [str(field.alias) for field in table.model_fields.values()]
    if not path:
        return f"this is {_told(error['input'])}, not a table; write its keys below its head"
    key, given = ".".join(str(step) for step in path if isinstance(step, str) and step != "[key]"), error["input"]
    match error["type"]:
        case "extra_forbidden":
            meant = OTHERWISE.get(key.replace("_", "-")) if table is Configuration else None
            return f'unknown key "{key}"; {f"write {meant}" if meant else nearest(str(path[-1]), known)}'
        case "missing":
            return f'"{key}" is missing; add it'
        case "literal_error":
            expected = str(error["ctx"]["expected"]).replace(" or ", ", ").split(", ")
            return f"{key} is {_told(given)}; {nearest(str(given), [word.strip(chr(39)) for word in expected])}"
        case "string_type":
            return f'"{key}" holds {_told(given)}, not text; put it in quotes'
        case "tuple_type":
            return f'"{key}" is {_told(given)}, not a list; write {key} = ["…"]'
        case "list_type":
            return f'"{key}" is {_told(given)}, not a list of tables; write [[{key}]] above each entry'
        case "model_type" | "dict_type":
            return f'"{key}" is {_told(given)}, not a table; write [{key}] and its keys below'
        case "bool_type":
            return f'"{key}" is {_told(given)}; write true or false'
        case "too_long":
            return f'"{key}" names {len(given)} articles; name one, or the two of a pair'
        case "string_too_short" | "string_too_long":
            return f'"{key}" is {len(given):,} characters long; {error["msg"][0].lower()}{error["msg"][1:]}'
        case "too_short":
            return f'"{key}" is empty; name at least one'
        case "int_type" | "value_error":
            return f'"{key}" is {_told(given)}, not a number'
        case "greater_than_equal":
            return f'"{key}" is {given}; the least is {error["ctx"]["ge"]}'
        case _:
            return f'"{key}" is {_told(given)}: {reason(error)}'


def reason(error: ErrorDetails) -> str:
    """What pydantic, or a check of ours, says is wrong, in the words of it alone."""
    return str(error.get("ctx", {}).get("error") or error["msg"])


def _told(value: object) -> str:
    written = f'"{value}"' if isinstance(value, str) else str(value)
    return written if len(written) <= 60 else f"{written[:60]}…"

"""The elements of a part of a document, one after the other, without the entities that no such part has."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

_MOST_DEPTH = 256


class PartError(Exception):
    """A part is no XML that a document is made of; the message says why and what to do."""


def stream(
    data: bytes,
    name: str,
    enter: Callable[[str, dict[str, str]], None],
    leave: Callable[[str], None],
    words: Callable[[str], None],
) -> None:
    """Tell the elements and the words of a part in order, by their names without a prefix.

    :raises PartError: where it is broken, declares a type or entities, or nests without end.
    """
    parser = expat.ParserCreate(None, "|")
    parser.buffer_text = True
    depth = 0

    def entered(written: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MOST_DEPTH:
            raise PartError(f'has elements more than {_MOST_DEPTH} deep in its part "{name}"; save it again')
        enter(local(written), {local(key): value for key, value in attributes.items()})

    def left(written: str) -> None:
        nonlocal depth
        depth -= 1
        leave(local(written))

    def refuse(*_: object) -> None:
        raise PartError(f'declares a document type in its part "{name}", where entities may hide; save it again')

    parser.StartElementHandler = entered
    parser.EndElementHandler = left
    parser.CharacterDataHandler = words
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        where = f'line {error.lineno} of its part "{name}"'
        raise PartError(f"is damaged in {where}: {expat.ErrorString(error.code)}; save or download it again") from error


def local(written: str) -> str:
    return written.rpartition("|")[2]

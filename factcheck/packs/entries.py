"""Entries of a pack made into values of the model; the dataclass itself is the schema.

A plain reading comes first, for it is quick and nearly every entry fits. Where one does not, pydantic is asked,
whose word counts; loading it takes longer than reading the whole pack.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import is_dataclass
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from factcheck.model.spelling import nearest
from factcheck.packs.documents import Document, PackError

T = TypeVar("T")
Reader = Callable[[Any], Any]


class _Misfit(Exception):  # noqa: N818  no error yet: the entry is only not plain
    """The entry is not plainly of the type wanted."""


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
        return tuple(plain(noun, entry) for entry in entries)
    except _Misfit:
        from factcheck.packs.complaints import judged

        return judged(noun, document, label, entries)


def plain(noun: type[T], entry: Mapping[str, Any]) -> T:
    """The value, where every key is a field and holds plainly what the field wants; a misfit otherwise."""
    readers = _readers(cast(Any, noun))
    try:
        return noun(**{key: readers[key](value) for key, value in entry.items()})
    except (KeyError, TypeError) as error:  # a key too many, or one too few
        raise _Misfit from error


@cache
def _readers(noun: Any) -> Mapping[str, Reader]:
    return {name: _reader(hint) for name, hint in get_type_hints(noun).items()}


def _reader(hint: Any) -> Reader:
    """What turns a decoded value into one of the type, or finds that it does not fit."""
    parts = get_args(hint)
    if get_origin(hint) is Literal:
        return _chosen(frozenset(parts))
    if get_origin(hint) is tuple:
        return _listed(_reader(parts[0]))
    if get_origin(hint) in (UnionType, Union):  # X | None, and TOML has no null; that of a Literal is typing's
        return _reader(parts[0])
    if hint is Decimal:
        return _decimal
    if is_dataclass(hint):
        return lambda value: plain(cast(type[Any], hint), value if isinstance(value, dict) else _misfit())
    return lambda value: value if type(value) is hint else _misfit()


def _chosen(words: frozenset[Any]) -> Reader:
    return lambda value: value if isinstance(value, str) and value in words else _misfit()


def _listed(read: Reader) -> Reader:
    return lambda value: tuple(map(read, value)) if isinstance(value, list) else _misfit()


def _decimal(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
        raise _Misfit
    return Decimal(value)


def _misfit() -> Any:
    raise _Misfit

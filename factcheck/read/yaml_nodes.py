"""The YAML of front matter: its known keys with their values as written, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from factcheck.read import ignores
from factcheck.read.metadata import KEYS, MAX_CHARACTERS

_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map", "int", "float", "bool", "null", "timestamp")
)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


class Node(NamedTuple):
    """A value as written, or ``None`` where it is no single one, and where it begins and ends.

    ``data`` is the value as plain text, lists and tables.
    """

    value: str | None
    start: int
    end: int
    data: object = None


class RefusedError(Exception):
    """Why metadata is not read, and at which character of it."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.message = message
        self.at = at


class _NodeLoader(yaml.BaseLoader):
    """Makes nodes only, every scalar as it is written; an alias is refused before it can multiply anything."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()  # type: ignore[no-untyped-call]
            raise RefusedError("an alias (*name) is not read here; write the value out", event.start_mark.index)
        return super().compose_node(parent, index)


def nodes(text: str) -> dict[str, Node]:
    """The nodes of the known keys that have a value; raises ``RefusedError`` for what is not read."""
    if len(text) > MAX_CHARACTERS:
        raise RefusedError(f"it is longer than {MAX_CHARACTERS:,} characters; shorten it", 0)
    root = _compose(text)
    if root is None:
        return {}
    if not isinstance(root, yaml.MappingNode):
        raise RefusedError('it is no list of "key: value" lines', root.start_mark.index)
    _refuse_tags(root)
    pairs = ((key.value, node) for key, node in root.value if isinstance(key, yaml.ScalarNode))
    return {key: _node(node) for key, node in pairs if key in (*KEYS, ignores.KEY) and not _is_null(node)}


def _node(node: yaml.Node) -> Node:
    value = node.value if isinstance(node, yaml.ScalarNode) else None
    return Node(value, node.start_mark.index, node.end_mark.index, _data(node))


def _data(node: yaml.Node) -> object:
    if isinstance(node, yaml.SequenceNode):
        return [_data(one) for one in node.value]
    if isinstance(node, yaml.MappingNode):
        pairs = ((key.value, one) for key, one in node.value if isinstance(key, yaml.ScalarNode))
        return {key: _data(one) for key, one in pairs}
    return node.value


def _compose(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_NodeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise RefusedError(f"{error.problem or 'it is no YAML'}; mend this line", mark.index if mark else 0) from error
    except yaml.reader.ReaderError as error:
        raise RefusedError("it holds a control character; delete it", error.position) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise RefusedError("it is no YAML that can be read, or nested too deeply; simplify it", 0) from error


def _refuse_tags(root: yaml.Node) -> None:
    for node in _walk(root):
        if node.tag not in _TAGS:
            raise RefusedError("a tag (!name) is not read here; write the plain value", node.start_mark.index)


def _walk(root: yaml.Node) -> Iterator[yaml.Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, yaml.MappingNode):
            waiting += (part for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style is None and node.value.strip() in _NULLS

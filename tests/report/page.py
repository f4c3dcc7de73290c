"""A page of HTML, taken apart as a browser would: elements in order, each with its attributes and its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Node:
    """An element; ``parts`` are the words and elements it holds."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def walk(self) -> Iterator[Node]:
        yield self
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.walk()

    def all(self, name: str, kind: str | None = None) -> list[Node]:
        """The elements of a name, and of a class where one is said, in order."""
        return [node for node in self.walk() if node.name == name and (kind is None or kind in node.classes)]

    def one(self, name: str, kind: str | None = None) -> Node:
        (found,) = self.all(name, kind)
        return found

    def at(self, id: str) -> Node:  # noqa: A002
        (found,) = (node for node in self.walk() if node.attributes.get("id") == id)
        return found


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        opened = self.open[-1].parts[-1]
        assert isinstance(opened, Node)
        self.open.append(opened)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].parts.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().name == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)


def parsed(page: str) -> Node:
    """The page; every element in it must have been closed where it should be."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == [reader.root]
    return reader.root

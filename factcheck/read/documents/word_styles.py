"""What the styles of a Word document make of a paragraph, whatever they are called in its language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from factcheck.read.documents.xml_stream import stream

Role = Literal["title", "heading", "item", "caption", "contents", "table head", "paragraph"]
_MOST_STEPS = 10
# A style is told by its built-in name, which is English in every language of the program.
_ROLES: tuple[tuple[str, Role], ...] = (
    ("toc", "contents"),
    ("table of contents", "contents"),
    ("table head", "table head"),
    ("heading", "heading"),
    ("title", "title"),
    ("subtitle", "heading"),
    ("caption", "caption"),
    ("list", "item"),
)


class Style(NamedTuple):
    """The name of a style and the style it is based on."""

    name: str = ""
    based_on: str | None = None
    level: int | None = None


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids."""

    by_id: dict[str, Style] = field(default_factory=dict)
    open: str | None = None

    def role(self, style: str | None) -> tuple[Role, int | None]:
        """What a paragraph of a style is, and the level of a heading.

        >>> Styles({"berschrift1": Style("heading 1"), "Eigene": Style("Eigene", "berschrift1")}).role("Eigene")
        ('heading', 1)
        """
        for _ in range(_MOST_STEPS):
            if style is None:
                break
            known = self.by_id.get(style, Style(style))
            name = known.name.lower()
            for begins, role in _ROLES:
                if name.startswith(begins):
                    digits = "".join(filter(str.isdigit, name[:40]))
                    return role, int(digits[:2]) if role == "heading" and digits else None
            if known.level is not None and known.level < 9:
                return "heading", known.level + 1
            style = known.based_on
        return "paragraph", None

    def enter(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        if name == "style":
            self.open = attributes.get("styleId", "")
            self.by_id[self.open] = Style()
        elif self.open is not None and name in ("name", "basedOn", "outlineLvl"):
            known = self.by_id[self.open]
            if name == "name":
                known = known._replace(name=value)
            elif name == "basedOn":
                known = known._replace(based_on=value)
            elif value.isdecimal():
                known = known._replace(level=int(value[:2]))
            self.by_id[self.open] = known

    def leave(self, name: str) -> None:
        if name == "style":
            self.open = None


def styles(data: bytes | None, name: str) -> Styles:
    """The styles of a document; none where it has no such part."""
    found = Styles()
    if data is not None:
        stream(data, name, found.enter, found.leave, lambda words: None)
    return found

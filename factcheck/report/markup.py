"""Text and elements of HTML that show what they are given and obey none of it."""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

from factcheck.model.later import later
from factcheck.report.escape import visible

DAY = later(r"\b\d{4}-\d\d-\d\d\b", re.ASCII)


class Element(NamedTuple):
    """An element that is to be, called as a function of what it holds."""

    name: str
    attributes: str = ""

    def __call__(self, *content: str) -> str:
        return f"<{self.name}{self.attributes}>{''.join(content)}</{self.name}>"


def element(name: str, /, **attributes: str | float | None) -> Element:
    """An element with its attributes, their values made harmless; one that is ``None`` is left out.

    >>> element("a", href="#f1", class_="error", title='say "9%"')("9%")
    '<a href="#f1" class="error" title="say &quot;9%&quot;">9%</a>'
    """
    return Element(name, written(attributes))


def alone(name: str, /, **attributes: str | float | None) -> str:
    """An element of a drawing that holds nothing.

    >>> alone("line", x1="3%", stroke_width=2)
    '<line x1="3%" stroke-width="2"/>'
    """
    return f"<{name}{written(attributes)}/>"


def written(attributes: dict[str, str | float | None]) -> str:
    told = {name: value for name, value in attributes.items() if value is not None}
    return "".join(f' {name.rstrip("_").replace("_", "-")}="{shown(str(value))}"' for name, value in told.items())


def shown(text: str, longest: int | None = None) -> str:
    r"""A text as a reader is to see it: on one line, what could steer a page or a terminal spelled out.

    >>> shown("<b>9%</b> \u202eback & forth", 17)
    '&lt;b&gt;9%&lt;/b&gt; \\u202e…'
    """
    plain = visible(text)
    if longest is not None and len(plain) > longest:
        plain = plain[: longest - 1] + "…"
    return escape(plain)


def dated(text: str, longest: int | None = None) -> str:
    """A text as shown, of which no line ends within a day.

    >>> dated("2026-07-01 to 2026-07-31")
    '<span class="day">2026-07-01</span> to <span class="day">2026-07-31</span>'
    """
    return DAY.sub(lambda day: element("span", class_="day")(day[0]), shown(text, longest))

"""The file around a page: nothing may be loaded or run from it, and no style but its own may apply."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from factcheck.report.markup import alone, element, shown


def document(title: str, body: str, more: str = "") -> str:
    """The whole file, of a title and a body; its policy names its one style, and what is added to it, by a hash."""
    sheet = style() + more
    digest = base64.b64encode(hashlib.sha256(sheet.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    metas = (
        {"charset": "utf-8"},
        {"name": "generator", "content": "factcheck"},  # by which a search of a folder knows it for no article
        {"http-equiv": "Content-Security-Policy", "content": policy},
        {"name": "viewport", "content": "width=device-width, initial-scale=1"},
        {"name": "color-scheme", "content": "light dark"},
    )
    head = element("head")(
        *(alone("meta", **meta) + "\n" for meta in metas),
        element("title")(shown(title)),
        "\n<style>",
        sheet,
        "</style>",
    )
    return f"<!doctype html>\n{element('html', lang='en')(head, body)}\n"


@cache
def style() -> str:
    return (resources.files(__package__) / "style.css").read_text(encoding="utf-8")

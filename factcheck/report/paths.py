"""Paths as other programs want them: from the root of the repository, with "/" between."""

from __future__ import annotations

import os
from typing import NamedTuple
from urllib.parse import quote


class Checkout(NamedTuple):
    """The root of the repository that is checked, and the folder in it that paths are named from; both absolute."""

    root: str
    here: str


def in_checkout(path: str, checkout: Checkout | None) -> str:
    """The path from the root of the checkout; one that lies elsewhere, or is no file, as it was named.

    >>> in_checkout("./news/a.txt", Checkout("/repo", "/repo/site"))
    'site/news/a.txt'
    >>> in_checkout("/repo/a.txt", Checkout("/repo", "/repo")), in_checkout("../b.txt", Checkout("/repo", "/repo"))
    ('a.txt', '../b.txt')
    """
    if path == "-":
        return path
    if checkout is None:
        return slashed(os.path.normpath(path))
    whole = os.path.normpath(os.path.join(checkout.here, path))
    inside = whole.removeprefix(checkout.root.rstrip(os.sep) + os.sep)
    return slashed(inside if inside != whole else path)


def uri(path: str, checkout: Checkout | None) -> tuple[str, bool]:
    """A file as a URI, and whether that counts from the root of the checkout.

    >>> uri("news/50% of #1.txt", None)
    ('news/50%25%20of%20%231.txt', True)
    >>> uri("../b.txt", Checkout("/repo", "/repo"))
    ('file:///b.txt', False)
    """
    told = in_checkout(path, checkout)
    if not (os.path.isabs(told) or told.startswith("../")):
        return quote(told, safe="/"), True
    whole = os.path.normpath(os.path.join(checkout.here, path)) if checkout else told
    return f"file://{quote('/' + slashed(whole).lstrip('/'), safe='/')}", False


def slashed(path: str) -> str:
    return path.replace(os.sep, "/")

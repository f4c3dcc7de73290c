"""A word that nothing is called, and what was perhaps meant."""

from __future__ import annotations

from collections.abc import Collection


def nearest(word: str, known: Collection[str]) -> str:
    """A remedy that ends a message: the known name nearest to a word, or all of them where they are few.

    >>> nearest("alias", ["name", "aliases"])
    'nearest is "aliases"'
    >>> nearest("zzz", ["name", "aliases"])
    'known are "aliases", "name"'
    """
    from difflib import get_close_matches  # rarely needed, and slow to load

    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    if close:
        return f'nearest is "{close[0]}"'
    listed = sorted(known)[:12]
    more = ", …" if len(known) > len(listed) else ""
    return "known are " + ", ".join(f'"{name}"' for name in listed) + more

"""Which language model weighs the findings."""

from __future__ import annotations

from factcheck.model.finding import Nli


class ModelError(Exception):
    """A language model cannot be used; the message says what to do."""


def model(name: str) -> Nli | None:
    """The model of that name; none for "off"."""
    if name == "off":
        return None
    wanted = "no default language model comes" if name == "default" else f'no language model "{name}" can be used'
    raise ModelError(f"{wanted} with this version; leave --nli out, or write --nli off: the rules need none")

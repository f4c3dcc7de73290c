"""Captions in which one word was exchanged: for one it excludes, for one above it, for one of the same sense."""

from __future__ import annotations

import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from events import Labelled

TOLD = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
Exchanges = dict[str, list[tuple[str, str]]]  # of a word: another, and the label of the changed sentence


def exchanges() -> Exchanges:
    """For each word what may stand in its place, and what the sentence then is to the one before."""
    found: Exchanges = defaultdict(list)
    for kind in TOLD["kind"]:
        for word in kind["words"]:
            found[word] += [(above, "entailment") for above in kind["above"]]
            if not kind.get("compatible", False):
                found[word] += [(other, "contradiction") for other in kind["words"] if _apart(word, other, kind)]
        for above in kind["above"]:
            found[above] += [(word, "neutral") for word in kind["words"]]
    for one, two in TOLD["opposites"]:
        found[one] += [(two, "contradiction")] * 4
        found[two] += [(one, "contradiction")] * 4
    for word, other in TOLD["follows"]:
        found[word] += [(other, "entailment")] * 4
        found[other] += [(word, "neutral")] if [other, word] not in TOLD["follows"] else []
    return found


def _apart(word: str, other: str, kind: dict[str, list[list[str]]]) -> bool:
    alike = (*kind.get("same", ()), *kind.get("within", ()))
    return word != other and not any(word in group and other in group for group in alike)


def exchanged(captions: Iterable[str], chance: random.Random) -> Iterator[Labelled]:
    """A pair of each label that a caption allows; each changed in one place."""
    table = exchanges()
    longest_first = sorted(table, key=lambda word: (-len(word), word))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
    for caption in captions:
        plain = caption.lower()
        by_label: defaultdict[str, list[str]] = defaultdict(list)
        for match in pattern.finditer(plain):
            for other, label in table[match[0]]:
                by_label[label].append(_agreed(plain[: match.start()], other, plain[match.end() :]))
        for label, made in by_label.items():
            yield Labelled(plain, chance.choice(made), label)


def _agreed(before: str, word: str, after: str) -> str:
    """The word in its place, after "a" or "an" as it asks for."""
    article = "an" if word[0] in "aeio" else "a"
    return re.sub(r"\b(?:a|an) $", f"{article} ", before) + word + after

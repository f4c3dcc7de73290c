"""Which parts of a page are its article."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.read.page import Page, Part

_HOLDS_THE_TEXT = 0.8
_MOSTLY_LINKS = 0.6
_FEW_LINKS = 0.3
_SENTENCE = 40
_MAY_HOLD_ALL = frozenset(("html", "body", "div", "section", "article", "main", "center", "form")).union(
    ("table", "tbody", "tr", "td")
)


def main_parts(page: Page) -> list[Part]:
    """The parts in the smallest container that holds nearly all prose, without lists of links.

    What stands between the headline and that container belongs to the article too.
    """
    weights = _weights(page)
    inside = _descendants(page, _main_node(page, weights))
    numbers = [number for number, part in enumerate(page.parts) if part.node in inside]
    if not numbers:
        return list(page.parts)
    headline = next((number for number, part in enumerate(page.parts) if part.tag == "h1"), numbers[0])
    before = range(headline, numbers[0])
    lead = [number for number in before if _link_share(page.parts[number]) < _FEW_LINKS or number == headline]
    kept = [page.parts[number] for number in (*lead, *numbers)]
    return [part for part in kept if not _is_link_list(part)] or kept


def _weights(page: Page) -> list[int]:
    """How much prose and how many rows each container holds, with all that lie in it."""
    weights = [0] * len(page.parents)
    for part in page.parts:
        if _link_share(part) < _MOSTLY_LINKS and (part.length >= _SENTENCE or part.kind == "row"):
            weights[part.node] += part.length
    for node in range(len(weights) - 1, 0, -1):
        weights[page.parents[node]] += weights[node]
    return weights


def _main_node(page: Page, weights: Sequence[int]) -> int:
    """The deepest container that holds nearly all; an article or main element need hold only the half."""
    heaviest: dict[int, int] = {}
    for node in range(1, len(weights)):
        parent = page.parents[node]
        if page.names[node] not in _MAY_HOLD_ALL:
            continue
        if weights[node] > weights[heaviest.get(parent, node)] or parent not in heaviest:
            heaviest[parent] = node
    named = [node for node, name in enumerate(page.names) if name in ("article", "main")]
    named = [node for node in named if weights[node] * 2 > weights[0]]
    node = max(named, key=lambda node: (-weights[node], node), default=0) if named else 0
    while node in heaviest and weights[node] and weights[heaviest[node]] >= _HOLDS_THE_TEXT * weights[node]:
        node = heaviest[node]
    return node


def _descendants(page: Page, root: int) -> frozenset[int]:
    """A container and all that lie in it; a container is numbered after the one it lies in."""
    inside = {root}
    for node in range(root + 1, len(page.parents)):
        if page.parents[node] in inside:
            inside.add(node)
    return frozenset(inside)


def _link_share(part: Part) -> float:
    return part.linked / part.length if part.length else 0.0


def _is_link_list(part: Part) -> bool:
    """Whether a part only leads elsewhere: related stories, tags, sharing."""
    return part.tag not in ("h1", "h2") and part.kind != "row" and _link_share(part) > 0.8

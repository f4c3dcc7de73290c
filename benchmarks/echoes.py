"""How many changed figures one story gives away by itself: told twice in it, or following from others it tells.

    python benchmarks/echoes.py ../shared/corpora/wikinews [--most 400] [--show repeat]

In real articles that nobody changed, every figure is sought that is told again in another sentence, or that is the
sum, the difference, the share or the growth of two others near it, too exactly for chance. One of them is then put
at another plausible value, and the article is checked alone. Repeats by chance are among them, so recall cannot reach
1; and what is found in the unchanged articles stands beside it.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations
from pathlib import Path

from page import note, table
from place import Row, rows

from factcheck import packs, pipeline
from factcheck.model.claim import Claim
from factcheck.model.finding import SEVERITIES, Finding
from factcheck.read import article

PACK = packs.load()
SEED = 20261122
LOUD = SEVERITIES[SEVERITIES.index("warning") :]
NEAR = 3  # sentences in which figures stand that follow from each other
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
KINDS = ("repeat", "sum", "difference", "growth", "share")


def understood(row: Row) -> pipeline.Understood:
    made = article(row["body"], id=row["id"], date=row.get("date") or None, title=row.get("title") or None)
    return pipeline.understand(made, PACK)


def echoes(claims: Sequence[Claim]) -> Iterator[tuple[str, Claim, tuple[Claim, ...]]]:
    """The kind, the figure to change and those that give it away; a figure is met once."""
    plain = [claim for claim in claims if usable(claim)]
    order = {span: at for at, span in enumerate(dict.fromkeys((c.place.field, c.sentence_span) for c in plain))}
    at = {claim.id: order[claim.place.field, claim.sentence_span] for claim in plain}
    seen: set[str] = set()
    for kind, found in (("repeat", repeats(plain, at)), *((kind, followed(plain, at, kind)) for kind in KINDS[1:])):
        for changed, others in found:
            if changed.id not in seen:
                seen.add(changed.id)
                yield kind, changed, others


def usable(claim: Claim) -> bool:
    written = claim.place.text
    plain = claim.quantity.point is not None and claim.quantity.near > 0 and not claim.superseded
    return plain and len(DIGITS.findall(written)) == 1 and claim.partner is None and claim.table is None


def repeats(claims: Sequence[Claim], at: dict[str, int]) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    for first, second in combinations(claims, 2):
        ours, theirs = first.quantity, second.quantity
        same = (ours.near, ours.unit, ours.per) == (theirs.near, theirs.unit, theirs.per)
        rare = ours.is_long or (ours.unit not in (None, "percent") and len(ours.digits) > 1)
        if same and rare and at[first.id] != at[second.id]:
            yield second, (first,)


def followed(claims: Sequence[Claim], at: dict[str, int], kind: str) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    for changed in claims:
        near = [c for c in claims if abs(at[c.id] - at[changed.id]) < NEAR and c is not changed]
        for one, two in permutations(near, 2):
            a, b, c = (claim.quantity for claim in (one, two, changed))
            exact = a.unit == b.unit and a.per == b.per and len(a.digits) > 1 and len(b.digits) > 1 and a.near != b.near
            if exact and sum(len(q.digits) for q in (a, b, c)) > 6 and FOLLOWS[kind](one, two, changed):
                yield changed, (one, two)
                break


def _is_sum(a: Claim, b: Claim, c: Claim) -> bool:
    return _alike(a, c) and a.place.start < b.place.start and a.quantity.near + b.quantity.near == c.quantity.near


def _is_difference(a: Claim, b: Claim, c: Claim) -> bool:
    return _alike(a, c) and a.quantity.near - b.quantity.near == c.quantity.near


def _is_growth(a: Claim, b: Claim, c: Claim) -> bool:
    return (
        c.quantity.unit == "percent"
        and a.quantity.unit != "percent"
        and _near(c, a.quantity.near / b.quantity.near - 1)
    )


def _is_share(a: Claim, b: Claim, c: Claim) -> bool:
    return c.quantity.unit == "percent" and a.quantity.unit != "percent" and _near(c, a.quantity.near / b.quantity.near)


def _alike(a: Claim, b: Claim) -> bool:
    return a.quantity.unit == b.quantity.unit and a.quantity.per == b.quantity.per


def _near(claim: Claim, rate: Decimal) -> bool:
    return (
        Decimal("0.5") < abs(100 * rate) < 100
        and abs(abs(100 * rate) - claim.quantity.near) <= claim.quantity.precision / 2
    )


FOLLOWS: dict[str, Callable[[Claim, Claim, Claim], bool]] = {
    "sum": _is_sum,
    "difference": _is_difference,
    "growth": _is_growth,
    "share": _is_share,
}


def other(claim: Claim, chance: random.Random) -> str:
    """The figure as written, with another plausible value."""
    written = DIGITS.search(claim.place.text)
    assert written is not None
    plain = Decimal(written[0].replace(",", ""))
    step = Decimal(1).scaleb(plain.as_tuple().exponent)  # type: ignore[arg-type]
    while plain % (10 * step) == 0 and plain > 100 * step:
        step *= 10
    for _ in range(50):
        factor = Decimal(str(chance.choice((chance.uniform(0.7, 0.93), chance.uniform(1.08, 1.4)))))
        value = (plain * factor / step).to_integral_value() * step
        if value != plain and abs(value - plain) >= step and value > 0:
            break
    told = f"{value:,f}" if "," in written[0] else f"{value:f}"
    return claim.place.text[: written.start()] + told + claim.place.text[written.end() :]


def changed(row: Row, claim: Claim, text: str) -> Row:
    field, place = claim.place.field, claim.place
    return row | {field: row[field][: place.start] + text + row[field][place.end :]}


def shown(findings: Sequence[Finding], claim: Claim) -> bool:
    field, start = claim.place.field, claim.place.start
    return any(
        p.field == field and p.start <= start + len(claim.place.text) and start <= p.end
        for f in findings
        for p in f.places
    )


def tallied(base: Path, most: int, show: str) -> tuple[Counter[str], Counter[str], list[Finding]]:
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    alarms: list[Finding] = []
    cases = []
    for row in rows(base.with_name(f"{base.name}.jsonl.gz")):
        read = understood(row)
        alarms += [f for f in pipeline.check([read], PACK).findings if f.severity in LOUD]
        cases += [(row, *echo) for echo in echoes(read.reading.claims)]
    chance = random.Random(SEED)
    chance.shuffle(cases)
    for row, kind, claim, others in cases[: most or None]:
        if row[claim.place.field][claim.place.start : claim.place.end] != claim.place.text:
            continue
        text = other(claim, random.Random(f"{SEED} {claim.id}"))
        edited = understood(changed(row, claim, text))
        report = pipeline.check([edited], PACK)
        total[kind] += 1
        hit = shown([f for f in report.findings if f.severity in LOUD], claim)
        found[kind] += hit
        if show == kind and not hit:
            print(f"MISS {row['id']} {claim.place.text} → {text}")
            for one in (claim, *others):
                frame = one.frame
                print(f"   {one.place.text} | {frame.subject} | {frame.metric} {frame.aspect} | {one.sentence}")
    return total, found, alarms


def main() -> None:
    reads = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reads.add_argument("corpus", type=Path, help="a corpus, without its .jsonl.gz")
    reads.add_argument("--most", type=int, default=0, help="so many changed articles, drawn by a fixed seed")
    reads.add_argument("--show", default="", choices=("", *KINDS), help="the misses of a kind, or the alarms")
    given = reads.parse_args()
    total, found, alarms = tallied(given.corpus, given.most, given.show)
    lines = [(k, total[k], found[k], f"{found[k] / total[k]:.1%}") for k in KINDS if total[k]]
    table(("kind", "changed", "found", "share"), lines)
    note(f"{len(alarms)} findings at warning or above in the unchanged articles, each checked alone")


if __name__ == "__main__":
    main()

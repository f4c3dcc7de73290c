"""Builds the training data: python benchmarks/nli/data.py FOLDER [--shared ../shared]

Writes general.jsonl (pairs by others), mixed.jsonl (those and pairs made here), more.jsonl
(made here too, for a longer training), development.jsonl and held_out.jsonl
(pairs made here of articles and names that are not in the other files). The same every time.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from events import Labelled, acts, measured
from public import Pair, public
from real import Names, pairs, sentences
from rewording import Reworder, Table
from stands import stands

from factcheck import library

SEED = 20261121
CORPORA = {"wikinews": 294, "tatqa": 555, "beigebook": 700}
ACTS, MEASURED, STANDS = 16000, 20000, 30000
HELD_OUT, DEVELOPMENT = 2000, 400
GENERAL_AGAIN = 0.7  # share of the general pairs that stand in the mixture
# Pairs of each source in what is read first; the rest follows, for those who have the time.
FIRST = {"wikinews": 14000, "tatqa": 4000, "beigebook": 12000, "acts": 10000, "measures": 12000, "stands": 22000}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    general, general_held = public(options.shared / "nli", SEED)
    made, made_held = in_domain(options.shared / "corpora")
    chance = random.Random(SEED)
    chance.shuffle(general)
    chance.shuffle(made)
    first, rest = parted(made)
    mixed = general[: int(len(general) * GENERAL_AGAIN)] + first
    chance.shuffle(mixed)
    chance.shuffle(made_held)
    write(options.folder / "general.jsonl", general)
    write(options.folder / "mixed.jsonl", mixed)
    write(options.folder / "more.jsonl", rest)
    write(options.folder / "development.jsonl", general_held + made_held[HELD_OUT : HELD_OUT + DEVELOPMENT])
    write(options.folder / "held_out.jsonl", made_held[:HELD_OUT])


def in_domain(corpora: Path) -> tuple[list[Pair], list[Pair]]:
    """Pairs made here to train on, and pairs of other articles and names."""
    pack, table = library.rule_pack(None), Table()
    train: list[Pair] = []
    held: list[Pair] = []
    for name, most in CORPORA.items():
        chance = random.Random(f"{SEED} {name}")
        known, unknown = Names(pack, 0, chance), Names(pack, 1, chance)
        reworder = Reworder(table, chance)
        for number, article in enumerate(sentences(corpora / f"{name}.jsonl.gz", pack, most, chance)):
            apart = number % 12 == 0
            found = pairs(article, reworder, unknown if apart else known, chance)
            (held if apart else train).extend(sourced(found, name))
    for part, wanted, kept in ((0, 1.0, train), (1, 0.08, held)):
        chance = random.Random(f"{SEED} events {part}")
        known = Names(pack, part, chance)
        names, places = known.companies(), known.of_kind["country"]
        kept += sourced(islice(acts(names, chance), int(ACTS * wanted)), "acts")
        kept += sourced(islice(measured(names, chance), int(MEASURED * wanted)), "measures")
        kept += sourced(islice(stands(names, places, chance), int(STANDS * wanted)), "stands")
    return even(train), even(held)


def parted(made: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """What the mixture takes of each source, and what is left."""
    taken: Counter[str] = Counter()
    first: list[Pair] = []
    rest: list[Pair] = []
    for pair in made:
        (first if taken[pair.source] < FIRST[pair.source] else rest).append(pair)
        taken[pair.source] += 1
    return first, rest


def sourced(found: Iterable[Labelled], source: str) -> Iterator[Pair]:
    return (Pair(*pair, source) for pair in found if pair.premise and pair.hypothesis)


def even(found: Sequence[Pair]) -> list[Pair]:
    """As many pairs of each label of a source, without repeats."""
    by_source: defaultdict[str, defaultdict[str, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    for pair in dict.fromkeys(found):
        by_source[pair.source][pair.label].append(pair)
    chance = random.Random(SEED)
    kept: list[Pair] = []
    for labels in by_source.values():
        least = min(map(len, labels.values()))
        for held in labels.values():
            kept += chance.sample(held, min(len(held), int(1.2 * least)))
    return kept


def write(path: Path, found: Sequence[Pair]) -> None:
    path.write_text("".join(json.dumps(pair._asdict()) + "\n" for pair in found), encoding="utf-8")
    counts = Counter((pair.source, pair.label) for pair in found)
    print(
        f"{path.name}: {len(found)} pairs", *(f"  {' '.join(key)} {n}" for key, n in sorted(counts.items())), sep="\n"
    )


if __name__ == "__main__":
    main()

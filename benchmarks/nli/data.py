"""Builds the training data: python benchmarks/nli/data.py FOLDER [--shared ../shared]

Writes general.jsonl (pairs by others, and some made here), mixed.jsonl (both by halves), last.jsonl (both, with many a
"not"), written.jsonl (pairs written by hand, twice each, among some of all others), more.jsonl (made here too, for a
longer training), development.jsonl and held_out.jsonl (pairs made here of articles and names that are not in the other
files), written_held.jsonl, and overlap.jsonl (of words and patterns that are in none). The same every time.
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
from kinds import exchanged
from overlap import APART, KNOWN, overlapping
from public import Pair, denied, evened, public, turned_about
from real import Names, pairs, sentences
from rewording import Reworder, Table
from stands import stands
from written import written

from factcheck import library

SEED = 20261121
CORPORA = {"wikinews": 294, "tatqa": 555, "beigebook": 700}
ACTS, MEASURED, STANDS = 16000, 20000, 30000
HELD_OUT, DEVELOPMENT = 2000, 400
GENERAL_AGAIN = 0.6  # share of the general pairs that stand in the mixture
MADE, OVERLAP, EXCHANGED, OVERLAP_HELD = 17000, 8000, 6000, 400  # pairs in the mixture, and held out
EACH, DENIED, MADE_LAST, OVERLAP_LAST, EXCHANGED_LAST = 2000, 6000, 5000, 1800, 1200  # pairs of the last stage
# Pairs of each source that are read among those written by hand, and how often these.
BESIDE = {
    "snli_dev": 5000, "cad_nli": 4000, "conj_nli": 4000, "fever_nli_binary": 3000, "scone": 1000,
    "fever_symmetric": 400, "fool_me_twice": 500, "clcd": 600,
}  # fmt: skip
MADE_BESIDE, OVERLAP_BESIDE, AGAIN = 5000, 2500, 2
# Pairs of each source in the mixture; of the rest, half as many as of the general pairs are read with those.
FIRST = {"wikinews": 8000, "tatqa": 2500, "beigebook": 7000, "acts": 4000, "measures": 5000, "stands": 6000}


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
    chance.shuffle(rest)
    again = general[: int(len(general) * GENERAL_AGAIN)]
    general += turned_about(general)[::2]
    trade = rest[: len(general) // 2]
    by_hand = written()
    mixed = mixture(again, first[:MADE], chance)
    chance.shuffle(made_held)
    write(options.folder / "general.jsonl", general + trade)
    write(options.folder / "mixed.jsonl", mixed)
    write(options.folder / "last.jsonl", last(general, first[MADE:]))
    write(options.folder / "written.jsonl", beside(by_hand.train, general, first))
    write(options.folder / "written_held.jsonl", by_hand.held_out)
    write(options.folder / "more.jsonl", rest[len(trade) :])
    known = [pair._replace(source="written") for pair in by_hand.development]
    write(options.folder / "development.jsonl", general_held + made_held[HELD_OUT : HELD_OUT + DEVELOPMENT] + known)
    write(options.folder / "held_out.jsonl", made_held[:HELD_OUT])
    write(options.folder / "overlap.jsonl", overlap_held())


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


def mixture(general: list[Pair], made: list[Pair], chance: random.Random) -> list[Pair]:
    """Both, with pairs of the same words and captions in which one word was exchanged, shuffled."""
    overlap = sourced(islice(overlapping(KNOWN, False, chance), OVERLAP), "overlap")
    mixed = [*general, *made, *overlap]
    mixed += sourced(islice(exchanged(captions(general), chance), EXCHANGED), "exchanged")
    chance.shuffle(mixed)
    return mixed


def last(general: Sequence[Pair], made: Sequence[Pair]) -> list[Pair]:
    """What is read last: as many pairs of every label, among them many with a "not" more or less."""
    chance = random.Random(f"{SEED} last")
    shuffled = chance.sample(general, len(general))
    against = denied(shuffled, Reworder(Table(), chance).negated)
    found = [*evened(shuffled, EACH), *islice(against, DENIED), *made[:MADE_LAST]]
    found += sourced(islice(overlapping(KNOWN, False, chance), OVERLAP_LAST), "overlap")
    found += sourced(islice(exchanged(captions(shuffled), chance), EXCHANGED_LAST), "exchanged")
    chance.shuffle(found)
    return found


def beside(by_hand: Sequence[Pair], general: Sequence[Pair], made: Sequence[Pair]) -> list[Pair]:
    """The pairs written by hand among some of every other kind, so that nothing is unlearned."""
    chance = random.Random(f"{SEED} written")
    taken: Counter[str] = Counter()
    found = list(by_hand) * AGAIN
    for pair in chance.sample(general, len(general)):
        if taken[pair.source] < BESIDE.get(pair.source, 0):
            found.append(pair)
            taken[pair.source] += 1
    found += made[:MADE_BESIDE]
    found += sourced(islice(overlapping(KNOWN, False, chance), OVERLAP_BESIDE), "overlap")
    chance.shuffle(found)
    return found


def captions(pairs: Sequence[Pair]) -> list[str]:
    return sorted({pair.premise for pair in pairs if pair.source == "snli_dev"})


def overlap_held() -> list[Pair]:
    """Pairs of the same words about others who do other things, built as those trained on and otherwise."""
    chance = random.Random(f"{SEED} overlap")
    words = sourced(islice(overlapping(APART, False, chance), OVERLAP_HELD), "overlap, other words")
    return [*words, *sourced(islice(overlapping(APART, True, chance), OVERLAP_HELD), "overlap, other patterns")]


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

"""Looks for input that the reading and the extraction rooms do not stand: python benchmarks/fuzz.py [CORPUS] [-option].

Needs atheris, which is installed by hand (pip install atheris). Options are libFuzzer's: -max_total_time=1200 ends it
after twenty minutes; what breaks it is left in a file named crash-…, and is tried again by naming that. .ci/run has it
run briefly, always from the same seed. The first byte of an input chooses the kind of file, the others are it.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["factcheck"]):
    from factcheck import extract, library, normalise, read
    from factcheck.model.article import Article
    from tests import invariants

ROOMS = (read, extract, normalise)  # loaded here, so that it is seen which of their lines an input reaches
PACK = library.rule_pack(None)


def one(data: bytes) -> None:
    """Read an input, find its figures, and hold to what holds of all."""
    if not data:
        return
    kind = invariants.KINDS[data[0] % len(invariants.KINDS)]
    for found in invariants.results(data[1:], kind):
        invariants.hold(found, None)
        if isinstance(found, Article):
            invariants.understood(found, PACK)


def sow(folder: Path) -> None:
    """Begin with the examples of the tests, where there is nothing yet."""
    folder.mkdir(parents=True, exist_ok=True)
    from tests.documents import WORD, paragraph, table
    from tests.read import test_news, test_ninjs

    body = paragraph("Acme fell 5% in July.", style="H1") + table(("Item", "2026"), ("Sales", "$3.1 million"))
    seeds = [
        (3, test_news.RSS % test_news.FULL),
        (3, test_news.ATOM),
        (3, test_news.NEWSML),
        (4, test_ninjs.json.dumps([test_ninjs.FIRST, test_ninjs.SECOND, test_ninjs.THIRD])),
        (5, '{"id": "a", "date": "2026-07-01", "body": "Acme fell 5% to $3.1 million."}\n'),
        (6, f"<w:document {WORD}><w:body>{body}</w:body></w:document>"),
        (7, "A\x10\x00\x60c\x10\x00\x60m\x10\x00\x60e\x10\x00\x605\x10\x00\x60%\x10\xf0\x60"),
    ]
    for kind, name in enumerate(("plain", "markdown", "html")):
        cases = tomllib.loads((ROOT / "tests/cases/read" / f"{name}.toml").read_text(encoding="utf-8"))["case"]
        seeds += ((kind, case["source"]) for case in cases)
    for path in sorted((ROOT / "tests/cases/words").glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", []):
            seeds += ((0, value) for value in case.values() if isinstance(value, str))
    for number, (kind, text) in enumerate(seeds):
        (folder / f"seed-{number:04}").write_bytes(bytes([kind]) + text.encode())


def main() -> None:
    folders = [Path(argument) for argument in sys.argv[1:] if not argument.startswith("-")]
    if folders and not folders[0].is_file() and not (folders[0].is_dir() and any(folders[0].iterdir())):
        sow(folders[0])
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

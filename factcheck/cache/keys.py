"""What a value in the cache depends on, as a key: the tool, the rules, and what was read."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

import msgspec

from factcheck.model.article import Article
from factcheck.model.language import StatementPair

SIZE = 20
PACKAGE = Path(__file__).parents[1]


def environment(version: str, rules: str, *more: object) -> bytes:
    """The tool as it is here, and the digest of the rules; ``more`` is whatever else a value depends on."""
    return digest(
        "environment",
        version,
        code(),
        sys.version_info[:3],
        sys.hash_info.width,
        unicodedata.unidata_version,
        rules,
        *more,
    )


def code() -> str:
    """The digest of the code where it can change under one version: in a checkout."""
    if (PACKAGE / "rules").is_dir():
        return "installed"
    found = blake2b(digest_size=SIZE)
    for path in sorted(_sources(PACKAGE)):
        found.update(path.encode() + b"\0" + Path(path).read_bytes() + b"\0")
    return found.hexdigest()


def _sources(folder: Path) -> Iterable[str]:
    for above, _, names in os.walk(folder):
        yield from (os.path.join(above, name) for name in names if name.endswith((".py", ".toml")))


def of_article(environment: bytes, article: Article) -> bytes:
    """What an article says and how it is laid out, but not how it is called, nor where it lies."""
    texts = [
        (
            *(text.field, text.content, text.first_line, text.line_starts, text.parts),
            *(text.segments, text.blocks, text.sentences, text.tables),
        )
        for text in article.texts
    ]
    said = (article.date, article.source, article.url, article.lang)
    return blake2b(environment + msgspec.msgpack.encode((texts, said)), digest_size=SIZE).digest()


def of_piece(environment: bytes, data: bytes | str, said: object) -> bytes:
    """What a piece of a source holds, and what else is said of how it is read."""
    found = blake2b(environment, digest_size=SIZE)
    found.update(repr((type(data).__name__, said)).encode("utf-8", "surrogatepass"))
    found.update(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)
    return found.digest()


def of_treated(piece: bytes) -> bytes:
    """What was made of the articles of a piece, each by itself."""
    return blake2b(piece, digest_size=SIZE, person=b"treated").digest()


def of_pair(environment: bytes, identity: Mapping[str, str], pair: StatementPair) -> bytes:
    """What a language model reads, and which one."""
    return digest("pair", environment, sorted(identity.items()), pair)


def of_inputs(environment: bytes, inputs: Iterable[tuple[object, ...]]) -> bytes:
    """What a whole run reads, in its order."""
    found = blake2b(environment, digest_size=SIZE)
    for one in inputs:
        found.update(repr(one).encode("utf-8", "surrogatepass"))
    return found.digest()


def digest(*parts: object) -> bytes:
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()

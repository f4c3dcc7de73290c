"""units.toml and currencies.toml → the closed table of units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from factcheck.model.metric import Dimension
from factcheck.model.spelling import nearest
from factcheck.model.units import Sense, UnitForm, UnitTable, Weighed
from factcheck.packs.documents import Document, PackError

DIMENSIONS: Mapping[str, Dimension] = {"ratio": "percent", "duration": "duration", "physical": "physical"}
TABLES = {
    "letters",
    "cues",
    "spoken",
    "coins",
    "weighed",
    "senses",
    "wholes",
    "ratio",
    "ratio_parts",
    "duration",
    "physical",
    "compound",
    "data",
    "rates",
    "currency",
    "codes",
    "shared",
    "called",
    "spoken_in",
    "priced",
}
KEYS = {
    "unit": {"is", "words", "symbols", "prefixes", "dimension"},
    "part": {"of", "per", "factor", "words", "symbols"},
    "sense": {"of", "factor", "least", "most", "near", "but", "close"},
    "weighed": {"is", "money", "weight", "of", "made"},
    "currency": {"signs", "names", "minor", "minor_factor"},
}
PREFIXES = {
    "pico": ("p", -12), "nano": ("n", -9), "micro": ("µ", -6), "milli": ("m", -3), "centi": ("c", -2),
    "deci": ("d", -1), "hecto": ("h", 2), "kilo": ("k", 3), "mega": ("M", 6), "giga": ("G", 9), "tera": ("T", 12),
    "peta": ("P", 15), "exa": ("E", 18), "zetta": ("Z", 21),
}  # fmt: skip


class Entry(NamedTuple):
    """One table of a file: its document, for messages, its name and its keys."""

    document: Document
    name: str
    keys: Mapping[str, Any]

    def list(self, key: str) -> Sequence[str]:
        found = self.keys.get(key, [])
        if not isinstance(found, list) or not all(isinstance(word, str) for word in found):
            raise PackError(
                f'{self.document.path}, "{self.name}": "{key}" is {found!r}, not a list; write {key} = ["…"]'
            )
        return found

    def number(self, key: str, default: str) -> Decimal:
        found = self.keys.get(key, Decimal(default))
        if isinstance(found, bool) or not isinstance(found, int | Decimal):
            raise PackError(
                f'{self.document.path}, "{self.name}": "{key}" is {found!r}, not a number; write {key} = {default}'
            )
        return Decimal(found)

    def text(self, key: str) -> str | None:
        found = self.keys.get(key)
        if found is not None and not isinstance(found, str):
            raise PackError(f'{self.document.path}, "{self.name}": "{key}" is {found!r}, not text; put it in quotes')
        return found


class _Table:
    """The table while it is being filled."""

    def __init__(self) -> None:
        self.words: dict[str, UnitForm] = {}
        self.symbols: dict[str, UnitForm] = {}
        self.prefixes: dict[str, UnitForm] = {}
        self.rates: dict[str, str] = {}
        self.letters: set[str] = set()
        self.dimensions: dict[str, Dimension] = {}
        self.definitions: dict[str, str] = {}

    def name(self, form: UnitForm, words: Iterable[str], symbols: Iterable[str]) -> None:
        for word in words:
            self.words[word] = form
            if word.upper() != form.symbol:
                self.words[plural(word)] = form  # a code has no plural: "gbps" are gigabits
        self.symbols.update(dict.fromkeys(symbols, form))


def read(documents: Sequence[Document]) -> UnitTable:
    """Every unit of the files; an entry of a later pack replaces that of the same name."""
    table = _Table()
    for document in documents:
        _only(document.path, document.data, TABLES)
        table.letters.update(Entry(document, "letters", document.data).list("letters"))
    for kind, dimension in DIMENSIONS.items():
        for entry in _entries(documents, kind, "unit"):
            _unit(table, entry, dimension)
    sums = _listed(documents, "sums")
    for entry in _entries(documents, "currency", "currency"):
        _currency(table, entry, sums)
    _codes(table, documents)
    for entry in (*_entries(documents, "ratio_parts", "part"), *_entries(documents, "compound", "part")):
        _part(table, entry)
    for name, symbols in _lists(documents, "data"):
        table.symbols.update(dict.fromkeys(symbols, UnitForm(name)))
    for name, words in _lists(documents, "rates"):
        table.rates.update({form: name for word in words for form in (word, plural(word))})
    return UnitTable(
        words=table.words,
        symbols=table.symbols,
        letters=frozenset(table.letters),
        prefixes=table.prefixes,
        rates=table.rates,
        cues={name: tuple(words) for name, words in _lists(documents, "cues")},
        spoken={name: tuple(words) for name, words in _lists(documents, "spoken")},
        weighed={entry.name: _weighed(entry) for entry in _entries(documents, "weighed", "weighed")},
        senses=dict(_senses(documents, table.dimensions)),
        wholes=dict(_wholes(documents)),
        shared={name: frozenset(codes) for name, codes in _lists(documents, "shared")},
        called={name: frozenset(codes) for name, codes in _lists(documents, "called")},
        spoken_in={word: code for code, words in _lists(documents, "spoken_in") for word in words},
        priced={word: code for code, words in _lists(documents, "priced") for word in words},
        undivided=_listed(documents, "whole"),
        sums=_listed(documents, "sums"),
        cents=frozenset(form.symbol for word, form in table.words.items() if word.endswith("cent") and form.factor < 1),
        coined=tuple(sorted(_listed(documents, "coined"))),
        coins={sign: name for name, signs in _lists(documents, "coins") for sign in signs},
        dimensions=table.dimensions,
        definitions=tuple(f"{name} = {meaning}" for name, meaning in table.definitions.items()),
    )


def plural(word: str) -> str:
    """The plural by rule; irregular ones are written out in the pack.

    >>> plural("us dollar"), plural("hertz"), plural("degree celsius")
    ('us dollars', 'hertz', 'degrees celsius')
    """
    head, _, rest = word.partition(" ")
    if head in ("degree", "deg", "part", "barrel") and rest:
        return f"{head}s {rest}"
    return word if len(word) == 1 or word.endswith(("s", "z", "x")) or not word[-1].isascii() else f"{word}s"


def _entries(documents: Iterable[Document], table: str, kind: str) -> Iterator[Entry]:
    for document in documents:
        for name, keys in document.data.get(table, {}).items():
            if not isinstance(keys, dict):
                raise PackError(f'{document.path}, [{table}]: "{name}" is {keys!r}, no table; write {name} = {{ … }}')
            _only(f'{document.path}, "{name}"', keys, KEYS[kind])
            yield Entry(document, name, keys)


def _only(where: str, keys: Iterable[str], known: set[str]) -> None:
    for key in keys:
        if key not in known:
            raise PackError(f'{where}: unknown key "{key}"; {nearest(key, known)}')


def _unit(table: _Table, entry: Entry, dimension: Dimension) -> None:
    stated: Any = entry.text("dimension")
    table.dimensions[entry.name] = stated or dimension
    table.name(UnitForm(entry.name), entry.list("words"), entry.list("symbols"))
    if meaning := entry.text("is"):
        table.definitions[entry.name] = meaning
    for prefix in entry.list("prefixes"):
        if prefix not in PREFIXES:
            raise PackError(f'{entry.document.path}, "{entry.name}": no prefix "{prefix}"; {nearest(prefix, PREFIXES)}')
        _prefixed(table, entry, prefix, stated or dimension)


def _prefixed(table: _Table, entry: Entry, prefix: str, dimension: Dimension) -> None:
    letter, power = PREFIXES[prefix]
    name = prefix + entry.name
    letters = ("µ", "μ") if prefix == "micro" else (letter,)
    symbols = [letter + symbol for letter in letters for symbol in entry.list("symbols")]
    table.dimensions[name] = dimension
    table.definitions[name] = f"1e{power} * {entry.name}"
    table.name(UnitForm(name), [prefix + word for word in entry.list("words")], symbols)


def _part(table: _Table, entry: Entry) -> None:
    form = UnitForm(_known(entry, table.dimensions), entry.number("factor", "1"), entry.text("per"))
    table.name(form, (entry.name, *entry.list("words")), entry.list("symbols"))


def _currency(table: _Table, entry: Entry, sums: frozenset[str]) -> None:
    form = UnitForm(entry.name)
    minor = UnitForm(entry.name, entry.number("minor_factor", "0.01"))
    table.dimensions[entry.name] = "money"
    table.prefixes.update(dict.fromkeys((*entry.list("signs"), entry.name), form))
    # A letter before a sum is none behind one: "SFAS 123R".
    signs = (sign for sign in (*entry.list("signs"), entry.name) if sign not in sums)
    table.symbols.update({sign: form for sign in signs if sign not in table.symbols})
    table.name(form, entry.list("names"), ())
    table.name(minor, entry.list("minor"), ())


def _codes(table: _Table, documents: Iterable[Document]) -> None:
    for document in documents:
        codes = Entry(document, "codes", document.data.get("codes", {}))
        for code in codes.list("more"):
            table.dimensions[code] = "money"
            table.prefixes[code] = table.symbols[code] = UnitForm(code)
        for code in codes.list("tickers"):
            table.dimensions[code] = "money"
            table.symbols[code] = UnitForm(code)
        for code in codes.list("words"):
            table.symbols.pop(code, None)


def _listed(documents: Iterable[Document], name: str) -> frozenset[str]:
    return frozenset(code for found, codes in _lists(documents, "codes") if found == name for code in codes)


def _lists(documents: Iterable[Document], table: str) -> Iterator[tuple[str, Sequence[str]]]:
    """The lists of a table by their names."""
    for document in documents:
        keys = document.data.get(table, {})
        for name in keys:
            yield name, Entry(document, name, keys).list(name)


def _weighed(entry: Entry) -> Weighed:
    of, made = frozenset(entry.list("of")), tuple(entry.list("made"))
    return Weighed(entry.text("is") or "", tuple(entry.list("money")), tuple(entry.list("weight")), of, made)


def _senses(documents: Iterable[Document], known: Mapping[str, Dimension]) -> Iterator[tuple[str, tuple[Sense, ...]]]:
    for document in documents:
        for symbol, told in document.data.get("senses", {}).items():
            where = f'{document.path}, [senses], "{symbol}"'
            if not isinstance(told, list) or not all(isinstance(keys, dict) for keys in told):
                raise PackError(f'{where} is {told!r}, no list of tables; write {symbol} = [{{ of = "…" }}]')
            for keys in told:
                _only(where, keys, KEYS["sense"])
            yield symbol, tuple(_sense(Entry(document, symbol, keys), known) for keys in told)


def _sense(entry: Entry, known: Mapping[str, Dimension]) -> Sense:
    form = UnitForm(_known(entry, known), entry.number("factor", "1"))
    least, most = (entry.number(key, "1") if key in entry.keys else None for key in ("least", "most"))
    near, but = tuple(entry.list("near")), tuple(entry.list("but"))
    return Sense(form, least, most, near, but, close=entry.keys.get("close") is True)


def _known(entry: Entry, known: Mapping[str, Dimension]) -> str:
    """The unit that an entry is made of."""
    of = entry.text("of")
    if of is None or of not in known:
        raise PackError(f'{entry.document.path}, "{entry.name}": no unit "{of}"; {nearest(of or "", known)}')
    return of


def _wholes(documents: Iterable[Document]) -> Iterator[tuple[tuple[str, str], int]]:
    for document in documents:
        for whole, parts in document.data.get("wholes", {}).items():
            for part in parts:
                yield (whole, part), int(Entry(document, whole, parts).number(part, "12"))

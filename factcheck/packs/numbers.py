"""numbers.toml → the words of number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, get_args

from factcheck.model.numbers import MoveWords, NamedNumbers, NumberWords
from factcheck.model.quantity import Approx
from factcheck.model.spelling import nearest
from factcheck.packs.documents import Document, PackError

TABLES = {
    "cardinals", "scales", "glued", "spaced", "money", "ideographs", "parts", "vulgar", "vague", "fractions",
    "multiples", "rates", "plurals", "before", "after", "signs", "verbs", "names", "nouns", "comma",
    "wire", "points", "idle", "spans", "several", "one_word", "one_word_halves", "one_word_text",
    "moves",
}  # fmt: skip


def read(documents: Sequence[Document]) -> NumberWords:
    """Every table of the files laid over one another; a word of a later pack replaces that of an earlier."""
    for document in documents:
        _only_known(document)
    return NumberWords(
        cardinals=_wholes(documents, "cardinals"),
        scales=_numbers(documents, "scales"),
        glued=_numbers(documents, "glued"),
        spaced=_numbers(documents, "spaced"),
        money=_numbers(documents, "money"),
        ideographs=_numbers(documents, "ideographs"),
        parts=_wholes(documents, "parts"),
        vulgar=_texts(documents, "vulgar"),
        fractions=_texts(documents, "fractions"),
        opening=_words(documents, "names", "opening"),
        vague=_numbers(documents, "vague"),
        multiples=_numbers(documents, "multiples"),
        negatives=_words(documents, "signs", "negatives"),
        before=_approximators(documents, "before"),
        after=_approximators(documents, "after"),
        rates=_texts(documents, "rates"),
        occasions=_words(documents, "nouns", "occasions"),
        changes=_words(documents, "verbs", "changes"),
        in_points=_words(documents, "verbs", "in_points"),
        ranging=_words(documents, "verbs", "ranging"),
        labels=_words(documents, "names", "labels"),
        references=_words(documents, "names", "references"),
        tenors=_words(documents, "names", "tenors"),
        idioms=_words(documents, "nouns", "idioms"),
        stops=_words(documents, "nouns", "stops"),
        attributes=_words(documents, "nouns", "attributes"),
        uncounted=_words(documents, "nouns", "uncounted"),
        herded=_words(documents, "nouns", "herded"),
        by_the_million=_words(documents, "nouns", "by_the_million"),
        plurals=_texts(documents, "plurals"),
        wire=_texts(documents, "wire"),
        shares=tuple(sorted(_words(documents, "points", "shares"))),
        levels=tuple(sorted(_words(documents, "points", "levels"))),
        steps=tuple(sorted(_words(documents, "points", "steps"))),
        halves=_words(documents, "idle", "halves"),
        someday=_words(documents, "idle", "someday"),
        singling=_words(documents, "idle", "singling"),
        adverbs=_words(documents, "idle", "adverbs"),
        multiplying=_words(documents, "idle", "multiplying"),
        modals=_words(documents, "idle", "modals"),
        aimed=_words(documents, "idle", "aimed"),
        accounts=_words(documents, "idle", "accounts"),
        adjectives=_words(documents, "idle", "adjectives"),
        trailing=_words(documents, "nouns", "trailing"),
        sums=_words(documents, "signs", "sums"),
        climbing=_words(documents, "signs", "climbing"),
        topping=_words(documents, "signs", "topping"),
        over=_words(documents, "signs", "over"),
        takes_over=_words(documents, "signs", "takes_over"),
        carried=_words(documents, "signs", "carried"),
        carried_by_itself=_words(documents, "signs", "carried_by_itself"),
        measures=_words(documents, "signs", "measures"),
        apiece=_words(documents, "signs", "apiece"),
        foretold=_words(documents, "signs", "foretold"),
        tenfold=tuple(sorted(_words(documents, "signs", "tenfold"))),
        spans=dict(_spans(documents, "spans")),
        several=dict(_spans(documents, "several")),
        stages=_words(documents, "names", "stages"),
        signed=_words(documents, "signs", "signed"),
        streets=_words(documents, "names", "streets"),
        emergencies=_words(documents, "names", "emergencies"),
        helplines=_words(documents, "names", "helplines"),
        aged=_words(documents, "names", "aged"),
        person=_words(documents, "names", "person"),
        named=_named(documents),
        moves=MoveWords(**{name: _words(documents, "moves", name) for name in MoveWords._fields}),
        models=_words(documents, "names", "models"),
        modelled=_words(documents, "names", "modelled"),
        sized=_words(documents, "names", "sized"),
        percents=_words(documents, "points", "percents"),
        one_word=_wholes(documents, "one_word"),
        one_word_halves=_numbers(documents, "one_word_halves"),
        one_word_joint="".join(_words(documents, "one_word_text", "joint")),
        one_word_language="".join(_words(documents, "one_word_text", "language")),
        one_word_shown=_words(documents, "one_word_text", "shown"),
        comma=frozenset(lang for document in documents for lang in _list(document, "comma", document.data)),
    )


def _named(documents: Sequence[Document]) -> NamedNumbers:
    return NamedNumbers(
        **{name: tuple(sorted(_words(documents, "names", name))) for name in NamedNumbers._fields},
    )


def _only_known(document: Document) -> None:
    for key in document.data:
        if key not in TABLES:
            raise PackError(f'{document.path}: unknown table "{key}"; {nearest(key, TABLES)}')


def _table(document: Document, key: str) -> Mapping[str, Any]:
    table = document.data.get(key, {})
    if not isinstance(table, dict):
        raise PackError(f'{document.path}: "{key}" is no table; write [{key}] and its words below')
    return table


def _numbers(documents: Iterable[Document], key: str) -> dict[str, Decimal]:
    found: dict[str, Decimal] = {}
    for document in documents:
        for word, value in _table(document, key).items():
            if isinstance(value, bool) or not isinstance(value, int | Decimal):
                raise PackError(f'{document.path}, [{key}]: "{word}" is {value!r}, not a number; write {word} = 1000')
            found[word] = Decimal(value)
    return found


def _spans(documents: Iterable[Document], key: str) -> Iterator[tuple[str, tuple[Decimal, Decimal]]]:
    for document in documents:
        for word, ends in _table(document, key).items():
            if not isinstance(ends, list) or len(ends) != 2 or not all(type(end) is int for end in ends):
                raise PackError(f'{document.path}, [{key}]: "{word}" is {ends!r}; write {word} = [1, 9]')
            yield word, (Decimal(ends[0]), Decimal(ends[1]))


def _wholes(documents: Iterable[Document], key: str) -> dict[str, int]:
    return {word: int(value) for word, value in _numbers(documents, key).items()}


def _texts(documents: Iterable[Document], key: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for document in documents:
        for word, value in _table(document, key).items():
            if not isinstance(value, str):
                raise PackError(f'{document.path}, [{key}]: "{word}" is {value!r}, not text; put it in quotes')
            found[word] = value
    return found


def _list(document: Document, name: str, table: Mapping[str, Any]) -> Sequence[str]:
    words = table.get(name, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise PackError(f'{document.path}: "{name}" is {words!r}, not a list of text; write {name} = ["…", "…"]')
    return words


def _words(documents: Iterable[Document], table: str, name: str) -> frozenset[str]:
    return frozenset(word for document in documents for word in _list(document, name, _table(document, table)))


def _approximators(documents: Iterable[Document], key: str) -> dict[str, Approx]:
    known: tuple[Approx, ...] = get_args(Approx)
    found: dict[str, Approx] = {}
    for document in documents:
        table = _table(document, key)
        for label in table:
            if label not in known:
                raise PackError(f'{document.path}, [{key}]: no approximator "{label}"; {nearest(label, known)}')
        found.update({word: label for label in known for word in _list(document, label, table)})
    return found

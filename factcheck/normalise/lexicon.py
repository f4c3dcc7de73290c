"""The pack's names and cue words, arranged for looking up while a sentence is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from factcheck.model.inflect import plural, verb_forms
from factcheck.model.later import later
from factcheck.model.metric import Metric
from factcheck.model.pack import RulePack
from factcheck.model.subject import Subject
from factcheck.normalise.tokens import LOWER, WORD, Token
from factcheck.normalise.tokens import words as words_of

LED = later(r" (?:for|before|after|from) ")  # what leads from the head of a noun to what it is of

CueKind = Literal["metric", "direction", "modality", "qualifier", "source", "anaphor", "correction"]
WordClass = Literal["noun", "verb", "taking", "word", "transitive", "phrase"]


class Cue(NamedTuple):
    """A phrase that says something about the figures near it; ``first`` to ``last`` are its tokens, half open."""

    kind: CueKind
    label: str
    word_class: WordClass
    first: int
    last: int
    metric: Metric | None = None


class Entry(NamedTuple):
    """A phrase after its first word, and what it means."""

    rest: tuple[str, ...]
    kind: CueKind
    label: str
    word_class: WordClass
    metric: Metric | None = None


class NameEntry(NamedTuple):
    rest: tuple[str, ...]
    subject: Subject
    weak: bool
    ticker: bool


@dataclass
class Lexicon:
    """Phrases by their first and second word: cues in lower case, names in the case of print.

    ``moneys`` are the names that several countries call their money by: "the peso"; ``banks`` their central banks.
    """

    cues: dict[str, dict[str, list[Entry]]] = field(default_factory=dict)
    names: dict[str, dict[str, list[NameEntry]]] = field(default_factory=dict)
    subjects: dict[str, Subject] = field(default_factory=dict)
    metrics: dict[str, Metric] = field(default_factory=dict)
    stop: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    neutral: frozenset[str] = frozenset()
    initialisms: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    sets: dict[str, frozenset[str]] = field(default_factory=dict)
    demonyms: frozenset[str] = frozenset()
    finite: frozenset[str] = frozenset()
    moneys: dict[str, list[Subject]] = field(default_factory=dict)
    banks: dict[str, Subject] = field(default_factory=dict)
    joined: dict[tuple[str, ...], frozenset[str]] = field(default_factory=dict)

    def words(self, *kinds: str) -> frozenset[str]:
        """The words of all these kinds, joined once."""
        if kinds not in self.joined:
            self.joined[kinds] = frozenset().union(*(self.sets[kind] for kind in kinds))
        return self.joined[kinds]

    def cues_in(self, words: Sequence[Token]) -> Iterator[Cue]:
        """Every cue of a sentence; a longer phrase hides a shorter one of its kind inside it, not one of its length."""
        hidden: dict[CueKind, tuple[int, int]] = {}
        lowered = tuple(map(LOWER, words))
        for at, word in enumerate(lowered):
            by_second = self.cues.get(word)
            if by_second is None:
                continue
            second = lowered[at + 1] if at + 1 < len(words) else ""
            for entry in (*by_second.get(second, ()), *by_second.get("", ())) if second else by_second.get("", ()):
                last = at + 1 + len(entry.rest)
                span = hidden.get(entry.kind, (-1, 0))
                if (last <= span[1] and (at, last) != span) or lowered[at + 1 : last] != entry.rest:
                    continue
                hidden[entry.kind] = at, last
                yield Cue(entry.kind, entry.label, entry.word_class, at, last, entry.metric)

    def name_at(self, words: Sequence[Token], at: int) -> tuple[NameEntry, int] | None:
        """The longest known name that begins at a token, and the token after it."""
        by_second = self.names.get(words[at].text)
        if by_second is None:
            return None
        second = words[at + 1].text if at + 1 < len(words) else ""
        for entry in (*by_second.get(second, ()), *by_second.get("", ())):
            last = at + 1 + len(entry.rest)
            if not entry.rest or tuple(map(WORD, words[at + 1 : last])) == entry.rest:
                return entry, last
        return None

    def whole_name(self, words: Sequence[Token]) -> NameEntry | None:
        """The known name that all of these words are."""
        found = self.name_at(words, 0) if words else None
        return found[0] if found is not None and found[1] == len(words) else None


_LEXICA: dict[str, Lexicon] = {}


def lexicon(pack: RulePack) -> Lexicon:
    """The pack's lexicon, built once for each digest."""
    if pack.digest not in _LEXICA:
        _LEXICA[pack.digest] = _build(pack)
    return _LEXICA[pack.digest]


def _build(pack: RulePack) -> Lexicon:
    phrases = pack.words.phrases
    irregular = phrases.get("irregular", {})
    made = Lexicon(
        stop=frozenset(phrases["stop"]["word"]),
        opening=frozenset(phrases["stop"]["opening"]),
        neutral=frozenset(phrases["neutral"]["word"]),
        sets={label: frozenset(words) for label, words in phrases["set"].items()},
        initialisms=frozenset(phrases["stop"]["initialism"]),
        suffixes=frozenset(suffix.lower().rstrip(".") for suffix in pack.suffixes),
        demonyms=frozenset(word for words in phrases.get("demonym", {}).values() for word in words),
        finite=frozenset(_finite(phrases["set"], irregular)),
    )
    made.sets["own_role"] = made.sets["role"] - made.sets["owned_role"]
    made.sets["stop"], made.sets["opening"] = made.stop, made.opening
    made.sets["delivered"] = frozenset(pack.dates.labels.get("delivered", ()))
    for label, verbs in phrases["direction_verb"].items():
        _add(made, (f for v in verbs for f in verb_forms(v, irregular)), "direction", label, "verb")
    plain = {word for words in phrases["direction_word"].values() for word in words}
    for label, verbs in phrases["direction_transitive"].items():
        _add(
            made,
            (f for v in verbs for f in verb_forms(v, irregular) if f not in plain),
            "direction",
            label,
            "transitive",
        )
    for label, nouns in phrases["direction_noun"].items():
        _add(made, (f for n in nouns for f in (n, plural(n))), "direction", label, "noun")
    for label, words in phrases["direction_word"].items():
        _add(made, words, "direction", label, "word")
    for label, words in phrases["modality"].items():
        _add(made, (f for v in words for f in _loose_forms(v, irregular)), "modality", label, "word")
    for label, words in phrases["qualifier"].items():
        _add(made, words, "qualifier", label, "word")
    _add(made, (f for v in phrases["source_verb"]["said"] for f in verb_forms(v, irregular)), "source", "said", "verb")
    _add(made, phrases["source_verb"]["phrase"], "source", "phrase", "phrase")
    _add(made, phrases["anaphor"]["subject"], "anaphor", "subject", "word")
    for label, words in phrases["correction"].items():
        _add(made, words, "correction", label, "word")
    for metric in pack.metrics:
        made.metrics[metric.name] = metric
        _add(made, (f for n in metric.nouns for f in _numbers(n)), "metric", metric.name, "noun", metric)
        _add(made, (f for v in metric.verbs for f in verb_forms(v, irregular)), "metric", metric.name, "verb", metric)
        _add(made, (f for v in metric.takes for f in verb_forms(v, irregular)), "metric", metric.name, "taking", metric)
    _add_names(made, pack.subjects, phrases.get("demonym", {}))
    made.moneys.update(_moneys(pack.subjects))
    made.banks.update({one.home: one for one in pack.subjects if one.kind == "central_bank" and one.home})
    for entries in (entries for by_second in made.cues.values() for entries in by_second.values()):
        entries.sort(key=lambda entry: -len(entry.rest))
    for names in (entries for by_second in made.names.values() for entries in by_second.values()):
        names.sort(key=lambda entry: (-len(entry.rest), entry.ticker, entry.weak))
    return made


def _numbers(noun: str) -> tuple[str, ...]:
    """A noun and its plurals: "profit before tax" and "provision for bad loan" have one in their heads too."""
    forms = (noun, plural(noun))
    led = LED.search(noun)
    if led is None:
        return forms
    return (*forms, *(plural(noun[: led.start()]) + form[led.start() :] for form in forms))


def _finite(sets: Mapping[str, Sequence[str]], irregular: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The forms of verbs that make a statement of the noun before them, in the past if they are irregular."""
    yield from sets["finite"]
    yield from sets["singular"]
    for forms in irregular.values():
        yield from (form for form in forms[1:] if not form.endswith("ing"))


def _loose_forms(word: str, irregular: object) -> tuple[str, ...]:
    """Verb forms of a single lower-case word, any phrase as it stands."""
    if (
        " " in word
        or not word.isalpha()
        or word in {"will", "if", "could", "might", "would", "may", "should", "not", "see", "sees"}
    ):
        return (word,)
    return verb_forms(word, {} if not isinstance(irregular, dict) else irregular)


def _add(
    made: Lexicon,
    phrases: Iterable[str],
    kind: CueKind,
    label: str,
    word_class: WordClass,
    metric: Metric | None = None,
) -> None:
    for phrase in phrases:
        first, *rest = (word.lower() for word in words_of(phrase))
        entry = Entry(tuple(rest), kind, label, word_class, metric)
        entries = made.cues.setdefault(first, {}).setdefault(rest[0] if rest else "", [])
        if entry not in entries:
            entries.append(entry)


def _moneys(subjects: Iterable[Subject]) -> dict[str, list[Subject]]:
    """The names that several currencies share, with these."""
    called: dict[str, list[Subject]] = {}
    for subject in subjects:
        if subject.kind == "currency":
            for name in (*subject.aliases, *subject.weak):
                called.setdefault(name, []).append(subject)
    return {name: sharing for name, sharing in called.items() if len(sharing) > 1}


def _add_names(made: Lexicon, subjects: Iterable[Subject], demonyms: Mapping[str, Sequence[str]]) -> None:
    for subject in subjects:
        made.subjects[subject.name] = subject
        named = [(alias, False, False) for alias in dict.fromkeys((subject.name, *subject.aliases))]
        named = [entry for entry in named if entry[0] not in subject.weak]
        named += [(alias, True, False) for alias in (*subject.weak, *subject.dealt)]
        named += [(ticker, False, True) for ticker in subject.tickers]
        named += [(demonym, False, False) for demonym in demonyms.get(subject.name, ())]
        named += [(alias.replace("'", "’"), weak, ticker) for alias, weak, ticker in named if "'" in alias]
        for alias, weak, ticker in named:
            first, *rest = words_of(alias)
            by_second = made.names.setdefault(first, {})
            by_second.setdefault(rest[0] if rest else "", []).append(NameEntry(tuple(rest), subject, weak, ticker))

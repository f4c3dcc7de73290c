"""subjects.toml, subjects/*.toml → the names the tool knows, and the endings a company's name may shed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from factcheck.model.spelling import nearest
from factcheck.model.subject import Subject
from factcheck.packs.documents import Document, PackError
from factcheck.packs.entries import tables, values


def read(documents: Sequence[Document]) -> tuple[Subject, ...]:
    """Every subject; one of a later pack replaces that of the same name."""
    found: dict[str, Subject] = {}
    paths: dict[str, str] = {}
    for document in documents:
        entries = tables(document, "subject", others=("suffixes",))
        read = {subject.name: _capitalised(subject) for subject in values(Subject, document, "subject", entries)}
        found |= read
        paths |= dict.fromkeys(read, document.path)
    _check_relations(found, paths)
    _check_names(found.values(), paths)
    return tuple(found.values())


def suffixes(documents: Sequence[Document]) -> tuple[str, ...]:
    """Endings such as "Inc." that a company's name may carry or shed, longest first."""
    listed = {suffix for document in documents for suffix in _suffixes(document)}
    return tuple(sorted(listed, key=lambda suffix: (-len(suffix), suffix)))


def _suffixes(document: Document) -> Iterable[str]:
    listed = document.data.get("suffixes", [])
    if not isinstance(listed, list) or not all(isinstance(suffix, str) for suffix in listed):
        raise PackError(f'{document.path}: "suffixes" is not a list of text; write suffixes = ["Inc", …]')
    return listed


def _capitalised(subject: Subject) -> Subject:
    """The subject with its names in small letters as they begin a sentence, too: "gold", "Gold"."""
    aliases = _capitals((subject.name, *subject.aliases))
    # A capital settles some: "oil" may be any oil, while a sentence that begins with "Oil" speaks of its price.
    weak = tuple(name for name in _capitals(subject.weak) if name not in subject.aliases)
    if not aliases and not weak:
        return subject
    return replace(subject, aliases=(*subject.aliases, *aliases), weak=(*subject.weak, *weak))


def _capitals(names: Sequence[str]) -> tuple[str, ...]:
    raised = (name[0].upper() + name[1:] for name in names if name[:1].islower())
    return tuple(name for name in raised if name not in names)


def _check_relations(subjects: Mapping[str, Subject], paths: Mapping[str, str]) -> None:
    for name, subject in subjects.items():
        for other in (*filter(None, [subject.parent, subject.home]), *subject.members):
            if other not in subjects:
                raise PackError(
                    f'{paths[name]}, subject "{name}": no subject "{other}" to belong to; {nearest(other, subjects)}'
                )


def _check_names(subjects: Collection[Subject], paths: Mapping[str, str]) -> None:
    """A name stands for one subject; only weak names may be shared, and then never settle who is meant.

    A money that is meant unless a text speaks of another's country may have its name among the strong ones.
    """
    owners: dict[str, str] = {}
    for subject in subjects:
        for name in (subject.name, *subject.aliases, *subject.tickers):
            if owners.setdefault(name, subject.name) != subject.name:
                where = f'{paths[subject.name]}, subject "{subject.name}"'
                raise PackError(f'{where}: "{name}" names "{owners[name]}" too; make it weak in both')
    for subject in subjects:
        for name in subject.weak if subject.kind != "currency" else ():
            if owners.get(name, subject.name) != subject.name:
                where = f'{paths[subject.name]}, subject "{subject.name}"'
                raise PackError(f'{where}: weak "{name}" names "{owners[name]}"; drop it from one')

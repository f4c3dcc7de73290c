"""An evaluation as a page of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.evaluate import Evaluation
from factcheck.evaluate.gold import GoldCheck, GoldClaim, GoldPair
from factcheck.evaluate.matching import Showing
from factcheck.evaluate.scores import Alarm, Share, Tally
from factcheck.model.claim import Claim

_LABELS = {
    "span": "span overlaps",
    "interval": "interval",
    "unit": "unit",
    "value": "interval and unit",
    "per": "rate (per)",
    "direction": "direction",
    "all": "all of these",
}


def page(evaluation: Evaluation, claims: Mapping[str, GoldClaim], details: bool = True) -> str:
    """Tables of precision and recall, and below them each miss and each false alarm."""
    lines = [*_claims(evaluation.claims), "", *_pairs(evaluation), "", *_tallies(evaluation)]
    if evaluation.absent:
        lines += ["", f"Not among the articles, and left out: {', '.join(evaluation.absent)}"]
    if details:
        lines += _details(evaluation, claims)
    return "\n".join(lines) + "\n"


def _claims(tallies: Mapping[str, Tally]) -> Iterator[str]:
    yield _row("claims", "precision", "", "recall", "")
    for name, tally in tallies.items():
        yield _tally(_LABELS[name], tally)


def _pairs(evaluation: Evaluation) -> Iterator[str]:
    yield "pairs"
    yield _share("must be shown: shown", evaluation.must_shown)
    yield _share("must be shown: at their severity", evaluation.must_as_loud)
    yield _share("never: at warning or above", evaluation.never_loud)
    yield f"{'not listed: at warning or above':<34} {evaluation.unlisted_loud:>9}"
    yield _share("may be shown: shown", evaluation.may_shown)
    if evaluation.checks_shown:
        yield _share("sums, dates and weekdays: shown", evaluation.checks_shown)


def _tallies(evaluation: Evaluation) -> Iterator[str]:
    yield _row("pairs by severity", "precision", "", "recall", "")
    for name, tally in evaluation.severities.items():
        yield _tally(name, tally)
    yield ""
    yield _row("by rule", "precision", "", "recall", "")
    for name, tally in evaluation.rules.items():
        yield _tally(name, tally)


def _details(evaluation: Evaluation, claims: Mapping[str, GoldClaim]) -> Iterator[str]:
    sections = {
        "Claims misread or not found": [_misread(gold, claim) for gold, claim in evaluation.misread],
        "Should be shown and is not": [_missed(entry, claims) for entry in evaluation.missed],
        "Shown at another severity": [_quiet(pair, showings, claims) for pair, showings in evaluation.quiet],
        "Shown and should not be": [_alarm(alarm, claims) for alarm in evaluation.alarms],
    }
    for title, entries in sections.items():
        if entries:
            yield from ("", f"{title} ({len(entries)})", *(f"  {entry}" for entry in entries))


def _misread(gold: GoldClaim, claim: Claim | None) -> str:
    wanted = f"{_named(gold)}: [{gold.low}, {gold.high}] {gold.unit}"
    if claim is None:
        return f"{wanted}; not found"
    quantity = claim.quantity
    return f'{wanted}; read "{claim.place.text}" as [{quantity.low}, {quantity.high}] {quantity.unit}'


def _missed(entry: GoldPair | GoldCheck, claims: Mapping[str, GoldClaim]) -> str:
    if isinstance(entry, GoldCheck):
        words = " / ".join(f'{place.doc} "{place.text}"' for place in entry.places)
        return f"{entry.rule} {entry.severity}: {words}. {entry.why}"
    return f"{_asked(entry)}: {_both(entry, claims)}. {entry.why}"


def _quiet(pair: GoldPair, showings: tuple[Showing, ...], claims: Mapping[str, GoldClaim]) -> str:
    shown = ", ".join(sorted({f"{showing.rule} {showing.severity}" for showing in showings}))
    return f"{_asked(pair)}, shown as {shown}: {_both(pair, claims)}"


def _alarm(alarm: Alarm, claims: Mapping[str, GoldClaim]) -> str:
    finding, pair = alarm
    if isinstance(pair, GoldPair):
        about = f"{_both(pair, claims)}. {pair.why}"
    elif pair:
        about = " / ".join(_named(claims[name]) for name in sorted(pair)) + ". Nobody listed it."
    else:
        about = " / ".join(f'{place.path}:{place.line} "{place.text}"' for place in finding.places)
    return f"{finding.rule} {finding.severity}: {about} [{finding.message}]"


def _asked(pair: GoldPair) -> str:
    return f"{pair.rule or 'any rule'} {pair.severity or 'any severity'}"


def _both(pair: GoldPair, claims: Mapping[str, GoldClaim]) -> str:
    return f"{_named(claims[pair.a])} / {_named(claims[pair.b])}"


def _named(claim: GoldClaim) -> str:
    return f'{claim.id} "{claim.place.text}"'


def _share(label: str, share: Share) -> str:
    return f"{label:<34} {share.part:>4} of {share.whole}"


def _tally(label: str, tally: Tally) -> str:
    shown, wanted = f"{tally.right}/{tally.shown}", f"{tally.found}/{tally.wanted}"
    return _row(label, _percent(tally.precision), shown, _percent(tally.recall), wanted)


def _row(label: str, precision: str, shown: str, recall: str, wanted: str) -> str:
    return f"{label:<34} {precision:>9} {shown:>9}  {recall:>7} {wanted:>9}".rstrip()


def _percent(ratio: float | None) -> str:
    """
    >>> _percent(0.9512), _percent(None)
    ('95.1%', '-')
    """
    return "-" if ratio is None else f"{100 * ratio:.1f}%"

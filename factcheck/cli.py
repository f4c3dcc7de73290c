"""The command line: opens files, calls the library, prints what it says; what is heavy is imported when used."""

from __future__ import annotations

import _thread
import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn, get_args

import typer

from factcheck import __version__

if TYPE_CHECKING:
    from factcheck.cache import Store
    from factcheck.model.article import Notice
    from factcheck.model.claim import Claim
    from factcheck.model.finding import Report
    from factcheck.model.limits import Limits
    from factcheck.model.settings import Settings
    from factcheck.model.text import Place
    from factcheck.pipeline import Understood

FOUND, COULD_NOT_RUN = 1, 2
# Objects made before cycles among them are looked for: an article's values hold none, and rules are many.
CYCLES = 50_000

Format = Literal["text", "json", "jsonl", "sarif", "github", "gitlab", "junit"]
ClaimFormat = Literal["text", "json", "jsonl"]
Level = Literal["error", "warning", "info"]
FailOn = Literal["error", "warning", "info", "never"]

app = typer.Typer(
    help="Finds the figures on which financial articles disagree.",
    epilog="Exit status: 0 nothing found at or above --fail-on, 1 findings, 2 could not run, 130 interrupted.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH…",
        help='Files, folders or patterns; "-" reads JSON Lines from standard input. Those configured if left out.',
        show_default=False,
    ),
]
Config = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Configuration to go by, instead of the nearest one here or in a folder above."),
]
Baseline = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Findings that are known; only others fail. See factcheck baseline.")
]
Facts = Annotated[
    list[Path] | None,
    typer.Option("--facts", metavar="FILE", help="Figures that the house has checked; may be repeated."),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="REF", help="Only findings with a side in an article that changed since that commit."),
]
Isolated = Annotated[bool, typer.Option("--isolated", "--no-config", help="Look for no configuration.")]
Pack = Annotated[
    list[Path] | None, typer.Option("--pack", metavar="DIR", help="Rules laid over the core ones; may be repeated.")
]
Fail = Annotated[FailOn | None, typer.Option(help="Exit 1 for findings as severe as this; error if not said.")]
Quietest = Annotated[
    Level | None, typer.Option(help="Leave out findings less severe; what is left out does not fail either.")
]
Select = Annotated[
    list[str] | None,
    typer.Option(metavar="RULE", help="Only these rules, by code, beginning of a code, or name; may be repeated."),
]
MODEL_OPTION = typer.Option(
    "--nli",
    metavar="default|off|MODEL",
    help="Language model: the one that comes along, none, or a folder, a file *.onnx or a name fetched before.",
    show_default=False,
)
Nli = Annotated[str | None, MODEL_OPTION]
Model = Annotated[str, MODEL_OPTION]
Jobs = Annotated[int | None, typer.Option(min=1, help="Processes that read and understand articles; 1 if not said.")]
Encoding = Annotated[
    str | None, typer.Option(help="Encoding of files that are neither UTF-8 nor marked; without it they are skipped.")
]
MaxBytes = Annotated[
    int | None, typer.Option(min=1, help="Largest file, or JSON Lines record, that is read; 10 MiB if not said.")
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(metavar="GLOB", help="Leave out of folders what fits, written as in .gitignore; may be repeated."),
]
Gitignore = Annotated[
    bool | None,
    typer.Option(
        "--gitignore/--no-gitignore", help="Whether folders are read without what git ignores.", show_default=False
    ),
]
CacheDir = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        envvar="FACTCHECK_CACHE_DIR",
        help="Where what was understood is kept for the next run; the system's place for it if not said.",
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", envvar="FACTCHECK_NO_CACHE", help="Work everything out, and keep nothing.")
]
Strict = Annotated[
    bool | None,
    typer.Option(
        "--strict-inputs/--no-strict-inputs",
        help="Exit 2 if any input could not be read, or not wholly.",
        show_default=False,
    ),
]

models = typer.Typer(help="Language models other than the one that comes along.", no_args_is_help=True)
app.add_typer(models, name="models")


def print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Finds the figures on which financial articles disagree."""


@app.command()
def check(
    paths: Paths = None,
    format_: Annotated[Format, typer.Option("--format", help="What standard output gets.")] = "text",
    fail_on: Fail = None,
    min_severity: Quietest = None,
    select: Select = None,
    nli: Nli = None,
    jobs: Jobs = None,
    strict_inputs: Strict = None,
    pack: Pack = None,
    out: Annotated[
        list[str] | None,
        typer.Option(metavar="FORMAT=FILE", help="Write the report to a file as well; may be repeated."),
    ] = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = None,
    exclude: Exclude = None,
    gitignore: Gitignore = None,
    show_files: Annotated[bool, typer.Option("--show-files", help="List what would be read, and stop.")] = False,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="In text, count the findings of each rule instead of showing them.")
    ] = False,
    color: Annotated[Literal["auto", "always", "never"], typer.Option(help="Colour in text.")] = "auto",
    baseline: Baseline = None,
    since: Since = None,
    facts: Facts = None,
    cache_dir: CacheDir = None,
    no_cache: NoCache = False,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Compare the figures of articles and show where they disagree."""
    from factcheck import library, output, surroundings, terminal
    from factcheck.report import Page

    files = destinations(out or ())
    said = {"fail_on": fail_on, "min_severity": min_severity, "select": select, "nli": nli, "gitignore": gitignore}
    known = {"baseline": baseline, "since": since, "facts": facts}
    read = {"paths": paths, "packs": pack, "jobs": jobs, "strict_inputs": strict_inputs}
    settings = settled(config, isolated, **said, **known, **read, encoding=encoding, max_bytes=max_bytes)
    limits = replace(library.bounds(settings), exclude=tuple(exclude or ()))
    if show_files:
        list_files(settings, limits)
        return
    with terminal.Progress() as progress:
        report = library.check(
            named(settings),
            limits=limits,
            stdin=sys.stdin,
            watcher=progress,
            settings=settings,
            cache=None if no_cache else store(cache_dir),
        )
    refuse_unread(report, strict=settings.strict_inputs)
    tell_stale(report, settings.baseline)
    shown = report.at_least(settings.min_severity)
    page = Page(
        shown,
        library.rule_pack(settings.packs).rules,
        __version__,
        left_out=len(report.standing) - len(shown.standing),
        fail_on=settings.fail_on,
        checkout=surroundings.checkout(),
        statistics=statistics,
    )
    output.write_files({path: page.rendered(name) for path, name in files.items()})
    if "github" in (format_, *files.values()):
        surroundings.write_step_summary(page)
    output.print_out([page.rendered(format_, color=terminal.colours(color), width=terminal.width())])
    fails = settings.fail_on != "never" and shown.at_least(settings.fail_on).standing
    raise typer.Exit(FOUND if fails else 0)


@app.command()
def extract(
    paths: Paths = None,
    format_: Annotated[ClaimFormat, typer.Option("--format", help="What standard output gets.")] = "jsonl",
    jobs: Jobs = None,
    strict_inputs: Strict = None,
    pack: Pack = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = None,
    exclude: Exclude = None,
    gitignore: Gitignore = None,
    cache_dir: CacheDir = None,
    no_cache: NoCache = False,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Print every claim of the articles, in order."""
    from factcheck import library, output, recall
    from factcheck.report import claim_pages

    read = {"paths": paths, "packs": pack, "jobs": jobs, "strict_inputs": strict_inputs, "gitignore": gitignore}
    settings = settled(config, isolated, **read, encoding=encoding, max_bytes=max_bytes)
    limits = replace(library.bounds(settings), exclude=tuple(exclude or ()))
    rules = library.tuned_pack(None, settings)
    reading = Listing()
    with recall.keeping(None if no_cache else store(cache_dir), rules, __version__) as kept:
        entries = library.understood(
            named(settings), rules, limits=limits, stdin=sys.stdin, settings=settings, memory=kept
        )
        output.print_out(claim_pages(reading.claims(entries), format_))
    for notice in reading.notices:
        complain_of(notice.place, notice.code, notice.message)
    if reading.notices and (settings.strict_inputs or not reading.articles):
        raise typer.Exit(COULD_NOT_RUN)


@app.command("config")
def configuration(
    paths: Paths = None,
    fail_on: Fail = None,
    min_severity: Quietest = None,
    select: Select = None,
    nli: Nli = None,
    jobs: Jobs = None,
    strict_inputs: Strict = None,
    pack: Pack = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = None,
    baseline: Baseline = None,
    since: Since = None,
    facts: Facts = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Print every setting in force, and where it comes from; takes the options of check."""
    from factcheck import library, output
    from factcheck.configuration import pages

    said = {"fail_on": fail_on, "min_severity": min_severity, "select": select, "nli": nli}
    read = {"paths": paths, "packs": pack, "jobs": jobs, "strict_inputs": strict_inputs}
    told = {
        **said,
        **read,
        "baseline": baseline,
        "since": since,
        "facts": facts,
        "encoding": encoding,
        "max_bytes": max_bytes,
    }
    run = library.configured(config, told, isolated=isolated)
    library.tuned_pack(None, run.settings)
    output.print_out(pages(run))


@app.command()
def explain(
    code: Annotated[str, typer.Argument(help="A code such as FC101, or the name of its rule.")], pack: Pack = None
) -> None:
    """Say what a rule finds, why it matters and what to do."""
    from factcheck import handbook, output

    output.print_out([handbook.explanation(handbook.rule(code, handbook.rules(pack)))])


@app.command()
def rules(pack: Pack = None) -> None:
    """List every rule with its severity."""
    from factcheck import handbook, output, terminal

    room = terminal.width() if sys.stdout.isatty() else None
    output.print_out(handbook.contents(handbook.rules(pack).values(), room))


@app.command("test")
def try_pack(pack: Annotated[Path, typer.Argument(metavar="PACK", help="Folder of rules.")]) -> None:
    """Try a pack on the examples of its rules and on its cases; exit 1 if one fails."""
    from factcheck import output, trials

    tried = list(trials.trials(pack))
    output.print_out(trials.page(tried))
    raise typer.Exit(FOUND if any(not trial.passed for trial in tried) else 0)


@app.command()
def schema(
    name: Annotated[
        Literal["report", "finding", "claim", "config", "baseline", "facts", "pack"],
        typer.Argument(help="Which shape."),
    ],
) -> None:
    """Print the JSON Schema of what is written (report, finding, claim) or read (config, baseline, facts, pack)."""
    import json

    from factcheck import handbook, output

    output.print_out([json.dumps(handbook.json_schema(name), indent=2) + "\n"])


@app.command()
def compare(
    a: Annotated[str, typer.Argument(metavar="A:LINE", help="A line of one article.")],
    b: Annotated[str, typer.Argument(metavar="B:LINE", help="A line of another, or of the same.")],
    pack: Pack = None,
    encoding: Encoding = None,
    max_bytes: MaxBytes = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Say what was understood on two lines, and why their figures were or were not held against each other.

    A line is named as article.txt:14. Within JSON Lines, name the record too, by its id or else by its number, and
    count the lines of its body: RECORDS.jsonl#ID:LINE.
    """
    from factcheck import comparison, library, output

    settings = settled(config, isolated, packs=pack, encoding=encoding, max_bytes=max_bytes)
    output.print_out(comparison.pages(a, b, library.tuned_pack(None, settings), settings))


known = typer.Typer(help="Keep the findings that are known, so that only new ones fail.", no_args_is_help=True)
app.add_typer(known, name="baseline")
KnownFile = Annotated[Path, typer.Argument(metavar="FILE", help="The baseline.")]


@known.command("write")
def write_baseline(
    file: KnownFile,
    paths: Paths = None,
    pack: Pack = None,
    jobs: Jobs = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Write every finding there is now into a baseline."""
    from factcheck import baselines, output

    settings = settled(config, isolated, paths=paths, packs=pack, jobs=jobs)
    output.print_out([baselines.write(file, found(settings))])


@known.command("prune")
def prune_baseline(
    file: KnownFile,
    paths: Paths = None,
    pack: Pack = None,
    jobs: Jobs = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Take out of a baseline what is not found any more; nothing is added."""
    from factcheck import baselines, output

    settings = settled(config, isolated, paths=paths, packs=pack, jobs=jobs)
    output.print_out([baselines.prune(file, found(settings))])


@known.command("show")
def show_baseline(
    file: KnownFile,
    paths: Paths = None,
    pack: Pack = None,
    jobs: Jobs = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Print what a baseline holds; with paths, what of it is not found there any more."""
    from factcheck import baselines, output

    settings = settled(config, isolated, paths=paths, packs=pack, jobs=jobs)
    output.print_out(baselines.shown(file, found(settings) if paths else None))


@app.command("eval")
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder with claims.jsonl and pairs.jsonl.")],
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH…", help='The articles annotated there; the folder "articles" beside it if left out.'
        ),
    ] = None,
    model: Model = "off",
) -> None:
    """Score what is read and shown of annotated articles."""
    from factcheck import evaluate as evaluation
    from factcheck import output

    output.print_out([evaluation.run(gold, paths or [str(gold.parent / "articles")], nli=model)])


@app.command()
def nli(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH…", help='Files of JSON Lines; "-", or none, is standard input.'),
    ] = None,
    model: Model = "default",
    format_: Annotated[Literal["jsonl"], typer.Option("--format", help="What standard output gets.")] = "jsonl",
    batch: Annotated[
        int, typer.Option(min=1, max=256, help="Pairs that are read at once: quicker, and a little less exact.")
    ] = 1,
    strict_inputs: Strict = False,
    pack: Pack = None,
) -> None:
    """Say whether a hypothesis follows from a premise, contradicts it, or neither, with probabilities.

    Reads {"id", "premise", "hypothesis"} a line and prints {"id", "entailment", "neutral", "contradiction"}. Figures
    are read by the rules, words by the language model.
    """
    from factcheck import entailment, library, output

    rows = entailment.Rows(paths or ["-"], sys.stdin.buffer)
    judge = entailment.Judge(library.language_model(model), library.rule_pack(pack))
    output.print_out(entailment.pages(rows, judge, batch))
    for complaint in rows.complaints:
        typer.echo(f"factcheck: {complaint}", err=True)
    if rows.complaints and (strict_inputs or not rows.good):
        raise typer.Exit(COULD_NOT_RUN)


@models.command()
def fetch(
    name: Annotated[str, typer.Argument(metavar="ORG/NAME", help="A model's name on the Hugging Face hub.")],
    revision: Annotated[str | None, typer.Option(help="A commit, branch or tag; the newest if not said.")] = None,
) -> None:
    """Download a language model, so that --nli ORG/NAME finds it. No other command uses the network."""
    from factcheck import output, score

    folder = score.fetch(name, revision)
    output.print_out([f"{name} is in {folder}\nuse it with --nli {name}\n"])


@app.command()
def version() -> None:
    """Print the version."""
    print_version(True)


class Listing:
    """Claims as they come; what else came is kept for afterwards."""

    def __init__(self) -> None:
        self.articles = 0
        self.notices: list[Notice] = []

    def claims(self, entries: Iterable[Understood | Notice]) -> Iterator[Claim]:
        from factcheck.model.article import Notice

        for entry in entries:
            if isinstance(entry, Notice):
                self.notices.append(entry)
            else:
                self.articles += 1
                yield from entry.reading.claims


def store(folder: Path | None) -> Store | None:
    """Where earlier runs left what they understood; trouble with it is told, and is none of the run's."""
    from factcheck.cache import Store, default_folder

    try:
        return Store(folder or default_folder(), warn)
    except RuntimeError as error:
        warn(f"there is no place for a cache: {error}; name one with --cache-dir")
        return None


def warn(message: str) -> None:
    from factcheck.report import visible

    typer.echo(f"factcheck: warning: {visible(message)}", err=True)


def list_files(settings: Settings, limits: Limits) -> None:
    """Every file on a line of its own; what cannot be read on standard error."""
    from factcheck import library, output
    from factcheck.report import visible

    names, notices = library.files(named(settings), limits, settings)
    output.print_out(f"{visible(name)}\n" for name in names)
    for notice in notices:
        complain_of(notice.place, notice.code, notice.message)
    if notices and (settings.strict_inputs or not names):
        raise typer.Exit(COULD_NOT_RUN)


def settled(config: Path | None, isolated: bool, **said: object) -> Settings:
    """The settings of the configuration, with what the command line says over them."""
    from factcheck import library

    settings = library.configured(config, said, isolated=isolated).settings
    try:
        library.bounds(settings)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    return settings


def found(settings: Settings) -> Report:
    """What is found, whatever a baseline knows of it; at least one article must have been read."""
    from dataclasses import replace

    from factcheck import library

    report = library.check(named(settings), stdin=sys.stdin, settings=replace(settings, baseline=None, since=None))
    refuse_unread(report, strict=settings.strict_inputs)
    return report


def tell_stale(report: Report, baseline: str | None) -> None:
    """Say how many findings of a baseline are not there any more."""
    from factcheck.report import counted, visible

    if report.stale:
        told = f"{counted(len(report.stale), 'finding')} of {baseline} not found any more"
        typer.echo(f"factcheck: {visible(told)}; take them out with: factcheck baseline prune", err=True)


def named(settings: Settings) -> tuple[str, ...]:
    """The paths to be read; there must be some."""
    if not settings.paths:
        raise typer.BadParameter('name files or folders, or set "paths" in factcheck.toml', param_hint="PATH…")
    return settings.paths


def destinations(entries: Iterable[str]) -> dict[Path, Format]:
    """The files of the ``--out`` options, each with its format."""
    found: dict[Path, Format] = {}
    for path, name in map(destination, entries):
        if path in found:
            message = f'"{path}" is named for {found[path]} and for {name}; give each a file of its own'
            raise typer.BadParameter(message, param_hint="--out")
        found[path] = name
    return found


def destination(entry: str) -> tuple[Path, Format]:
    """The file of an ``--out`` option, and its format."""
    name, _, path = entry.partition("=")
    formats: tuple[Format, ...] = get_args(Format)
    for known in formats:
        if name == known and path:
            return Path(path), known
    message = f'"{entry}" is not FORMAT=FILE; write for example json=report.json, with one of {", ".join(formats)}'
    raise typer.BadParameter(message, param_hint="--out")


def refuse_unread(report: Report, *, strict: bool) -> None:
    """Stop where nothing could be read, or where something could not and all of it is wanted."""
    if not report.unread or (report.articles and not strict):
        return
    for notice in report.unread:
        complain_of(notice.place, notice.code, notice.message)
    raise typer.Exit(COULD_NOT_RUN)


def complain_of(place: Place, code: str, message: str) -> None:
    from factcheck.report import location, visible

    typer.echo(f"factcheck: {visible(f'{location(place)}: {code} {message}')}", err=True)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """The command; its exit statuses are part of the contract."""
    gc.set_threshold(CYCLES)
    hook, sys.unraisablehook = sys.unraisablehook, interrupt_again
    try:
        app(arguments)
    except Exception as error:
        typer.echo(f"factcheck: {told(error) if isinstance(error, expected()) else fault()}", err=True)
        sys.exit(COULD_NOT_RUN)
    finally:
        sys.unraisablehook = hook
    sys.exit(0)


def interrupt_again(lost: sys.UnraisableHookArgs) -> None:
    """An interrupt that came where Python could not raise it, while something was being collected, comes again."""
    if issubclass(lost.exc_type, KeyboardInterrupt):
        _thread.interrupt_main()
    else:
        sys.__unraisablehook__(lost)


def told(error: Exception) -> str:
    from factcheck.report import visible

    return visible(str(error))


def fault() -> str:
    """An error that nobody foresaw, with all that is known of it."""
    import traceback

    return f"this is a fault of factcheck, not of the articles; please report it.\n{traceback.format_exc()}"


def expected() -> tuple[type[Exception], ...]:
    """The errors whose message says all there is to say."""
    from factcheck.baselines import BaselineError
    from factcheck.changes import ChangesError
    from factcheck.comparison import CompareError
    from factcheck.configuration import ConfigurationError
    from factcheck.entailment import RowsError
    from factcheck.evaluate import GoldError
    from factcheck.facts import FactError
    from factcheck.handbook import UnknownRuleError
    from factcheck.output import OutputError
    from factcheck.packs import PackError
    from factcheck.pool import WorkerError
    from factcheck.read import ExcludeError
    from factcheck.score import ModelError
    from factcheck.trials import TrialError

    return (
        BaselineError,
        ChangesError,
        CompareError,
        ConfigurationError,
        ExcludeError,
        FactError,
        GoldError,
        ModelError,
        OutputError,
        PackError,
        RowsError,
        TrialError,
        UnknownRuleError,
        WorkerError,
    )

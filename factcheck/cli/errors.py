"""What the command says of an error: its message where it was foreseen, all that is known where it was not."""

from __future__ import annotations


def told(error: Exception) -> str:
    from factcheck.report import visible

    return visible(str(error)) if isinstance(error, expected()) else fault()


def fault() -> str:
    """An error that nobody foresaw, with all that is known of it."""
    import traceback

    return f"this is a fault of factcheck, not of the articles; please report it.\n{traceback.format_exc()}"


def expected() -> tuple[type[Exception], ...]:
    """The errors whose message says all there is to say."""
    from factcheck.baselines import BaselineError
    from factcheck.changes import ChangesError
    from factcheck.charting import ChartError
    from factcheck.comparison import CompareError
    from factcheck.configuration import ConfigurationError
    from factcheck.entailment import RowsError
    from factcheck.evaluate import GoldError
    from factcheck.facts import FactError
    from factcheck.handbook import UnknownRuleError
    from factcheck.lsp import LspError
    from factcheck.output import OutputError
    from factcheck.packs import PackError
    from factcheck.pool import WorkerError
    from factcheck.read import ExcludeError
    from factcheck.score import ModelError
    from factcheck.trials import TrialError

    return (
        BaselineError,
        ChangesError,
        ChartError,
        CompareError,
        ConfigurationError,
        ExcludeError,
        FactError,
        GoldError,
        LspError,
        ModelError,
        OutputError,
        PackError,
        RowsError,
        TrialError,
        UnknownRuleError,
        WorkerError,
    )

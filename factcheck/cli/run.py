"""What a command line asks for, over what is configured; and how a command comes by it."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import typer

from factcheck.cli.messages import warn

if TYPE_CHECKING:
    from factcheck.cache import Store
    from factcheck.configuration import Configured
    from factcheck.model.article import Notice
    from factcheck.model.limits import Limits
    from factcheck.model.settings import Settings
    from factcheck.pipeline import Understood

Command = Callable[..., None]

# Options that are about the run, and no setting.
ELSEWHERE = ("config", "isolated", "cache_dir", "no_cache")


@dataclass(frozen=True, slots=True)
class Run:
    """The settings that hold, and what else was said on the command line, by name."""

    configured: Configured
    said: Mapping[str, Any]

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Run:
        """The settings of the configuration, with what the command line says over them."""
        from factcheck import library

        told = {name: value for name, value in said.items() if name not in ELSEWHERE}
        configured = library.configured(said.get("config"), told, isolated=bool(said.get("isolated")))
        if configured.passed_over:
            warn(f"{configured.settings.file} holds, and {configured.passed_over} is not read; keep one of them")
        try:
            library.bounds(configured.settings)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
        return cls(configured, said)

    @property
    def settings(self) -> Settings:
        return self.configured.settings

    @property
    def limits(self) -> Limits:
        from factcheck import library

        return library.bounds(self.settings)

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths to be read; there must be some."""
        if not self.settings.paths:
            raise typer.BadParameter('name files or folders, or set "paths" in factcheck.toml', param_hint="PATH…")
        return self.settings.paths

    def store(self) -> Store | None:
        """Where earlier runs left what they understood; trouble with it is told, and is none of the run's."""
        if self.said.get("no_cache"):
            return None
        from factcheck.cache import Store, default_folder

        try:
            return Store(self.said.get("cache_dir") or default_folder(), warn)
        except RuntimeError as error:
            warn(f"there is no place for a cache: {error}; name one with --cache-dir")
            return None

    @contextmanager
    def understood(self) -> Iterator[Iterator[Understood | Notice]]:
        """Each article as it is understood, and what could not be read, while what is kept of them is at hand.

        Whoever is interrupted leaves no process at work: that is seen to here, not when Python collects what is left.
        """
        from factcheck import __version__, library, recall

        rules = library.tuned_pack(None, self.settings)
        with recall.keeping(self.store(), rules, __version__) as kept:
            found = library.understood(
                self.paths, rules, limits=self.limits, stdin=sys.stdin, settings=self.settings, memory=kept
            )
            with closing(found) as entries:
                yield entries


def taking(*groups: type) -> Callable[[Command], Command]:
    """Gives a command the options of groups; what is said of them comes to it as a run."""
    options = {name: said for group in groups for name, said in inspect.get_annotations(group).items()}

    def taken(command: Command) -> Command:
        _, *own = inspect.signature(command, eval_str=True).parameters.values()

        @wraps(command)
        def with_run(**said: Any) -> None:
            run = Run.of({name: said.pop(name) for name in options})
            command(run, **said)

        shared = [_parameter(name, annotation) for name, annotation in options.items()]
        signature = inspect.Signature([*own, *shared])
        with_run.__signature__ = signature  # type: ignore[attr-defined]
        with_run.__annotations__ = {one.name: one.annotation for one in signature.parameters.values()}
        return with_run

    return taken


def _parameter(name: str, annotation: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)

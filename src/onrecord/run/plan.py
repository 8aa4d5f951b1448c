"""What to read and how: paths, settings and columns as somebody asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.config import Settings
from onrecord.model import Input, Issue
from onrecord.read import find
from onrecord.read.finding import mapping
from onrecord.read.packed.columns import chosen
from onrecord.run.local import Make, pipeline

Paths = Iterable[Path | str] | Path | str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to read, and how."""

    paths: tuple[Path | str, ...]
    settings: Settings
    workers: int | None = None
    raw: bool = False
    make: Make = pipeline


def settled(settings: Settings | None, *, fast: bool) -> Settings:
    """Give the settings to read with, None for the defaults; with the fast model if asked."""
    settings = settings or Settings()
    return settings.faster() if fast else settings


def planned(
    paths: Paths,
    settings: Settings,
    columns: Mapping[str, str] | None,
    *,
    workers: int | None,
    raw: bool,
) -> Plan:
    """Plan to read what the paths hold.

    Raises:
        InputError: `columns` cannot be meant, or a table among the paths has them not.
    """
    several = (paths,) if isinstance(paths, (str, Path)) else tuple(paths)
    if columns is not None:
        settings = replace(settings, columns=chosen(columns))
    mapping.check(several, settings.columns)
    return Plan(paths=several, settings=settings, workers=workers, raw=raw)


def listed(plan: Plan) -> Iterator[Input | Issue]:
    """List the inputs of a plan, with names that can be stored and printed."""
    for item in find(plan.paths, plan.settings):
        # A file name may hold bytes that are no characters.
        name = item.name.encode("utf-8", "backslashreplace").decode()
        yield (
            replace(item, name=name)
            if isinstance(item, Issue)
            else replace(item, name=name, raw=plan.raw)
        )

"""How one kind of paper is filled from the register: a line of FILLINGS, and what a case tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mediation_desk.domain.numbering import Series
from mediation_desk.domain.written_paper import Audience
from mediation_desk.services.filling.source import Source


class Home(StrEnum):
    """Where a paper is written: in a case, or among the office's own papers."""

    CASE = "case"
    OFFICE = "office"


Fill = Callable[[Source], Mapping[str, Any]]
"""From a case to facts by the names of the paper's facts; names the paper does not know are passed over."""


def nothing(_source: Source) -> Mapping[str, Any]:
    """Nothing but what every paper is filled with."""
    return {}


def whoever(_source: Source) -> None:
    """A paper that may be issued for anybody it can be for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """How the paper `key` is filled.

    `audiences` are whom it may be for, the usual one first: it is compared with what belongs to everybody
    else. `series` is the series of its own number (a letter's); without one it carries the case's. `homes`
    are where it is written, if not where its shelf says. `identity`: the paper must name identity numbers,
    so that they are shown to the other side, save of whoever is kept safe. `refuses` raises a DeskError where
    the paper may not be issued for whom it is for.
    """

    key: str
    fill: Fill = nothing
    audiences: tuple[Audience, ...] = ()
    series: Series | None = None
    homes: frozenset[Home] = frozenset()
    identity: bool = False
    refuses: Callable[[Source], None] = whoever

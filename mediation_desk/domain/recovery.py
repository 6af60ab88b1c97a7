"""How well a register is guarded against loss: card, keepers, what was rehearsed, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from mediation_desk.domain.keeper_sheet import Keeper

REHEARSE_AFTER: Final = timedelta(days=183)
"""Half a year, as printed on card and sheets."""


class Rehearsed(StrEnum):
    """What a rehearsal proved."""

    CARD = "card"
    SHEETS = "sheets"


class Lack(StrEnum):
    """What is missing before the register is safe from loss, the worst first."""

    KEEPERS_SWAPPED = "keepers_swapped"
    NO_CARD = "no_card"
    NO_KEEPERS = "no_keepers"
    REHEARSAL_DUE = "rehearsal_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """One rehearsal: what was proved, with which sheets (none for the card), when, by whom (staff id)."""

    what: Rehearsed
    sheets: tuple[int, ...]
    at: datetime
    staff_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """The state of card and keepers.

    `card_confirmed` and `keepers_confirmed` are when they were typed back. `unboxed` counts texts of others
    that the keepers cannot open yet, because their readers have not signed in since the appointment.
    """

    card_confirmed: datetime | None
    keepers: tuple[Keeper, ...]
    keepers_confirmed: datetime | None
    swapped: bool
    rehearsals: tuple[Rehearsal, ...]
    unboxed: int


def lacks(found: Recovery, now: datetime) -> tuple[Lack, ...]:
    """What is missing; nothing when card and sheets count and were proved within half a year."""
    said: list[Lack] = []
    if found.swapped:
        said.append(Lack.KEEPERS_SWAPPED)
    if found.card_confirmed is None:
        said.append(Lack.NO_CARD)
    if found.keepers_confirmed is None and not found.swapped:
        said.append(Lack.NO_KEEPERS)
    if not said and (due(found, Rehearsed.CARD, now) or due(found, Rehearsed.SHEETS, now)):
        said.append(Lack.REHEARSAL_DUE)
    return tuple(said)


def due(found: Recovery, what: Rehearsed, now: datetime) -> bool:
    """Whether card or sheets were last proved, or made, more than half a year ago."""
    made = found.card_confirmed if what is Rehearsed.CARD else found.keepers_confirmed
    if made is None:
        return False
    proved = [one.at for one in found.rehearsals if one.what is what]
    return now - max([made, *proved]) > REHEARSE_AFTER

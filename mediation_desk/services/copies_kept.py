"""What each copy is kept for, and how long the room for more of them lasts, by the rules in force."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.backup import Copy, Kept
from mediation_desk.domain.copy_forecast import Forecast, forecast
from mediation_desk.domain.rotation import CopyStanding, OnStick, plan
from mediation_desk.register import copies
from mediation_desk.register.records import Records
from mediation_desk.services.access import BACKUP_MAKE
from mediation_desk.services.copy_rules import copy_rules, years_kept
from mediation_desk.services.permission import allowed

ROOM = 16 * 1024 * 1024
"""Bytes that must stay free besides the copy itself."""


def with_kept(records: Records, known: tuple[Copy, ...]) -> tuple[Copy, ...]:
    """The copies with what each is kept for on its own stick; None for one that is gone or does not count."""
    rules, years = copy_rules(records), years_kept(records)
    kept: dict[tuple[str, str], Kept | None] = {}
    standing = [one for one in known if one.verified and one.gone_at is None]
    for stick_id in {one.stick_id for one in standing}:
        there = tuple(
            OnStick(name=one.name, made_at=one.made_at, standing=CopyStanding.PROVED)
            for one in standing
            if one.stick_id == stick_id
        )
        for fate in plan(there, rules, years, records.now):
            kept[stick_id, fate.name] = fate.kept
    counted = {(one.stick_id, one.name): one for one in standing}
    return tuple(
        replace(one, kept=kept[one.stick_id, one.name])
        if counted.get((one.stick_id, one.name)) is one
        else one
        for one in known
    )


@allowed(BACKUP_MAKE)
def room_forecast(records: Records, stick_id: str, free: int) -> Forecast | None:
    """How long `free` bytes on a stick last (`stick_id` empty for a new one); None before the first copy."""
    return forecast(
        copies.every(records),
        stick_id,
        free,
        copy_rules(records),
        years_kept(records),
        records.now,
        spare=ROOM,
    )

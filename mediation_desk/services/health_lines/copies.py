"""The last proved copy: how old, on what, and whether a second stick is in use."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.health import HealthLine, severity
from mediation_desk.domain.health_computer import Computer
from mediation_desk.domain.health_recovery import ProvedCopy, judge_copy, judge_stick
from mediation_desk.register import copies
from mediation_desk.register.records import Records
from mediation_desk.services.backups import copies_known
from mediation_desk.services.copies_kept import room_forecast
from mediation_desk.services.copy_rules import copy_rules


def lines(records: Records, here: Computer) -> Iterator[HealthLine]:
    """Of what the register remembers, and of the sticks that are plugged in the one with the least room."""
    letters = {one.id: one.letter for one in copies.all_sticks(records)}
    proved = [
        ProvedCopy(
            made_at=one.made_at,
            place_id=one.stick_id or one.folder,
            place=" ".join(filter(None, (letters.get(one.stick_id, ""), one.folder))),
        )
        for one in copies_known(records)
        if one.verified
    ]
    yield judge_copy(proved, records.now, reminder_days=copy_rules(records).reminder_days)
    judged = [judge_stick(one.label, room_forecast(records, one.stick_id, one.free)) for one in here.sticks]
    if judged:
        yield max(judged, key=lambda line: severity(line.level))

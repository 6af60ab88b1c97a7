"""The demo's restore drill: one by card, the morning after a copy of a fortnight ago."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.drill import Drill, DrillHow
from mediation_desk.domain.staff import Role
from mediation_desk.domain.work_calendar import SHIPPED
from mediation_desk.register import copies, drills
from mediation_desk.register.records import Records
from mediation_desk.services.demo.calendar import Step
from mediation_desk.services.demo.data import DemoData

_AGO = timedelta(days=14)
_MORNING = time(9, 12, tzinfo=SHANGHAI)
_STORY = 10_002
"""After the copies."""
_TOOK = 41


def drilled(told: DemoData, now: datetime) -> Iterator[Step]:
    """One drill by the director, on a working day."""
    who = next(one for one in told.office.staff.values() if Role.DIRECTOR in one.roles)
    day = SHIPPED.last_working_day(legal_day(now) - _AGO)
    yield Step(at=datetime.combine(day, _MORNING), story=_STORY, turn=0, staff=who, act=_drill)


def _drill(records: Records) -> None:
    made = copies.newest_proved(records)
    if made is None:
        return
    done = Drill(
        number=0,
        at=records.now,
        by=records.staff.id,
        how=DrillHow.CARD,
        copy_name=made.name,
        copy_made_at=made.made_at,
        stick=made.folder,
        entries=made.entries,
        head=made.head,
        cases=3,
        same=3,
        files=made.files,
        took=_TOOK,
    )
    drills.keep(records, done)

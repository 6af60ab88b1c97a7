"""The demo's packet key: made by the director some days ago, its fingerprint ready to be compared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.packet import PacketKeyKind
from mediation_desk.domain.staff import Role
from mediation_desk.domain.work_calendar import SHIPPED
from mediation_desk.register.records import Records
from mediation_desk.services.demo.calendar import Step
from mediation_desk.services.demo.data import DemoData
from mediation_desk.services.packet_keys import make_key
from mediation_desk.services.password_check import Confirmed

_AGO = timedelta(days=20)
_MORNING = time(10, 20, tzinfo=SHANGHAI)
_STORY = 10_003
"""After the drill."""


def keyed(told: DemoData, now: datetime) -> Iterator[Step]:
    """The director draws the key that opens packets."""
    who = next(one for one in told.office.staff.values() if Role.DIRECTOR in one.roles)
    day = SHIPPED.last_working_day(legal_day(now) - _AGO)
    yield Step(at=datetime.combine(day, _MORNING), story=_STORY, turn=0, staff=who, act=_make)


def _make(records: Records) -> None:
    confirmed = Confirmed(staff_id=records.staff.id, at=records.now)
    make_key(records, confirmed, PacketKeyKind.OPEN, "")

"""The demo's copies: one at the end of each working day of three weeks, on two sticks by turns.

Their receipts are noted through the use cases; the sticks themselves are as invented as the people.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial

from mediation_desk.domain.backup import Holds, copy_name
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.rotation import CopyStanding, OnStick, plan
from mediation_desk.domain.staff import Role
from mediation_desk.domain.stick import Place
from mediation_desk.domain.work_calendar import SHIPPED
from mediation_desk.register import attachments, journal
from mediation_desk.register.copy_prove import count_tables
from mediation_desk.register.records import Records
from mediation_desk.services.backups import list_copies, note_copy
from mediation_desk.services.copy_rules import copy_rules, years_kept
from mediation_desk.services.demo.calendar import Step
from mediation_desk.services.demo.data import DemoData

_DAYS = 21
_EVENING = time(17, 46, tzinfo=SHANGHAI)
_TOOK = timedelta(seconds=52)
_STORY = 10_001
"""After everything else of that moment."""
_SLOTS = 4
_HEADER_BYTES = 6_000
_STICKS = (
    Place(
        label="备份甲", file_system="exfat", removable=True, stick_id="6d0f5b1c9a4e47d2b83f20c7e19a7c41",
        letter="甲", turns=1,
    ),
    Place(
        label="备份乙", file_system="exfat", removable=True, stick_id="c2a98e7704b14f6f9d55a0316fbe2b9e",
        letter="乙", turns=1,
    ),
)  # fmt: skip


def copied(told: DemoData, now: datetime) -> Iterator[Step]:
    """One copy an evening, up to the working day before this one."""
    staff = list(told.office.staff.values())
    who = next((one for one in staff if Role.RECEPTION in one.roles), staff[0])
    today = legal_day(now)
    days = [today - timedelta(days=n) for n in range(_DAYS, 0, -1)]
    for turn, day in enumerate(one for one in days if SHIPPED.is_working_day(one)):
        at = datetime.combine(day, _EVENING) + _TOOK
        place = _STICKS[turn % len(_STICKS)]
        yield Step(at=at, story=_STORY, turn=turn, staff=who, act=partial(_copy, place))


def _copy(place: Place, records: Records) -> None:
    """Note a copy of the register as it is."""
    driver = records.connection.connection.driver_connection
    counts = dict(count_tables(driver))
    entries, head = journal.last(records)
    stored = {name: size for _id, name, size, _digest in attachments.stored(records)}
    before = [one for one in list_copies(records).copies if one.stick_id == place.stick_id]
    database = sum(one.stat().st_size for one in records.folder.glob("register-*.db"))
    new = max(0, len(stored) - max((one.files for one in before), default=0))
    made_at = records.now - _TOOK
    holds = Holds(
        name=copy_name(made_at),
        made_at=made_at,
        register_id=records.seat.register_id,
        cases=counts.get("cases", 0),
        rows=sum(counts.values()),
        entries=entries,
        head=head.hex(),
        files=len(stored),
        bytes=database + sum(stored.values()),
        slots=_SLOTS,
        new_files=new,
        new_bytes=database + _HEADER_BYTES + sum(list(stored.values())[len(stored) - new :]),
        database_bytes=database,
    )
    lying = [*((one.name, one.made_at) for one in before if one.gone_at is None), (holds.name, made_at)]
    found = [OnStick(name=name, made_at=at, standing=CopyStanding.PROVED) for name, at in lying]
    fates = plan(found, copy_rules(records), years_kept(records), records.now, holds.name)
    note_copy(records, holds, place, tuple(fate.name for fate in fates if not fate.goes))

"""Restore drills in the register: what a drill saw is held against today, and kept with its receipt."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.drill import Drill, Tried
from mediation_desk.errors import DeskError
from mediation_desk.register import drills, journal, likeness
from mediation_desk.register.records import Records
from mediation_desk.services.access import BACKUP_MAKE, BACKUP_RESTORE
from mediation_desk.services.drilling import DrillPlan, DrillSeen, failed
from mediation_desk.services.permission import allowed

WANTED = 3
"""Cases a drill must open and find as they are today, where so many are unchanged."""


@allowed(BACKUP_MAKE)
def last_drill(records: Records) -> Drill | None:
    """The newest drill that passed; None when there was none."""
    return drills.last_passed(records)


@allowed(BACKUP_RESTORE)
def list_drills(records: Records) -> tuple[Drill, ...]:
    """All drills, newest first, those that failed too."""
    return drills.every(records)


@allowed(BACKUP_RESTORE, changes={"drill"})
def note_drill(records: Records, plan: DrillPlan, seen: DrillSeen, took: int) -> Drill:
    """Hold what was opened against the register of today and keep the result, passed or not.

    A case that nobody touched since the copy must be as it was in it, to the last field; the attachment must
    be the same to the last byte. `took` is in seconds.
    """
    try:
        opened, same = _compared(records, seen.tried, seen.holds.entries)
    except DeskError as refused:
        return drills.keep(records, failed(plan, refused.key, took, records.staff.id, records.now))
    done = replace(
        failed(plan, "", took, records.staff.id, records.now),
        entries=seen.holds.entries,
        head=seen.holds.head,
        cases=opened,
        same=same,
        files=seen.holds.files,
    )
    return drills.keep(records, done)


@allowed(BACKUP_RESTORE, changes={"drill"})
def note_failed_drill(records: Records, plan: DrillPlan, refused: str, took: int) -> Drill:
    """Keep that a drill did not pass, and by which refusal."""
    return drills.keep(records, failed(plan, refused, took, records.staff.id, records.now))


def _compared(records: Records, tried: Tried, entries: int) -> tuple[int, int]:
    """How many cases were opened and how many of them are as today. DeskError drill.differs."""
    touched = journal.touched_since(records, entries)
    same, changed = 0, 0
    for one in tried.cases:
        today = likeness.look_at_case(records, one.id)
        if today is not None and today.digest == one.digest:
            same += 1
        elif one.id in touched or (today is not None and today.ids & touched):
            changed += 1
        else:
            raise DeskError("drill.differs")
        if same == WANTED:
            break
    drawn = tried.attachment
    if drawn is None or drawn.id in touched:
        return same + changed, same
    if likeness.look_at_attachment(records, drawn.id).digest != drawn.digest:
        raise DeskError("drill.differs")
    return same + changed, same

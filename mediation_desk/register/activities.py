"""Activities in the register, with who came and which companies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from uuid import uuid4

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.activity import Activity, Company
from mediation_desk.domain.attendance import Attendee
from mediation_desk.errors import DeskError
from mediation_desk.register.area_rows import columns_of, fields_of
from mediation_desk.register.records import Records
from mediation_desk.register.tables.activities import activities, activity_attendees, activity_companies
from mediation_desk.register.tables.areas import call_outs, certificates
from mediation_desk.register.versioned import write

_LISTS = frozenset({"attendees", "company_list"})
_COLUMNS = tuple(one.name for one in fields(Activity) if one.name not in _LISTS)


def every(records: Records) -> list[Activity]:
    """Every activity, the newest first, without its lists."""
    found = select(activities).order_by(activities.c.on.desc(), activities.c.row.desc())
    return [_activity(row) for row in records.connection.execute(found)]


def get(records: Records, activity_id: str) -> Activity:
    """One activity with its lists. DeskError("activity.missing")."""
    row = records.connection.execute(select(activities).where(activities.c.id == activity_id)).first()
    if row is None:
        raise DeskError("activity.missing")
    attendees, companies = _attendees(records, activity_id), _companies(records, activity_id)
    return replace(_activity(row), attendees=attendees, company_list=companies)


def save(records: Records, activity: Activity) -> Activity:
    """Keep a new (version 0) or changed activity with its lists; its numbers follow from these.

    Returns it as kept. Raises DeskError: record.changed_meanwhile, area.missing.
    """
    kept = replace(activity.counted(), version=activity.version + 1)
    values = columns_of(records, kept, _COLUMNS)
    values |= {"base_id": kept.base_id or None, "elements": sorted(kept.elements)}
    if activity.version == 0:
        values |= {"recorded_at": records.now, "recorded_by": records.staff.id}
    write(records, activities, activity.version, values)
    _put_lists(records, kept)
    records.journal("keep_activity", kept.id)
    return kept


def remove(records: Records, activity_id: str) -> None:
    """Take out an activity that was entered by mistake, with its lists.

    Raises DeskError: activity.missing, activity.bound where a certificate or a call-out belongs to it.
    """
    get(records, activity_id)
    for table in (certificates, call_outs):
        bound = select(table.c.id).where(table.c.activity_id == activity_id).limit(1)
        if records.connection.execute(bound).first() is not None:
            raise DeskError("activity.bound")
    for table in (activity_attendees, activity_companies):
        records.connection.execute(delete(table).where(table.c.activity_id == activity_id))
    records.connection.execute(delete(activities).where(activities.c.id == activity_id))
    records.journal("remove_activity", activity_id)


def link(records: Records, activity_id: str, person_ids: Sequence[str | None]) -> None:
    """Link the attendees of an activity, in their order, to people; None leaves one without."""
    for position, person_id in enumerate(person_ids):
        here = (
            activity_attendees.c.activity_id == activity_id,
            activity_attendees.c.position == position,
        )
        records.connection.execute(update(activity_attendees).where(*here).values(person_id=person_id))


def _put_lists(records: Records, kept: Activity) -> None:
    for table in (activity_attendees, activity_companies):
        records.connection.execute(delete(table).where(table.c.activity_id == kept.id))
    came = [
        {
            "id": uuid4().hex,
            "activity_id": kept.id,
            "position": position,
            **{one.name: getattr(person, one.name) for one in fields(Attendee)},
        }
        for position, person in enumerate(kept.attendees)
    ]
    offered = [
        {
            "id": uuid4().hex,
            "activity_id": kept.id,
            "position": position,
            "name": company.name.strip(),
            "posts": company.posts,
        }
        for position, company in enumerate(kept.company_list)
    ]
    if came:
        records.connection.execute(insert(activity_attendees), came)
    if offered:
        records.connection.execute(insert(activity_companies), offered)


def _attendees(records: Records, activity_id: str) -> tuple[Attendee, ...]:
    found = select(activity_attendees).where(activity_attendees.c.activity_id == activity_id)
    rows = records.connection.execute(found.order_by(activity_attendees.c.position))
    return tuple(Attendee(**{one.name: getattr(row, one.name) for one in fields(Attendee)}) for row in rows)


def _companies(records: Records, activity_id: str) -> tuple[Company, ...]:
    found = select(activity_companies).where(activity_companies.c.activity_id == activity_id)
    rows = records.connection.execute(found.order_by(activity_companies.c.position))
    return tuple(Company(name=row.name, posts=row.posts) for row in rows)


def _activity(row: Row[tuple[object, ...]]) -> Activity:
    told = fields_of(row, _COLUMNS)
    told |= {"base_id": told["base_id"] or "", "elements": frozenset(told["elements"])}
    return Activity(**told)

"""Activities: listed, opened, kept with who came, and the certificates got in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import uuid4

from mediation_desk.domain.activity import Activity, check_activity
from mediation_desk.domain.attendance import Attendee
from mediation_desk.domain.training_certificate import TrainingCertificate, check_certificate
from mediation_desk.register import activities as kept
from mediation_desk.register import areas, people_search, training_certificates
from mediation_desk.register.records import Records
from mediation_desk.services.access import ACTIVITY_READ, ACTIVITY_WRITE
from mediation_desk.services.permission import allowed

_PHONE_DIGITS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """One row of the list: the activity without its lists, and its area by name."""

    activity: Activity
    area: str

    @property
    def id(self) -> str:
        """The activity's id."""
        return self.activity.id


@allowed(ACTIVITY_READ)
def activity_rows(records: Records) -> tuple[ActivityRow, ...]:
    """Every activity, the newest first."""
    named = areas.names(records)
    return tuple(ActivityRow(activity=one, area=named.get(one.area_id, "")) for one in kept.every(records))


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivitySheet:
    """One activity with its lists and the certificates got in it."""

    activity: Activity
    certificates: tuple[TrainingCertificate, ...]


@allowed(ACTIVITY_READ)
def activity_sheet(records: Records, activity_id: str) -> ActivitySheet:
    """One activity to be looked at or changed. DeskError("activity.missing")."""
    return ActivitySheet(
        activity=kept.get(records, activity_id),
        certificates=tuple(training_certificates.of_activity(records, activity_id)),
    )


@allowed(ACTIVITY_WRITE, changes={"activity"})
def keep_activity(records: Records, activity: Activity) -> Activity:
    """Keep a new (id "") or changed activity; with a list of names its numbers follow the list.

    Names are matched to people here and told to nobody: by name and phone alike, never somebody guarded.
    Raises DeskError: activity.*, text.*, record.changed_meanwhile.
    """
    check_activity(activity, records.today)
    named = replace(activity, title=activity.title.strip())
    named = named if activity.id else replace(named, id=uuid4().hex, version=0)
    matched = tuple(replace(one, person_id=_known(records, one)) for one in named.attendees)
    done = kept.save(records, replace(named, attendees=matched))
    return replace(done, attendees=tuple(replace(one, person_id=None) for one in done.attendees))


@allowed(ACTIVITY_WRITE, changes={"activity"})
def remove_activity(records: Records, activity_id: str) -> None:
    """Take out an activity entered by mistake. DeskError: activity.missing, activity.bound."""
    kept.remove(records, activity_id)


@allowed(ACTIVITY_WRITE, changes={"activity"})
def add_certificate(records: Records, one: TrainingCertificate) -> TrainingCertificate:
    """Keep a certificate somebody got in a training. DeskError: activity.missing, certificate.*, text.*."""
    kept.get(records, one.activity_id)
    check_certificate(one, records.today)
    named = replace(one, id=uuid4().hex, holder=one.holder.strip(), name=one.name.strip())
    training_certificates.add(records, named)
    return named


@allowed(ACTIVITY_WRITE, changes={"activity"})
def drop_certificate(records: Records, certificate_id: str) -> None:
    """Take out one entered by mistake. DeskError("certificate.missing")."""
    training_certificates.drop(records, certificate_id)


def _known(records: Records, one: Attendee) -> str | None:
    if sum(mark.isdigit() for mark in one.phone) < _PHONE_DIGITS:
        return None
    found = people_search.like(records, phone=one.phone, safe=False)
    alike = [str(row.id) for row in found if row.name == one.name]
    return alike[0] if len(alike) == 1 else None

"""Awards: proposed, shown in public, granted, taken back or revoked.

Whoever proposes hears for every cause the same: that the director looks first. Why is in `award_check`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from mediation_desk.domain import award as moves
from mediation_desk.domain.award import Award, AwardCheck, AwardState, check_award
from mediation_desk.errors import DeskError
from mediation_desk.register import areas, award_concerns
from mediation_desk.register import awards as kept
from mediation_desk.register.records import Records
from mediation_desk.services import award_rules
from mediation_desk.services.access import ACTIVITY_READ, ACTIVITY_WRITE
from mediation_desk.services.permission import allowed
from mediation_desk.services.work_calendar import calendar_of

_SUBJECT = ("kind", "year", "name", "household_id", "person_id", "area_id", "of")


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRow:
    """One row of the list, and its area by name; whether the director looks first is in it, never why."""

    award: Award
    area: str

    @property
    def id(self) -> str:
        """The award's id."""
        return self.award.id


@allowed(ACTIVITY_READ)
def award_rows(records: Records) -> tuple[AwardRow, ...]:
    """Every award, the newest first."""
    named = areas.names(records)
    return tuple(AwardRow(award=_told(one), area=named.get(one.area_id, "")) for one in kept.every(records))


@allowed(ACTIVITY_READ)
def publicity_until(records: Records, first: date) -> date:
    """The last day in public that the centre's rule gives when it begins on `first`, which is not counted."""
    return calendar_of(records).after_working_days(first, award_rules.rules(records).publicity_days)


@allowed(ACTIVITY_WRITE, changes={"award"})
def keep_award(records: Records, award: Award) -> Award:
    """Propose a new award (id ""), or change one that is only proposed.

    `check` of what comes back says whether the director looks first. Raises DeskError: award.*, text.*,
    record.changed_meanwhile, person.missing.
    """
    named = replace(award, name=award.name.strip())
    check_award(named, records.today)
    if not award.id:
        fresh = replace(named, id=uuid4().hex, version=0, state=AwardState.PROPOSED, check=AwardCheck.NONE)
        return _kept(records, fresh)
    before = kept.get(records, award.id)
    if before.state is not AwardState.PROPOSED:
        raise DeskError("award.moved_on")
    taken = {name: getattr(named, name) for name in (*_SUBJECT, "level", "proposed_on", "deeds", "actions")}
    changed = replace(before, version=award.version, **taken)
    if any(getattr(changed, name) != getattr(before, name) for name in _SUBJECT):
        changed = replace(changed, check=AwardCheck.NONE, checked_by="", checked_at=None)
    return _kept(records, changed)


@allowed(ACTIVITY_WRITE, changes={"award"})
def publicise_award(records: Records, award_id: str, first: date, last: date) -> Award:
    """Show a proposed award in public; it stays proposed when the director must look first (`check`).

    Raises DeskError: award.missing, award.moved_on, award.public_turned, award.public_before,
    award.not_passed.
    """
    award = kept.get(records, award_id)
    return _kept(records, award, moves.publicised(award, first, last))


@allowed(ACTIVITY_WRITE, changes={"award"})
def grant_award(records: Records, award_id: str, on: date, by: str, certificate: str = "") -> Award:
    """Note that an award was granted; it stays in public when the director must look first (`check`).

    Raises DeskError: award.missing, award.moved_on, award.still_public, award.granted_ahead,
    award.unit_needed, award.not_passed, text.*.
    """
    award = kept.get(records, award_id)
    return _kept(records, award, moves.granted(award, on, by, certificate, records.today))


@allowed(ACTIVITY_WRITE, changes={"award"})
def end_award(records: Records, award_id: str, on: date, reason: str) -> Award:
    """Take an award back before it was granted, or revoke it afterwards, with the reason.

    Raises DeskError: award.missing, award.moved_on, award.reason_needed, award.ended_ahead,
    award.ended_before, text.*.
    """
    over = moves.ended(kept.get(records, award_id), on, reason, records.today)
    return _told(kept.save(records, over))


def _kept(records: Records, award: Award, moved: Award | None = None) -> Award:
    """Keep the award as `moved`, or as it is with the director asked when there is anything to look at."""
    if moved is not None and award.check is AwardCheck.REFUSED:
        raise DeskError("award.not_passed")
    concerns = award_concerns.found(records, award, award_rules.rules(records))
    if award.check is AwardCheck.PASSED and award.checked_at is not None:
        concerns = award_concerns.newer(concerns, award.checked_at)
    if award.check is AwardCheck.ASKED or (concerns and award.check is not AwardCheck.REFUSED):
        return _told(kept.save(records, replace(award, check=AwardCheck.ASKED)))
    return _told(kept.save(records, moved or award))


def _told(award: Award) -> Award:
    """As everybody may see it: not where the director's note of it lies."""
    return replace(award, check_note_id=None)

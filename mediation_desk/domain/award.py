"""Awards to model families (家庭典型): proposed, shown in public, granted, taken back or revoked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError

EARLIEST_YEAR = 1980


class AwardKind(StrEnum):
    """名称."""

    MOST_BEAUTIFUL = "most_beautiful"
    FIVE_GOOD = "five_good"
    CIVILISED = "civilised"
    IN_LAWS = "in_laws"
    COURTYARD = "courtyard"
    OUTSTANDING = "outstanding"
    CLEAN = "clean"
    OTHER = "other"


class AwardLevel(StrEnum):
    """级别, the lowest first."""

    VILLAGE = "village"
    TOWN = "town"
    COUNTY = "county"
    CITY = "city"
    PROVINCE = "province"
    NATION = "nation"


class AwardFor(StrEnum):
    """Whether a family or one person is honoured."""

    FAMILY = "family"
    PERSON = "person"


class AwardState(StrEnum):
    """Proposed, being shown in public, granted; taken back before or revoked after."""

    PROPOSED = "proposed"
    PUBLICISED = "publicised"
    GRANTED = "granted"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"


class AwardCheck(StrEnum):
    """Whether the director must look first: not asked, asked for, passed, or not passed; never why."""

    NONE = "none"
    ASKED = "asked"
    PASSED = "passed"
    REFUSED = "refused"


UNENDED = frozenset({AwardState.PROPOSED, AwardState.PUBLICISED, AwardState.GRANTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """One award; `version` 0 is not kept yet. `granted_by` is the unit that grants it (授予单位).

    `check` says that the director looks first and how that went; the note of it is sealed (`check_note_id`).
    """

    id: str
    kind: AwardKind
    level: AwardLevel
    year: int
    of: AwardFor
    name: str
    proposed_on: date
    version: int = 0
    household_id: str | None = None
    person_id: str | None = None
    area_id: str = ""
    deeds: str = ""
    state: AwardState = AwardState.PROPOSED
    check: AwardCheck = AwardCheck.NONE
    checked_by: str = ""
    checked_at: datetime | None = None
    check_note_id: str | None = None
    publicised_from: date | None = None
    publicised_until: date | None = None
    granted_on: date | None = None
    granted_by: str = ""
    certificate: str = ""
    ended_on: date | None = None
    ended_reason: str = ""
    actions: frozenset[FiveAction] = frozenset()


def check_award(award: Award, today: date) -> None:
    """Refuse a proposal that names nobody, or of a year that cannot be.

    Raises DeskError beside its field: award.name_needed, award.year, award.proposed_ahead, text.*.
    """
    if not award.name.strip():
        raise DeskError("award.name_needed", field="name")
    check_text(award.name, "name")
    check_text(award.deeds, "deeds", PARAGRAPH, lines=True)
    if not EARLIEST_YEAR <= award.year <= today.year + 1:
        raise DeskError("award.year", field="year")
    if award.proposed_on > today:
        raise DeskError("award.proposed_ahead", field="proposed_on")


def publicised(award: Award, first: date, last: date) -> Award:
    """The award shown in public from `first` to `last`, both counted.

    Raises DeskError: award.moved_on, award.public_turned, award.public_before.
    """
    _need(award, AwardState.PROPOSED)
    if last < first:
        raise DeskError("award.public_turned", field="publicised_until")
    if first < award.proposed_on:
        raise DeskError("award.public_before", field="publicised_from")
    return replace(award, state=AwardState.PUBLICISED, publicised_from=first, publicised_until=last)


def granted(award: Award, on: date, by: str, certificate: str, today: date) -> Award:
    """The award granted, after the days in public.

    Raises DeskError: award.moved_on, award.still_public, award.granted_ahead, award.unit_needed, text.*.
    """
    _need(award, AwardState.PUBLICISED)
    if award.publicised_until is not None and on <= award.publicised_until:
        raise DeskError("award.still_public", field="granted_on", until=award.publicised_until.isoformat())
    if on > today:
        raise DeskError("award.granted_ahead", field="granted_on")
    if not by.strip():
        raise DeskError("award.unit_needed", field="granted_by")
    check_text(by, "granted_by")
    check_text(certificate, "certificate")
    return replace(
        award,
        state=AwardState.GRANTED,
        granted_on=on,
        granted_by=by.strip(),
        certificate=certificate.strip(),
    )


def ended(award: Award, on: date, reason: str, today: date) -> Award:
    """The award taken back before it was granted, or revoked afterwards; both with a reason.

    Raises DeskError: award.moved_on, award.reason_needed, award.ended_ahead, award.ended_before, text.*.
    """
    if award.state not in UNENDED:
        raise DeskError("award.moved_on")
    if not reason.strip():
        raise DeskError("award.reason_needed", field="ended_reason")
    check_text(reason, "ended_reason", PARAGRAPH, lines=True)
    if on > today:
        raise DeskError("award.ended_ahead", field="ended_on")
    if on < (award.granted_on or award.proposed_on):
        raise DeskError("award.ended_before", field="ended_on")
    over = AwardState.REVOKED if award.state is AwardState.GRANTED else AwardState.WITHDRAWN
    return replace(award, state=over, ended_on=on, ended_reason=reason.strip())


def _need(award: Award, state: AwardState) -> None:
    if award.state is not state:
        raise DeskError("award.moved_on")

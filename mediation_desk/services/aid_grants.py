"""Aid grants: applied for, decided by the director, handed over with a signature, visited afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from mediation_desk.domain import aid_grant as moves
from mediation_desk.domain.aid_grant import AidGrant, AidState, check_grant, rule_of
from mediation_desk.domain.identity import read_identity
from mediation_desk.domain.person import IdentityKind
from mediation_desk.errors import DeskError
from mediation_desk.register import aid_grants as kept
from mediation_desk.register import areas, office
from mediation_desk.register.records import Records
from mediation_desk.services import aid_rules
from mediation_desk.services.access import AID_APPROVE, AID_READ, AID_WRITE
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class AidRow:
    """One row of the list, and its area by name; never an identity number, no name of an anonymous one."""

    grant: AidGrant
    area: str

    @property
    def id(self) -> str:
        """The grant's id."""
        return self.grant.id


@allowed(AID_READ)
def aid_rows(records: Records) -> tuple[AidRow, ...]:
    """Every grant, the newest first."""
    named = areas.names(records)
    writes = bool(records.staff.roles & AID_WRITE)
    return tuple(
        AidRow(grant=listed(one, writes=writes), area=named.get(one.area_id, ""))
        for one in kept.every(records)
    )


def listed(grant: AidGrant, *, writes: bool) -> AidGrant:
    """The grant as a list may show it; why somebody is helped is for whoever works on aid (`writes`)."""
    hidden = replace(grant, identity_number="")
    if grant.anonymous:
        hidden = replace(hidden, name="", signed_by="", person_id=None, household_id=None, referral_id=None)
    return hidden if writes and not grant.anonymous else replace(hidden, basis="", decision="")


@dataclass(frozen=True, slots=True, kw_only=True)
class AidSheet:
    """One grant whole, who decided it, and others of its kind to the same name, to be compared."""

    grant: AidGrant
    earlier: tuple[AidGrant, ...]
    approver: str = ""


@allowed(AID_WRITE)
def aid_sheet(records: Records, grant_id: str) -> AidSheet:
    """One grant to be looked at or moved on. DeskError("aid.missing")."""
    grant = kept.get(records, grant_id)
    alike = [
        one
        for one in kept.every(records)
        if one.id != grant.id
        and one.name == grant.name
        and one.kind is grant.kind
        and one.state is not AidState.REFUSED
    ]
    names = {one.id: one.name for one in office.all_staff(records)}
    return AidSheet(grant=grant, earlier=tuple(alike), approver=names.get(grant.approved_by, ""))


@allowed(AID_WRITE, changes={"aid"})
def keep_grant(records: Records, grant: AidGrant) -> AidGrant:
    """Apply for a new grant (id ""), or change one that is not decided yet.

    Raises DeskError: aid.*, identity.*, money.too_large, text.*, record.changed_meanwhile, person.missing;
    aid.once when somebody gets a second time what a rule gives once.
    """
    named = replace(grant, name=grant.name.strip(), identity_number=_number(records, grant))
    check_grant(named, rule_of(grant.kind, aid_rules.rules(records)), records.today)
    if not grant.id:
        fresh = AidGrant(
            id=uuid4().hex, applied_by=records.staff.id, **{name: getattr(named, name) for name in _TYPED}
        )
        _check_once(records, fresh)
        return kept.save(records, fresh)
    before = kept.get(records, grant.id)
    if before.state is not AidState.APPLIED:
        raise DeskError("aid.moved_on")
    changed = replace(before, version=grant.version, **{name: getattr(named, name) for name in _TYPED})
    _check_once(records, changed)
    return kept.save(records, changed)


@allowed(AID_APPROVE, changes={"aid"})
def decide_grant(records: Records, grant_id: str, *, yes: bool, words: str = "") -> AidGrant:
    """Approve an application, or refuse it with a reason.

    Raises DeskError: aid.missing, aid.moved_on, aid.reason_needed, aid.once, text.*.
    """
    done = moves.decided(kept.get(records, grant_id), records.staff.id, records.today, yes=yes, words=words)
    if yes:
        _check_once(records, done)
    return kept.save(records, done)


@allowed(AID_WRITE, changes={"aid"})
def give_grant(
    records: Records, grant_id: str, on: date, signed_by: str, receipt: str = "", visit_on: date | None = None
) -> AidGrant:
    """Note that a grant was handed over and who signed for it; `visit_on` plans the visit afterwards.

    Raises DeskError: aid.missing, aid.moved_on, aid.given_ahead, aid.given_before, aid.signature_needed,
    aid.visit_before, aid.once, text.*.
    """
    done = moves.given(kept.get(records, grant_id), on, signed_by, receipt, records.today)
    if visit_on is not None and visit_on < on:
        raise DeskError("aid.visit_before", field="visit_on")
    _check_once(records, done)
    return kept.save(records, replace(done, visit_on=visit_on or done.visit_on))


@allowed(AID_WRITE, changes={"aid"})
def note_aid_visit(records: Records, grant_id: str, on: date) -> AidGrant:
    """Note the visit after a grant. DeskError: aid.missing, aid.not_given, aid.visited_*."""
    return kept.save(records, moves.visited(kept.get(records, grant_id), on, records.today))


_TYPED = (
    "kind",
    "of",
    "name",
    "applied_on",
    "identity_number",
    "person_id",
    "household_id",
    "area_id",
    "basis",
    "cash",
    "goods_value",
    "goods",
    "fund",
    "visit_on",
    "anonymous",
    "actions",
)
"""What an application says; everything else is said by a later step alone."""


def _number(records: Records, grant: AidGrant) -> str:
    """The identity number as it is compared; kept only where a rule counts by person."""
    if not grant.identity_number.strip():
        return ""
    return read_identity(IdentityKind.RESIDENT_ID, grant.identity_number, records.today).number


def _check_once(records: Records, grant: AidGrant) -> None:
    if not rule_of(grant.kind, aid_rules.rules(records)).once:
        return
    before = kept.same_person(records, grant)
    if before:
        day = before[0].given_on or before[0].applied_on
        raise DeskError("aid.once", field="name", on=day.isoformat())

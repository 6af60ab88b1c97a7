"""Words of a reception that speak of safety, or of why somebody stands apart: sealed, never in a column."""

from __future__ import annotations

import json

from sqlalchemy import insert, select

from mediation_desk.domain.intake import PhoneSafety
from mediation_desk.domain.reception import DecisionTaken, RejectReason
from mediation_desk.register import people, sealed
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.cases import case_conflicts
from mediation_desk.register.tables.receptions import (
    reception_conflicts,
    reception_decisions,
    reception_parties,
    reception_safety,
)

_OF_SAFETY = frozenset({RejectReason.DV_UNSAFE})


def keep_phone_safety(records: Records, reception_id: str, safety: PhoneSafety) -> None:
    """Seal what was said of safety on the phone; earlier words stay."""
    text = canonical({"safe_now": safety.safe_now, "how_to_reach": safety.how_to_reach})
    kept = sealed.seal(records, SealedKind.RESTRICTED, text)
    records.connection.execute(
        insert(reception_safety).values(
            reception_id=reception_id, sealed_id=kept, written_at=records.now, staff_id=records.staff.id
        )
    )
    records.journal("keep_phone_safety", reception_id)


def has_phone_safety(records: Records, reception_id: str) -> bool:
    """Whether anything was said of safety on the phone."""
    return _newest_safety(records, reception_id) is not None


def open_phone_safety(records: Records, reception_id: str) -> PhoneSafety:
    """The newest words about safety, journalled; empty when nothing was said.

    Raises DeskError("sealed.not_yours") for anybody but their author and the director.
    """
    sealed_id = _newest_safety(records, reception_id)
    if sealed_id is None:
        return PhoneSafety()
    told = json.loads(sealed.unseal(records, sealed_id))
    records.journal("open_phone_safety", reception_id)
    return PhoneSafety(safe_now=told["safe_now"], how_to_reach=told["how_to_reach"])


def decision_reason(records: Records, taken: DecisionTaken, of_safety: bool) -> tuple[str, str | None]:
    """(what may stand open, id of the sealed rest) of a decision's reason."""
    if not of_safety and taken.reject_reason not in _OF_SAFETY:
        return taken.reason, None
    return "", sealed.seal(records, SealedKind.RESTRICTED, taken.reason)


def open_reason(records: Records, reception_id: str) -> str:
    """The newest sealed reason of a reception's decisions, journalled; empty when none is sealed."""
    found = select(reception_decisions.c.reason_sealed_id).where(
        reception_decisions.c.reception_id == reception_id,
        reception_decisions.c.reason_sealed_id.is_not(None),
    )
    newest = found.order_by(reception_decisions.c.row.desc()).limit(1)
    sealed_id = records.connection.execute(newest).scalar()
    if sealed_id is None:
        return ""
    reason = sealed.unseal(records, sealed_id)
    records.journal("open_decision_reason", reception_id)
    return reason


def declare_conflict(records: Records, reception_id: str, reason: str) -> None:
    """Whoever acts stands too near to this matter; the reason is sealed."""
    kept = sealed.seal(records, SealedKind.RESTRICTED, reason)
    records.connection.execute(
        insert(reception_conflicts)
        .prefix_with("OR IGNORE")
        .values(
            reception_id=reception_id,
            staff_id=records.staff.id,
            declared_at=records.now,
            reason_sealed_id=kept,
        )
    )
    records.journal("declare_conflict", reception_id, records.staff.id)


def in_conflict(records: Records, reception_id: str) -> frozenset[str]:
    """Ids of the staff who stand apart from this reception."""
    found = select(reception_conflicts.c.staff_id).where(reception_conflicts.c.reception_id == reception_id)
    return frozenset(records.connection.execute(found).scalars())


def apart_from(records: Records, person_id: str) -> frozenset[str]:
    """Ids of the staff who stand apart from any reception of a person."""
    found = select(reception_conflicts.c.staff_id).join(
        reception_parties, reception_parties.c.reception_id == reception_conflicts.c.reception_id
    )
    theirs = reception_parties.c.person_id.in_(people.same(records, person_id))
    return frozenset(records.connection.execute(found.where(theirs)).scalars())


def carry_conflicts(records: Records, reception_id: str, case_id: str) -> None:
    """Whoever stands apart from a reception stands apart from the case it became."""
    found = select(reception_conflicts).where(reception_conflicts.c.reception_id == reception_id)
    for row in records.connection.execute(found).all():
        records.connection.execute(
            insert(case_conflicts).values(
                case_id=case_id,
                staff_id=row.staff_id,
                declared_at=row.declared_at,
                reason_sealed_id=row.reason_sealed_id,
            )
        )


def _newest_safety(records: Records, reception_id: str) -> str | None:
    found = select(reception_safety.c.sealed_id).where(reception_safety.c.reception_id == reception_id)
    newest = found.order_by(reception_safety.c.row.desc()).limit(1)
    return records.connection.execute(newest).scalar()

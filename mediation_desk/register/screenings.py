"""Screenings in the register: the sheet sealed to its asker and the director, the mark kept in the open."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain import screening_sheet
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import Screening, ScreeningForm
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, people, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.cases import case_parties
from mediation_desk.register.tables.safekeeping import sealed_keys
from mediation_desk.register.tables.screenings import raised_marks, screenings, shuttle_approvals

# Made once: building a statement costs more than running it.
_OF_PERSON = (
    select(screenings)
    .where(screenings.c.person_id.in_(bindparam("ids", expanding=True)))
    .order_by(screenings.c.row.desc())
)
_RAISED_OF = (
    select(raised_marks)
    .where(raised_marks.c.person_id.in_(bindparam("ids", expanding=True)))
    .order_by(raised_marks.c.row.desc())
)
_RAISED = "raised-"  # ids of raised marks among those of sheets


def add(records: Records, screening: Screening) -> Screening:
    """Keep a sheet: sealed from the first one, never rewritten; a later talk is another sheet."""
    kept = replace(screening, version=1)
    sheet = sealed.seal(records, SealedKind.RESTRICTED, screening_sheet.sealed_text(kept))
    records.connection.execute(
        insert(screenings).values(
            id=kept.id,
            version=1,
            person_id=kept.person_id,
            form=kept.form,
            asked_by=kept.asked_by,
            asked_at=kept.asked_at,
            mark=kept.mark,
            finished=kept.finished,
            sheet_sealed_id=sheet,
        )
    )
    for case_id in cases.of_person(records, kept.person_id):
        records.touch(case_id)
    records.journal("screen", kept.person_id, kept.id)
    return kept


def of_person(records: Records, person_id: str) -> list[Screening]:
    """Every sheet of a person without its answers, newest first."""
    ids = list(people.same(records, person_id))
    return [_bare(row) for row in records.connection.execute(_OF_PERSON, {"ids": ids})]


def open_sheet(records: Records, screening_id: str) -> Screening:
    """One sheet with answers and reasons, journalled. DeskError("sealed.not_yours") for anybody else."""
    row = records.connection.execute(select(screenings).where(screenings.c.id == screening_id)).first()
    if row is None:
        raise DeskError("screening.missing")
    text = sealed.unseal(records, row.sheet_sealed_id)
    records.journal("open_screening", row.person_id, screening_id)
    return screening_sheet.opened(_bare(row), text)


def openable(records: Records, person_id: str) -> frozenset[str]:
    """Ids of the person's sheets and raised marks that whoever sits here can open (nothing is opened)."""
    ids = people.same(records, person_id)
    mine = select(sealed_keys.c.text_id).where(sealed_keys.c.reader == records.seat.staff_id)
    sheets = select(screenings.c.id).where(
        screenings.c.person_id.in_(ids), screenings.c.sheet_sealed_id.in_(mine)
    )
    marks = select(raised_marks.c.row).where(
        raised_marks.c.person_id.in_(ids), raised_marks.c.reason_sealed_id.in_(mine)
    )
    return frozenset(
        [
            *records.connection.execute(sheets).scalars(),
            *(f"{_RAISED}{row}" for row in records.connection.execute(marks).scalars()),
        ]
    )


def open_reason(records: Records, raised_id: str) -> str:
    """Why a mark was raised, journalled. DeskError: screening.missing, sealed.not_yours."""
    number = raised_id.removeprefix(_RAISED)
    found = select(raised_marks).where(raised_marks.c.row == (int(number) if number.isdecimal() else 0))
    row = records.connection.execute(found).first()
    if row is None:
        raise DeskError("screening.missing")
    text = sealed.unseal(records, row.reason_sealed_id)
    records.journal("open_raised_mark", row.person_id)
    return text


def raise_mark(records: Records, person_id: str, mark: Mark, reason: str) -> None:
    """Keep a mark raised at once by staff; the reason is sealed."""
    kept = sealed.seal(records, SealedKind.RESTRICTED, reason)
    records.connection.execute(
        insert(raised_marks).values(
            person_id=person_id,
            mark=mark,
            raised_by=records.staff.id,
            raised_at=records.now,
            reason_sealed_id=kept,
        )
    )
    records.journal("raise_mark", person_id)


def raised(records: Records, person_id: str) -> list[Screening]:
    """Marks raised by staff, as unfinished sheets without answers, so that they count in the standing."""
    rows = records.connection.execute(_RAISED_OF, {"ids": list(people.same(records, person_id))})
    return [
        Screening(
            id=f"{_RAISED}{row.row}",
            person_id=row.person_id,
            form=ScreeningForm.FULL,
            asked_by=row.raised_by,
            asked_at=row.raised_at,
            mark=row.mark,
        )
        for row in rows
    ]


def approve_lowering(records: Records, screening_id: str) -> None:
    """The director's word that a newer, lower sheet counts; the earlier one stays visible."""
    records.connection.execute(
        update(screenings)
        .where(screenings.c.id == screening_id)
        .values(lowering_approved_by=records.staff.id, lowering_approved_at=records.now)
    )
    records.journal("approve_lower_mark", screening_id)


def approve_shuttle(records: Records, case_id: str, person_wishes: bool, safety_plan: bool) -> None:
    """The director's word that talks go on back to back."""
    records.connection.execute(
        insert(shuttle_approvals).values(
            case_id=case_id,
            approved_by=records.staff.id,
            approved_at=records.now,
            person_wishes=person_wishes,
            safety_plan=safety_plan,
        )
    )
    records.journal("approve_shuttle", case_id)


def shuttle_approval(records: Records, case_id: str) -> tuple[bool, bool] | None:
    """(the person wishes it, a safety plan exists) of the newest approval, or None without one.

    An approval spoke of what was known: after a later red or orange sheet or raised mark of anybody in the
    case it counts no more.
    """
    found = select(shuttle_approvals).where(shuttle_approvals.c.case_id == case_id)
    row = records.connection.execute(found.order_by(shuttle_approvals.c.row.desc()).limit(1)).first()
    if row is None or _warned_since(records, case_id, row.approved_at):
        return None
    return row.person_wishes, row.safety_plan


def _warned_since(records: Records, case_id: str, moment: datetime) -> bool:
    listed = select(case_parties.c.person_id).where(case_parties.c.case_id == case_id)
    for person_id in records.connection.execute(listed).scalars().all():
        known = [*of_person(records, person_id), *raised(records, person_id)]
        if any(sheet.mark in (Mark.RED, Mark.ORANGE) and sheet.asked_at > moment for sheet in known):
            return True
    return False


def _bare(row: Row[tuple[object, ...]]) -> Screening:
    return Screening(
        id=row.id,
        version=row.version,
        person_id=row.person_id,
        form=row.form,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        mark=row.mark,
        finished=row.finished,
        lowering_approved_by=row.lowering_approved_by,
    )

"""Destroying dossiers whose time is over: proposed, approved, then carried out by two people.

What stays is the journal, the ledger of numbers and the register of destruction, with the copies that still
held the files when it was done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from mediation_desk.documents.bound import Leaf, count_pages, picture_pdf
from mediation_desk.documents.destruction_register import DestructionFacts, destruction_register
from mediation_desk.documents.wording import wording
from mediation_desk.domain.case import Case, CaseState
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.destruction import DestructionList, ListLine, ListState, StillHeld, masked
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.party import PARTY_ROLES, Side
from mediation_desk.domain.retention import Retention
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    archive_list,
    attachments,
    cases,
    destructions,
    dossiers,
    erasure,
    exported_copies,
    office,
    people,
)
from mediation_desk.register.archive_list import ArchiveLine
from mediation_desk.register.destroyed_file import remember_destroyed
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import ARCHIVE_READ, DESTRUCTION
from mediation_desk.services.backups import copies_known
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed, turned
from mediation_desk.services.session import Session
from mediation_desk.words import paper_term

MOST_BYTES = 20 * 1024 * 1024
"""The largest scan of an approval taken in."""
_PERIODS = (Retention.SHORT, Retention.LONG, Retention.PERMANENT)
_SIDES = (Side.SEEKER, Side.OTHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveShelf:
    """The archive as its page shows it; `on_list` says on which list under way a case stands."""

    lines: tuple[ArchiveLine, ...]
    lists: tuple[DestructionList, ...]
    on_list: tuple[tuple[str, str], ...]
    staff: tuple[tuple[str, str], ...]


@allowed(ARCHIVE_READ)
def archive_shelf(records: Records, due_by: date | None = None, number: str = "") -> ArchiveShelf:
    """Archived dossiers, of one's own cases or of all for the director; lists are the director's alone."""
    director = Role.DIRECTOR in records.staff.roles
    return ArchiveShelf(
        lines=archive_list.lines(
            records, reader_id="" if director else records.staff.id, due_by=due_by, number=number.strip()
        ),
        lists=destructions.every(records) if director else (),
        on_list=tuple(destructions.listed(records).items()) if director else (),
        staff=tuple((one.id, one.name) for one in office.all_staff(records)),
    )


@allowed(DESTRUCTION, changes={"case", "destruction"})
def propose_destruction(records: Records, case_ids: tuple[str, ...], reason: str) -> DestructionList:
    """Put dossiers whose time is over on a list; their state says so.

    DeskError: destruction.nothing, destruction.reason_needed, destruction.not_due (number),
    destruction.on_another_list (number).
    """
    if not case_ids:
        raise DeskError("destruction.nothing")
    if not reason.strip():
        raise DeskError("destruction.reason_needed", field="reason")
    listed = destructions.listed(records)
    lines = []
    for case_id in dict.fromkeys(case_ids):
        case = cases.get(records, case_id)
        if case_id in listed:
            raise DeskError("destruction.on_another_list", number=case.number)
        lines.append(_line(records, case))
        if case.state is CaseState.ARCHIVED:
            cases.move(records, case, CaseState.RETENTION_DUE)
    proposed = DestructionList(
        id=uuid4().hex,
        state=ListState.PROPOSED,
        proposed_by=records.staff.id,
        proposed_at=records.now,
        reason=reason.strip(),
        lines=tuple(lines),
    )
    destructions.propose(records, proposed)
    return proposed


@allowed(DESTRUCTION, changes={"destruction"})
def approve_destruction(records: Records, confirmed: Confirmed, list_id: str) -> DestructionList:
    """The director's approval, with their password. DeskError: password.ask_again, destruction.*."""
    require(confirmed, records.staff.id, records.now)
    destructions.approve(records, list_id)
    return destructions.get(records, list_id)


@allowed(DESTRUCTION, changes={"destruction"})
def grant_destruction(
    records: Records, list_id: str, number: str, on: date, content: bytes
) -> DestructionList:
    """Keep the justice bureau's approval: its number, its day, its scan (PDF or picture).

    DeskError: destruction.number_needed, date.in_future, destruction.scan_needed, destruction.scan_large,
    dossier.unreadable, destruction.not_from_here.
    """
    if not number.strip():
        raise DeskError("destruction.number_needed", field="number")
    if on > records.today:
        raise DeskError("date.in_future", field="date")
    if not content:
        raise DeskError("destruction.scan_needed", field="scan")
    if len(content) > MOST_BYTES:
        raise DeskError("destruction.scan_large", field="scan")
    scan = content if content.startswith(b"%PDF-") else picture_pdf(content)
    count_pages(Leaf(name=number.strip(), pdf=scan))
    destructions.grant(records, list_id, number.strip(), on, scan)
    return destructions.get(records, list_id)


@allowed(DESTRUCTION, changes={"destruction"})
def drop_destruction(records: Records, list_id: str) -> DestructionList:
    """Give a list up: nothing is destroyed. DeskError("destruction.not_from_here")."""
    destructions.drop(records, list_id)
    return destructions.get(records, list_id)


@allowed(DESTRUCTION)
def approval_scan(records: Records, list_id: str) -> bytes:
    """The justice bureau's approval as scanned (PDF). DeskError: destruction.missing."""
    destructions.get(records, list_id)
    return destructions.scan(records, list_id)


@allowed(DESTRUCTION)
def destruction_paper(records: Records, list_id: str) -> MadePaper:
    """档案销毁清册 of a list; once carried out, with who did it and the copies that still hold the files."""
    one, staff = destructions.get(records, list_id), office.all_staff(records)
    names = {member.id: member.name for member in staff}
    said, periods = wording("destruction"), wording("dossier_cover").lists["periods"]
    done = said["erased"] if one.state is ListState.CARRIED_OUT else ""
    rows = tuple(
        (
            line.number,
            line.title,
            str(line.year),
            periods[_PERIODS.index(line.retention)],
            plain_date(line.due_on),
            str(line.pages),
            done,
            "",
        )
        for line in one.lines
    )
    told = [one.reason]
    if one.bureau_on is not None:
        told.append(said.fill("bureau", number=one.bureau_number, on=plain_date(one.bureau_on)))
    if one.carried_out_at is not None:
        told.append(
            said.fill(
                "carried_out",
                on=plain_date(legal_day(one.carried_out_at)),
                by=names.get(one.carried_out_by, ""),
                second=names.get(one.second_by, ""),
            )
        )
        held = [said.fill("copy", name=c.name, place=c.folder) for c in one.held]
        told.append(said.fill("held", copies="；".join(held)) if held else said["not_held"])
    facts = DestructionFacts(
        unit=office.centre(records).committee,
        proposed_on=plain_date(legal_day(one.proposed_at)),
        dossiers=rows,
        opinion="\n".join(told),
    )
    return paper_gate.plain("destruction_register", destruction_register(facts))


@turned(DESTRUCTION, changes={"case", "person", "destruction", "attachment"})
def carry_out_destruction(
    session: Session, now: datetime, confirmed: Confirmed, second: Confirmed, list_id: str
) -> DestructionList:
    """Destroy what stands on a granted list, all of it or nothing; two people gave their passwords.

    DeskError: password.ask_again, destruction.same_person, destruction.no_second, destruction.not_from_here,
    destruction.not_due (number), destruction.copies_outside (number). Sealed files are without their key from
    the same commit on, and deleted right after it.
    """
    require(confirmed, session.staff.id, now)
    require(second, second.staff_id, now)
    with session.writing(session.staff, now) as records:
        done = destroy(records, second.staff_id, list_id)
    remember_destroyed(session.state_folder, session.keys.register_id, [one.case_id for one in done.lines])
    return done


def destroy(records: Records, second_id: str, list_id: str) -> DestructionList:
    """The same in the transaction that is open, after both passwords were held against their locks."""
    if second_id == records.staff.id:
        raise DeskError("destruction.same_person", field="second")
    member = next((one for one in office.all_staff(records) if one.id == second_id), None)
    if member is None or not member.active:
        raise DeskError("destruction.no_second", field="second")
    planned = destructions.get(records, list_id)
    if planned.state is not ListState.GRANTED:
        raise DeskError("destruction.not_from_here")
    held: dict[str, StillHeld] = {}
    for line in planned.lines:
        case = cases.get(records, line.case_id)
        refuse_not_due(records, case)
        held |= {one.name: one for one in _still_held(records, case)}
        if any(one.case_id == case.id for one in exported_copies.there(records)):
            raise DeskError("destruction.copies_outside", number=case.number)
        attachments.destroy(records, case.id)
        erased = erasure.erase_case(records, case.id)
        records.journal("destroy_case", case.id, *erased.ids)
    newest = sorted(held.values(), key=lambda one: one.made_at, reverse=True)
    destructions.carry_out(records, list_id, second_id, newest)
    return destructions.get(records, list_id)


@turned(DESTRUCTION, in_copy=True)
def returned_cases(session: Session, now: datetime) -> tuple[str, ...]:
    """Ids of destroyed cases that stand in the register again, because an older copy was put back."""
    with session.reading(session.staff, now) as records:
        told = destructions.destroyed(records)
    known = remember_destroyed(session.state_folder, session.keys.register_id, told)
    with session.reading(session.staff, now) as records:
        return archive_list.present(records, known)


def _line(records: Records, case: Case) -> ListLine:
    kept = dossiers.kept(records, case.id)
    archived = dossiers.archived(records, case.id)
    until = refuse_not_due(records, case)
    return ListLine(
        case_id=case.id,
        number=case.number,
        title=_title(records, case),
        year=case.accepted_on.year,
        retention=kept[0].retention,
        due_on=until,
        pages=archived.pages if archived else 0,
    )


def refuse_not_due(records: Records, case: Case) -> date:
    """When its time was over. DeskError destruction.not_due (number) while it is not, or not archived."""
    kept = dossiers.kept(records, case.id)
    until = kept[0].due_on if kept else None
    archived = case.state in (CaseState.ARCHIVED, CaseState.RETENTION_DUE)
    if not archived or until is None or until >= records.today:
        raise DeskError("destruction.not_due", number=case.number)
    return until


def _title(records: Records, case: Case) -> str:
    """林某与赵某离婚: what the register of destruction says of a dossier for ever."""
    names = people.names(records, [one.person_id for one in case.parties])
    sides = []
    for side in _SIDES:
        ids = dict.fromkeys(
            one.person_id for one in case.parties if one.side is side and one.role in PARTY_ROLES
        )
        sides.append("、".join(masked(names[one]) for one in ids))
    return "与".join(one for one in sides if one) + paper_term(case.dispute_subtype)


def _still_held(records: Records, case: Case) -> Iterable[StillHeld]:
    """Copies this register remembers, made since the case was taken in."""
    for copy in copies_known(records):
        if copy.made_at.date() >= case.accepted_on:
            yield StillHeld(name=copy.name, folder=copy.folder, made_at=copy.made_at)

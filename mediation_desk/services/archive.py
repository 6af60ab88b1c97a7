"""Archiving a finished dossier, and everything about how long it is kept."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from uuid import uuid4

from mediation_desk.documents.bound import count_pages
from mediation_desk.domain.case import Case, CaseState, EventKind
from mediation_desk.domain.dossier import Part, Volume, in_order
from mediation_desk.domain.retention import Retention, Years, check_years, due_on
from mediation_desk.domain.staff import Role
from mediation_desk.domain.transitions import may_move
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, dossiers, numbers, office
from mediation_desk.register.dossiers import ContentLine, Link
from mediation_desk.register.records import Records
from mediation_desk.services.access import ARCHIVE_WRITE, DESTRUCTION, DOSSIER_WRITE
from mediation_desk.services.case_facts import facts_of, refuse
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.dossier_check import (
    ARCHIVED_STATES,
    DossierSheet,
    sheet_of,
)
from mediation_desk.services.dossier_ends import keep_ends
from mediation_desk.services.dossier_sources import leaf_of, parts_of, source_of
from mediation_desk.services.limit_rules import book_of, keep_amounts
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.screenings import mark_of_parties
from mediation_desk.services.visit_planning import end_with_dossier


@allowed(ARCHIVE_WRITE, changes={"case", "dossier"})
def explain_gap(records: Records, case_id: str, item: int, reason: str) -> DossierSheet:
    """Say why a required item cannot be had (an original lost, nothing to copy), or take it back.

    The dossier note prints it. DeskError: dossier.no_such_item, dossier.reason_needed, case.archived.
    """
    case = opened_case(records, case_id)
    lacking = {lack.item for one in sheet_of(records, case).items for lack in one.lacks if lack.required}
    known = dict(sheet_of(records, case).gaps)
    if item not in lacking and item not in known:
        raise DeskError("dossier.no_such_item")
    if not reason.strip() and item not in known:
        raise DeskError("dossier.reason_needed", field="reason")
    dossiers.explain(records, case_id, item, reason.strip())
    return sheet_of(records, case)


@allowed(ARCHIVE_WRITE, changes={"case", "dossier"})
def archive_case(
    records: Records,
    confirmed: Confirmed,
    case_id: str,
    version: int,
    retention: Retention,
    reason: str = "",
) -> DossierSheet:
    """Archive a closed case for good: papers kept as they are now, contents and their digest, its class.

    Visits still planned are cancelled. From then on the database refuses every change of it. DeskError:
    password.ask_again, move.*, move.minor_harm_open, archive.missing (items), archive.reason_needed (another
    class than suggested), record.changed_meanwhile, paper.private_words.
    """
    require(confirmed, records.staff.id, records.now)
    case = opened_case(records, case_id)
    if case.version != version:
        raise DeskError("record.changed_meanwhile")
    facts = facts_of(records, case)
    refuse(may_move(case.state, CaseState.ARCHIVED, facts))
    if facts.minor_harm_open:
        raise DeskError("move.minor_harm_open")
    sheet = sheet_of(records, case)
    if sheet.missing:
        items = "、".join(str(n) for n in dict.fromkeys(lack.item for lack in sheet.missing))
        raise DeskError("archive.missing", items=items)
    if retention is not sheet.suggestion.retention and not reason.strip():
        raise DeskError("archive.reason_needed", field="reason")
    closed_on = case.closed_on or records.today
    parts = in_order(parts_of(records, case))
    contents = tuple(_content(records, case, part) for part in parts)
    end_with_dossier(records, case_id)
    dossiers.archive(records, case_id, contents)
    dossiers.keep(
        records,
        case_id,
        retention,
        due_on(closed_on, retention, book_of(records)),
        _why(sheet, retention, reason),
    )
    _keep_ends(records, case, parts, contents)
    cases.move(records, case, CaseState.ARCHIVED)
    cases.note_event(records, case_id, EventKind.MOVED, names={"state": CaseState.ARCHIVED.value})
    return sheet_of(records, cases.get(records, case_id))


@allowed(ARCHIVE_WRITE, changes={"case", "dossier"})
def change_retention(records: Records, case_id: str, retention: Retention, reason: str) -> DossierSheet:
    """Keep an archived dossier longer or shorter, with the reason. A shorter one is the director's to choose.

    DeskError: archive.not_archived, archive.reason_needed, archive.shorter_by_director, archive.on_a_list.
    """
    case = opened_case(records, case_id)
    now = dossiers.kept(records, case_id)
    if case.state not in ARCHIVED_STATES or not now:
        raise DeskError("archive.not_archived")
    if not reason.strip():
        raise DeskError("archive.reason_needed", field="reason")
    until = due_on(case.closed_on or records.today, retention, book_of(records))
    shorter = until is not None and (now[0].due_on is None or until < now[0].due_on)
    if shorter and Role.DIRECTOR not in records.staff.roles:
        raise DeskError("archive.shorter_by_director")
    if case.state is CaseState.RETENTION_DUE:
        raise DeskError("archive.on_a_list")
    dossiers.keep(records, case_id, retention, until, reason.strip())
    return sheet_of(records, case)


@allowed(DESTRUCTION, changes={"dossier"})
def set_retention_years(records: Records, years: Years) -> Years:
    """How many years 短期 and 长期 last from the next archiving on. DeskError("retention.years")."""
    check_years(years)
    keep_amounts(records, {"retention_short": years.short, "retention_long": years.long})
    return years


@allowed(DOSSIER_WRITE, changes={"case"})
def reopen_case(records: Records, case_id: str, reason: str, *, listed: str = "") -> Case:
    """Go on where an archived case ended, as a new case of the same people, linked both ways.

    Nothing of the archived one changes; consents, notices and talks are given anew.
    DeskError: archive.not_archived, archive.reason_needed, those of `numbers.take`.
    """
    earlier = opened_case(records, case_id)
    if earlier.state not in ARCHIVED_STATES:
        raise DeskError("archive.not_archived")
    if not reason.strip():
        raise DeskError("archive.reason_needed", field="reason")
    active = {one.id for one in office.all_staff(records) if one.active}
    mediators = tuple(one for one in earlier.mediator_ids if one in active) or (records.staff.id,)
    made_id = uuid4().hex
    case = replace(
        earlier,
        id=made_id,
        number=numbers.take(records, "case", records.today.year, listed=listed, became=made_id),
        state=CaseState.ACCEPTED,
        accepted_on=records.today,
        mediator_ids=mediators,
        requests=(),
        version=0,
        reception_id=None,
        written_effective_on=None,
        oral_reached_on=None,
        closed_on=None,
    )
    made = cases.add(records, case, mark_of_parties(records, case.parties))
    link = Link(case_id=made.id, earlier_id=earlier.id, earlier_number=earlier.number, reason=reason.strip())
    dossiers.link(records, link)
    cases.note_event(records, made.id, EventKind.ACCEPTED, names={"number": made.number})
    told = {"number": earlier.number, "reason": reason.strip()}
    cases.note_event(records, made.id, EventKind.REOPENED, subject_id=earlier.id, names=told)
    told = {"number": made.number, "reason": reason.strip()}
    cases.note_event(records, earlier.id, EventKind.GONE_ON, subject_id=made.id, names=told)
    return made


def _content(records: Records, case: Case, part: Part) -> ContentLine:
    """What the list of contents says of a part; one filled from the register is kept as it is now."""
    content, pages = b"", 0
    if not part.restricted and not part.envelope:
        made = leaf_of(records, case, part)
        if made.stop:
            raise DeskError("paper.private_words")
        content, pages = made.leaf.pdf, count_pages(made.leaf)
        if not source_of(part).frozen:
            dossiers.keep_paper(records, case.id, part.id, content)
    return ContentLine(
        volume=part.volume,
        item=part.item,
        key=part.key,
        part_id=part.id,
        number=part.number,
        pages=0 if part.envelope else pages or part.pages,
        sha256=hashlib.sha256(content).hexdigest() if content else "",
    )


def _keep_ends(
    records: Records, case: Case, parts: tuple[Part, ...], contents: tuple[ContentLine, ...]
) -> None:
    pages = {one.part_id: one.pages for one in contents}
    for volume in Volume:
        theirs = [part for part in parts if part.volume is volume]
        held = [(part, pages[part.id]) for part in theirs if pages[part.id]]
        if held:
            keep_ends(records, case, volume, held, [part for part in theirs if part.envelope])


def _why(sheet: DossierSheet, retention: Retention, reason: str) -> str:
    if reason.strip() or retention is not sheet.suggestion.retention:
        return reason.strip()
    return " ".join(sheet.suggestion.reasons)

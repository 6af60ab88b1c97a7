"""Papers written on the desk: kept as drafts, issued for good, signed, voided, handed out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from secrets import token_bytes

from mediation_desk.documents.wording import wording
from mediation_desk.domain.case import EventKind
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.written_paper import (
    Copies,
    Recipient,
    WrittenPaper,
    WrittenState,
    check_copies,
    check_draft,
    check_signed,
)
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, check_codes, numbers, written_papers
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ, DOSSIER_WRITE
from mediation_desk.services.filling import filling_of
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed
from mediation_desk.services.written_making import Making, case_of
from mediation_desk.services.written_values import check_complete, in_order


@allowed(DOSSIER_WRITE, changes={"written"})
def keep_written(records: Records, paper: WrittenPaper) -> WrittenPaper:
    """Keep a draft, of a case or of the office; a restricted kind is sealed whole.

    Raises DeskError: record.changed_meanwhile, written.issued, written.voided, written.no_such_kind,
    written.wrong_audience, written.needs_case, case.not_yours, sealed.not_yours.
    """
    making = Making(records, paper)
    if paper.version:
        _same_kind(records, paper)
    if making.kind.restricted and not paper.case_id:
        raise DeskError("written.needs_case")
    values = in_order(making.kind, dict(paper.values))
    return written_papers.keep(records, replace(paper, values=values, restricted=making.kind.restricted))


@allowed(DOSSIER_WRITE, changes={"written", "case", "number"})
def issue_written(records: Records, paper_id: str, version: int, *, listed: str = "") -> WrittenPaper:
    """Issue a draft: number of its series (a letter's own, else the case's), short code, bytes kept.

    Raises DeskError: written.needed beside its field, written.issued, written.voided, paper.private_words,
    record.changed_meanwhile, reminder.safe_contact, paper.missing_glyph and the like.
    """
    paper = written_papers.get(records, paper_id)
    making = Making(records, paper)
    check_draft(paper)
    if paper.version != version:
        raise DeskError("record.changed_meanwhile")
    if not paper.by_hand:
        check_complete(making.kind, paper.values)
    filling_of(paper.key).refuses(making.source)
    series = filling_of(paper.key).series
    if series is not None:
        number = numbers.take(records, series, records.today.year, listed=listed, became=paper.id)
    else:
        number = making.case.number if making.case else ""
    code = _code(records, paper, number)
    pdf, docx = making.files(number, code)
    issued = written_papers.issue(records, replace(paper, number=number, code=code), pdf, docx)
    _tell(records, issued, EventKind.WRITTEN_ISSUED, number=number)
    return issued


@allowed(DOSSIER_WRITE, changes={"written", "case"})
def sign_written(records: Records, paper_id: str, on: date) -> WrittenPaper:
    """Note the day an issued paper was signed; then it counts in the dossier.

    Raises DeskError: written.not_issued, written.voided, written.signed, written.signed_before,
    written.signed_later.
    """
    paper = written_papers.get(records, paper_id)
    case_of(records, paper.case_id)
    issued_on = legal_day(paper.issued_at) if paper.issued_at else None
    check_signed(paper, on, records.today, issued_on)
    written_papers.sign(records, paper, on)
    _tell(records, paper, EventKind.WRITTEN_SIGNED, on=on.isoformat())
    return written_papers.get(records, paper_id)


@allowed(DOSSIER_WRITE, changes={"written", "case", "number"})
def void_written(records: Records, paper_id: str, reason: str) -> WrittenPaper:
    """Void a paper: its own number stays in the ledger with the reason; a draft is put away with it.

    Raises DeskError: written.voided, written.reason_needed.
    """
    paper = written_papers.get(records, paper_id)
    case_of(records, paper.case_id)
    if paper.state is WrittenState.VOIDED:
        raise DeskError("written.voided")
    if not reason.strip():
        raise DeskError("written.reason_needed", field="reason")
    written_papers.void(records, paper, reason.strip())
    if paper.state is WrittenState.ISSUED:
        if filling_of(paper.key).series is not None:
            told = wording("written")["sealed_reason"] if paper.restricted else reason.strip()
            numbers.void(records, paper.number, told)
        _tell(records, paper, EventKind.WRITTEN_VOIDED, number=paper.number, reason=reason.strip())
    return written_papers.get(records, paper_id)


@allowed(DOSSIER_WRITE, changes={"written", "journal"})
def hand_out(
    records: Records, paper_id: str, copies: tuple[tuple[Recipient, int], ...]
) -> tuple[Copies, ...]:
    """Note to whom copies of an issued paper were given, and how many; returns all of the paper.

    Raises DeskError: written.not_issued, written.no_copies, written.too_many, sealed.not_yours,
    written.not_for_them (a side for which it was not compared).
    """
    case_of(records, written_papers.peep(records, paper_id).case_id)
    paper = written_papers.get(records, paper_id)
    check_copies(paper, copies)
    return written_papers.add_copies(records, paper, copies)


@allowed(DOSSIER_READ, changes={"journal"})
def issued_paper(records: Records, paper_id: str) -> MadePaper:
    """An issued paper exactly as issued, byte for byte; opening a restricted one is journalled.

    Raises DeskError: written.not_issued, sealed.not_yours, case.not_yours.
    """
    paper = opened(records, paper_id)
    return Making(records, paper).kept()


def opened(records: Records, paper_id: str) -> WrittenPaper:
    """A paper with its words, journalled if it is restricted. DeskError: written.missing, case.not_yours."""
    case_of(records, written_papers.peep(records, paper_id).case_id)
    paper = written_papers.get(records, paper_id)
    if paper.restricted:
        records.journal("open_written_paper", *filter(None, (paper.id, paper.case_id)))
    return paper


def _same_kind(records: Records, paper: WrittenPaper) -> None:
    if written_papers.get(records, paper.id).key != paper.key:
        raise DeskError("written.missing")


def _code(records: Records, paper: WrittenPaper, number: str) -> str:
    """A code no paper carries yet; that of a restricted one tells nothing of its words."""
    said = b"" if paper.restricted else canonical(dict(paper.values)).encode("utf-8", "surrogatepass")
    place = "\n".join((records.seat.register_id, paper.id, number, records.now.isoformat())).encode()
    return check_codes.fresh(records, place + said + token_bytes(16))


def _tell(records: Records, paper: WrittenPaper, kind: EventKind, **names: str) -> None:
    if not paper.case_id:
        return
    if paper.restricted:
        cases.note_event(records, paper.case_id, kind, subject_id=paper.id, restricted=True)
        return
    names = {"paper": paper.key} | {name: said for name, said in names.items() if said}
    cases.note_event(records, paper.case_id, kind, subject_id=paper.id, names=names)

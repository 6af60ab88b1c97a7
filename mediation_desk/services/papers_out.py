"""What left the desk in plain text: every filled paper printed or exported, in the journal and the case."""

from __future__ import annotations

from enum import StrEnum

from mediation_desk.documents.papers import NAMED, PAPERS
from mediation_desk.domain.case import EventKind
from mediation_desk.register import cases, written_papers
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ, NOTE_READ
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.counselling_access import known_file
from mediation_desk.services.permission import allowed


class Way(StrEnum):
    """How a paper left."""

    PRINTER = "printer"
    WORD = "docx"
    PDF = "pdf"


@allowed(DOSSIER_READ, changes={"case", "journal"})
def note_paper_out(records: Records, key: str, case_id: str, subject_id: str, way: Way) -> None:
    """Note that a filled paper went to a printer or into a file: which and how, never what or where.

    `subject_id` is the record or agreement it shows, empty for a paper of the whole case. Called once it has
    left. Raises DeskError: case.missing, case.not_yours.
    """
    opened_case(records, case_id)
    if key not in NAMED:
        raise ValueError("no such paper")
    printed = way is Way.PRINTER
    act = "print_paper" if printed else "export_paper"
    records.journal(act, *filter(None, (case_id, subject_id)), fields=(key, way.value))
    cases.note_event(
        records,
        case_id,
        EventKind.PAPER_PRINTED if printed else EventKind.PAPER_EXPORTED,
        subject_id=subject_id or None,
        names={"paper": key} if printed else {"paper": key, "file": way.value},
    )


@allowed(DOSSIER_READ, changes={"case", "journal"})
def note_written_out(records: Records, paper_id: str, way: Way) -> None:
    """As `note_paper_out`, for a paper written on the desk; of a restricted one its kind is not told.

    Raises DeskError: written.missing, case.not_yours.
    """
    paper = written_papers.peep(records, paper_id)
    if paper.case_id and not paper.restricted:
        note_paper_out(records, paper.key, paper.case_id, paper_id, way)
        return
    if paper.case_id:
        opened_case(records, paper.case_id)
    act = "print_paper" if way is Way.PRINTER else "export_paper"
    fields = (way.value,) if paper.restricted else (paper.key, way.value)
    records.journal(act, *filter(None, (paper.case_id, paper_id)), fields=fields)


@allowed(NOTE_READ, changes={"journal"})
def note_file_paper_out(records: Records, key: str, file_id: str, subject_id: str, way: Way) -> None:
    """As `note_paper_out`, for a paper of a counselling file; it stands in the journal alone.

    Raises DeskError: counselling.missing, counselling.not_yours.
    """
    known_file(records, file_id)
    if key not in {kind.key for kind in PAPERS}:
        raise ValueError("no such paper")
    act = "print_paper" if way is Way.PRINTER else "export_paper"
    records.journal(act, *filter(None, (file_id, subject_id)), fields=(key, way.value))

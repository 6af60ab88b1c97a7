"""Papers written on the desk, letters among them, by their check code."""

from __future__ import annotations

from mediation_desk.documents.wording import wording
from mediation_desk.domain.coded_paper import CodedPaper, PaperStanding
from mediation_desk.domain.written_paper import WrittenState
from mediation_desk.errors import DeskError
from mediation_desk.register import written_papers
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ
from mediation_desk.services.case_team import works_on


def written_paper_of_code(records: Records, code: str) -> CodedPaper | None:
    """The issued paper with this code, or None.

    What kind a restricted paper is, is sealed: nobody hears more than its number, and those outside its case
    not even that (DeskError `code.closed`).
    """
    made = written_papers.with_code(records, code)
    if made is None or made.issued_at is None:
        return None
    reads = bool(records.staff.roles & DOSSIER_READ)
    yours = reads and (not made.case_id or works_on(records, made.case_id))
    if made.restricted and not yours:
        raise DeskError("code.closed", field="code")
    standing = PaperStanding.SIGNED if made.signed_on else PaperStanding.ISSUED
    if made.state is WrittenState.VOIDED:
        standing = PaperStanding.VOIDED
    return CodedPaper(
        key=made.key,
        title=wording("common")["restricted"] if made.restricted else wording(made.key)["title"],
        number=made.number,
        code=made.code,
        made_at=made.issued_at,
        standing=standing,
        signed_on=made.signed_on,
        reason=made.void_reason if yours and not made.restricted else "",
        place=("written_paper", made.case_id, made.id) if yours else (),
    )

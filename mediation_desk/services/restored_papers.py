"""Papers a restored register does not know: registered again by what stands on them, or voided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time

from mediation_desk.documents.papers import PAPERS
from mediation_desk.documents.wording import wording
from mediation_desk.domain.coded_paper import CodedPaper, PaperStanding
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.restored_paper import RestoredPaper, check_restored_paper
from mediation_desk.domain.short_code import normalise_code
from mediation_desk.errors import DeskError
from mediation_desk.register import attachments, check_codes, restored, restored_papers
from mediation_desk.register.records import Records
from mediation_desk.services.access import RESTORED_NUMBERS_WRITE
from mediation_desk.services.case_team import opened_case, works_on
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class ScansOfCase:
    """The case a paper belongs to, and its scans as (id, title); a restricted one is not offered by title."""

    case_id: str
    scans: tuple[tuple[str, str], ...]


@allowed(RESTORED_NUMBERS_WRITE)
def scans_of_case(records: Records, number: str) -> ScansOfCase:
    """The scans of the case with this number. DeskError restored_paper.no_case, case.not_yours."""
    case_id = restored_papers.case_with_number(records, number.strip())
    if not case_id:
        raise DeskError("restored_paper.no_case", field="case")
    opened_case(records, case_id)
    found = [one for one in attachments.of_subject(records, case_id) if one.withdrawn_at is None]
    return ScansOfCase(
        case_id=case_id, scans=tuple((one.id, one.title) for one in found if not one.restricted)
    )


@allowed(RESTORED_NUMBERS_WRITE, changes={"restored", "journal"})
def register_paper_again(records: Records, paper: RestoredPaper) -> CodedPaper:
    """Keep what stands on a paper printed before the restore, so that its code is known from now on.

    DeskError restored.never, code.* of the code, restored_paper.known (it is known already), those of
    `check_restored_paper`, restored_paper.kind, case.not_yours, restored_paper.scan.
    """
    restores = restored.every(records)
    if not restores:
        raise DeskError("restored.never")
    code = normalise_code(paper.code)
    if check_codes.is_taken(records, code):
        raise DeskError("restored_paper.known", field="code")
    if paper.key and paper.key not in kinds_with_codes():
        raise DeskError("restored_paper.kind", field="key")
    if paper.case_id:
        opened_case(records, paper.case_id)
    if paper.scan_id and paper.scan_id not in {
        one.id for one in attachments.of_subject(records, paper.case_id)
    }:
        raise DeskError("restored_paper.scan", field="scan_id")
    check_restored_paper(paper, restores, records.today)
    kept = replace(
        paper, code=code, number=paper.number.strip(), at=records.now, by=records.staff.id, voided_at=None
    )
    restored_papers.add(records, kept)
    return _coded(records, kept)


@allowed(RESTORED_NUMBERS_WRITE, changes={"restored", "journal"})
def void_paper_again(records: Records, code: str, reason: str) -> CodedPaper:
    """Such a paper does not count. DeskError written.reason_needed, code.not_ours, case.not_yours."""
    if not reason.strip():
        raise DeskError("written.reason_needed", field="reason")
    found = restored_papers.with_code(records, normalise_code(code))
    if found is None:
        raise DeskError("code.not_ours", field="code")
    if found.case_id:
        opened_case(records, found.case_id)
    restored_papers.void(records, found.code, reason.strip())
    return _coded(records, replace(found, voided_at=records.now, reason=reason.strip()))


def restored_paper_of_code(records: Records, code: str) -> CodedPaper | None:
    """The paper registered again with this code, or None."""
    found = restored_papers.with_code(records, code)
    return None if found is None else _coded(records, found)


def kinds_with_codes() -> dict[str, str]:
    """Titles of the kinds a paper may be of, by key; restricted kinds are kept without saying which."""
    return {one.key: str(wording(one.key)["title"]) for one in PAPERS if not one.restricted}


def _coded(records: Records, paper: RestoredPaper) -> CodedPaper:
    yours = not paper.case_id or works_on(records, paper.case_id)
    standing = PaperStanding.SIGNED if paper.signed_on else PaperStanding.ISSUED
    if paper.voided_at is not None:
        standing = PaperStanding.VOIDED
    title = wording(paper.key)["title"] if paper.key else wording("common")["restricted"]
    return CodedPaper(
        key=paper.key,
        title=str(title),
        number=paper.number,
        code=paper.code,
        n=paper.n,
        made_at=datetime.combine(paper.printed_on, time(12), SHANGHAI),
        standing=standing,
        signed_on=paper.signed_on,
        reason=paper.reason if yours else "",
        place=("case", paper.case_id) if yours and paper.case_id else (),
        again=True,
    )

"""The minutes printed to be signed: number, version and code on every page, bytes kept; frozen by signing."""

from __future__ import annotations

import hashlib

from mediation_desk.documents.paper import Imprint
from mediation_desk.documents.wording import wording
from mediation_desk.domain.agreement import PrintState
from mediation_desk.domain.case import Case
from mediation_desk.domain.mediation_record import MediationRecord, RecordPrint, unready
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    check_codes,
    mediation_records,
    record_prints,
)
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import SITTING_WRITE
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.permission import allowed
from mediation_desk.services.record_papers import KEY, living_print, record_paper, sides_of


@allowed(SITTING_WRITE, changes={"mediation_record"})
def print_record(records: Records, record_id: str, version: int) -> RecordPrint:
    """Make the minutes as they will be signed; the same minutes again are the print that exists.

    Raises DeskError: mediation_record.missing, case.not_yours, record.changed_meanwhile, what the record
    lacks (see domain.mediation_record.unready), paper.private_words.
    """
    record = mediation_records.get(records, record_id)
    case = opened_case(records, record.case_id)
    if record.version != version:
        raise DeskError("record.changed_meanwhile")
    if (living := living_print(records, record_id)) is not None:
        return living
    if lacks := unready(record):
        raise DeskError(lacks[0], field=lacks[1])
    return _printed(records, case, record)


def supersede_changed(records: Records, record: MediationRecord) -> None:
    """Mark the living print 作废 when the minutes saved now say something else."""
    living = living_print(records, record.id)
    if living and record_prints.content(record) != record_prints.printed_content(records, living.code):
        record_prints.set_state(records, living, PrintState.SUPERSEDED)


def freeze_print(records: Records, case: Case, record: MediationRecord) -> None:
    """Freeze what was signed; minutes signed on a form filled by hand are printed and kept as they stand.

    Where a word that one side keeps private stops them from being printed now, no print is kept.
    """
    living = living_print(records, record.id)
    if living is None:
        try:
            living = _printed(records, case, record)
        except DeskError as stopped:
            if stopped.key != "paper.private_words":
                raise
            return
    record_prints.set_state(records, living, PrintState.FROZEN)


def _printed(records: Records, case: Case, record: MediationRecord) -> RecordPrint:
    n = len(record_prints.of_record(records, record.id)) + 1
    parts = (records.seat.register_id, record.id, str(n), case.number, record_prints.content(record))
    code = check_codes.fresh(records, "\n".join(parts).encode("utf-8", "surrogatepass"))
    said = wording(KEY).fill("version", version=str(n))
    imprint = Imprint(number=case.number, version=said, code=code)
    paper, shown = record_paper(records, case, record, imprint)
    pdf, docx = paper_gate.files(records, paper, case, shown, readers=sides_of(case, record))
    made = RecordPrint(
        record_id=record.id,
        n=n,
        number=case.number,
        code=code,
        printed_at=records.now,
        staff_id=records.staff.id,
        sha256=hashlib.sha256(pdf).hexdigest(),
        state=PrintState.CURRENT,
    )
    record_prints.add(records, made, record, pdf, docx)
    return made

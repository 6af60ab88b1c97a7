"""Minutes printed to be signed, by their check code."""

from __future__ import annotations

from mediation_desk.documents.wording import wording
from mediation_desk.domain.agreement import PrintState
from mediation_desk.domain.coded_paper import CodedPaper
from mediation_desk.register import mediation_records, record_prints
from mediation_desk.register.records import Records
from mediation_desk.services.agreement_codes import STANDINGS
from mediation_desk.services.case_team import works_on
from mediation_desk.services.record_papers import KEY


def record_of_code(records: Records, code: str) -> CodedPaper | None:
    """The print of minutes with this code, or None."""
    made = record_prints.with_code(records, code)
    if made is None:
        return None
    record = mediation_records.get(records, made.record_id)
    said = wording(KEY)
    yours = works_on(records, record.case_id)
    return CodedPaper(
        key=KEY,
        title=said["title"] + said.fill("ordinal", ordinal=str(record.ordinal)),
        number=made.number,
        code=made.code,
        n=made.n,
        made_at=made.printed_at,
        standing=STANDINGS[made.state],
        signed_on=record.signed_on if made.state is PrintState.FROZEN else None,
        place=(KEY, record.case_id, record.id) if yours else (),
    )

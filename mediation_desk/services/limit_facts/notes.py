"""Signing what was written down: records of sittings, and notes of counselling sessions."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.case import Case
from mediation_desk.domain.case_limit import LimitFact
from mediation_desk.domain.counselling_file import CounsellingFile
from mediation_desk.register import limit_look
from mediation_desk.register.records import Records

MINUTES = "minutes-"
"""What labels of records of sittings begin with; those of notes are their number alone."""


def facts(records: Records, case: Case) -> Iterator[LimitFact]:
    """Of the records of sittings of a case, for whoever keeps them."""
    for one in limit_look.sittings(records, case.id):
        yield LimitFact(
            rule="note_signing",
            start=one.ended,
            subject_id=one.record_id,
            case_id=case.id,
            staff_id=one.recorder_id,
            label=f"{MINUTES}{one.ordinal}",
            done_on=one.signed_on,
        )


def file_facts(records: Records, file: CounsellingFile) -> Iterator[LimitFact]:
    """Of the sessions of a counselling file somebody came to, for its counsellor."""
    for one in limit_look.counselling_sittings(records, file.id):
        yield LimitFact(
            rule="note_signing",
            start=one.ended,
            subject_id=one.record_id,
            file_id=file.id,
            staff_id=file.counsellor_id,
            label=str(one.ordinal),
            done_on=one.signed_on,
        )

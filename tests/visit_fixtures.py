"""An agreement in force with its visits, and a counselling file closed with 表示和好, as the desk does it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.domain.agreement import Signature, SigningCapacity, SigningManner
from mediation_desk.domain.counselling_file import CounsellingFile, CounsellingResult
from mediation_desk.domain.return_visit import (
    ClauseResult,
    ContactSafety,
    MadeVisit,
    ReturnVisit,
    VisitMode,
    VisitOccasion,
    VisitSatisfaction,
    VisitWords,
)
from mediation_desk.domain.screening import Answer
from mediation_desk.domain.signing import places
from mediation_desk.errors import DeskError
from mediation_desk.register import return_visits
from mediation_desk.register.records import Records
from mediation_desk.services import agreements, counselling_files
from mediation_desk.services.visit_clauses import clauses_asked
from tests.case_fixtures import add_case, begin_mediation, filled, screen
from tests.counselling_fixtures import add_file
from tests.desk_fixtures import COUNSELLOR, MEDIATOR, Office


def agreed(office: Office) -> str:
    """A case whose agreement took effect today; returns the case's id."""
    case_id = add_case(office)
    begin_mediation(office, case_id)
    with office.as_(MEDIATOR) as records:
        in_force(records, case_id)
    return case_id


def in_force(records: Records, case_id: str) -> str:
    """Draft, print and sign the agreement of a case in mediation; returns its id."""
    begun = agreements.begin_agreement(records, case_id)
    draft = agreements.save_agreement(records, filled(begun.agreement))
    made = agreements.print_final(records, draft.agreement.id, draft.agreement.version)
    assert made.current is not None
    signed = [
        Signature(
            code=made.current.code,
            capacity=capacity,
            signer_id=signer,
            manner=SigningManner.SEALED
            if capacity is SigningCapacity.COMMITTEE_SEAL
            else SigningManner.SIGNED,
            on=records.today,
        )
        for capacity, signer in places(made.agreement)
    ]
    agreements.record_signatures(records, made.current.code, signed)
    return made.agreement.id


def planned(office: Office, case_id: str) -> list[ReturnVisit]:
    """The visits of a case by their planned day."""
    with office.reading(MEDIATOR) as records:
        return return_visits.of_case(records, case_id)


def made(records: Records, visit: ReturnVisit, result: ClauseResult, **other: object) -> MadeVisit:
    """Every clause alike, talked about on the telephone today."""
    results = tuple((one.clause_id, result) for one in clauses_asked(records, visit))
    plain = MadeVisit(
        made_on=records.today,
        mode=VisitMode.PHONE,
        contact=ContactSafety.ASKED,
        alone=True,
        results=results,
        satisfaction=VisitSatisfaction.SATISFIED,
        words=VisitWords(situation="抚养费按月到账，孩子探望顺利。"),
    )
    return replace(plain, **other)  # type: ignore[arg-type]  # fields by name


def reconciled(office: Office) -> CounsellingFile:
    """A counselling file of the wife's, closed today with 表示和好."""
    file = add_file(office)
    with office.as_(COUNSELLOR) as records:
        return counselling_files.close_counselling_file(
            records, file.id, file.version, "四次辅导，双方愿意再试。", CounsellingResult.RECONCILED
        )


def of(office: Office, case_id: str, person_id: str, occasion: VisitOccasion) -> ReturnVisit:
    """The visit of one person on an occasion."""
    return next(
        one for one in planned(office, case_id) if (one.person_id, one.occasion) == (person_id, occasion)
    )


def refused(office: Office, who, use_case, *args, **kw) -> str:  # type: ignore[no-untyped-def]
    """The key of the refusal."""
    with pytest.raises(DeskError) as fault, office.as_(who) as records:
        use_case(records, *args, **kw)
    return str(fault.value.key)


def mark_red(office: Office, person_id: str) -> None:
    """A talk that keeps somebody safe."""
    with office.as_(MEDIATOR) as records:
        screen(records, person_id, q3=Answer.RECENT)

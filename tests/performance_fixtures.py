"""A case whose signed agreement obliges to support, a lump sum, moving out and something written freely."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediation_desk.domain.agreement import Clause, Signature, SigningCapacity, SigningManner
from mediation_desk.domain.obligation import Obligation
from mediation_desk.domain.signing import places
from mediation_desk.register import obligations
from mediation_desk.register.records import Records
from mediation_desk.services import agreements
from mediation_desk.services.obligations import confirm_all
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, filled
from tests.desk_fixtures import MEDIATOR, Office

COMPENSATION = Clause(
    id="c31",
    title="家务补偿",
    kind="C31",
    gaps=(("who", WIFE.id), ("reasons", "children"), ("date", "2026-03-25"), ("amount", "20000.00")),
)
LEAVING = Clause(
    id="c22",
    title="居住安排",
    kind="C22",
    gaps=(("who", HUSBAND.id), ("home", "梧桐苑小区4号楼2单元1102室"), ("date", "2026-05-31")),
)


def sign(records: Records, agreement_id: str, version: int) -> None:
    """Print an agreement and let everybody sign it today."""
    file = agreements.print_final(records, agreement_id, version)
    assert file.current is not None
    signed = [
        Signature(
            code=file.current.code,
            capacity=capacity,
            signer_id=signer,
            manner=SigningManner.SEALED
            if capacity is SigningCapacity.COMMITTEE_SEAL
            else SigningManner.SIGNED,
            on=records.today,
        )
        for capacity, signer in places(file.agreement)
    ]
    agreements.record_signatures(records, file.current.code, signed)


def in_force(office: Office) -> str:
    """The case, its agreement signed today (2026-03-18), nothing confirmed yet."""
    case_id = add_case(office)
    begin_mediation(office, case_id)
    with office.as_(MEDIATOR) as records:
        draft = filled(agreements.begin_agreement(records, case_id).agreement)
        draft = replace(draft, clauses=(*draft.clauses[:3], COMPENSATION, LEAVING, *draft.clauses[3:]))
        kept = agreements.save_agreement(records, draft).agreement
        sign(records, kept.id, kept.version)
    return case_id


def owed(office: Office) -> tuple[str, dict[str, Obligation]]:
    """The case with everything confirmed, obligations by what they are about."""
    case_id = in_force(office)
    with office.as_(MEDIATOR) as records:
        confirm_all(records, case_id)
        return case_id, {one.terms.what: one for one in obligations.of_case(records, case_id)}


def go_to(office: Office, day: date) -> None:
    """Let the office's clock stand on a day."""
    office.clock.forward(days=(day - office.clock.now.date()).days)

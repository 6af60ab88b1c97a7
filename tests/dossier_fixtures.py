"""A case with everything its dossier needs, through the same functions the desk uses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO
from uuid import uuid4

from PIL import Image

from mediation_desk.domain.agreement import Signature, SigningCapacity, SigningManner
from mediation_desk.domain.attachment import NewAttachment
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.mediation_record import MediationRecord, Sitting, SittingResult
from mediation_desk.domain.signing import places
from mediation_desk.register import cases
from mediation_desk.register.records import Records
from mediation_desk.services import agreements, attachments, mediation_records
from mediation_desk.services import cases as case_services
from mediation_desk.services.password_check import Confirmed
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, filled
from tests.desk_fixtures import MEDIATOR, Office

ALONE = "乙方单独表示愿意再等半年。"
TOGETHER = "双方就女儿的抚养和探望充分交换了意见。"


def confirmed(records: Records) -> Confirmed:
    """As if whoever acts had just typed their password."""
    return Confirmed(staff_id=records.staff.id, at=records.now)


def picture(text_tone: int = 120, size: tuple[int, int] = (420, 594)) -> bytes:
    """A scan: a grey page with a darker bar."""
    image = Image.new("RGB", size, (235, 235, 230))
    image.paste((text_tone, text_tone, text_tone), (40, 60, size[0] - 40, 90))
    kept = BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


def scan(office: Office, case_id: str, item: int = 3, **said: object) -> str:
    """A scan in an item of the dossier; its id."""
    with office.as_(MEDIATOR) as records:
        new = NewAttachment(title="身份证复印件", item=item, **said)  # type: ignore[arg-type]
        return attachments.add_picture(records, case_id, picture(), new).id


def sitting(office: Office, case_id: str, how: Sitting = Sitting.JOINT, *, sign: bool = True) -> str:
    """A written record of a sitting, signed unless told otherwise; its id."""
    alone = how is Sitting.SEPARATE
    with office.as_(MEDIATOR) as records:
        made = mediation_records.save_mediation_record(
            records,
            MediationRecord(
                id=uuid4().hex,
                case_id=case_id,
                ordinal=0,
                began=records.now,
                ended=records.now + timedelta(minutes=50),
                place="调解室",
                present_ids=(HUSBAND.id,) if alone else (WIFE.id, HUSBAND.id),
                mediator_ids=(MEDIATOR.id,),
                recorder_id=MEDIATOR.id,
                sitting=how,
                subject="抚养、探望",
                rights_explained=True,
                prose=ALONE if alone else TOGETHER,
                result=SittingResult.CONTINUED,
            ),
        )
    if sign:
        office.clock.now = max(office.clock.now, datetime(2026, 3, 18, 6, tzinfo=UTC))
        with office.as_(MEDIATOR) as records:
            mediation_records.sign_mediation_record(records, made.id, records.today)
    return made.id


def agree(office: Office, case_id: str) -> str:
    """A written agreement, printed, signed and sealed; its id."""
    with office.as_(MEDIATOR) as records:
        begun = agreements.begin_agreement(records, case_id).agreement
        kept = agreements.save_agreement(records, filled(begun)).agreement
        made = agreements.print_final(records, kept.id, kept.version)
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
        agreements.record_signatures(records, made.current.code, tuple(signed))
    return kept.id


def move(office: Office, case_id: str, to: CaseState, **why: object) -> None:
    """Move the case along."""
    with office.as_(MEDIATOR) as records:
        version = cases.get(records, case_id).version
        case_services.move_case(records, case_id, version, to, **why)  # type: ignore[arg-type]


def closed_case(office: Office) -> str:
    """Agreed in writing, closed, with a talk alone, and nothing missing in its dossier."""
    case_id = add_case(office)
    begin_mediation(office, case_id)
    sitting(office, case_id)
    sitting(office, case_id, Sitting.SEPARATE)
    agree(office, case_id)
    move(office, case_id, CaseState.AGREED_WRITTEN)
    move(office, case_id, CaseState.CLOSED)
    scan(office, case_id)
    return case_id

"""Referrals of the invented family, through the same functions the desk uses."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from mediation_desk.domain.incoming_letter import IncomingContent, LetterKind
from mediation_desk.domain.referral import Referral, ReferralState, Urgency
from mediation_desk.domain.referral_content import ReferralContent
from mediation_desk.domain.referral_ground import ConsentManner, ReferralGround
from mediation_desk.domain.staff import Staff
from mediation_desk.services import (
    incoming_letters,
    referral_consents,
    referral_letters,
    referral_moves,
    referrals,
)
from mediation_desk.services.referrals import Origin
from tests.case_fixtures import WIFE
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office

AID = ReferralContent(
    agency_id="legal_aid",
    agency="青禾区法律援助中心",
    matter="法律援助",
    code="服务对象甲",
    needs="追索抚养费，无力聘请律师",
    request="受理其法律援助申请",
    ground=ReferralGround.CONSENT,
    our_contact="周若岚",
    our_phone="0531-80001234",
)
DANGER = replace(
    AID,
    agency_id="police",
    agency="青禾区公安局",
    urgency=Urgency.VIOLENCE,
    matter="人身安全保护",
    named=True,
    needs="近三个月多次被配偶殴打",
    request="依法出警处置、出具告诫书",
    hints="不要打家中固定电话",
    ground=ReferralGround.VIOLENCE_REPORT,
)
DELEGATED = IncomingContent(
    agency_id="court",
    agency="青禾区人民法院",
    title="委派调解函",
    kind=LetterKind.COURT_PRE_FILING,
    parties="林晓芸\n赵启帆",
    cause="离婚纠纷",
    materials="起诉状副本",
    contact="高法官",
    phone="0531-80005678",
)


def keep(
    office: Office,
    case_id: str,
    content: ReferralContent = AID,
    who: Staff = MEDIATOR,
    person_id: str = WIFE.id,
) -> Referral:
    """A draft of a case."""
    with office.as_(who) as records:
        return referrals.keep_referral(records, uuid4().hex, 0, Origin(case_id=case_id), person_id, content)


def agree(office: Office, referral: Referral, who: Staff = MEDIATOR, *, name_too: bool = False) -> None:
    """The person's own consent, said and noted today."""
    with office.as_(who) as records:
        referral_consents.record_consent(
            records, referral.id, records.today, ConsentManner.ORAL, name_too=name_too
        )


def move(
    office: Office, referral: Referral, to: ReferralState, who: Staff = MEDIATOR, words: str = ""
) -> Referral:
    """One step along the table."""
    with office.as_(who) as records:
        return referral_moves.move_referral(records, referral.id, referral.version, to, words)


def send(office: Office, referral: Referral, who: Staff = MEDIATOR) -> Referral:
    """The letter goes out."""
    with office.as_(who) as records:
        return referral_letters.send_referral(records, referral.id, referral.version)


def sent(office: Office, case_id: str, content: ReferralContent = AID) -> Referral:
    """A letter agreed to, approved by the director and sent."""
    kept = keep(office, case_id, content)
    agree(office, kept, name_too=content.named)
    waiting = move(office, kept, ReferralState.WAITING)
    return send(office, move(office, waiting, ReferralState.APPROVED, DIRECTOR))


def arrive(
    office: Office,
    content: IncomingContent = DELEGATED,
    who: Staff = DIRECTOR,
    number: str = "（2026）青诉前调17号",
) -> Referral:
    """A letter that came in today, given to MEDIATOR."""
    with office.as_(who) as records:
        return incoming_letters.keep_letter(
            records, uuid4().hex, 0, number, records.today, MEDIATOR.id, content
        )

"""Letters of referrals and answers to letters, by their check code."""

from __future__ import annotations

from mediation_desk.documents.wording import wording
from mediation_desk.domain.coded_paper import CodedPaper, PaperStanding
from mediation_desk.domain.referral import Direction
from mediation_desk.errors import DeskError
from mediation_desk.register import referral_prints, referrals
from mediation_desk.register.records import Records
from mediation_desk.services.access import REFERRAL_READ
from mediation_desk.services.referral_access import has_to_do_with


def letter_of_code(records: Records, code: str) -> CodedPaper | None:
    """The letter with this code, or None.

    Of a restricted one strangers hear nothing (DeskError `code.closed`).
    """
    made = referral_prints.with_code(records, code)
    if made is None:
        return None
    referral = referrals.get(records, made.referral_id)
    yours = bool(records.staff.roles & REFERRAL_READ) and has_to_do_with(records, referral)
    if referral.restricted and not yours:
        raise DeskError("code.closed", field="code")
    page = "incoming_letter" if referral.direction is Direction.IN else "referral"
    return CodedPaper(
        key=made.key,
        title=wording(made.key)["title"],
        number=made.number,
        code=made.code,
        made_at=made.issued_at,
        standing=PaperStanding.ISSUED,
        place=(page, referral.id) if yours else (),
    )

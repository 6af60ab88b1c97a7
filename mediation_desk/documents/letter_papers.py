"""Letters and what goes with them to other bodies or to one party."""

from __future__ import annotations

from mediation_desk.documents.kind import PaperKind, Shelf
from mediation_desk.documents.referral_letter import ReferralLetterFacts, referral_letter
from mediation_desk.documents.referral_slip import ReferralSlipFacts, referral_slip
from mediation_desk.documents.result_letter import ResultLetterFacts, result_letter

LETTER_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="referral_letter",
        form="D22",
        build=referral_letter,
        facts=ReferralLetterFacts,
        blank=ReferralLetterFacts(by_hand=True),
        shelf=Shelf.SIDE,
        copies="2",
        sealed=True,
        restricted=True,
    ),
    PaperKind(
        key="referral_slip",
        form="D22",
        build=referral_slip,
        facts=ReferralSlipFacts,
        blank=ReferralSlipFacts(by_hand=True),
        shelf=Shelf.SIDE,
        copies="2",
        sealed=True,
        restricted=True,
    ),
    PaperKind(
        key="result_letter",
        form="D21",
        build=result_letter,
        facts=ResultLetterFacts,
        blank=ResultLetterFacts(by_hand=True),
        shelf=Shelf.SIDE,
        copies="2",
        sealed=True,
        restricted=True,
    ),
)

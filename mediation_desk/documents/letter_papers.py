"""Letters and what goes with them to other bodies or to one party."""

from __future__ import annotations

from mediation_desk.documents import authority_letter as authority
from mediation_desk.documents import confirmation_application as confirmation
from mediation_desk.documents import delegation_reply as reply
from mediation_desk.documents import divorce_agreement as divorce
from mediation_desk.documents import help_record_proof as help_proof
from mediation_desk.documents import mediation_proof as proof
from mediation_desk.documents import non_acceptance_notice as non_acceptance
from mediation_desk.documents import payee_details as payee
from mediation_desk.documents import privacy_consent as privacy
from mediation_desk.documents import service_address as address
from mediation_desk.documents import service_receipt as receipt
from mediation_desk.documents import termination_notice as termination
from mediation_desk.documents.kind import PaperKind, Shelf
from mediation_desk.documents.referral_letter import ReferralLetterFacts, referral_letter
from mediation_desk.documents.referral_slip import ReferralSlipFacts, referral_slip
from mediation_desk.documents.result_letter import ResultLetterFacts, result_letter

LETTER_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="confirmation_application",
        form="D15",
        build=confirmation.confirmation_application,
        facts=confirmation.ConfirmationFacts,
        blank=confirmation.ConfirmationFacts(by_hand=True),
        fields=confirmation.FIELDS,
        shelf=Shelf.MAIN,
        item=11,
    ),
    PaperKind(
        key="mediation_proof",
        form="D15b",
        build=proof.mediation_proof,
        facts=proof.ProofFacts,
        blank=proof.ProofFacts(by_hand=True),
        fields=proof.FIELDS,
        shelf=Shelf.MAIN,
        item=11,
        copies="2",
        sealed=True,
    ),
    PaperKind(
        key="non_acceptance_notice",
        form="D18",
        build=non_acceptance.non_acceptance_notice,
        facts=non_acceptance.NonAcceptanceFacts,
        blank=non_acceptance.NonAcceptanceFacts(by_hand=True),
        fields=non_acceptance.FIELDS,
        shelf=Shelf.OUT,
        copies="2",
        sealed=True,
    ),
    PaperKind(
        key="termination_notice",
        form="D19",
        build=termination.termination_notice,
        facts=termination.TerminationFacts,
        blank=termination.TerminationFacts(by_hand=True),
        fields=termination.FIELDS,
        shelf=Shelf.MAIN,
        item=8,
        copies="+1",
        sealed=True,
    ),
    PaperKind(
        key="delegation_reply",
        form="D21",
        build=reply.delegation_reply,
        facts=reply.ReplyFacts,
        blank=reply.ReplyFacts(by_hand=True),
        fields=reply.FIELDS,
        shelf=Shelf.MAIN,
        item=1,
        copies="2",
        sealed=True,
    ),
    PaperKind(
        key="court_letter",
        form="HF",
        build=authority.court_letter,
        facts=authority.AuthorityLetterFacts,
        blank=authority.AuthorityLetterFacts(by_hand=True),
        fields=authority.COURT_FIELDS,
        shelf=Shelf.SIDE,
        copies="2",
        sealed=True,
        restricted=True,
    ),
    PaperKind(
        key="police_letter",
        form="HJ",
        build=authority.police_letter,
        facts=authority.AuthorityLetterFacts,
        blank=authority.AuthorityLetterFacts(by_hand=True),
        fields=authority.POLICE_FIELDS,
        shelf=Shelf.SIDE,
        copies="2",
        sealed=True,
        restricted=True,
    ),
    PaperKind(
        key="divorce_agreement",
        form="D30",
        build=divorce.divorce_agreement,
        facts=divorce.DivorceFacts,
        blank=divorce.DivorceFacts(by_hand=True),
        fields=divorce.FIELDS,
        shelf=Shelf.OUT,
        copies="3",
    ),
    PaperKind(
        key="privacy_consent",
        form="D31",
        build=privacy.privacy_consent,
        facts=privacy.PrivacyFacts,
        blank=privacy.PrivacyFacts(by_hand=True),
        fields=privacy.FIELDS,
        shelf=Shelf.SIDE,
        item=2,
        copies="2",
    ),
    PaperKind(
        key="help_record_proof",
        form="A10",
        build=help_proof.help_record_proof,
        facts=help_proof.HelpProofFacts,
        blank=help_proof.HelpProofFacts(by_hand=True),
        fields=help_proof.FIELDS,
        shelf=Shelf.SIDE,
        copies="2",
        sealed=True,
        restricted=True,
    ),
    PaperKind(
        key="service_receipt",
        form="SD1",
        build=receipt.service_receipt,
        facts=receipt.ServiceReceiptFacts,
        blank=receipt.ServiceReceiptFacts(by_hand=True),
        fields=receipt.FIELDS,
        shelf=Shelf.MAIN,
        item=8,
    ),
    PaperKind(
        key="service_address",
        form="SD2",
        build=address.service_address,
        facts=address.ServiceAddressFacts,
        blank=address.ServiceAddressFacts(by_hand=True),
        fields=address.FIELDS,
        shelf=Shelf.OUT,
        restricted=True,
    ),
    PaperKind(
        key="payee_details",
        form="SK",
        build=payee.payee_details,
        facts=payee.PayeeFacts,
        blank=payee.PayeeFacts(by_hand=True),
        fields=payee.FIELDS,
        shelf=Shelf.OUT,
    ),
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

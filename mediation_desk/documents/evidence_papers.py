"""Papers of a case that prove something: who people are, who acts for whom, what was found and performed."""

from __future__ import annotations

from mediation_desk.documents import evidence_list as evidence
from mediation_desk.documents import extension_consent as extension
from mediation_desk.documents import id_evidence as identity
from mediation_desk.documents import investigation_record as inquiry
from mediation_desk.documents import mediation_certificate as certificate
from mediation_desk.documents import performance_proof as performance
from mediation_desk.documents import performance_reminder as reminder
from mediation_desk.documents import power_of_attorney as mandate
from mediation_desk.documents import receipt as money
from mediation_desk.documents import return_visit_record as visit
from mediation_desk.documents import undisputed_facts as undisputed
from mediation_desk.documents.kind import PaperKind, Shelf

EVIDENCE_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="id_evidence",
        form="D06",
        build=identity.id_evidence,
        facts=identity.IdentityFacts,
        blank=identity.IdentityFacts(by_hand=True),
        fields=identity.FIELDS,
        shelf=Shelf.MAIN,
        item=3,
    ),
    PaperKind(
        key="power_of_attorney",
        form="D07",
        build=mandate.power_of_attorney,
        facts=mandate.MandateFacts,
        blank=mandate.MandateFacts(by_hand=True),
        fields=mandate.FIELDS,
        shelf=Shelf.MAIN,
        item=4,
    ),
    PaperKind(
        key="investigation_record",
        form="D08",
        build=inquiry.investigation_record,
        facts=inquiry.InquiryFacts,
        blank=inquiry.InquiryFacts(by_hand=True),
        fields=inquiry.FIELDS,
        shelf=Shelf.MAIN,
        item=5,
    ),
    PaperKind(
        key="evidence_list",
        form="D09",
        build=evidence.evidence_list,
        facts=evidence.EvidenceFacts,
        blank=evidence.EvidenceFacts(by_hand=True),
        fields=evidence.FIELDS,
        shelf=Shelf.MAIN,
        item=6,
    ),
    PaperKind(
        key="extension_consent",
        form="D20",
        build=extension.extension_consent,
        facts=extension.ExtensionFacts,
        blank=extension.ExtensionFacts(by_hand=True),
        fields=extension.FIELDS,
        shelf=Shelf.MAIN,
        item=7,
    ),
    PaperKind(
        key="undisputed_facts",
        form="D24",
        build=undisputed.undisputed_facts,
        facts=undisputed.UndisputedFacts,
        blank=undisputed.UndisputedFacts(by_hand=True),
        fields=undisputed.FIELDS,
        shelf=Shelf.MAIN,
        item=8,
        copies="+1",
        sealed=True,
    ),
    PaperKind(
        key="mediation_certificate",
        form="D24-2",
        build=certificate.mediation_certificate,
        facts=certificate.CertificateFacts,
        blank=certificate.CertificateFacts(by_hand=True),
        fields=certificate.FIELDS,
        shelf=Shelf.MAIN,
        item=8,
        copies="+1",
        sealed=True,
    ),
    PaperKind(
        key="performance_proof",
        form="D13",
        build=performance.performance_proof,
        facts=performance.PerformanceFacts,
        blank=performance.PerformanceFacts(by_hand=True),
        fields=performance.FIELDS,
        shelf=Shelf.MAIN,
        item=9,
    ),
    PaperKind(
        key="receipt",
        form="D13-2",
        build=money.receipt,
        facts=money.ReceiptFacts,
        blank=money.ReceiptFacts(by_hand=True),
        fields=money.FIELDS,
        shelf=Shelf.MAIN,
        item=9,
    ),
    PaperKind(
        key="performance_reminder",
        form="D13-3",
        build=reminder.performance_reminder,
        facts=reminder.ReminderFacts,
        blank=reminder.ReminderFacts(by_hand=True),
        fields=reminder.FIELDS,
        shelf=Shelf.SIDE,
        copies="2",
        sealed=True,
    ),
    PaperKind(
        key="return_visit_record",
        form="D14",
        build=visit.return_visit_record,
        facts=visit.VisitFacts,
        blank=visit.VisitFacts(by_hand=True),
        fields=visit.FIELDS,
        shelf=Shelf.MAIN,
        item=10,
        sealed=True,
    ),
)

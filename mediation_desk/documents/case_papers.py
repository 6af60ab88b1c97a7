"""Papers of a mediation case that belong to its dossier."""

from __future__ import annotations

from mediation_desk.documents.acceptance_form import AcceptanceFacts, acceptance_form
from mediation_desk.documents.application import ApplicationFacts, application
from mediation_desk.documents.kind import PaperKind, Shelf
from mediation_desk.documents.mediation_agreement import AgreementFacts, mediation_agreement
from mediation_desk.documents.mediation_record import RecordFacts, mediation_record
from mediation_desk.documents.oral_agreement import OralFacts, oral_agreement
from mediation_desk.documents.rights_notice import NoticeFacts, rights_notice

CASE_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="application",
        form="D03",
        build=application,
        facts=ApplicationFacts,
        blank=ApplicationFacts(by_hand=True),
        shelf=Shelf.MAIN,
        item=1,
    ),
    PaperKind(
        key="acceptance_form",
        form="D04",
        build=acceptance_form,
        facts=AcceptanceFacts,
        blank=AcceptanceFacts(by_hand=True),
        shelf=Shelf.MAIN,
        item=1,
        sealed=True,
    ),
    PaperKind(
        key="rights_notice",
        form="D05",
        build=rights_notice,
        facts=NoticeFacts,
        blank=NoticeFacts(by_hand=True),
        shelf=Shelf.MAIN,
        item=2,
        copies="+1",
        sealed=True,
    ),
    PaperKind(
        key="mediation_record",
        form="D10",
        build=mediation_record,
        facts=RecordFacts,
        blank=RecordFacts(by_hand=True),
        shelf=Shelf.MAIN,
        item=7,
        sealed=True,
    ),
    PaperKind(
        key="mediation_agreement",
        form="D11",
        build=mediation_agreement,
        facts=AgreementFacts,
        blank=AgreementFacts(by_hand=True),
        shelf=Shelf.MAIN,
        item=8,
        copies="+1",
        sealed=True,
    ),
    PaperKind(
        key="oral_agreement",
        form="D12",
        build=oral_agreement,
        facts=OralFacts,
        blank=OralFacts(by_hand=True),
        shelf=Shelf.MAIN,
        item=8,
        sealed=True,
    ),
)

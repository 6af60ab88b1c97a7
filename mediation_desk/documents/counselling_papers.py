"""Papers of counselling, which never enter a dossier."""

from __future__ import annotations

from mediation_desk.documents import counselling_stats as stats
from mediation_desk.documents.counselling_note import NoteFacts, counselling_note
from mediation_desk.documents.counselling_service_record import ServiceFacts, counselling_service_record
from mediation_desk.documents.informed_consent import (
    ConsentFacts,
    confidentiality_agreement,
    informed_consent,
    privacy_agreement,
)
from mediation_desk.documents.kind import PaperKind, Shelf

COUNSELLING_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="counselling_service_record",
        form="D27",
        build=counselling_service_record,
        facts=ServiceFacts,
        blank=ServiceFacts(by_hand=True),
        shelf=Shelf.COUNSELLING,
    ),
    PaperKind(
        key="informed_consent",
        form="D28",
        build=informed_consent,
        facts=ConsentFacts,
        blank=ConsentFacts(by_hand=True),
        shelf=Shelf.COUNSELLING,
    ),
    PaperKind(
        key="confidentiality_agreement",
        form="D28-2",
        build=confidentiality_agreement,
        facts=ConsentFacts,
        blank=ConsentFacts(by_hand=True),
        shelf=Shelf.COUNSELLING,
    ),
    PaperKind(
        key="privacy_agreement",
        form="D28-3",
        build=privacy_agreement,
        facts=ConsentFacts,
        blank=ConsentFacts(by_hand=True),
        shelf=Shelf.COUNSELLING,
    ),
    PaperKind(
        key="counselling_note",
        form="FJ",
        build=counselling_note,
        facts=NoteFacts,
        blank=NoteFacts(by_hand=True),
        shelf=Shelf.COUNSELLING,
    ),
    PaperKind(
        key="counselling_stats",
        form="D27-2",
        build=stats.counselling_stats,
        facts=stats.CounsellingStatsFacts,
        blank=stats.CounsellingStatsFacts(by_hand=True),
        fields=stats.FIELDS,
        shelf=Shelf.OFFICE,
        sealed=True,
    ),
)

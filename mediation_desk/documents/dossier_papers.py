"""Papers that make a dossier of a case's papers, and those that lie beside it."""

from __future__ import annotations

from mediation_desk.documents import child_wish as wish
from mediation_desk.documents import closing_report as report
from mediation_desk.documents import dossier_cover as cover
from mediation_desk.documents import dossier_note as note
from mediation_desk.documents import joint_consultation as consultation
from mediation_desk.documents.back_cover import BackCoverFacts, back_cover
from mediation_desk.documents.dossier_index import IndexFacts, dossier_index
from mediation_desk.documents.kind import PaperKind, Shelf

DOSSIER_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="dossier_cover",
        form="D01",
        build=cover.dossier_cover,
        facts=cover.CoverFacts,
        blank=cover.CoverFacts(by_hand=True),
        fields=cover.FIELDS,
        shelf=Shelf.MAIN,
    ),
    PaperKind(
        key="dossier_index",
        form="D02",
        build=dossier_index,
        facts=IndexFacts,
        blank=IndexFacts(by_hand=True),
        shelf=Shelf.MAIN,
    ),
    PaperKind(
        key="dossier_note",
        form="D16",
        build=note.dossier_note,
        facts=note.DossierNoteFacts,
        blank=note.DossierNoteFacts(by_hand=True),
        fields=note.FIELDS,
        shelf=Shelf.MAIN,
        item=12,
    ),
    PaperKind(
        key="closing_report",
        form="D23",
        build=report.closing_report,
        facts=report.ClosingFacts,
        blank=report.ClosingFacts(by_hand=True),
        fields=report.FIELDS,
        shelf=Shelf.MAIN,
        item=12,
        sealed=True,
    ),
    PaperKind(
        key="back_cover",
        form="D17",
        build=back_cover,
        facts=BackCoverFacts,
        blank=BackCoverFacts(by_hand=True),
        shelf=Shelf.MAIN,
        item=13,
    ),
    PaperKind(
        key="joint_consultation",
        form="D29",
        build=consultation.joint_consultation,
        facts=consultation.ConsultationFacts,
        blank=consultation.ConsultationFacts(by_hand=True),
        fields=consultation.FIELDS,
        shelf=Shelf.SIDE,
        sealed=True,
        restricted=True,
    ),
    PaperKind(
        key="child_wish",
        form="A12",
        build=wish.child_wish,
        facts=wish.WishFacts,
        blank=wish.WishFacts(by_hand=True),
        fields=wish.FIELDS,
        shelf=Shelf.SIDE,
        restricted=True,
    ),
)

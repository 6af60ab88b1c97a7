"""Papers of activities and aid: the sheet to sign in on, the receipt of aid."""

from __future__ import annotations

from mediation_desk.documents.aid_receipt import AidReceiptFacts, aid_receipt
from mediation_desk.documents.attendance_sheet import AttendanceFacts, attendance_sheet
from mediation_desk.documents.kind import PaperKind, Shelf

ACTIVITY_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="attendance_sheet",
        form="QD",
        build=attendance_sheet,
        facts=AttendanceFacts,
        blank=AttendanceFacts(by_hand=True),
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="aid_receipt",
        form="LQ",
        build=aid_receipt,
        facts=AidReceiptFacts,
        blank=AidReceiptFacts(by_hand=True),
        shelf=Shelf.OFFICE,
        copies="2",
    ),
)

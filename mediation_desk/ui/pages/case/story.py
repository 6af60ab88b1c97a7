"""The sheet 经过: the timeline of the case with its three parts."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediation_desk.domain.case import CaseEvent, EventKind
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.cases import open_move_reason
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.timeline import Timeline
from mediation_desk.ui.pages.case.story_words import WRITTEN, Part, entries, sealed_reason
from mediation_desk.words import _

_AGREEMENT = (
    EventKind.AGREEMENT_BEGUN,
    EventKind.PRINTED_FINAL,
    EventKind.PRINT_SUPERSEDED,
    EventKind.NUMBER_VOIDED,
    EventKind.AGREEMENT_EFFECTIVE,
)


class Story(Sheet):
    """What happened, newest first; `wanted(page key, arguments)` follows an entry to its page."""

    wanted = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: CaseSheet | None = None
        self._reasons: dict[str, str] = {}
        self.setAccessibleName(_("What happened"))
        self.parts = Segments(
            [
                (Part.EVERYTHING, _("All")),
                (Part.SITTINGS, _("Sittings")),
                (Part.PAPERS, _("part.papers")),
            ],
            compact=True,
            name=_("What happened"),
        )
        self.parts.set_value(Part.EVERYTHING)
        self.parts.changed.connect(self.show_part)
        self.line = Timeline(name=_("What happened"))
        self.line.opened.connect(self._follow)
        head = Row(gap=8)
        head.addWidget(Label(_("What happened"), "section"))
        head.addStretch(1)
        head.addWidget(self.parts)
        self.add(head)
        self.add(self.line, 1)

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Show the events of a case; a reason opened before closes with the page of another case."""
        if self._sheet is None or self._sheet.view.case.id != sheet.view.case.id:
            self._reasons = {}
        self._sheet = sheet
        self.show_part()

    def show_part(self) -> None:
        """Show the part chosen."""
        if self._sheet is not None:
            part = self.parts.value() or Part.EVERYTHING
            self.line.set_entries(entries(self._sheet, self._desk, part, self._reasons))

    def _follow(self, number: int) -> None:
        if self._sheet is None:
            return
        event = self._sheet.view.events[number]
        if sealed := sealed_reason(event):
            self._open_reason(event.case_id, sealed)
            return
        key, names = _place(event)
        if event.kind in (EventKind.REOPENED, EventKind.GONE_ON) and event.subject_id:
            self.wanted.emit("case", (event.subject_id,))
        elif key:
            self.wanted.emit(key, (event.case_id, *names))

    def _open_reason(self, case_id: str, sealed: str) -> None:
        if self._desk.masked or sealed in self._reasons:
            return

        def opened(reason: str) -> None:
            if self._sheet is not None and self._sheet.view.case.id == case_id:
                self._reasons[sealed] = reason
                self.show_part()

        self._desk.do(self, opened, open_move_reason, case_id, sealed)


def _place(event: CaseEvent) -> tuple[str, tuple[str, ...]]:
    if event.kind in (EventKind.SITTING, EventKind.RECORD_SIGNED) and event.subject_id:
        return "mediation_record", (event.subject_id,)
    if event.kind in WRITTEN and event.subject_id:
        return "written_paper", (event.subject_id,)
    if event.kind in _AGREEMENT:
        return "agreement", ()
    if event.kind is EventKind.SCREENED:
        return "screening", (dict(event.names).get("person_id", ""),)
    return "", ()

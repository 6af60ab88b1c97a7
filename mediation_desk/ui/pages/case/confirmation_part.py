"""The part 司法确认 of a case: each agreement as a court would look at it, and the papers for the court."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.confirmation import StepKind
from mediation_desk.domain.confirmation_check import Weight
from mediation_desk.domain.confirmation_steps import RULED, RUNNING
from mediation_desk.domain.written_paper import WrittenPaper, WrittenState
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.confirmation_desk import (
    PAPERS,
    ConfirmationSheet,
    Outlook,
    confirmation_sheet,
)
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.case.confirmation_acting import ConfirmationActing
from mediation_desk.ui.pages.case.outlook_sheet import Act, OutlookSheet, steps_offered
from mediation_desk.words import N_, _, term

_NAMES = {
    "confirmation_application": (N_("paper.confirmation_application"), "D15"),
    "mediation_proof": (N_("paper.mediation_proof"), "D15b"),
    "service_address": (N_("paper.service_address"), ""),
}


class ConfirmationPart(QWidget):
    """`paper_wanted(key or paper id)`: write this paper, or open the one written."""

    paper_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._case_id, self._stale = "", False
        self.sheet: ConfirmationSheet | None = None
        self.acting = ConfirmationActing(desk, self)
        self.outlooks: list[OutlookSheet] = []
        inside = QWidget()
        self._left = Column(inside, gap=12)
        self.papers = LineList(name=_("Papers for the court"))
        self.papers.opened.connect(lambda one: self.paper_wanted.emit(str(one)))
        listed = Sheet(_("Papers for the court"), link=_("Courts of the centre"))
        listed.add(self.papers, 1)
        listed.link_opened.connect(self._ask_courts)
        self._listed = listed
        self._nothing = EmptyState(
            _("No agreement to confirm yet"),
            _("A written agreement in force may be confirmed by a court within thirty days"),
        )
        row = Row(self, gap=16)
        self._area = scrolling(inside)
        row.addWidget(self._area, 3)
        row.addWidget(listed, 2)
        row.addWidget(self._nothing, 1)
        self._show_which(False)

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Ask anew for the case shown, at once or when somebody looks."""
        self._case_id, self._stale = sheet.view.case.id, True
        if self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        if self._stale:
            self._ask()

    def _ask(self) -> None:
        self._stale = False
        self._desk.ask(self, self._show, confirmation_sheet, self._case_id)

    def _ask_courts(self) -> None:
        if self.sheet is not None:
            self.acting.courts(self.sheet)

    def _show_which(self, any_agreement: bool) -> None:
        self._area.setVisible(any_agreement)
        self._listed.setVisible(any_agreement)
        self._nothing.setVisible(not any_agreement)

    def _show(self, sheet: ConfirmationSheet) -> None:
        if sheet.case.id != self._case_id:
            return
        self.sheet = sheet
        clear(self._left)
        self.outlooks = [
            OutlookSheet(self._desk, sheet, outlook, self._acts(sheet, outlook))
            for outlook in reversed(sheet.outlooks)
        ]
        for one in self.outlooks:
            self._left.addWidget(one)
        self._left.addStretch(1)
        self.papers.set_lines(_papers(sheet.papers))
        self._listed.link.setVisible(sheet.writes)
        self._show_which(bool(sheet.outlooks))

    def _acts(self, sheet: ConfirmationSheet, outlook: Outlook) -> list[Act]:
        if not sheet.writes:
            return []
        acting, kept = self.acting, outlook.application
        acts: list[Act] = []
        if outlook.splits:
            acts.append((_("Divide into two agreements"), partial(acting.split, outlook)))
        if outlook.effective_on is None:
            return acts
        if outlook.state in RUNNING and kept is not None:
            acts += [(term(kind), partial(acting.step, sheet, kept, kind)) for kind in steps_offered(outlook)]
            acts.append((_("Change the application"), partial(acting.change, sheet, outlook)))
            return acts
        if kept is not None:
            served = len(kept.received) >= len(sheet.parties)
            acts += [
                (term(kind), partial(acting.step, sheet, kept, kind))
                for kind in steps_offered(outlook)
                if not (kind is StepKind.RECEIVE and served)
            ]
        if outlook.state in RULED:
            return acts
        hindered = [one for one in outlook.points if one.weight is Weight.REFUSES]
        late = bool(hindered) and all(one.point.value == "too_late" for one in hindered)
        if not hindered or late:
            words = _("Record an application made in time") if late else _("Apply for judicial confirmation")
            acts.append((words, partial(acting.apply, sheet, outlook)))
        if outlook.state is None and not hindered:
            acts.append((term(StepKind.GIVE_UP), partial(acting.give_up, sheet, outlook)))
        return acts


def _papers(written: tuple[WrittenPaper, ...]) -> list[Line]:
    lines = []
    for key in PAPERS:
        words, form = _NAMES[key]
        lines.append(
            Line(id=key, first=_(words), second=form or _("one for each party"), icon="file-text", arrow=True)
        )
        lines += [
            Line(
                id=one.id,
                first=_(words),
                second=one.number,
                icon="file-certificate",
                chip=Tag(text=term(one.state), tone="pine" if one.state is WrittenState.ISSUED else "amber"),
                arrow=True,
            )
            for one in written
            if one.key == key
        ]
    return lines

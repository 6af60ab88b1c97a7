"""履行: what each side owes under its agreements, what was paid, and what happened; a payment in two keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from mediation_desk.domain.obligation import ObligationState, Payment
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.obligations import make_obligations
from mediation_desk.services.performance_desk import PerformanceSheet, performance_sheet
from mediation_desk.ui import icons, style
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, scrolling
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.case import performance_lines
from mediation_desk.ui.pages.case.performance_acting import PerformanceActing
from mediation_desk.ui.pages.case.performance_detail import PerformanceDetail
from mediation_desk.ui.pages.case.performance_sums import SideSums
from mediation_desk.ui.pages.case.visits_part import VisitsPart
from mediation_desk.words import _

_DETAIL, _ASK = range(2)
_LINE, _ABOVE = 52, 106
"""A line of the list, and the acts and heads above the lines, in units of the design."""
_FEWEST, _MOST, _BESIDE = 2, 6, 330
_NOUNS = {"performance", "agreement", "attachment"}


class PerformancePart(QWidget):
    """`paper_wanted(id)` leads to a paper that was begun here; `counted(n)`: so many wait or are late."""

    paper_wanted = Signal(str)
    counted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._case_id, self._stale, self._making = "", False, ""
        self.sheet: PerformanceSheet | None = None
        self.sums = SideSums()
        self.table = Table(
            performance_lines.columns(),
            self._cells,
            key=lambda row: row.id,
            name=_("Obligations"),
            row_height=_LINE,
        )
        self.check_all = Button(_("Confirm all complete"), compact=True, icon="check")
        self.by_hand = Button(_("Enter by hand"), compact=True, icon="plus")
        self.host = AskHost(desk)
        self.acting = PerformanceActing(desk, self.host)
        self.detail = PerformanceDetail(desk)
        self.visits = VisitsPart(desk)
        self.side = Stack()
        self.empty = EmptyState(
            _("Nothing to perform yet"),
            _("Once an agreement takes effect, what its clauses oblige to stands here to be confirmed"),
        )
        self._lay_out()
        self._listen()

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Ask anew for the case shown, at once or when somebody looks."""
        if self._case_id != sheet.view.case.id:
            self._case_id, self.sheet, self._making = sheet.view.case.id, None, ""
            self.host.put_away()
            self._show_side(asking=False)
        self.visits.show_sheet(sheet)
        self._stale = True
        if self.isVisible():
            self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        if self._stale:
            self._ask()

    def give(self) -> bool:
        """Give the question that stands open; False when there is none."""
        if self.host.ask is None or self._desk.masked:
            return False
        self.host.ask.give()
        return True

    def _lay_out(self) -> None:
        listed = Sheet(margin=0, gap=0)
        acts = FlowLayout(margin=(16, 10, 16, 6))
        acts.addWidget(Label(_("Obligations"), "section"))
        acts.addStretch(1)
        acts.addWidget(self.check_all)
        acts.addWidget(self.by_hand)
        listed.add(acts)
        listed.add(self.table, 1)
        left = QWidget()
        column = Column(left, gap=12)
        column.addWidget(self.sums)
        column.addWidget(listed, 3)
        column.addWidget(self.empty, 3)
        column.addWidget(self.visits, 2)
        beside = QWidget()
        Column(beside).addWidget(self.detail)
        self.side.addWidget(scrolling(beside))
        self.side.addWidget(scrolling(self.host))
        row = Row(self, gap=16)
        row.addWidget(scrolling(left), 7)
        row.addWidget(self.side, 4)
        self.listed = listed
        style.on_refit(self, self._fit)
        self._show_which(found=False)

    def _listen(self) -> None:
        self.table.opened.connect(self._open)
        self.table.chosen.connect(self._chosen)
        key = QShortcut(QKeySequence("P"), self.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(lambda: self._open(self.table.current_row()))
        self.check_all.clicked.connect(self._check_all)
        self.by_hand.clicked.connect(self._by_hand)
        self.acting.asked.connect(lambda asking: self._show_side(asking=asking))
        self.acting.paper_wanted.connect(self.paper_wanted)
        self.detail.wanted.connect(self._wanted)
        self.detail.payment_opened.connect(self._payment_menu)
        self.detail.event_opened.connect(self._event_opened)
        self._desk.changed.connect(self._changed)
        self._desk.masked_changed.connect(self._masked)

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & _NOUNS and self._case_id:
            self._stale = True
            if self.isVisible():
                self._ask()

    def _ask(self) -> None:
        self._stale = False
        self._desk.ask(self, self._show, performance_sheet, self._case_id)

    def _show(self, sheet: PerformanceSheet) -> None:
        if sheet.case.id != self._case_id:
            return
        self.sheet = sheet
        if sheet.unmade and self._making != sheet.case.id:
            self._making = sheet.case.id  # once: what cannot be read now would be asked for without end
            self._desk.do(self, self._made, make_obligations, sheet.case.id)
        self._show_again()

    def _made(self, _n: int) -> None:
        """The news that obligations changed lets the part ask again."""

    def _masked(self, _masked: bool) -> None:
        self._show_again()

    def _show_again(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        rows = performance_lines.rows_of(sheet)
        self.sums.show_sheet(sheet, self._desk.today(), self._desk.shown)
        self.table.set_rows(rows)
        self._fit()
        if rows and self.table.current_row() is None:
            self.table.selectRow(0)
        proposed = sum(row.one.obligation.state is ObligationState.PROPOSED for row in rows)
        self.check_all.setVisible(bool(proposed) and sheet.writes)
        self.by_hand.setVisible(bool(sheet.agreements) and sheet.writes)
        self._show_which(found=bool(sheet.agreements))
        late = sum(row.one.standing.arrears > 0 for row in rows)
        self.counted.emit(proposed + late or None)
        self._chosen(self.table.current_row())
        self._show_side(asking=self.host.ask is not None)

    def _fit(self) -> None:
        """Lists keep a few lines in view; in large text the column scrolls instead of pushing the window.

        Few obligations take no more room than they need, so that the visits below are seen.
        """
        lines = min(max(len(self.table.lines.rows), _FEWEST), _MOST)
        self.listed.setMinimumHeight(style.px(_ABOVE + _FEWEST * _LINE))
        self.listed.setMaximumHeight(style.px(_ABOVE + lines * _LINE))
        self.visits.setMinimumHeight(style.px(150))
        self.detail.lines.setMinimumHeight(style.px(150))
        self.side.setMinimumWidth(style.px(_BESIDE))

    def _show_which(self, *, found: bool) -> None:
        """The list and what stands beside it, or that nothing is owed yet; visits in any case."""
        for part in (self.sums, self.listed, self.side):
            part.setVisible(found and (part is not self.sums or bool(self.sheet and self.sheet.sides)))
        self.empty.setVisible(not found)

    def _show_side(self, *, asking: bool) -> None:
        """The question, or what is chosen; while masked never what is typed."""
        self.side.setCurrentIndex(_ASK if asking and not self._desk.masked else _DETAIL)
        if not asking and self.isVisible():  # under another tab it would take the keys unseen
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cells(self, row: performance_lines.Row) -> tuple[Cell, ...]:
        return () if self.sheet is None else performance_lines.cells(self.sheet, row, self._desk)

    def _chosen(self, row: performance_lines.Row | None) -> None:
        if self.sheet is not None:
            self.detail.show_row(self.sheet, row)

    def _open(self, row: performance_lines.Row | None) -> None:
        if self.sheet is not None and row is not None and self.sheet.writes and not self._desk.masked:
            self.acting.enter(self.sheet, row)

    def _check_all(self) -> None:
        if self.sheet is not None:
            self.acting.check_all(self.sheet)

    def _by_hand(self) -> None:
        sheet, row = self.sheet, self.table.current_row()
        if sheet is not None and sheet.agreements:
            self.acting.by_hand(sheet, row.agreement if row is not None else sheet.agreements[-1])

    def _wanted(self, act: str) -> None:
        """One of the buttons of the detail."""
        sheet, row = self.sheet, self.table.current_row()
        if sheet is None or self._desk.masked:
            return
        acting = self.acting
        if row is None:
            return
        acts = {
            "enter": partial(acting.enter, sheet, row),
            "drop": partial(acting.drop, sheet, row.one),
            "course": partial(acting.course, sheet, row.agreement, row.one),
            "remind": partial(acting.remind, sheet, row.one),
            "copy": partial(acting.copy_reminder, sheet, row.one),
        }
        acts[act]()

    def _payment_menu(self, payment: Payment) -> None:
        """What may be done with one payment: its receipt, a voucher, taking it back."""
        sheet = self.sheet
        if sheet is None or not sheet.writes or self._desk.masked:
            return
        menu = QMenu(self)
        lines = [
            ("file-certificate", _("Attach a voucher …"), partial(self.acting.attach, sheet, payment)),
            ("arrow-back-up", _("Take it back …"), partial(self.acting.reverse, sheet, payment)),
        ]
        if payment.amount is not None:
            lines.insert(0, ("printer", _("Write the receipt"), partial(self.acting.receipt, payment)))
        for icon, words, act in lines:
            menu.addAction(icons.icon(icon, "ink2"), words).triggered.connect(lambda _on, act=act: act())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.detail.mapToGlobal(QPoint(24, self.detail.height() // 3)))

    def _event_opened(self, event_id: str) -> None:
        if self.sheet is not None and self.sheet.writes and not self._desk.masked:
            self.acting.undo(self.sheet, event_id)

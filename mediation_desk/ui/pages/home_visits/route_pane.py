"""The route of a day: households that are due by area, ticked, and the sheet to take along."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from mediation_desk.domain.home_visit import names_of
from mediation_desk.domain.route import DueHousehold, hides_address
from mediation_desk.errors import DeskError
from mediation_desk.services.routes import RouteSheet, due_households, route_sheet_of
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.paper_out import export_paper, print_paper
from mediation_desk.words import _, count, sentence

_PRINTER = ""


class RoutePane(QWidget):
    """Space ticks a household; the sheet prints, or leaves as Word or PDF."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._due: tuple[DueHousehold, ...] = ()
        today = desk.today()
        self.form = Form(gap=8)
        self.area = AreaField(desk, optional=True)
        self.day = DateField("day", _("Day of the route"), start=today, earliest=today)
        self.day.set_value(today)
        self.visitors = TextField("visitors", _("Who goes"), optional=True)
        self.coded = CheckField(
            "coded",
            _("Numbers instead of names and addresses"),
            helper=_("The whole sheet, so that it tells nothing."),
        )
        self.coded.set_value(True)
        self.form.add(self.area, self.day, self.visitors, self.coded, weights=(4, 3, 3, 4))
        self.area.taken.connect(lambda _id: self.ask())
        self.day.changed.connect(self.ask)
        self.table = QTableWidget(0, 5)
        self.table.setAccessibleName(_("Households that are due"))
        self.table.setFrameShape(QTableWidget.Shape.NoFrame)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.itemChanged.connect(lambda _item: self._say())
        self.empty = EmptyState(_("Nobody is due here"), _("Choose another area or a later day."))
        self.all = Button(_("Tick all"), compact=True)
        self.all.clicked.connect(lambda: self._tick(on=True))
        self.none = Button(_("Tick none"), compact=True)
        self.none.clicked.connect(lambda: self._tick(on=False))
        self.word = Button("Word", icon="file-export", compact=True)
        self.word.clicked.connect(lambda: self._make("docx"))
        self.pdf = Button("PDF", icon="file-export", compact=True)
        self.pdf.clicked.connect(lambda: self._make("pdf"))
        self.sheet = Sheet(_("Households that are due"), fact=" ", gap=12)
        buttons = Row(gap=8)
        for button in (self.all, self.none):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.word, self.pdf):
            buttons.addWidget(button)
        self.sheet.add(self.form)
        self.sheet.add(buttons)
        self.sheet.add(self.table, 1)
        self.sheet.add(self.empty)
        Column(self, gap=0).addWidget(self.sheet, 1)
        style.on_refit(self, self._fit)

    def look(self) -> None:
        """Ask anew."""
        self.ask()

    def begin(self) -> None:
        """Print the sheet."""
        self._make(_PRINTER)

    def put_by(self) -> None:
        """Nothing is half typed here that would be missed."""

    def save(self) -> None:
        """As the button."""
        self.begin()

    def panes(self) -> tuple[QWidget, ...]:
        """What for, households."""
        return self.form, self.table

    def ask(self) -> None:
        """Who is due in the area by the day."""
        try:
            area_id, day = self.area.value(), self.day.value()
        except DeskError:
            return
        if isinstance(day, date):
            self.desk.ask(self, self._show, due_households, area_id, day)

    def _show(self, found: tuple[DueHousehold, ...]) -> None:
        kept = set(self._ticked())
        known = {one.id for one in self._due}
        self._due = found
        self.table.blockSignals(True)
        self.table.setRowCount(len(found))
        self.table.setHorizontalHeaderLabels(
            [_("Household"), _("Area"), _("Address"), _("Visited last"), _("Due for a visit")]
        )
        for row, one in enumerate(found):
            address = "" if hides_address(one) else self.desk.hidden(one.address)
            said = (
                f"{self.desk.shown(one.head)}　{one.number}",
                one.area,
                address or "—",
                one.last_on.isoformat() if one.last_on else _("never"),
                one.next_on.isoformat() if one.next_on else "—",
            )
            for column, words in enumerate(said):
                self.table.setItem(row, column, QTableWidgetItem(words))
            ticked = one.id in kept or one.id not in known
            self._check(row, on=ticked)
        self.table.blockSignals(False)
        self.table.setVisible(bool(found))
        self.empty.setVisible(not found)
        self._say()

    def _ticked(self) -> list[str]:
        rows = range(min(self.table.rowCount(), len(self._due)))
        items = ((row, self.table.item(row, 0)) for row in rows)
        return [
            self._due[row].id for row, item in items if item and item.checkState() is Qt.CheckState.Checked
        ]

    def _tick(self, *, on: bool) -> None:
        for row in range(self.table.rowCount()):
            self._check(row, on=on)

    def _check(self, row: int, *, on: bool) -> None:
        item = self.table.item(row, 0)
        if item is not None:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _say(self) -> None:
        self.sheet.set_fact(count("{n} household ticked", "{n} households ticked", len(self._ticked())))

    def _make(self, how: str) -> None:
        day = self.day.value()
        if not isinstance(day, date):
            self.day.set_error(sentence(DeskError("date.empty", field="day")))
            return
        who = "、".join(names_of(self.visitors.value()))
        self.desk.do(
            self,
            partial(self._out, how),
            route_sheet_of,
            tuple(self._ticked()),
            day,
            who,
            coded=self.coded.value(),
        )

    def _out(self, how: str, made: RouteSheet) -> None:
        if made.forced:
            self.desk.notice(
                _("Some households on it need numbers, so the whole sheet carries them."),
                "neutral",
            )
        if how == _PRINTER:
            print_paper(self.desk, self, made.paper)
        else:
            export_paper(self.desk, self, made.paper, how)

    def _fit(self) -> None:
        head = self.table.horizontalHeader()
        head.setFixedHeight(style.px(40))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.verticalHeader().setDefaultSectionSize(style.px(40))
        for column, width in enumerate((240, 260, 0, 116, 116)):
            mode = head.ResizeMode.Fixed if width else head.ResizeMode.Stretch
            head.setSectionResizeMode(column, mode)
            if width:
                self.table.setColumnWidth(column, style.px(width))

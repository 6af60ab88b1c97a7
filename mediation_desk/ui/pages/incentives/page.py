"""以案定补: cases closed in a period by mediator, by names alone, printed, signed and exported."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from mediation_desk.documents.incentive_list import FORM
from mediation_desk.domain.incentive import DossierStand, IncentiveLine
from mediation_desk.errors import DeskError
from mediation_desk.services.incentives import (
    IncentiveSheet,
    SheetWords,
    export_incentives,
    incentive_sheet,
    set_incentive_table,
)
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Row, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.leaving_sheet import leave_as_sheet
from mediation_desk.ui.pages.incentives.table_form import IncentiveTableForm
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, sentence, term

_TONES = {DossierStand.BOUND: "pine", DossierStand.COMPLETE: "pine", DossierStand.LACKING: "amber"}


class IncentivesPage(Page):
    """`desk.go("incentives")`: nobody is ranked; a mediator sees their own lines."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Allowances by case"))
        self._sheet: IncentiveSheet | None = None
        self._draft: Draft | None = None
        self.set_table = Button(_("Amounts of allowances"), icon="settings")
        self.export = Button(_("Export the list"), icon="file-export")
        self.print_it = Button(_("Print for signature"), "primary", icon="printer")
        self.set_table.clicked.connect(self._open_table)
        self.export.clicked.connect(self._export)
        self.print_it.clicked.connect(self.print)
        for button in (self.set_table, self.export, self.print_it):
            self.head.add_button(button)
        today = desk.today()
        self.begins = DateField("begins", _("Closed from"), start=today)
        self.ends = DateField("ends", _("Closed until"), start=today)
        self.begins.set_value(date(today.year, 1, 1))
        self.ends.set_value(today)
        for field in (self.begins, self.ends):
            field.changed.connect(self._ask)
        self.sum = Label("", "body_strong")
        period = Row(gap=12)
        period.addWidget(size(self.begins, width=180))
        period.addWidget(size(self.ends, width=180))
        period.addStretch(1)
        period.addWidget(self.sum)
        self._notices = NoticePlace()
        self.table = Table(self._columns(), self._cells, key=_key, name=_("Allowances by case"))
        self.table.opened.connect(lambda line: desk.go("case", line.case.case_id))
        self.empty = EmptyState(_("No case closed in this time"), _("Choose another period above."))
        listed = Sheet(margin=0, gap=0)
        listed.add(self.table, 1)
        listed.add(self.empty)
        self.form = IncentiveTableForm()
        self.form.submitted.connect(self.keep_table)
        self.form.typed.connect(self._typed)
        self.amounts = Sheet(_("Amounts of allowances"), scrolls=True)
        self.amounts.add(self.form)
        keep, close = Button(_("Keep the amounts")), Button(_("Close"), "text")
        keep.clicked.connect(self.keep_table)
        close.clicked.connect(self._close_table)
        acts = Row(gap=12)
        acts.addWidget(keep)
        acts.addWidget(close)
        acts.addStretch(1)
        self.amounts.add(acts)
        self.amounts.hide()
        across = Row(gap=16)
        across.addWidget(listed, 3)
        across.addWidget(size(self.amounts, min_width=340), 2)
        self.body.addLayout(self._notices)
        self.body.addLayout(period)
        self.body.addLayout(across, 1)
        said = _("By names, not by figures: it pays for work done and compares nobody (人民调解法 art 16).")
        self.body.addWidget(Prose(said, "small", tone="ink2"))
        desk.changed.connect(self._changed)

    def opened(self, *_args: object) -> None:
        """Shown."""
        self._ask()

    def left(self) -> bool:
        """Nothing typed is lost."""
        self._close_table()
        return True

    def primary(self) -> None:
        """Keep the amounts while they are open, else print."""
        if self.amounts.isVisible():
            self.keep_table()
        else:
            self.print()

    def print(self) -> None:
        """The list as it is signed."""
        if (period := self._period()) is not None:
            self.desk.go("paper", FORM, "", f"{period[0].isoformat()}/{period[1].isoformat()}")

    def panes(self) -> tuple[QWidget, ...]:
        """The period, then the list."""
        return self.begins, self.table

    def keep_table(self) -> None:
        """Keep the amounts as they stand."""
        self.form.clear_errors()
        try:
            table = self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return
        self.desk.do(self, self._kept, set_incentive_table, table, failed=self._refused)

    def _period(self) -> tuple[date, date] | None:
        try:
            begins, ends = self.begins.value(), self.ends.value()
        except DeskError:
            return None
        return (begins, ends) if isinstance(begins, date) and isinstance(ends, date) else None

    def _ask(self) -> None:
        self.ends.set_error(None)
        if (period := self._period()) is not None:
            self.desk.ask(self, self._show, incentive_sheet, *period, failed=self._wrong_period)

    def _wrong_period(self, fault: DeskError) -> None:
        self.ends.set_error(sentence(fault))

    def _show(self, sheet: IncentiveSheet) -> None:
        self._sheet = sheet
        self.table.set_rows(sheet.lines, more=False)
        self.table.setVisible(bool(sheet.lines))
        self.empty.setVisible(not sheet.lines)
        self.set_table.setVisible(sheet.may_set)
        for button in (self.export, self.print_it):
            button.setEnabled(bool(sheet.lines))
        self.sum.setText(_("{n} lines, {yuan} yuan", n=len(sheet.lines), yuan=f"{sheet.yuan:,}"))
        if sheet.table.set:
            self._notices.say(None)
        else:
            second = "" if sheet.may_set else _("The director sets them.")
            self._notices.say(Notice(_("No amounts are set yet, so that every line shows 0."), second=second))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(key="name", title=_("Mediator"), width=96),
            Column(key="number", title=_("Case number"), wrap=True),
            Column(key="closed", title=_("Closed on"), width=108, drop=3),
            Column(key="difficulty", title=_("Difficulty"), width=84, drop=2),
            Column(key="form", title=_("Form of the agreement"), width=108, drop=4),
            Column(key="dossier", title=_("Dossier"), width=92),
            Column(key="part", title=_("Leads or assists"), width=72, drop=1),
            Column(key="yuan", title=_("Yuan"), width=112),
        )

    def _cells(self, line: IncentiveLine) -> tuple[Cell, ...]:
        case = line.case
        return (
            Text(text=line.name),
            Text(text=case.number),
            Text(text=case.closed_on.isoformat(), tone="ink2"),
            Text(text=term(case.difficulty), tone="ink2"),
            Text(text=term(case.form), tone="ink2"),
            Tag(text=term(case.dossier), tone=_TONES[case.dossier]),
            Text(text=term(line.part), tone="ink2"),
            Text(text=f"{line.yuan:,}"),
        )

    def _open_table(self) -> None:
        if self._sheet is None:
            return
        self.form.write(self._sheet.table)
        self.amounts.show()
        self._draft = self.desk.draft(self.form, "incentive_table", "")
        self._draft.look(self.form.put_text)
        self.form.fields["simple_written"].setFocus()

    def _close_table(self) -> None:
        if self._draft is not None:
            self._draft.put_by()
            self._draft.deleteLater()
            self._draft = None
        self.amounts.hide()

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed(self.form.text)

    def _kept(self, _nothing: None) -> None:
        if self._draft is not None:
            self._draft.drop()
        self._close_table()
        self.desk.toast(_("The amounts are kept"))
        self._ask()

    def _refused(self, fault: DeskError) -> None:
        if not self.form.show_fault(fault):
            self._notices.say(Notice(sentence(fault), "red", closable=True))

    def _export(self) -> None:
        if (period := self._period()) is None:
            return
        leave_as_sheet(
            self.desk,
            self,
            export_incentives,
            *period,
            SheetWords(title=_("Allowances by case"), heads=_heads(), cells=_sheet_cells),
            name=_("Allowances by case"),
            title=_("Export the list of allowances"),
            means=_("The file names mediators and numbers of cases, and is not encrypted."),
        )

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & {"incentive", "case"} and self.isVisible():
            self._ask()


def _heads() -> tuple[str, ...]:
    return (
        _("Mediator"),
        _("Case number"),
        _("Closed on"),
        _("Difficulty"),
        _("Form of the agreement"),
        _("Dossier"),
        _("Leads or assists"),
        _("Yuan"),
    )


def _sheet_cells(line: IncentiveLine) -> tuple[str | int, ...]:
    case = line.case
    words = (case.number, case.closed_on.isoformat(), term(case.difficulty), term(case.form))
    return (line.name, *words, term(case.dossier), term(line.part), line.yuan)


def _key(line: IncentiveLine) -> str:
    return f"{line.case.case_id}/{line.staff_id}"

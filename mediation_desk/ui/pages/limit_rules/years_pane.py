"""Holidays year by year: the year at a glance, where it comes from, and the form that corrects it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.work_year import WorkYear
from mediation_desk.errors import DeskError
from mediation_desk.services.holiday_files import read_holiday_file, write_holiday_file
from mediation_desk.services.work_calendar import (
    CalendarSheet,
    calendar_sheet,
    drop_work_year,
    keep_work_year,
)
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.limit_rules.year_form import YearForm
from mediation_desk.ui.pages.limit_rules.year_view import YearView
from mediation_desk.ui.rule_words import unknown_words
from mediation_desk.words import _, count

_AHEAD = 2
"""Years to come that may be entered."""


class YearsPane(QWidget):
    """`changed`: the holidays of a year were kept or given up."""

    changed = Signal()

    def __init__(self, desk: Desk, *, writes: bool) -> None:
        super().__init__()
        self._desk, self._writes = desk, writes
        self._sheet: CalendarSheet | None = None
        self._found: dict[int, WorkYear] = {}
        self._from_files: set[int] = set()
        self._draft: Draft | None = None
        self._wanted: int | None = None
        self.year = ComboField("year", "", [])
        self.year.control.setAccessibleName(_("Year"))
        self.year.changed.connect(self._show_year)
        self._origin = Row(gap=8)
        head = Row(gap=16)
        head.addWidget(size(self.year, width=140))
        head.addLayout(self._origin)
        head.addStretch(1)
        for tone, words in (("red", _("holiday")), ("amber", _("rest day worked"))):
            head.addWidget(Chip(words, tone))
        self._unknown = Column(gap=0)
        self.view = YearView()
        left = Sheet(gap=12)
        left.add(head)
        left.add(self._unknown)
        left.add(scrolling(self.view), 1)
        self.form = YearForm()
        self.form.submitted.connect(self.keep)
        self.form.typed.connect(self._typed)
        self.save = Button(_("Keep the holidays"))
        self.save.clicked.connect(self.keep)
        self.back = Button(_("Back to the default"), "text")
        self.back.clicked.connect(self._drop)
        acts = Row(gap=12)
        acts.addWidget(self.save)
        acts.addWidget(self.back)
        acts.addStretch(1)
        self.editor = Sheet(_("Holidays of the year"), fact=" ", scrolls=True)
        self._from_file = Prose("", "small", tone="amber")
        self.editor.add(self._from_file)
        self.editor.add(self.form)
        self.editor.add(acts)
        self.editor.body.addStretch(1)
        self.form.setEnabled(writes)
        self.save.setVisible(writes)
        across = Row(self, gap=16)
        across.addWidget(left, 1)
        across.addWidget(size(self.editor, width=348))

    def look(self) -> None:
        """Ask for the years."""
        self._desk.ask(self, self._show, calendar_sheet)

    def open_year(self, year: int) -> None:
        """Show this year."""
        self._wanted = year
        if self._sheet is not None:
            self._show(self._sheet)

    def panes(self) -> tuple[QWidget, ...]:
        """The year, then the form."""
        return self.year, self.form

    def put_by(self) -> None:
        """What was typed is kept as a draft."""
        if self._draft is not None:
            self._draft.put_by()
            self._draft = None

    def keep(self) -> None:
        """Keep the holidays typed."""
        before = self._shown()
        if before is None or not self._writes:
            return
        self.form.clear_errors()
        try:
            typed = self.form.year_of(before)
        except DeskError as fault:
            self._refused(fault)
            return
        self._desk.do(self, self._kept, keep_work_year, typed, failed=self._refused)

    def take_in(self) -> None:
        """Read a file; what it says stands in the form, to be looked at before it is kept."""
        kinds = _("Holidays (*.json *.ics)")
        for path in self._desk.files.open_several(self, _("Take holidays from a file"), kinds)[:1]:
            self._desk.ask(self, self._read, read_holiday_file, path)

    def take_out(self) -> None:
        """Write every known year to a file."""
        path = self._desk.files.save_as(self, _("Write holidays to a file"), "holidays.json", "JSON (*.json)")
        if path is not None:
            self._desk.ask(self, self._written, write_holiday_file, path)

    def _show(self, sheet: CalendarSheet) -> None:
        wanted = self._wanted or self.year.value()
        self._sheet, self._wanted = sheet, None
        this = self._desk.today().year
        known = {one.year.year for one in sheet.lines} | self._from_files
        years = sorted(known | {this + n for n in range(_AHEAD + 1)}, reverse=True)
        self.year.set_options([(year, str(year)) for year in years])
        self.year.set_value(wanted if wanted in years else this)
        self._show_year()

    def _shown(self) -> WorkYear | None:
        """The year chosen as it is kept, shipped, or still empty."""
        year = self.year.value()
        if self._sheet is None or not isinstance(year, int):
            return None
        line = self._sheet.line(year)
        if line is None or not line.own:
            none = WorkYear(year=year, holidays=frozenset(), worked=frozenset())
            return line.year if line else none
        return line.year

    def _show_year(self) -> None:
        shown = self._shown()
        if shown is None or self._sheet is None:
            return
        self.put_by()
        line = self._sheet.line(shown.year)
        clear(self._origin)
        clear(self._unknown)
        words = _("entered here") if line and line.own else _("comes with the program")
        if line is None:
            self._origin.addWidget(Chip(_("not published yet"), "amber"))
            self._unknown.addWidget(Notice(unknown_words(shown.year), "amber"))
        else:
            self._origin.addWidget(Chip(words, "pine" if line.own else "neutral"))
            if line.year.notice:
                self._origin.addWidget(Label(line.year.notice, "small", tone="ink2"))
        self.view.show_year(shown.year, self._sheet.calendar, self._desk.today())
        self.editor.set_fact(_("{n} holidays", n=len(shown.holidays)) if shown.holidays else "")
        self.back.setVisible(self._writes and line is not None and line.own)
        self.back.set_text(_("Back to the default") if line and line.shipped else _("Give it up"))
        found = self._found.pop(shown.year, None)
        self._from_file.setVisible(shown.year in self._from_files)
        self._from_file.setText(_("From the file; look through it, then keep it"))
        self.form.clear_errors()
        self.form.show_year(found or shown)
        if self._writes:
            self._draft = self._desk.draft(self.form, "work_year", str(shown.year))
            if found is None:
                self._draft.look(self.form.put_text)
            else:
                self._draft.typed(self.form.text)  # from now on it is what somebody typed

    def _kept(self, year: WorkYear) -> None:
        self._done(year.year, _("Kept; limits that run are counted anew"))

    def _drop(self) -> None:
        shown = self._shown()
        if shown is not None:
            self._desk.do(self, self._dropped, drop_work_year, shown.year)

    def _dropped(self, _nothing: object) -> None:
        year = self.year.value()
        self._done(int(year) if isinstance(year, int) else 0, _("Given up; limits that run are counted anew"))

    def _done(self, year: int, words: str) -> None:
        self._from_files.discard(year)
        if self._draft is not None:
            self._draft.drop()
            self._draft = None
        self._desk.toast(words)
        self.look()
        self.changed.emit()

    def _read(self, years: tuple[WorkYear, ...]) -> None:
        self._found = {one.year: one for one in years}
        self._from_files = set(self._found)
        said = count("{n} year found; look through it", "{n} years found; look through each", len(years))
        self._desk.toast(said)
        unknown = [one.year for one in years if self._sheet and self._sheet.line(one.year) is None]
        chosen = (unknown or [years[-1].year])[0]
        self.open_year(chosen)

    def _written(self, path: Path) -> None:
        self._desk.toast(_("Written: {name}", name=path.name))

    def _typed(self) -> None:
        if self._draft is not None:
            self._draft.typed(self.form.text)

    def _refused(self, fault: DeskError) -> None:
        if not self.form.show_fault(fault):
            self._desk.refuse(fault, of=self)

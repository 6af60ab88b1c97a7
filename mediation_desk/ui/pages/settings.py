"""Settings of this computer."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mediation_desk.domain.safety import Mark
from mediation_desk.preferences import IDLE_MINUTES, TEXT_SIZES
from mediation_desk.services.access import NUMBERS_READ, OFFICE_WRITE
from mediation_desk.ui import style
from mediation_desk.ui.appointment_rows import AppointmentRows
from mediation_desk.ui.computer_row import ComputerRow
from mediation_desk.ui.copy_rule_rows import CopyRuleRows
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.checks import Switch
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, rule, scrolling
from mediation_desk.ui.kit.safety_mark import SafetyMark
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.setting_row import SettingRow
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.printer_rows import PrinterRows
from mediation_desk.ui.reminder_rows import ReminderRows
from mediation_desk.ui.scan_rows import ScanRows
from mediation_desk.ui.short_code_rows import ShortCodeRows
from mediation_desk.words import _


class SettingsPage(Page):
    """Look, locking and language; every change works at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Settings"))
        self.theme = Segments(
            [("light", _("Light")), ("dark", _("Dark"))],
            compact=True,
            icons_by={"light": "sun", "dark": "moon"},
            name=_("Theme"),
        )
        self.text_size = Segments([(n, f"{n}%") for n in TEXT_SIZES], compact=True, name=_("Text size"))
        self.language = Segments([("zh_CN", "中文"), ("en", "English")], compact=True, name=_("Language"))
        minutes = [(n, _("{n} min", n=n)) for n in IDLE_MINUTES]
        self.idle = Segments(minutes, compact=True, name=_("Lock when nobody touches it"))
        self.mask_at_start = Switch(_("Mask the screen at once"))
        self.quick_page = Switch(_("Public information page"))
        self._syncing = False
        self._sync()
        for control in (self.theme, self.text_size, self.language, self.idle):
            control.changed.connect(self._changed)
        for switch in (self.mask_at_start, self.quick_page):
            switch.toggled.connect(self._changed)
        desk.choices.changed.connect(self._sync)
        self.reminders = ReminderRows(desk.choices)
        self.printing = PrinterRows(desk)
        self.short_code = ShortCodeRows(desk)
        self.computer = ComputerRow(desk, desk.keyring) if desk.keyring is not None else None
        self.scans = ScanRows(desk)
        self.appointments = AppointmentRows(desk) if desk.staff.roles & OFFICE_WRITE else None
        self.copy_rules = CopyRuleRows(desk) if desk.staff.roles & OFFICE_WRITE else None
        self._lay_out()
        desk.changed.connect(self._office_changed)

    def opened(self, *args: object) -> None:
        """Ask for the ways in and the copies outside again; `copies` or `backup` brings that into sight."""
        self.printing.look()
        self.short_code.look()
        self.scans.look(bring=args == ("copies",))
        if self.appointments is not None:
            self.appointments.look()
        if self.copy_rules is not None:
            self.copy_rules.look(bring=args == ("backup",))
        if self.computer is not None:
            self.computer.look()

    def _ways_in(self) -> Sheet:
        sheet = Sheet(_("Opening the desk again"), margin=24, gap=0)
        sheet.add(self.short_code)
        if self.computer is not None:
            sheet.add(self.computer)
        return sheet

    def panes(self) -> tuple[QWidget, ...]:
        """Settings, then preview."""
        return (self._left, self._look)

    def _sync(self) -> None:
        now = self.desk.choices.now
        self._syncing = True
        self.theme.set_value(now.theme)
        self.text_size.set_value(now.text_size)
        self.language.set_value(now.language)
        self.idle.set_value(now.idle_minutes)
        self.mask_at_start.setChecked(now.mask_at_start)
        self.quick_page.setChecked(now.quick_page)
        self._syncing = False

    def _changed(self) -> None:
        if self._syncing:
            return
        self.desk.choices.change(
            theme=self.theme.value(),
            text_size=self.text_size.value(),
            language=self.language.value(),
            idle_minutes=self.idle.value(),
            mask_at_start=self.mask_at_start.isChecked(),
            quick_page=self.quick_page.isChecked(),
        )

    def _office_changed(self, nouns: frozenset[str]) -> None:
        if "staff" in nouns and self.isVisible():
            self.opened()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = Column(inside, gap=16)
        column.addWidget(
            _sheet(
                _("Look and text size"),
                (_("Theme"), _("Light by day; dark for evening duty"), self.theme),
                (_("Text size"), _("All windows and tables follow; papers do not"), self.text_size),
                (_("Language"), _("Papers are always printed in Chinese"), self.language),
            )
        )
        column.addWidget(
            _sheet(
                _("Lock and mask"),
                (
                    _("Lock when nobody touches it"),
                    _("Everything is put away; half-written words are kept encrypted"),
                    self.idle,
                ),
                (
                    _("Mask the screen at once"),
                    _("For a computer whose screen faces visitors; F9 shows it again"),
                    self.mask_at_start,
                ),
                (_("Public information page"), _("Press Esc three times"), self.quick_page),
            )
        )
        reminding = Sheet(_("Reminders"), margin=24, gap=0)
        reminding.add(self.reminders)
        column.addWidget(reminding)
        printing = Sheet(_("Printing"), margin=24, gap=0)
        printing.add(self.printing)
        column.addWidget(printing)
        if self.copy_rules is not None:
            backup = Sheet(_("Backup"), margin=24, gap=0)
            backup.add(self.copy_rules)
            column.addWidget(backup)
        column.addWidget(self._ways_in())
        column.addWidget(self.scans)
        if self.appointments is not None:
            booking = Sheet(_("Appointments"), margin=24, gap=0)
            booking.add(self.appointments)
            column.addWidget(booking)
        if self.desk.staff.roles & NUMBERS_READ:
            opening = Button(_("Open"))
            opening.clicked.connect(lambda: self.desk.go("numbers"))
            said = _("How numbers read, and every number taken or void")
            column.addWidget(_sheet(_("The centre"), (_("Numbers"), said, opening)))
        column.addStretch(1)
        self._left = scrolling(inside)
        self._look = _preview()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._left, 1)
        row.addWidget(self._look)
        self.body.addLayout(row)


def _sheet(title: str, *rows: tuple[str, str, QWidget]) -> Sheet:
    sheet = Sheet(title, margin=24, gap=0)
    for name, says, control in rows:
        sheet.add(rule())
        sheet.add(SettingRow(name, says, control))
    return sheet


def _preview() -> QWidget:
    sheet = Sheet(_("How it looks"), scrolls=True)
    sample = Sheet(ground="sunk")
    sample.add(Label(_("Case number of an example"), "small"))
    sample.add(Label(_("Example Party and Other Party"), "section", wrap=True))
    marks = Row()
    marks.addWidget(Chip(_("In mediation"), "pine"))
    marks.addWidget(SafetyMark(Mark.ORANGE))
    marks.addStretch(1)
    sample.add(marks)
    sheet.add(sample)
    amount = TextField("amount", _("Child support a month"), unit=_("yuan"))
    amount.set_value("2,800.00")
    sheet.add(amount)
    chips = FlowLayout()
    for text, tone, icon in (
        (_("Today"), "amber", "clock"),
        (_("2 days overdue"), "red", "alert-triangle"),
        (_("8 days left"), "neutral", "clock"),
    ):
        chips.addWidget(Chip(text, tone, icon=icon))
    sheet.add(chips)
    sheet.body.addStretch(1)
    sheet.add(Prose(_("Changes work at once and belong to this computer."), "small", tone="ink2"))
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(sheet)
    style.on_refit(holder, lambda: holder.setFixedWidth(336 if style.look().factor < 1.5 else 400))
    return holder

"""Backup: stick, button and proofs; the receipt as a small paper; the copies that stand and the ways back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediation_desk.domain.backup import Copy
from mediation_desk.domain.copy_forecast import Forecast
from mediation_desk.domain.time_left import usual_seconds
from mediation_desk.services.access import BACKUP_RESTORE
from mediation_desk.services.backups import Backups, list_copies, size_of
from mediation_desk.services.copies_kept import room_forecast
from mediation_desk.services.copy_rules import copy_rules
from mediation_desk.ui import style
from mediation_desk.ui.backup_run import BackupRun
from mediation_desk.ui.copy_forecast_words import room_said
from mediation_desk.ui.copy_words import today_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.drives import place_of
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.ui.known_sticks import KnownSticks
from mediation_desk.ui.pages.backup.drill_line import DrillLine
from mediation_desk.ui.pages.backup.generations import Generations
from mediation_desk.ui.pages.backup.making import Making
from mediation_desk.ui.pages.backup.receipt import ReceiptSheet
from mediation_desk.ui.pages.backup.target import Target
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.stick_watch import StickWatch
from mediation_desk.ui.stick_words import turn_said
from mediation_desk.words import _

_RECEIPT, _COPIES, _LEAST = 320, 400, 380


class BackupPage(Page):
    """Make a copy and see it proved; its receipt; the list of those that stand, restore for who may."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("page.backup"))
        self.run = BackupRun(desk, self)
        self.sticks = KnownSticks()
        self.target = Target(desk, self.sticks)
        self.making = Making(desk, self.run)
        self.receipt = ReceiptSheet(desk)
        self.copies = Generations(desk)
        self.restore = Button(_("Restore from a copy"), compact=True)
        self.restore.clicked.connect(lambda: desk.go("restore"))
        self.read = Button(_("Read a copy"), compact=True)
        self.read.clicked.connect(self._read)
        self.practise = Button(_("Restore drill"), compact=True)
        self.practise.clicked.connect(lambda: desk.go("drill"))
        self.drill = DrillLine(desk)
        self.head.add_button(self.drill)
        self._known: Backups | None = None
        self._begin: Callable[[str], object] | None = None
        self._lay_out()
        self._watch = StickWatch(desk.files, self)
        self._watch.changed.connect(self._plugged)
        self.making.wanted.connect(self.primary)
        self.making.after.gone.connect(self._plugged)
        self.target.chosen.connect(self._chosen)
        self.copies.chosen.connect(self._choose)
        self.receipt.printed.connect(lambda name: desk.go("backup_receipt", name))
        self.run.proved.connect(self._finished)
        self.run.failed.connect(self._finished)
        desk.changed.connect(self._changed)
        self._chosen()

    def opened(self, *_args: object) -> None:
        """Look at the stick and ask for the copies."""
        self.making.new_day()
        self._ask()

    def begin(self, folder: Path | None = None, refused: Callable[[str], object] = str) -> None:
        """Back up on the stick at `folder` or where the last copy went, as soon as that is known.

        `refused` is told why, when none can be begun.
        """
        if folder is not None and not self.run.running:
            self.target.take(folder)
        self._begin = refused
        self._ask()

    def primary(self) -> None:
        """Back up."""
        drive = self.target.drive
        if drive is None or self.run.running:
            return
        self.making.begun()
        self.target.other.block(_("Wait until the copy is made, or stop it"))
        self.run.start(drive.path, place_of(drive))

    def print(self) -> None:
        """Look at the receipt shown, ready to print."""
        if self.receipt.print_it.isVisible():
            self.receipt.print_it.click()

    def find_in_list(self) -> None:
        """The copies."""
        self.copies.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Stick, making, receipt, copies."""
        return (self.target, self.making, self.receipt, self.copies)

    def _ask(self) -> None:
        self.desk.ask(self, self.copies.say_rules, copy_rules)
        self.drill.look()
        self.desk.ask(self, self._show, list_copies)

    def _show(self, known: Backups) -> None:
        self._known = known
        self.sticks.put(known.sticks)
        self.making.opens_elsewhere(known.opens_elsewhere)
        self.copies.show_copies(known.copies, known.sticks)
        self._show_receipt()
        said, tone = today_said(known.last_verified, self.desk.today())
        self.head.set_facts(Label(said, tone=tone))
        self.receipt.say_foot(turn_said(known, self.desk.today()))
        if not self.run.running:
            self.target.look()
        refused, self._begin = self._begin, None
        if refused is not None and self.making.start.isEnabled():
            self.primary()
        elif refused is not None:
            refused(self.making.start.accessibleDescription())

    def _show_receipt(self) -> None:
        known, chosen = self._known, self.copies.table.current_row()
        if known is not None:
            newest = next((one for one in known.copies if one.verified), None)
            self.receipt.show_copy(chosen or newest, newest=chosen is None)

    def _read(self) -> None:
        """Lock, and open the chosen copy to be read where its stick is plugged in; else ask which one."""
        drive, chosen = self.target.drive, self.copies.table.current_row()
        if self.run.running:
            self.desk.notice(_("Wait until the copy is made, or stop it"), of=self)
        elif drive is not None and chosen is not None and (drive.path / chosen.name).is_dir():
            self.desk.read_copy(drive.path / chosen.name)
        else:
            self.desk.read_copy(drive.path if drive is not None else None)

    def _choose(self, _chosen: Copy | None) -> None:
        self._show_receipt()

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & {"backup", "recovery", "copy_rules", "drill"}:
            self._ask()

    def _plugged(self) -> None:
        if not self.run.running:
            self.target.look()

    def _chosen(self) -> None:
        self.making.after.set_drive(self.target.drive)
        known = self._known
        took = [one.took for one in known.copies if one.verified][:5] if known else []
        new = [one.new_bytes for one in known.copies if one.verified and one.new_bytes][:5] if known else []
        whole = size_of(self.desk.folder)
        written = sorted(new)[len(new) // 2] if new else whole
        if not self.run.running:
            self.making.say_size(written, usual_seconds(took, whole))
        self.target.say_lasts("", "ink2")
        if self.target.drive is not None:
            stick = self.target.stick()
            stick_id = stick.id if stick else ""
            self.desk.ask(self, self._lasts, room_forecast, stick_id, self.target.drive.free)
        if self.target.drive is None:
            self.making.block(_("Choose a backup drive first"))
        elif not self.target.drive.writable:
            self.making.block(_("This drive is write-protected"))
        else:
            self.making.allow()

    def _lasts(self, found: Forecast | None) -> None:
        if found is not None and self.target.drive is not None:
            self.target.say_lasts(*room_said(found))

    def _finished(self, _value: object) -> None:
        self.target.other.allow()
        self.copies.choose_none()
        self.target.look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Receipt and copies share a column where three have no room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        least = max(style.px(_LEAST), self._left.minimumSizeHint().width())
        wide = self.width() - 2 * style.px(24) >= least + style.px(_RECEIPT + _COPIES + 32)
        self.tabs.setVisible(not wide)
        shown = self.tabs.current()
        self.receipt.setVisible(wide or shown == "receipt")
        self.copies.setVisible(wide or shown == "copies")
        self._right.setStretch(0, 0 if wide else 1)

    def _lay_out(self) -> None:
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(16)
        left.addWidget(self.target)
        left.addWidget(self.making, 1)
        flow = FlowLayout()
        for button in (self.practise, self.restore) if self.desk.staff.roles & BACKUP_RESTORE else ():
            flow.addWidget(button)
        flow.addWidget(self.read)
        self.copies.buttons.addLayout(flow, 1)
        self.tabs = Tabs([("copies", _("Copies made")), ("receipt", _("Receipt"))], name=_("Parts"))
        self.tabs.chosen.connect(self._arrange)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self.tabs)
        self._right = Row(gap=16)
        self._right.addWidget(self.receipt)
        self._right.addWidget(self.copies)
        beside.addLayout(self._right, 1)
        across = Row(gap=16)
        across.addWidget(self._left, 1)
        across.addLayout(beside)
        self.body.addLayout(across, 1)
        style.on_refit(self, self._fit)

    def _fit(self) -> None:
        self.receipt.setFixedWidth(style.px(_RECEIPT))
        self.copies.setFixedWidth(style.px(_COPIES))
        self._arrange()

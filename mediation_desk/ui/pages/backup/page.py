"""Backup: the drive, the button and its proofs at the left; the copies made and the way back at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mediation_desk.domain.backup import Copy
from mediation_desk.services.access import BACKUP_RESTORE
from mediation_desk.services.backups import Backups, list_copies, size_of
from mediation_desk.ui.backup_run import BackupRun
from mediation_desk.ui.copy_words import last_copy_said, moment_said, size_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.drives import place_of
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Text
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.backup.making import Making
from mediation_desk.ui.pages.backup.target import Target
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _


class BackupPage(Page):
    """Make a copy and see it proved; the list of those made; restore for who may."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("page.backup"))
        self.run = BackupRun(desk, self)
        self.target = Target(desk)
        self.making = Making(desk, self.run)
        self.copies = Table(
            (
                Column(key="made", title=_("Time"), width=128),
                Column(key="size", title=_("Size"), width=72, right=True, drop=1),
                Column(key="drive", title=_("Drive"), wrap=True),
                Column(key="result", title=_("How it went"), width=104, wrap=True),
            ),
            self._cells,
            key=_name,
            name=_("Copies made"),
        )
        self.restore = Button(_("Restore from a copy"), icon="history")
        self.restore.clicked.connect(self._to_restore)
        self._lay_out()
        self.making.wanted.connect(self.primary)
        self.target.chosen.connect(self._chosen)
        desk.changed.connect(self._changed)
        self._chosen()

    def opened(self, *_args: object) -> None:
        """Look at the drive and ask for the copies."""
        if not self.run.running:
            self.target.look()
            self.making.say_size(size_of(self.desk.folder))
        self._ask()

    def primary(self) -> None:
        """Back up."""
        drive = self.target.drive
        if drive is None or self.run.running:
            return
        self.making.begun()
        self.target.other.block(_("Wait until the copy is made, or stop it"))
        self.run.start(drive.path, place_of(drive))

    def panes(self) -> tuple[QWidget, ...]:
        """Drive, making, copies."""
        return (self.target, self.making, self._list)

    def _ask(self) -> None:
        self.desk.ask(self, self._show, list_copies)

    def _show(self, known: Backups) -> None:
        self.making.opens_elsewhere(known.opens_elsewhere)
        self.copies.set_rows(known.copies)
        self._listed.setCurrentIndex(0 if known.copies else 1)
        said, tone = last_copy_said(known.last_verified, self.desk.today())
        self.head.set_facts(Label(said, tone="amber" if tone == "amber" else "ink2"))

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & {"backup", "recovery"}:
            if not self.run.running:
                self.target.other.allow()
            self._ask()

    def _chosen(self) -> None:
        if self.target.drive is None:
            self.making.block(_("Choose a backup drive first"))
        else:
            self.making.allow()

    def _finished(self, _value: object) -> None:
        self.target.other.allow()
        if self.isVisible():
            self.target.look()

    def _to_restore(self) -> None:
        self.desk.go("restore")

    def _cells(self, made: Copy) -> tuple[Cell, ...]:
        if made.verified:
            result = Text(text=_("Proved"), tone="pine", icon="check")
        else:
            result = Text(text=_("Not passed"), tone="red", icon="x")
        size = size_said(made.bytes) if made.verified else "—"
        when = moment_said(made.made_at, self.desk.today())
        return Text(text=when), Text(text=size), Text(text=made.folder), result

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.target)
        left.addWidget(self.making, 1)
        self._list = Sheet(_("Copies made"))
        self._listed = QStackedWidget()
        self._listed.addWidget(self.copies)
        self._listed.addWidget(EmptyState(_("No copy was made yet"), _("Make one at the end of every day")))
        self._list.add(self._listed, 1)
        if self.desk.staff.roles & BACKUP_RESTORE:
            self._list.add(self.restore)
        across = Row(gap=16)
        across.addLayout(left, 5)
        across.addWidget(self._list, 4)
        self.body.addLayout(across, 1)
        self.run.proved.connect(self._finished)
        self.run.failed.connect(self._finished)


def _name(made: Copy) -> str:
    return made.name

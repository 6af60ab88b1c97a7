"""Where copies go: the drive or folder chosen, how full it is, and the way to another one."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services.backups import check_target, same_disk
from mediation_desk.ui.copy_words import size_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.drives import Drive, drive_of
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, size
from mediation_desk.ui.kit.share_bar import ShareBar
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, sentence


class Target(Sheet):
    """`drive` is the place chosen (None while there is none); `chosen` when another was taken."""

    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.drive: Drive | None = None
        self.other = Button(_("Another one"))
        self.other.clicked.connect(self.choose)
        self._name, self._facts = Label("", "section"), Label("", "small", wrap=True)
        self._room, self._offers = Column(gap=6), Column(gap=8)
        self.said = Prose("", "small", tone="amber")
        self._lay_out()
        self.look()

    def look(self) -> None:
        """Look again at the place used last, and at what is plugged in."""
        kept = self._desk.choices.now.backup_folder
        self.take(Path(kept) if kept else None, keep=False)

    def choose(self) -> None:
        """Ask for a folder."""
        start = self.drive.path if self.drive else Path.home()
        folder = self._desk.files.folder(self, _("Folder for the copies"), start)
        if folder is not None:
            self.take(folder)

    def take(self, folder: Path | None, *, keep: bool = True) -> None:
        """Use a folder from now on, unless it will not do: then say why."""
        refused = ""
        if folder is not None:
            try:
                check_target(self._desk.folder, folder)
            except DeskError as error:
                refused = sentence(error)
        if refused and keep:
            self._say(refused)
            return
        self.drive = drive_of(folder) if folder is not None and not refused else None
        if keep and self.drive is not None:
            self._desk.choices.change(backup_folder=str(self.drive.path))
        self._show(gone=folder is not None and self.drive is None)
        self.chosen.emit()

    def _show(self, *, gone: bool) -> None:
        drive = self.drive
        self.other.set_text(_("Choose a drive") if drive is None else _("Another one"))
        clear(self._room)
        clear(self._offers)
        if drive is None:
            self._name.setText(_("No backup drive chosen"))
            text = _("The one used last is not plugged in.") if gone else ""
            self._facts.setText(text or _("Plug in a stick, or choose a folder on another disk."))
            self._offer()
            self._say("")
            return
        self._name.setText(drive.label)
        kind = _("Can be pulled out") if drive.removable else _("Built in or a folder")
        able = _("can be written") if drive.writable else _("write-protected")
        self._facts.setText(" · ".join(part for part in (kind, drive.kind, able) if part))
        if drive.total:
            used = drive.total - drive.free
            self._room.addWidget(ShareBar(used / drive.total, "pine" if drive.free > used / 9 else "amber"))
            said = _("{used} used, {free} free", used=size_said(used), free=size_said(drive.free))
            self._room.addWidget(Label(said, "small"))
        same = same_disk(drive.path, self._desk.folder)
        self._say(_("On the register's own disk: if it fails, the copy is lost with it.") if same else "")

    def _offer(self) -> None:
        found = self._desk.files.drives()
        if not found:
            return
        self._offers.addWidget(Label(_("Plugged in now"), "small", tone="ink2"))
        flow = FlowLayout()
        for drive in found:
            button = Button(f"{drive.label} · {size_said(drive.free)}", icon="usb")
            button.clicked.connect(partial(self.take, drive.path))
            flow.addWidget(button)
        self._offers.addLayout(flow)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _lay_out(self) -> None:
        tile = QFrame()
        tile.setProperty("notice", "pine")
        inside = Row(tile, margin=0)
        inside.addWidget(IconLabel("usb", "pine", 28), 0, Qt.AlignmentFlag.AlignCenter)
        words = Column(gap=0)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._facts)
        words.addStretch(1)
        across = Row(gap=16)
        across.addWidget(size(tile, width=56, height=56), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        across.addWidget(self.other, 0, Qt.AlignmentFlag.AlignVCenter)
        holder = QWidget()
        holder.setLayout(across)
        self.add(holder)
        self.body.addLayout(self._room)
        self.body.addLayout(self._offers)
        self.add(self.said)

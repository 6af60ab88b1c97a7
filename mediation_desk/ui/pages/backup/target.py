"""Where copies go: the stick or folder chosen, how full it is and how long that lasts, the way to another."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.sizes import size_said
from mediation_desk.domain.stick import Stick
from mediation_desk.errors import DeskError
from mediation_desk.register.anchors import Anchor
from mediation_desk.services.access import RESTORED_NUMBERS_READ
from mediation_desk.services.backups import check_target, same_disk
from mediation_desk.services.stick_anchors import newer_on
from mediation_desk.ui import style
from mediation_desk.ui.copy_words import file_system_said, moment_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.drives import Drive, drive_of
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.share_bar import ShareBar
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.known_sticks import KnownSticks
from mediation_desk.words import _, count, sentence

_TIGHT = 0.9
"""Fuller than this the bar warns."""


class Target(Sheet):
    """`drive` is the place chosen (None while there is none); `chosen` when another was taken."""

    chosen = Signal()

    def __init__(self, desk: Desk, sticks: KnownSticks) -> None:
        super().__init__()
        self._desk, self._sticks = desk, sticks
        self.drive: Drive | None = None
        self.other = Button(_("Another one"), compact=True)
        self.other.clicked.connect(self.choose)
        self.name, self.facts = Label("", "section", wrap=True), Label("", "small", wrap=True)
        self.lasts = Label("", "small", tone="ink2", wrap=True)
        self.bar, self.room = ShareBar(0), Label("", "small", wrap=True)
        self._offers = Column(gap=8)
        self.said = Prose("", "small", tone="amber")
        may = desk.staff.roles & RESTORED_NUMBERS_READ
        acts = ((_("Hold the register against it"), self._hold_against),) if may else ()
        self.newer = Notice("", "red", acts=acts)
        self._seen: Anchor | None = None
        self.newer.hide()
        self._gone = False
        self._refused = ""
        self._lay_out()

    def look(self) -> None:
        """Look again at the place used last, and at what is plugged in: the only known stick is taken."""
        kept = self._desk.choices.now.backup_folder
        folder = Path(kept) if kept else None
        if folder is None or not folder.is_dir():
            known = [one for one in self._desk.files.drives() if self._sticks.of(one.path) is not None]
            if len(known) == 1:
                folder = known[0].path
        self.take(folder, keep=False)

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
        self._gone = folder is not None and self.drive is None
        self._refused = refused if folder is not None and folder.is_dir() else ""
        self.newer.hide()
        self.show_drive()
        self.chosen.emit()
        if self.drive is not None:
            self._desk.ask(self, self._told_newer, newer_on, self.drive.path)

    def stick(self) -> Stick | None:
        """The stick chosen, as the register knows it."""
        return None if self.drive is None else self._sticks.of(self.drive.path)

    def say_lasts(self, text: str, tone: str) -> None:
        """How long the room lasts: 照现在的用量还够约 3 年."""
        self.lasts.setText(text)
        self.lasts.set_tone(tone)

    def show_drive(self) -> None:
        """Say what is known of it now."""
        drive = self.drive
        self.other.set_text(_("Choose a drive") if drive is None else _("Another one"))
        clear(self._offers)
        self._bar.setVisible(drive is not None and drive.total > 0)
        if drive is None:
            self.name.setText(_("No backup drive chosen"))
            text = self._refused or (_("The one used last is not plugged in.") if self._gone else "")
            self.facts.setText(text or _("Plug in a stick, or choose a folder on another disk."))
            self._offer()
            self._say("")
            return
        stick = self.stick()
        self.name.setText(_("Stick {letter}", letter=stick.letter) if stick else drive.label)
        self.facts.setText(" · ".join(part for part in self._known(drive, stick) if part))
        if drive.total:
            used = drive.total - drive.free
            self.bar.set_share(used / drive.total, "amber" if used > drive.total * _TIGHT else "pine")
            said = _("{used} used, {free} free", used=size_said(used), free=size_said(drive.free))
            self.room.setText(said)
        same = same_disk(drive.path, self._desk.folder)
        self._say(_("On the register's own disk: if it fails, the copy is lost with it.") if same else "")

    def _known(self, drive: Drive, stick: Stick | None) -> tuple[str, ...]:
        kind = _("Can be pulled out") if drive.removable else _("Built in or a folder")
        if drive.network:
            kind = _("Network drive")
        able = _("can be written") if drive.writable else _("write-protected")
        uses = stick.uses if stick else 0
        used = count("used {n} time", "used {n} times", uses) if uses else ""
        label = drive.label if stick and drive.label != stick.letter and not drive.removable else ""
        return (label, kind, file_system_said(drive.kind), able, used)

    def _told_newer(self, anchor: Anchor | None) -> None:
        if anchor is None:
            self.newer.hide()
            return
        when = moment_said(anchor.at, self._desk.today())
        second = _(
            "It saw entry {n} of the journal ({time}), which is not in this register.",
            n=f"{anchor.number:,}",
            time=when,
        )
        self._seen = anchor
        self.newer.say(_("stick.newer"), "red", second=second)
        self.newer.show()

    def _hold_against(self) -> None:
        """As a receipt typed in: there the register is said to be older, and its numbers are asked for."""
        if self._seen is not None:
            day, hash_ = legal_day(self._seen.at), self._seen.hash.hex()
            self._desk.go("restored", "receipt", day.isoformat(), str(self._seen.number), hash_)

    def _offer(self) -> None:
        found = self._desk.files.drives()
        if not found:
            return
        self._offers.addWidget(Label(_("Plugged in now"), "small", tone="ink2"))
        flow = FlowLayout()
        for drive in found:
            stick = self._sticks.of(drive.path)
            named = _("Stick {letter}", letter=stick.letter) if stick else drive.label
            button = Button(f"{named} · {size_said(drive.free)}", icon="usb", compact=True)
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
        words.addWidget(self.name)
        words.addWidget(self.facts)
        words.addStretch(1)
        across = Row(gap=16)
        across.addWidget(size(tile, width=56, height=56), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        across.addWidget(self.other, 0, Qt.AlignmentFlag.AlignVCenter)
        holder = QWidget()
        holder.setLayout(across)
        ways = QBoxLayout.Direction  # in large text the words need the whole width
        style.on_refit(
            holder,
            lambda: across.setDirection(ways.TopToBottom if style.look().factor >= 1.5 else ways.LeftToRight),
        )
        self.add(holder)
        self._bar = QWidget()
        column = Column(self._bar, gap=6)
        column.addWidget(size(self.bar, height=8))
        below = Row(gap=12)
        below.addWidget(self.room, 1)
        below.addWidget(self.lasts, 1)
        self.lasts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        column.addLayout(below)
        self.add(self._bar)
        self.body.addLayout(self._offers)
        self.add(self.said)
        self.add(self.newer)

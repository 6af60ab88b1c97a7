"""Step 1: on which stick or in which folder the copies lie."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from mediation_desk.domain.sizes import size_said
from mediation_desk.ui.drives import Drive
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.restoring.way import RestorePlace
from mediation_desk.words import _


class ChoosingStep(Sheet):
    """`wanted` when the folder is to be looked into; sticks that are plugged in are offered."""

    wanted = Signal()

    def __init__(self, place: RestorePlace) -> None:
        super().__init__(_("Where the copies lie"), margin=24, gap=16)
        self._place = place
        self.form = Form()
        self.form.enter_submits = True
        self.folder = TextField(
            "folder",
            _("Stick or folder"),
            helper=_("A network drive will do as well. The stick itself or one copy on it: both are found."),
            max_length=1_000,
        )
        self.form.add(self.folder)
        self.choose = Button(_("Choose a folder"), icon="folders")
        self.again = Button(_("Look again for sticks"), "link")
        self.go = Button(_("Look at the copies"), "primary")
        self._offers = Column(gap=8)
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.again.clicked.connect(self.offer)
        self.go.clicked.connect(self.wanted)
        self.form.submitted.connect(self.wanted)

    @property
    def path(self) -> Path:
        """The folder typed, chosen or offered."""
        return Path(self.folder.value()).expanduser()

    def offer(self) -> None:
        """Offer what is plugged in now."""
        clear(self._offers)
        found = self._place.files.drives()
        said = _("Plugged in now") if found else _("No stick is plugged in. Plug it in, or choose a folder.")
        self._offers.addWidget(Label(said, "small", tone="ink2"))
        flow = FlowLayout()
        for drive in found:
            button = Button(f"{drive.label} · {size_said(drive.total - drive.free)}", icon="usb")
            button.clicked.connect(partial(self._take, drive))
            flow.addWidget(button)
        self._offers.addLayout(flow)

    def _take(self, drive: Drive) -> None:
        self.folder.set_value(str(drive.path))
        self.wanted.emit()

    def _choose(self) -> None:
        start = self.path if self.folder.value() else self._place.start
        folder = self._place.files.folder(self, _("Stick or folder"), start)
        if folder is not None:
            self.folder.set_value(str(folder))
            self.wanted.emit()

    def _lay_out(self) -> None:
        self.add(Prose(_("restore.what"), tone="ink2"))
        self.body.addLayout(self._offers)
        self.add(self.form)
        row = Row(gap=12)
        row.addWidget(self.choose)
        row.addWidget(self.again)
        row.addStretch(1)
        row.addWidget(self.go)
        self.body.addLayout(row)
        self.add(Notice(_("restore.thief"), "neutral", icon="lock"))
        self.body.addStretch(1)

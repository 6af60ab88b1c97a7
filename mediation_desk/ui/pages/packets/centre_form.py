"""A centre's key file opened and compared with the centre's paper before it is ever used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.packet import Peer
from mediation_desk.errors import DeskError
from mediation_desk.services.access import PACKET
from mediation_desk.services.packet_keys import CentreLook, know_centre, look_at_centre
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.pages.packets.compare import CompareForm
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _, sentence

_FILE = "*.desk-centre"


class CentreForm(QWidget):
    """`kept` carries the name of a centre that was compared and kept."""

    kept = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.look: CentreLook | None = None
        self.open_it = Button(_("Open a centre's key file"), icon="upload")
        self.on = Button(_("They agree, keep this centre"), "primary", icon="check")
        self.stop = Button(_("Back"), "text")
        self.name = Label("", "section", wrap=True)
        self.fault = Label("", "small", tone="red", wrap=True)
        self.form = CompareForm()
        self.open_it.clicked.connect(self.choose)
        self.on.clicked.connect(self.primary)
        self.stop.clicked.connect(self.forget)
        self.form.submitted.connect(self.primary)
        column = Column(self, gap=8)
        column.addWidget(Prose(_("packet.centres_how"), "small", tone="ink2"))
        column.addWidget(self.name)
        column.addWidget(self.form)
        column.addWidget(self.fault)
        row = Row(gap=12)
        row.addWidget(self.open_it)
        row.addWidget(self.stop)
        row.addStretch(1)
        row.addWidget(self.on)
        column.addLayout(row)
        self.open_it.setVisible(bool(desk.staff.roles & PACKET))
        self.forget()

    def choose(self) -> None:
        """Which file; then its groups are shown with gaps."""
        kinds = _("Key of a centre ({pattern})", pattern=_FILE)
        paths = self.desk.files.open_several(self, _("Open a centre's key file"), kinds)
        if paths:
            self.open_file(paths[0])

    def open_file(self, path: Path) -> None:
        """Read one; nothing is kept by it."""
        self.forget()
        self.desk.ask(self, self._show, look_at_centre, path, failed=self._refused)

    def primary(self) -> None:
        """Keep it, if what was typed agrees."""
        if self.look is not None:
            self.form.clear_errors()
            ask_password(self.desk, self, self._keep, title=_("Keep this centre"), text=_("packet.compared"))

    def forget(self) -> None:
        """Nothing is open."""
        self.look = None
        for widget in (self.name, self.form, self.on, self.stop, self.fault):
            widget.hide()

    def _show(self, look: CentreLook) -> None:
        self.look = look
        self.name.setText(look.name)
        self.form.show_groups(look.shown, look.asked)
        for widget in (self.name, self.form, self.on, self.stop):
            widget.show()
        next(iter(self.form.groups.values())).setFocus()

    def _keep(self, confirmed: Confirmed) -> None:
        if self.look is not None:
            typed = self.form.groups_typed()
            self.desk.do(self, self._kept, know_centre, confirmed, self.look, typed, failed=self._refused)

    def _kept(self, peer: Peer) -> None:
        self.forget()
        self.kept.emit(peer.name)

    def _refused(self, error: DeskError) -> None:
        if self.look is None or not self.form.refuse(error):
            self.fault.setText(sentence(error))
            self.fault.show()

"""A station nobody compared yet: its name, its area, and the fingerprint typed from its paper."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediation_desk.domain.packet_look import PacketLook
from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.pages.packets.compare import CompareForm
from mediation_desk.words import _


class StationForm(Sheet):
    """`given` when everything was typed and the button or Enter pressed."""

    given = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Compare the station"), margin=12, gap=8)
        self.form = CompareForm()
        self.name = TextField("name", _("Name of the station"), max_length=60)
        self.area = AreaField(desk, "area_id", _("Its area"), optional=True)
        self.form.add(self.name, self.area)
        self.on = Button(_("They agree, keep this station"), "primary", icon="check")
        self.on.clicked.connect(self.given)
        self.form.submitted.connect(self.given)
        self.add(self.form)
        foot = Row()
        foot.addStretch(1)
        foot.addWidget(self.on)
        self.add(foot)
        self.hide()

    def show_look(self, look: PacketLook) -> None:
        """Ask for the groups that were drawn; shown for a station not known by this key."""
        self.setVisible(bool(look.asked))
        if look.asked:
            self.form.show_groups(look.shown, look.asked)
            self.name.set_value(look.station)

    def refuse(self, error: DeskError) -> bool:
        """Say it beside the field it is about."""
        return self.form.refuse(error)

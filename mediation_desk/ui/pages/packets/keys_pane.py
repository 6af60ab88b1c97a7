"""钥匙与对方: this desk's own keys, their deputy, the centres and stations that were compared."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.packet import PacketKeyKind, Peer
from mediation_desk.errors import DeskError
from mediation_desk.services.access import PACKET
from mediation_desk.services.packet_keys import (
    Exchange,
    make_key,
    name_deputy,
    retire_peer,
    write_centre_file,
)
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, scrolling, size
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.packets.centre_form import CentreForm
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.saying import whole_day
from mediation_desk.ui.two_panes import TwoPanes
from mediation_desk.words import _, sentence

_FILE = "*.desk-centre"


class KeysPane(QWidget):
    """`renewed` when something was made, named or compared."""

    renewed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._state: Exchange | None = None
        self.may = bool(desk.staff.roles & PACKET)
        self.deputy = ComboField("deputy", _("Deputy, who opens packets besides the director"), [])
        self.deputy.changed.connect(self._deputy_chosen)
        self.name_it = Button(_("Name this deputy"), compact=True)
        self.name_it.clicked.connect(self._name_deputy)
        self.own = Column(gap=16)
        self.centre = CentreForm(desk)
        self.centre.kept.connect(self._kept)
        self.centres = LineList(grows=True, name=_("Centres compared"))
        self.stations = LineList(grows=True, name=_("Stations compared"))
        for peers in (self.centres, self.stations):
            peers.opened.connect(self._ask_retire)
        self._lay_out()

    def show_state(self, state: Exchange) -> None:
        """Keys, deputy, centres and stations as they stand."""
        self._state = state
        clear(self.own)
        for kind in PacketKeyKind:
            self.own.addWidget(self._key(state, kind))
        self.deputy.set_options([("", _("Nobody")), *((one.id, one.name) for one in state.deputies)])
        standing = next((key.deputy_id for key in state.keys if key.retired_at is None), "")
        self.deputy.set_value(standing if standing in {one.id for one in state.deputies} else "")
        self.name_it.setVisible(self.may and bool(state.keys))
        self.name_it.setEnabled(False)
        self.centres.set_lines(self._peers(state, state.centres))
        self.stations.set_lines(self._peers(state, state.stations))

    def refresh(self) -> None:
        """The mask changed: nothing here is about whoever seeks help."""

    def parts(self) -> tuple[QWidget, ...]:
        """Deputy, centres, stations."""
        return (self.deputy, self.centres, self.stations)

    def _key(self, state: Exchange, kind: PacketKeyKind) -> QWidget:
        held = QWidget()
        column = Column(held, gap=4)
        key = state.key(kind)
        title = (
            _("Key for packets that come in") if kind is PacketKeyKind.OPEN else _("Signing key of this desk")
        )
        column.addWidget(Label(title, "body"))
        if key is None:
            column.addWidget(Label(_("packet.none_yet"), "small", tone="ink2", wrap=True))
        else:
            made = whole_day(legal_day(key.made_at))
            column.addWidget(Label(key.fingerprint, "section"))
            former = sum(one.kind is kind and one.retired_at is not None for one in state.keys)
            said = _("Made on {day}; {n} former keys are kept", day=made, n=former)
            column.addWidget(Label(said, "small", tone="ink2", wrap=True))
        row = Row(gap=12)
        for button in self._acts(kind, there=key is not None, mine=kind in state.mine):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return held

    def _acts(self, kind: PacketKeyKind, *, there: bool, mine: bool) -> list[Button]:
        made: list[Button] = []
        if self.may:
            make = Button(
                _("New key") if there else _("Make the key"), "" if there else "primary", icon="key"
            )
            make.clicked.connect(partial(self._make, kind))
            made.append(make)
        if there and mine:
            slip = Button(_("Fingerprint on paper"), icon="printer")
            slip.clicked.connect(lambda: self.desk.go("packet_slip", str(kind)))
            made.append(slip)
        if there and mine and self.may and kind is PacketKeyKind.OPEN:
            file = Button(_("Key file for stations"), icon="file-export")
            file.clicked.connect(self._write_file)
            made.append(file)
        return made

    def _make(self, kind: PacketKeyKind) -> None:
        there = self._state is not None and self._state.key(kind) is not None
        ask_password(
            self.desk,
            self,
            partial(self._make_now, kind),
            title=_("New key") if there else _("Make the key"),
            text=_("packet.renewing") if there else _("packet.making"),
        )

    def _make_now(self, kind: PacketKeyKind, confirmed: Confirmed) -> None:
        deputy = str(self.deputy.value() or "")
        self.desk.do(self, self._done, make_key, confirmed, kind, deputy, failed=self._refused)

    def _deputy_chosen(self) -> None:
        self.name_it.setEnabled(True)

    def _name_deputy(self) -> None:
        ask_password(
            self.desk, self, self._name_now, title=_("Name this deputy"), text=_("packet.deputy_means")
        )

    def _name_now(self, confirmed: Confirmed) -> None:
        deputy = str(self.deputy.value() or "")
        self.desk.do(self, self._done, name_deputy, confirmed, deputy, failed=self._refused)

    def _write_file(self) -> None:
        kinds = _("Key of a centre ({pattern})", pattern=_FILE)
        path = self.desk.files.save_as(
            self, _("Key file for stations"), _("centre key") + ".desk-centre", kinds
        )
        if path is not None:
            self.desk.do(self, self._written, write_centre_file, path, failed=self._refused)

    def _written(self, path: Path) -> None:
        self.desk.toast(_("Written: {name}", name=path.name))

    def _ask_retire(self, peer_id: str) -> None:
        if not self.may or self._state is None:
            return
        peer = next(one for one in (*self._state.centres, *self._state.stations) if one.id == peer_id)
        if peer.retired_at is None:
            text = _("packet.retiring")
            ask_password(self.desk, self, partial(self._retire, peer_id), title=_("End exchange"), text=text)

    def _retire(self, peer_id: str, confirmed: Confirmed) -> None:
        self.desk.do(self, self._done, retire_peer, confirmed, peer_id, failed=self._refused)

    def _done(self, _value: object) -> None:
        self.renewed.emit()

    def _kept(self, name: str) -> None:
        self.desk.toast(_("{name} is kept", name=name))
        self.renewed.emit()

    def _refused(self, error: DeskError) -> None:
        if error.field == "deputy":
            self.deputy.set_error(sentence(error))
        else:
            self.desk.refuse(error, of=self)

    def _peers(self, state: Exchange, peers: tuple[Peer, ...]) -> list[Line]:
        names = {one.id: one.name for one in state.staff}
        if not peers:
            return [Line(id="", first=_("Nobody yet"))]
        return [
            Line(
                id=one.id,
                first=one.name,
                second=_("Ended") if one.retired_at else _compared(one, names.get(one.compared_by, "")),
                icon="ban" if one.retired_at else "circle-check",
            )
            for one in peers
        ]

    def _lay_out(self) -> None:
        own = Sheet(_("Keys of this desk"), margin=16)
        own.add(Prose(_("packet.keys_how"), "small", tone="ink2"))
        own.add(self.own)
        row = Row(gap=12)
        row.addWidget(size(self.deputy, max_width=320), 1)
        row.addWidget(self.name_it)
        row.addStretch(1)
        own.add(row)
        own.body.addStretch(1)
        centres = Sheet(_("As a station: centres packets are made for"), margin=16)
        centres.add(self.centre)
        centres.add(self.centres)
        stations = Sheet(_("As the centre: stations packets come from"), margin=16)
        stations.add(Prose(_("packet.stations_how"), "small", tone="ink2"))
        stations.add(self.stations)
        left, right = QWidget(), QWidget()
        Column(left).addWidget(own)
        column = Column(right, gap=16)
        column.addWidget(centres)
        column.addWidget(stations)
        column.addStretch(1)
        words = (_("Keys of this desk"), _("Centres and stations"))
        Column(self).addWidget(TwoPanes(scrolling(left), scrolling(right), words))


def _compared(one: Peer, by: str) -> str:
    day = whole_day(legal_day(one.compared_at))
    return _("Compared on {day} by {name} · ends with {tail}", day=day, name=by, tail=one.fingerprint[-5:])

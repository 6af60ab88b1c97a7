"""收进: a packet opened, what is in it, the station compared, conflicts decided, then taken in at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.packet import ItemState, KnownStation, PacketKeyKind
from mediation_desk.domain.packet_look import ItemKey, LookedItem, PacketLook, PacketTaken, TakeChoice
from mediation_desk.errors import DeskError
from mediation_desk.services.packet_keys import Exchange
from mediation_desk.services.packet_taking import know_station, look_at_packet, take_packet
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, scrolling, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.packets.areas_form import AreasForm
from mediation_desk.ui.pages.packets.conflict_box import OURS, THEIRS, ConflictBox
from mediation_desk.ui.pages.packets.moments import moment_words
from mediation_desk.ui.pages.packets.states import SORTS, cells, columns, counts_words
from mediation_desk.ui.pages.packets.station_form import StationForm
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.two_panes import TwoPanes
from mediation_desk.words import _, sentence, term

_KINDS = "*.desk-packet"


class ReceivePane(QWidget):
    """What is seen is what is taken: the bytes of the file are kept until it is put away.

    `begun(open)`: a packet was opened or put away. `keys_wanted`: the key is missing.
    """

    begun = Signal(bool)
    keys_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.look: PacketLook | None = None
        self._decided: dict[ItemKey, str] = {}
        self._lacked = False
        self._sort: tuple[str, bool] | None = None
        self.open_it = Button(_("Open a packet"), icon="upload")
        self.put_away = Button(_("Close the packet"), "text")
        self.take = Button(_("Take into the register"), "primary", icon="check")
        self.said = NoticePlace()
        self.facts = Label("", "small", tone="ink2", wrap=True)
        self.how = Prose(_("packet.receive_how"), "small", tone="ink2")
        self.station = StationForm(desk)
        self.areas = AreasForm(desk)
        shown = desk.shown
        self.table = Table(
            columns(), partial(cells, shown, self._word), key=_key, name=_("What is in it"), row_height=40
        )
        self.conflict = ConflictBox(shown)
        self._lay_out()
        self.open_it.clicked.connect(self.choose)
        self.put_away.clicked.connect(self.forget)
        self.take.clicked.connect(self.primary)
        self.station.given.connect(self._know)
        self.table.chosen.connect(self._chosen)
        self.table.sorted_by.connect(self._sorted)
        self.conflict.decided.connect(self._decide)
        self.forget()

    def show_state(self, state: Exchange) -> None:
        """Whether a packet can be opened here."""
        lacks = ""
        if state.key(PacketKeyKind.OPEN) is None:
            lacks = "packet.no_key"
        elif PacketKeyKind.OPEN not in state.mine:
            lacks = "packet.not_yours"
        self.open_it.allow()
        if lacks:
            said = sentence(DeskError(lacks))
            self.open_it.block(said)
            self.said.say(Notice(said, acts=[(_("To the keys"), self.keys_wanted.emit)]))
        elif self._lacked:
            self.said.say(None)
        self._lacked = bool(lacks)

    def choose(self) -> None:
        """Which file; then it is opened and compared."""
        kinds = _("Packets ({pattern})", pattern=_KINDS)
        paths = self.desk.files.open_several(self, _("Open a packet"), kinds)
        if paths:
            self.forget()
            self.desk.do(self, self.show_look, look_at_packet, paths[0], failed=self._refused)

    def primary(self) -> None:
        """Take in what is shown, after the password."""
        if self.look is None or not self.take.isEnabled():
            return
        try:
            choice = self._choice()
        except DeskError as fault:
            self.areas.show_fault(fault)
            return
        undecided = [one for one in self.look.conflicts if one.key not in self._decided]
        if undecided:
            self._refused(DeskError("packet.undecided"))
            self.table.choose(undecided[0].key)
            return
        if any(not area for area in choice.areas.values()):
            self.areas.say_missing(sentence(DeskError("packet.area_missing")))
            return
        ask_password(
            self.desk,
            self,
            partial(self._take, choice),
            title=_("Take into the register"),
            text=_("packet.what_happens"),
        )

    def show_look(self, look: PacketLook) -> None:
        """Show an opened packet."""
        self.look = look
        self.facts.setText(_("{station} · made {at}", station=look.station, at=moment_words(look.made_at)))
        self.station.show_look(look)
        self.areas.ask_for(look.areas)
        for widget in (self.facts, self.table, self.put_away, self.take):
            widget.show()
        self.how.hide()
        self.begun.emit(True)
        self._show_rows()
        self.said.say(self._notice(look))
        if look.known is KnownStation.KNOWN:
            self.take.allow()
        else:
            self.take.block(term(look.known))
        if look.conflicts:
            self.table.choose(look.conflicts[0].key)
        self._fit()
        if look.asked or look.areas or look.conflicts:
            self.halves.look_at("right")
            self.halves.arrange()

    def forget(self) -> None:
        """Put an opened packet away; nothing was taken in."""
        self.look = None
        self._decided.clear()
        self.table.set_rows(())
        self.areas.ask_for(())
        self.said.say(None)
        self.conflict.show_item(None, "")
        for widget in (self.facts, self.table, self.put_away, self.take, self.station, self.areas):
            widget.hide()
        self.how.show()
        self._fit()
        self.begun.emit(False)

    def refresh(self) -> None:
        """The mask changed."""
        self.table.refresh()
        self.conflict.refresh()

    def parts(self) -> tuple[QWidget, ...]:
        """What stands there."""
        every = (self.station, self.areas, self.table, self.conflict)
        return tuple(one for one in every if one.isVisible()) or (self.open_it,)

    def _choice(self) -> TakeChoice:
        return TakeChoice(
            areas=self.areas.chosen(),
            ours=frozenset(key for key, whose in self._decided.items() if whose == OURS),
            theirs=frozenset(key for key, whose in self._decided.items() if whose == THEIRS),
        )

    def _take(self, choice: TakeChoice, confirmed: Confirmed) -> None:
        if self.look is not None:
            self.take.block(_("Working …"))
            data = self.look.data
            self.desk.do(self, self._taken, take_packet, confirmed, data, choice, failed=self._refused)

    def _taken(self, did: PacketTaken) -> None:
        self.forget()
        said = _("Taken in: {new} new, {changed} changed, {same} the same", **_counts(did))
        second = _("{n} kept as they are here", n=did.kept_ours) if did.kept_ours else ""
        if did.older:
            second = _("{n} older than what is here, left alone", n=did.older)
        self.said.say(Notice(said, "pine", second=second, closable=True))

    def _know(self) -> None:
        if self.look is not None:
            ask_password(
                self.desk, self, self._keep_station, title=_("Keep this station"), text=_("packet.compared")
            )

    def _keep_station(self, confirmed: Confirmed) -> None:
        if self.look is None:
            return
        form = self.station
        try:
            area = str(form.area.value())
        except DeskError as fault:
            form.refuse(fault)
            return
        told = confirmed, self.look.data, form.form.groups_typed(), form.name.value(), area
        self.desk.do(self, self.show_look, know_station, *told, failed=self._refused)

    def _refused(self, error: DeskError) -> None:
        if self.look is not None and self.look.known is KnownStation.KNOWN:
            self.take.allow()
        if self.station.isVisible() and self.station.refuse(error):
            return
        self.said.say(Notice(sentence(error), "red", closable=True))

    def _notice(self, look: PacketLook) -> Notice:
        counted = counts_words(look)
        if look.known is not KnownStation.KNOWN:
            return Notice(term(look.known), "red", second=_("packet.compare_first"))
        if look.older:
            return Notice(_("packet.is_older"), "amber", second=counted)
        if look.conflicts:
            return Notice(_("{n} changed on both sides", n=len(look.conflicts)), "amber", second=counted)
        if look.count(ItemState.SAME) == len(look.items):
            return Notice(_("packet.all_same"), second=counted)
        return Notice(counted)

    def _show_rows(self) -> None:
        if self.look is None:
            return
        column, down = self._sort or ("state", False)
        self.table.set_rows(sorted(self.look.items, key=_sorting(column), reverse=down))

    def _sorted(self, column: str, descending: bool) -> None:
        self._sort = (column, descending)
        self._show_rows()

    def _chosen(self, one: LookedItem | None) -> None:
        self.conflict.show_item(one, self._decided.get(one.key, "") if one is not None else "")
        self._fit()

    def _decide(self, key: ItemKey, whose: str) -> None:
        self._decided[key] = whose
        self.table.refresh()

    def _word(self, one: LookedItem) -> str:
        return {OURS: _("Ours stays"), THEIRS: _("Theirs is taken")}.get(self._decided.get(one.key, ""), "")

    def _fit(self) -> None:
        """What must be decided stands beside the list while there is something."""
        asked = (self.station, self.areas, self.conflict)
        self.halves.leave_alone(all(one.isHidden() for one in asked))

    def _lay_out(self) -> None:
        sheet = Sheet(_("Take in from a station"), margin=16)
        left, right = QWidget(), QWidget()
        column = Column(left, gap=12)
        for widget in (self.how, self.facts):
            column.addWidget(widget)
        column.addLayout(self.said)
        column.addWidget(size(self.table, min_height=160), 1)
        column.addStretch(0)
        asked = Column(right, gap=12)
        asked.addWidget(self.station)
        asked.addWidget(self.areas)
        asked.addWidget(self.conflict, 1)
        asked.addStretch(0)
        words = (_("What is in it"), _("To decide"))
        self.halves = TwoPanes(scrolling(left), scrolling(right), words)
        sheet.add(self.halves, 1)
        foot = Row(gap=12)
        foot.addWidget(self.open_it)
        foot.addWidget(self.put_away)
        foot.addStretch(1)
        foot.addWidget(self.take)
        sheet.add(foot)
        Column(self).addWidget(sheet)


def _key(one: LookedItem) -> ItemKey:
    return one.key


def _sorting(column: str) -> Any:
    return SORTS[column]


def _counts(did: PacketTaken) -> dict[str, int]:
    return {"new": did.new, "changed": did.changed, "same": did.same}

"""交出: a choice, what would leave by it in a list, and the packet written to a stick."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.packet import PacketChoice, PacketKeyKind
from mediation_desk.errors import DeskError
from mediation_desk.services.packet_keys import Exchange
from mediation_desk.services.packet_sending import TravelLine, Travels, what_travels, write_packet
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Text
from mediation_desk.ui.kit.cells import Column as TableColumn
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, reveal, scrolling, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.packets.send_form import SendForm
from mediation_desk.ui.pages.packets.states import nouns_words
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _, sentence, term


class SendPane(QWidget):
    """Nothing is written before what would leave was listed for this very choice.

    `keys_wanted`: a key or a centre is missing, and somebody wants to see to it.
    """

    keys_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._listed: PacketChoice | None = None
        self.form = SendForm(desk)
        self.said = NoticePlace()
        self.look_first = Button(_("List what would leave"), icon="list-check")
        self.write = Button(_("Write the packet to a stick"), "primary", icon="usb")
        self.table = Table(_columns(), self._cells, name=_("What would leave"), row_height=40)
        self.table.hide()
        self._lay_out()
        self.look_first.clicked.connect(self.list_it)
        self.write.clicked.connect(self.primary)
        self.form.submitted.connect(self.list_it)
        for field in self.form.fields.values():
            if field is not self.form.centre:
                field.changed.connect(self._forget)
        self._forget()

    def show_state(self, state: Exchange) -> None:
        """Whom it may be for, and what is missing before anything can leave."""
        self.form.offer_centres(state.centres)
        lacks = ""
        if state.key(PacketKeyKind.SIGN) is None:
            lacks = "packet.no_station_key"
        elif PacketKeyKind.SIGN not in state.mine:
            lacks = "packet.not_yours"
        elif not self.form.centre.box.count():
            lacks = "packet.no_centre"
        self.look_first.allow()
        if lacks:
            said = sentence(DeskError(lacks))
            self.look_first.block(said)
            self.said.say(Notice(said, acts=[(_("To the keys"), self.keys_wanted.emit)]))
        elif self._listed is None:
            self.said.say(None)

    def list_it(self) -> None:
        """Ask what this choice amounts to."""
        choice = self._read()
        if choice is not None and self.look_first.isEnabled():
            self.desk.ask(
                self, lambda found: self._show(choice, found), what_travels, choice, failed=self._refused
            )

    def primary(self) -> None:
        """Write what was listed."""
        choice = self._read()
        if choice is None or choice != self._listed or not self.write.isEnabled():
            self.list_it()
            return
        if not self.form.centre.value():
            self._refused(DeskError("packet.no_centre", field="centre"))
            return
        ask_password(
            self.desk, self, self._choose_folder, title=_("Write the packet"), text=_("packet.what_leaves")
        )

    def parts(self) -> tuple[QWidget, ...]:
        """The form, and the list when there is one."""
        return (self.form, self.table) if self.table.isVisible() else (self.form,)

    def _choose_folder(self, confirmed: Confirmed) -> None:
        drives = self.desk.files.drives()
        start = Path(drives[0].path) if drives else Path.home()
        folder = self.desk.files.folder(self, _("Where the packet is written"), start)
        if folder is None or self._listed is None:
            return
        self.write.block(_("Writing …"))
        centre, choice = str(self.form.centre.value()), self._listed
        self.desk.do(
            self, self._written, write_packet, confirmed, centre, choice, folder, failed=self._refused
        )

    def _written(self, path: Path) -> None:
        self.form.drop_draft()
        self._forget()
        said = _("Written: {name}. It opens for the centre alone.", name=path.name)
        show = (_("Show the folder"), lambda: self.desk.files.show(path))
        self.said.say(Notice(said, "pine", second=_("packet.hand_it_over"), acts=[show], closable=True))

    def _read(self) -> PacketChoice | None:
        self.form.clear_errors()
        self.form.say_fault("")
        try:
            return self.form.read()
        except DeskError as fault:
            self._refused(fault)
            return None

    def _show(self, choice: PacketChoice, found: Travels) -> None:
        self._listed = choice
        self.table.set_rows(found.lines)
        self.table.setVisible(bool(found.lines))
        QTimer.singleShot(0, self.table, lambda: reveal(self.table))
        if not found.total:
            self.write.block(sentence(DeskError("packet.nothing")))
            self.said.say(Notice(sentence(DeskError("packet.nothing")), "amber"))
            return
        self.write.allow()
        stays = "；".join(f"{term(why)} {n:,}" for why, n in found.withheld.items())
        self.said.say(
            Notice(
                _("Would leave: {counts}", counts=nouns_words(found.counts)),
                second=_("Stays here: {what}", what=stays) if stays else _("packet.never_leaves"),
            )
        )

    def _refused(self, error: DeskError) -> None:
        if self._listed is not None:
            self.write.allow()
        if error.field == "nouns":
            self.form.say_fault(sentence(error))
        elif not self.form.show_fault(error):
            self.said.say(Notice(sentence(error), "red"))

    def _forget(self) -> None:
        """Another choice: what was listed counts no more."""
        if self._listed is not None:
            self.said.say(None)
        self._listed = None
        self.table.hide()
        self.write.block(_("List first what would leave"))

    def _cells(self, one: TravelLine) -> tuple[Cell, ...]:
        return Text(text=term(one.noun)), Text(text=self.desk.shown(one.title))

    def _lay_out(self) -> None:
        sheet = Sheet(_("Hand over to a centre"), margin=16)
        inside = QWidget()
        column = Column(inside, gap=12)
        column.addWidget(Prose(_("packet.send_how"), "small", tone="ink2"))
        column.addWidget(self.form)
        column.addLayout(self.said)
        column.addWidget(size(self.table, min_height=160), 1)
        column.addStretch(0)
        sheet.add(scrolling(inside), 1)
        foot = Row(gap=12)
        foot.addWidget(self.look_first)
        foot.addStretch(1)
        foot.addWidget(self.write)
        sheet.add(foot)
        Column(self).addWidget(sheet)


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn(key="noun", title=_("Kind"), width=88),
        TableColumn(key="title", title=_("What it is")),
    )

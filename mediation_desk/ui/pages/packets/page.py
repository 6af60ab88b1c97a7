"""数据包: taken in and handed over beside one another; keys; what went before."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.services.packet_keys import Exchange, exchange
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.packets.figures_pane import FiguresPane
from mediation_desk.ui.pages.packets.history_pane import HistoryPane
from mediation_desk.ui.pages.packets.keys_pane import KeysPane
from mediation_desk.ui.pages.packets.receive_pane import ReceivePane
from mediation_desk.ui.pages.packets.send_pane import SendPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.two_panes import TwoPanes
from mediation_desk.words import _


class PacketsPage(Page):
    """`desk.go("packets", "exchange" | "keys" | "history")`; without a key the part shown last."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Packets with stations"))
        self.send, self.receive = SendPane(desk), ReceivePane(desk)
        self.keys, self.history = KeysPane(desk), HistoryPane(desk)
        self.figures = FiguresPane(desk)
        self.both = TwoPanes(self.receive, self.send, (_("Take in"), _("Hand over to a centre")))
        self.made: dict[str, QWidget] = {
            "exchange": self.both,
            "keys": self.keys,
            "figures": self.figures,
            "history": self.history,
        }
        words = (
            ("exchange", _("Take in and hand over")),
            ("keys", _("Keys and others")),
            ("figures", _("Figures of stations")),
            ("history", _("Earlier packets")),
        )
        self.segments = Segments(words, compact=True, name=_("What is shown"))
        self.segments.set_value("exchange")
        self.segments.changed.connect(self._turn)
        self.stack = Stack()
        for pane in self.made.values():
            self.stack.addWidget(pane)
        row = Row()
        row.addWidget(self.segments)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.stack, 1)
        self.keys.renewed.connect(self._ask)
        self.receive.begun.connect(self.both.leave_alone)
        for pane in (self.send, self.receive):
            pane.keys_wanted.connect(self._to_keys)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._masked)

    def opened(self, *args: object) -> None:
        """Ask how things stand; a part may be named."""
        if args and str(args[0]) in self.made:
            self.segments.set_value(str(args[0]))
        self._turn()
        self._ask()

    def primary(self) -> None:
        """Take in what is open, else hand over."""
        if self.segments.value() == "exchange":
            (self.receive if self.receive.look is not None else self.send).primary()

    def left(self) -> bool:
        """What was chosen is kept as a draft."""
        self.send.form.settle()
        return True

    def panes(self) -> tuple[QWidget, ...]:
        """The choice of the part, then what it shows."""
        parts = {
            "exchange": (*self.receive.parts(), *self.send.parts()),
            "keys": self.keys.parts(),
            "figures": self.figures.parts(),
            "history": self.history.parts(),
        }
        return (self.segments, *parts[self.segments.value()])

    def _to_keys(self) -> None:
        self.segments.set_value("keys")
        self._turn()

    def _turn(self) -> None:
        self.stack.setCurrentWidget(self.made[self.segments.value()])
        if self.segments.value() == "figures":
            self.figures.look()

    def _ask(self) -> None:
        self.desk.ask(self, self._show, exchange)

    def _show(self, state: Exchange) -> None:
        for pane in (self.send, self.receive, self.keys, self.history):
            pane.show_state(state)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"packet", "staff"}:
            self._ask()

    def _masked(self, _masked: bool) -> None:
        self.send.table.refresh()
        self.receive.refresh()

"""The sheet 当事人: everybody by side, and how they are received."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout

from mediation_desk.domain.case import PartyDates
from mediation_desk.domain.party import Party, PartyRole, Side
from mediation_desk.domain.person import Contact
from mediation_desk.domain.safety import Mark
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.layout import Column, clear, rule
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.case.party_block import PartyBlock
from mediation_desk.words import N_, _

_ORDER = (Side.SEEKER, Side.OTHER, Side.CHILD, Side.NEUTRAL)
_RECEIVED = {
    Mark.RED: N_("Other times, other rooms; no sitting together."),
    Mark.ORANGE: N_("One side at a time; no sitting together."),
}


class Parties(Sheet):
    """People of one case; the signals are those of `PartyBlock`."""

    day_wanted = Signal(str, str)
    talk_wanted = Signal(str)
    contact_wanted = Signal(str)
    address_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Parties"), fact=" ", scrolls=True)
        self._desk = desk
        self._addresses: dict[str, str] = {}
        self._apart = Column()
        outer = self.layout()
        assert isinstance(outer, QBoxLayout)
        outer.addLayout(self._apart)

    def show_address(self, person_id: str, address: str) -> None:
        """Show where somebody guarded lives, until another case is opened."""
        self._addresses[person_id] = address

    def forget_addresses(self) -> None:
        """Show no address any more that was asked for."""
        self._addresses = {}

    def show_sheet(self, sheet: CaseSheet, opened: dict[str, Contact]) -> None:
        """Show everybody; `opened` are the contacts the person opened on this page."""
        clear(self.body)
        dates, standings = dict(sheet.view.dates), dict(sheet.view.standings)
        shown = self._in_order(sheet)
        for number, party in enumerate(shown):
            if number:
                self.body.addWidget(rule())
            block = PartyBlock(
                self._desk,
                party,
                sheet.view.person(party.person_id),
                dates=dates.get(party.person_id, PartyDates()),
                standing=standings.get(party.person_id),
                opened=opened.get(party.person_id),
                address=self._addresses.get(party.person_id),
                leads=sheet.changes,
                agents=tuple(
                    sheet.view.person(one.person_id)
                    for one in sheet.view.case.parties
                    if one.role is PartyRole.AGENT and one.represents == party.person_id
                ),
            )
            block.day_wanted.connect(self.day_wanted)
            block.talk_wanted.connect(self.talk_wanted)
            block.contact_wanted.connect(self.contact_wanted)
            block.address_wanted.connect(self.address_wanted)
            self.body.addWidget(block)
        self.body.addStretch(1)
        self._say_apart(sheet)
        self._say_valid(sheet)

    def _in_order(self, sheet: CaseSheet) -> list[Party]:
        parties = sheet.view.case.parties
        ids = {party.person_id for party in parties}
        beside = [one for one in parties if one.role is PartyRole.AGENT and one.represents in ids]
        return [party for side in _ORDER for party in parties if party.side is side and party not in beside]

    def _say_apart(self, sheet: CaseSheet) -> None:
        clear(self._apart)
        words = _RECEIVED.get(sheet.view.mark)
        if words is None or self._desk.masked:
            return
        agreed = sheet.shuttle_approved and not sheet.separate
        second = _("The director agreed to talks back to back.") if agreed else ""
        self._apart.addWidget(Notice(_(words), "plum", second=second))

    def _say_valid(self, sheet: CaseSheet) -> None:
        until = [standing.valid_until for _person, standing in sheet.view.standings if standing.valid_until]
        every = until and len(until) == len(sheet.view.standings) and not self._desk.masked
        today = self._desk.today()
        self.set_fact(_("Talks valid until {day}", day=limits.day(min(until), today)) if every else "")

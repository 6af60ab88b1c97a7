"""One person of a case: who they are, how they are safely reached, what was noted of them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain import phones
from mediation_desk.domain.case import PartyDates
from mediation_desk.domain.dates import age, shown_age
from mediation_desk.domain.party import Party, PartyRole, Side
from mediation_desk.domain.person import Contact, Person, Phone
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.standing import Standing
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.words import N_, _, count, term

HEARD_FROM = 8  # 民法典 art 1084: a child of eight or more is asked
CONSENT, NOTICE, HEARD = "consented_on", "rights_notice_on", "heard_on"
_DAYS = {
    CONSENT: (N_("Consented {day}"), N_("Note the consent")),
    NOTICE: (N_("Notice served {day}"), N_("Note the notice of rights")),
    HEARD: (N_("Own wish heard {day}"), N_("Note when the child was heard")),
}
_SIDES = {Side.SEEKER: N_("side.first"), Side.OTHER: N_("side.second"), Side.CHILD: N_("side.child")}


class PartyBlock(QWidget):
    """`day_wanted(which, person id)`; `talk_wanted`, `contact_wanted`, `address_wanted(person id)`."""

    day_wanted = Signal(str, str)
    talk_wanted = Signal(str)
    contact_wanted = Signal(str)
    address_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        party: Party,
        person: Person,
        *,
        dates: PartyDates,
        standing: Standing | None,
        opened: Contact | None,
        address: str | None = None,
        leads: bool = True,
        agents: tuple[Person, ...] = (),
    ) -> None:
        super().__init__()
        self._desk, self._party, self._person = desk, party, person
        self._column = Column(self, gap=4)
        self._name(opened=opened is not None)
        self._facts()
        self._reach(opened, address)
        for agent in agents:
            self._small("users", _("Agent {name}", name=desk.shown(agent.name)))
        if party.lives_with and not desk.masked:
            self._small("home-heart", _("Lives with {who}", who=party.lives_with))
        if leads:
            self._noted(dates, standing)

    def _name(self, *, opened: bool) -> None:
        row = Row(gap=8)
        words = _SIDES.get(self._party.side)
        chip = Chip(_(words) if words else term(self._party.side), "outline")
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Prose(self._desk.shown(self._person.name), "body_strong"), 1)
        if not opened and not self._desk.masked and _hides_anything(self._person.contact):
            eye = IconButton(_("Show how to reach {name}", name=self._shown()), "eye")
            eye.clicked.connect(lambda: self.contact_wanted.emit(self._person.id))
            row.addWidget(eye, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def _facts(self) -> None:
        person, party = self._person, self._party
        facts = [term(person.sex)]
        if person.born:
            years = shown_age(person.born, self._desk.today())
            said = (
                count("{n} month", "{n} months", years.months)
                if years.in_months
                else _("aged {years}", years=years.years)
            )
            facts.append(said)
        if person.occupation and not self._desk.masked:
            facts.append(person.occupation)
        if party.role is not PartyRole.CHILD:
            facts.append(term(party.role))
        self._column.addWidget(Prose(" · ".join(facts), "small", tone="ink2"))

    def _reach(self, opened: Contact | None, address: str | None) -> None:
        contact = opened or self._person.contact
        if contact is None:
            self._small("lock", _("Safe contact, sealed"))
            return
        guarded = self._person.safe_contact
        for phone in contact.phones:
            if not (guarded and phone.safe_to_call is False):  # only the safe number is shown of the guarded
                self._phone(phone, whole=opened is not None)
        if opened is None or not opened.address:
            return
        if guarded and address is None:
            self._sealed_address()
        else:
            self._small("map-pin", self._desk.hidden(address or opened.address))

    def _sealed_address(self) -> None:
        row = Row(gap=8)
        row.addWidget(IconLabel("map-pin", "ink2", 16, line=20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Prose(_("Address kept out of sight"), "small", tone="ink2"), 1)
        if not self._desk.masked:
            eye = IconButton(_("Show the address of {name}; this is journalled", name=self._shown()), "eye")
            eye.clicked.connect(lambda: self.address_wanted.emit(self._person.id))
            row.addWidget(eye, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def _phone(self, phone: Phone, *, whole: bool) -> None:
        number = phones.grouped(phone.number) if whole else phones.masked(phone.number)
        parts = [number]
        if phone.safe_to_call is False:
            parts.append(_("do not call"))
        elif phone.safe_hours:
            parts.append(_("safe {hours}", hours=phone.safe_hours))
        if self._person.safe_contact:
            said = _("message may be left") if phone.may_leave_message else _("leave no message")
            parts.append(said)
        if phone.owner:
            parts.append(phone.owner)
        self._small("phone", self._desk.hidden(" · ".join(parts)))

    def _noted(self, dates: PartyDates, standing: Standing | None) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, gap=12)
        if standing is not None:
            self._day(flow, CONSENT, dates.consented_on)
            self._day(flow, NOTICE, dates.rights_notice_on)
            if not standing.valid_on(self._desk.today()) or standing.mark is Mark.UNFINISHED:
                talk = Button(_("Private talk"), "link", icon="user")
                talk.clicked.connect(lambda: self.talk_wanted.emit(self._person.id))
                flow.addWidget(talk)
        if self._is_asked():
            self._day(flow, HEARD, dates.heard_on)
        if flow.count():
            self._column.addWidget(holder)

    def _day(self, flow: FlowLayout, which: str, on: date | None) -> None:
        done, open_ = _DAYS[which]
        words = _(done, day=limits.day(on, self._desk.today())) if on else _(open_)
        button = Button(words, "link", icon="check" if on else "plus")
        button.setAccessibleName(f"{self._shown()}：{words}")
        button.clicked.connect(lambda: self.day_wanted.emit(which, self._person.id))
        flow.addWidget(button)

    def _is_asked(self) -> bool:
        born = self._person.born
        child = self._party.role is PartyRole.CHILD
        return child and born is not None and age(born, self._desk.today()) >= HEARD_FROM

    def _shown(self) -> str:
        return self._desk.shown(self._person.name)

    def _small(self, icon: str, said: str) -> None:
        row = Row(gap=8)
        row.addWidget(IconLabel(icon, "ink2", 16, line=20), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Prose(said, "small", tone="ink2"), 1)
        self._column.addLayout(row)


def _hides_anything(contact: Contact | None) -> bool:
    """A sealed contact, a number shown with its middle hidden, or an address."""
    return contact is None or bool(contact.phones or contact.address)

"""What stays with one side: words kept off the other's papers, and the details each agreed to show."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediation_desk.domain.party import PARTY_ROLES, Party, Side
from mediation_desk.domain.person import Person
from mediation_desk.domain.service_details import AS_REGISTERED, ServiceDetails
from mediation_desk.register.private_phrases import PrivatePhrase
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.keep_apart import ONLY
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Row, clear, rule
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import N_, _, listed

_SHOWN = (
    ("phone", N_("phone")),
    ("address", N_("address")),
    ("work_unit", N_("work unit")),
)


def only(side: Side) -> Chip:
    """The outlined chip of what belongs to one side."""
    return Chip(_(ONLY[side]), "outline")


class TwoSides(Sheet):
    """`phrase_wanted`, `freed(phrase id)`, `details_wanted(person id)`."""

    phrase_wanted = Signal()
    freed = Signal(str)
    details_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Between the sides"), link=_("Keep words with one side"), scrolls=True)
        self._desk = desk
        self.link_opened.connect(self.phrase_wanted)

    def show_sheet(self, sheet: CaseSheet) -> None:
        """Show both lists of a case."""
        clear(self.body)
        self.link.setVisible(sheet.changes)
        self.body.addWidget(Label(_("What the other side sees of them"), "body_strong"))
        details = dict(sheet.details)
        for party in _parties(sheet):
            person = sheet.view.person(party.person_id)
            self._details(sheet, party, person, details.get(person.id, AS_REGISTERED))
        self.body.addWidget(rule())
        self.body.addWidget(Label(_("Words kept with one side"), "body_strong"))
        if not sheet.phrases:
            said = _("None. Words kept here stop every paper for the other side that holds them.")
            self.body.addWidget(Prose(said, "small", tone="ink2"))
        for phrase in sheet.phrases:
            self._phrase(phrase, sheet)
        if sheet.changes:
            said = _("In minutes and notes: select the words, then the right mouse button or the menu key.")
            self.body.addWidget(Prose(said, "small", tone="ink2"))
        self.body.addStretch(1)

    def _details(self, sheet: CaseSheet, party: Party, person: Person, agreed: ServiceDetails) -> None:
        row = Row(gap=8)
        row.addWidget(
            Prose(f"{self._desk.shown(person.name)}：{self._desk.hidden(_agreed(person, agreed))}"), 1
        )
        if sheet.changes and not person.safe_contact and not self._desk.masked:
            change = Button(_("Change"), "link")
            name = self._desk.shown(person.name)
            change.setAccessibleName(_("What the other side sees of {name}", name=name))
            change.clicked.connect(lambda: self.details_wanted.emit(party.person_id))
            row.addWidget(change)
        self.body.addLayout(row)

    def _phrase(self, phrase: PrivatePhrase, sheet: CaseSheet) -> None:
        row = Row(gap=8)
        row.addWidget(only(phrase.side))
        said = _("Sealed for others") if phrase.text is None else self._desk.hidden(phrase.text)
        row.addWidget(Prose(said), 1)
        if sheet.changes and phrase.text is not None and not self._desk.masked:
            free = IconButton(_("Let these words stand on papers again"), "lock-open")
            free.clicked.connect(lambda: self.freed.emit(phrase.id))
            row.addWidget(free)
        self.body.addLayout(row)


def _parties(sheet: CaseSheet) -> list[Party]:
    return [party for party in sheet.view.case.parties if party.role in PARTY_ROLES]


def _agreed(person: Person, agreed: ServiceDetails) -> str:
    if person.safe_contact:
        return _("nothing; letters go through the centre")
    shown = [_(words) for name, words in _SHOWN if getattr(agreed, name)]
    said = listed(shown) if shown else _("nothing; letters go through the centre")
    return said if agreed.asked else _("{details} (as registered, not asked yet)", details=said)

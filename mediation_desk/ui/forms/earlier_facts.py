"""What the register knows of a linked person, said in the sheet where they are being typed."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.dates import age
from mediation_desk.domain.identity import masked
from mediation_desk.domain.person import Person, Sex
from mediation_desk.ui.forms.reception_papers import PaperFields
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, term


class EarlierFacts(Prose):
    """One line, and sex, birth and address in the fields still empty; the number itself stays masked.

    What was typed is never touched, and what came from here goes again when the link is taken back.
    """

    def __init__(self, papers: PaperFields, address: TextField | ComboField) -> None:
        super().__init__("", "small", tone="ink2")
        self._papers, self._address = papers, address
        self._filled: list[tuple[Field, object]] = []
        self.hide()

    def show_person(self, person: Person, today: date) -> None:
        """Say what is known; of somebody in safe-contact mode nothing is shown at the counter."""
        if person.safe_contact or person.contact is None:
            self._say(_("On record; the details are opened away from the counter."))
            return
        known = [] if person.sex is Sex.UNKNOWN else [term(person.sex)]
        if person.born is not None:
            years = _("aged {years}", years=age(person.born, today))
            known += [years, _("born {day}", day=person.born.isoformat())]
        if person.identity_number:
            known.append(f"{term(person.identity_kind)} {masked(person.identity_number)}")
        if person.contact.address:
            known.append(person.contact.address)
        self._say(_("On record: {known}", known=" · ".join(known)) if known else "")
        self._fill(self._papers.sex, None if person.sex is Sex.UNKNOWN else person.sex)
        if not self._papers.born.text():
            self._fill(self._papers.born, person.born)
        self._fill(self._address, person.contact.address)

    def take_back(self) -> None:
        """The link is gone: so is what came with it, unless it was changed since."""
        for field, value in self._filled:
            if field.value() == value:
                field.set_value(None)
        self.forget()

    def forget(self) -> None:
        """Say nothing more; the fields stay as they are."""
        self._filled = []
        self._say("")

    def _say(self, words: str) -> None:
        self.setText(words)
        self.setVisible(bool(words))

    def _fill(self, field: Field, value: object) -> None:
        if value and not field.value():
            field.set_value(value)
            self._filled.append((field, value))

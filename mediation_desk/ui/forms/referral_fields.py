"""The forms of a referral letter and of a letter that came in, and what their acts ask for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from mediation_desk.domain.agency import Agency
from mediation_desk.domain.incoming_letter import IncomingContent, LetterKind, Procedure
from mediation_desk.domain.referral import Urgency
from mediation_desk.domain.referral_content import ReferralContent
from mediation_desk.domain.referral_ground import ReferralGround
from mediation_desk.ui.forms.spec_form import SpecForm
from mediation_desk.ui.forms.specs import Spec, check, choose, day, line, lines, number, one, past, pick
from mediation_desk.words import N_, term

_CONTENT: tuple[tuple[Spec, ...], ...] = (
    (choose("person", N_("Person the letter is about")),),
    (pick("agency", N_("Agency"), N_("From the directory, or type its full name")),),
    (one("urgency", N_("How urgent"), Urgency),),
    (line("matter", N_("What about"), N_("Stands in the title: 关于转介（…）服务对象的函")),),
    (choose("ground", N_("Ground of telling")),),
    (
        line("code", N_("Code"), N_("Stands in place of the name")),
        check("named", N_("Name the person"), N_("Only with consent to it, or on a duty of law")),
    ),
    (check("with_age", N_("Tell sex and age")),),
    (lines("needs", N_("Needs"), N_("The least they must know")),),
    (lines("request", N_("What we ask them")),),
    (lines("family", N_("Family, in short")),),
    (lines("measures", N_("Measures taken")), lines("risk", N_("Risk"))),
    (
        lines("hints", N_("Safety hints"), N_("How not to contact; what nobody may hear")),
        lines("contact", N_("Safe way of contact")),
    ),
    (line("guardian", N_("Guardian or agent")), lines("materials", N_("Materials"), N_("One a line"))),
    (
        number("reply_days", N_("Reply in (working days)")),
        line("our_contact", N_("Our contact person")),
        line("our_phone", N_("Our phone")),
    ),
)
_LETTER: tuple[tuple[Spec, ...], ...] = (
    (pick("agency", N_("Body that wrote"), N_("From the directory, or type its full name")),),
    (line("their_number", N_("Their number")), past("received_on", N_("Received on"))),
    (line("title", N_("Title of their letter")),),
    (choose("kind", N_("Kind of letter")), one("procedure", N_("Court procedure"), Procedure)),
    (lines("parties", N_("Parties"), N_("One a line; who asks stands first")),),
    (lines("cause", N_("What it is about")),),
    (lines("materials", N_("Materials"), N_("One a line")),),
    (day("wanted_by", N_("Answer wanted by")), choose("handler", N_("Handler"))),
    (line("contact", N_("Their contact person")), line("phone", N_("Their phone"))),
    (
        check(
            "of_safety",
            N_("It tells of violence or of a child"),
            N_("Then only you, the handler and the director read it."),
        ),
    ),
)


class ReferralForm(SpecForm):
    """`content()` gives the letter as typed, `person_id()` whom it is about."""

    def __init__(self, now: datetime, people: Sequence[tuple[str, str]], agencies: Sequence[Agency]) -> None:
        self._agencies = {agency.name: agency.id for agency in agencies}
        names = [(agency.name, agency.name) for agency in agencies]
        grounds = [(ground, term(ground)) for ground in ReferralGround]
        super().__init__(_CONTENT, now, {"person": people, "agency": names, "ground": grounds})

    def content(self) -> ReferralContent:
        """The letter as typed. DeskError naming a field that cannot be read."""
        values = self.values()
        values.pop("person")
        values["urgency"] = values["urgency"] or Urgency.ORDINARY
        values["ground"] = ReferralGround(values["ground"]) if values["ground"] else None
        values["agency_id"] = self._agencies.get(values["agency"], "")
        return ReferralContent(**values)

    def person_id(self) -> str:
        """Whom it is about, empty when nobody is chosen."""
        return str(self.fields["person"].value() or "")

    def show_letter(self, content: ReferralContent, person_id: str, *, fixed: bool) -> None:
        """Show a letter; `fixed`: whom it is about cannot be changed any more."""
        self.filling(True)
        for name, field in self.fields.items():
            field.set_value(person_id if name == "person" else _shown(getattr(content, name)))
        self.fields["person"].setEnabled(not fixed)
        self.filling(False)


class LetterForm(SpecForm):
    """`content()` gives the letter, beside it `their_number()`, `received_on()` and `handler()`."""

    def __init__(
        self, now: datetime, agencies: Sequence[Agency], handlers: Sequence[tuple[str, str]]
    ) -> None:
        self._agencies = {agency.name: agency.id for agency in agencies}
        options = {
            "agency": [(agency.name, agency.name) for agency in agencies],
            "handler": handlers,
            "kind": [(kind, term(kind)) for kind in LetterKind],
        }
        super().__init__(_LETTER, now, options)
        self.fields["kind"].changed.connect(self._follow)
        self._follow()

    def content(self) -> IncomingContent:
        """The letter as typed. DeskError naming a field that cannot be read."""
        values = self.values()
        for name in ("their_number", "received_on", "handler"):
            values.pop(name)
        values["kind"] = LetterKind(values["kind"]) if values["kind"] else LetterKind.OTHER
        values["agency_id"] = self._agencies.get(values["agency"], "")
        return IncomingContent(**values)

    def facts(self) -> tuple[str, date | None, str]:
        """(their number, day of receipt, handler's id)."""
        values = self.values()
        return values["their_number"], values["received_on"], values["handler"]

    def show_letter(
        self, content: IncomingContent, their_number: str, received_on: date | None, handler: str
    ) -> None:
        """Show a letter."""
        beside = {"their_number": their_number, "received_on": received_on, "handler": handler}
        self.filling(True)
        for name, field in self.fields.items():
            field.set_value(beside[name] if name in beside else _shown(getattr(content, name)))
        self.filling(False)
        self._follow()

    def _follow(self) -> None:
        self.fields["procedure"].setVisible(self.fields["kind"].value() == LetterKind.COURT_POST_FILING)


def _shown(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value

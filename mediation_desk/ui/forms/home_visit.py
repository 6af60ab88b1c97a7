"""A visit written down in seconds: purpose, where, who went, whom they met, what they found, when next."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from mediation_desk.domain.home_visit import HomeVisit, VisitPurpose, names_of
from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.forms.household_field import HouseholdField
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.combo_field import ComboField, Options
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.finder_field import FinderField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.parsed_field import ParsedField
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.words import _, term


class VisitForm(Form):
    """`read()` gives the visit, `clue()` the number of the clue, `seals()` whether to seal its findings."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(gap=10)
        self._desk = desk
        self._before: HomeVisit | None = None
        today = desk.today()
        purposes = [(one, term(one)) for one in VisitPurpose]
        self.add(
            ComboField("purpose", _("Purpose"), purposes),
            DateField("on", _("Day visited"), start=today, latest=today),
        )
        self.add(HouseholdField(desk, optional=True))
        self.add(TextField("clue", _("Number of the clue"), optional=True), AreaField(desk, optional=True))
        self.add(TextField("visitors", _("Who went"), helper=_("Several names with 、 between")))
        self.add(
            TextField("people_met", _("People met"), max_length=3),
            TextField("met", _("Whom they met"), max_length=200, optional=True),
            weights=(2, 5),
        )
        self.add(MultilineField("findings", _("What they found"), rows=3, most_rows=10))
        self.add(
            CheckField(
                "seals",
                _("Touches safety or privacy: seal it"),
                helper=_("visit.seals_means"),
            )
        )
        self.colour = ComboField("colour_proposed", _("Colour proposed"))
        self.add(TextField("disputes_found", _("Disputes found"), max_length=3), self.colour)
        self.round = ComboField("round_id", _("Screening round"))
        self.add(self.round)
        self.add(DateField("next_on", _("Next visit"), start=today, optional=True))

    def offer(self, colours: Options, rounds: Sequence[tuple[str, str]]) -> None:
        """The colours of the scheme in force and the rounds that run."""
        self.colour.set_options([("", _("none")), *colours])
        self.round.set_options([("", _("none")), *rounds])

    def write(self, value: object) -> None:
        """Show a visit; findings that are sealed are not shown, and stay when nothing is typed."""
        if not isinstance(value, HomeVisit):
            return
        self._before = value
        self.filling(True)
        for name in ("purpose", "on", "household_id", "area_id", "met", "findings", "next_on"):
            self.fields[name].set_value(getattr(value, name))
        if value.household_id or value.clue_id:
            self.fields["area_id"].set_value("")
        self.fields["clue"].set_value("")
        self.fields["visitors"].set_value("、".join(value.visitors))
        for name in ("people_met", "disputes_found"):
            self.fields[name].set_value(str(getattr(value, name)) if value.id or getattr(value, name) else "")
        self.fields["colour_proposed"].set_value(value.colour_proposed)
        self.fields["round_id"].set_value(value.round_id or "")
        self.fields["seals"].set_value(value.sealed_id is not None)
        self.filling(False)

    def show_clue(self, number: str) -> None:
        """The number of the clue it was about."""
        self.fields["clue"].set_value(number)

    def clue(self) -> str:
        """The number typed."""
        return str(self.fields["clue"].value())

    def seals(self) -> bool:
        """Whether the findings are to be sealed."""
        return bool(self.fields["seals"].value())

    def read(self) -> HomeVisit:
        """The visit as typed. DeskError naming a field: home_visit.*, batch.number."""
        said = {name: field.value() for name, field in self.fields.items()}
        if not isinstance(said["purpose"], VisitPurpose):
            raise DeskError("home_visit.purpose", field="purpose")
        if said["on"] is None:
            raise DeskError("home_visit.on_needed", field="on")
        before = self._before or HomeVisit(id="", on=self._desk.today(), purpose=said["purpose"])
        return replace(
            before,
            purpose=said["purpose"],
            on=said["on"],  # type: ignore[arg-type]  # the field's day, looked at above
            household_id=str(said["household_id"]) or None,
            clue_id=before.clue_id if said["clue"] else None,
            area_id=str(said["area_id"]) or None,
            round_id=str(said["round_id"] or "") or None,
            visitors=names_of(str(said["visitors"])),
            people_met=self._number("people_met"),
            met=str(said["met"]),
            findings=str(said["findings"]),
            disputes_found=self._number("disputes_found"),
            colour_proposed=str(said["colour_proposed"] or ""),
            next_on=said["next_on"],  # type: ignore[arg-type]  # a day or None
        )

    def text(self) -> str:
        """Everything typed, right or wrong, as the draft keeps it."""
        return json.dumps({name: _words(field) for name, field in self.fields.items()}, ensure_ascii=False)

    def put_text(self, text: str) -> None:
        """Show a draft; one that is none of this form is passed over."""
        try:
            told = json.loads(text)
        except ValueError:
            return
        self.filling(True)
        for name, words in told.items() if isinstance(told, dict) else ():
            if name in self.fields:
                self.fields[name].set_value(VisitPurpose(words) if name == "purpose" and words else words)
        self.filling(False)

    def _number(self, name: str) -> int:
        typed = str(self.fields[name].value())
        if typed and not (typed.isascii() and typed.isdigit()):
            raise DeskError("batch.number", field=name)
        return int(typed or 0)


def _words(field: Field) -> object:
    return field.text() if isinstance(field, ParsedField | FinderField) else field.value()

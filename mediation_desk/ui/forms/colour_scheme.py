"""The form of a colour scheme: its name, and for each colour its words, criteria and interval."""

from __future__ import annotations

import json
from dataclasses import replace

from mediation_desk.domain.colour import ColourDefinition, ColourScheme
from mediation_desk.domain.colour_scheme_file import LONGEST_VERB, LONGEST_WORD
from mediation_desk.errors import DeskError
from mediation_desk.ui.kit.chip import RankLabel
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.spoken import group
from mediation_desk.words import _

_PARTS = ("word", "verb", "visit_days", "responsible", "definition", "criteria")


class ColourSchemeForm(Form):
    """`read()` gives the scheme as typed; its colours and their order stay."""

    def __init__(self, scheme: ColourScheme) -> None:
        super().__init__(gap=12)
        self._scheme = scheme
        self.add(
            TextField("name", _("Name of the scheme"), max_length=40),
            TextField("region", _("Region"), max_length=40, optional=True),
            weights=(2, 1),
        )
        for one in scheme.colours:
            self._colour(one)
        self.column.addStretch(1)
        self.write(scheme)

    def read(self) -> ColourScheme:
        """The scheme as typed. DeskError naming a field."""
        colours = tuple(self._read(one) for one in self._scheme.colours)
        name, region = str(self.fields["name"].value()), str(self.fields["region"].value())
        return replace(self._scheme, name=name, region=region, colours=colours)

    def write(self, value: object) -> None:
        """Show a scheme."""
        assert isinstance(value, ColourScheme)
        self.filling(True)
        self.fields["name"].set_value(value.name)
        self.fields["region"].set_value(value.region)
        for one in value.colours:
            for part in _PARTS:
                told = getattr(one, part)
                said = "\n".join(told) if part == "criteria" else str(told)
                self.fields[f"{one.code}_{part}"].set_value(said)
        self.filling(False)

    def text(self) -> str:
        """Everything typed, as the draft keeps it."""
        return json.dumps({name: field.value() for name, field in self.fields.items()}, ensure_ascii=False)

    def put_text(self, text: str | None) -> None:
        """Show a draft of this form."""
        try:
            told = json.loads(text or "")
        except ValueError:
            return
        self.filling(True)
        for name, value in told.items() if isinstance(told, dict) else ():
            if name in self.fields:
                self.fields[name].set_value(value)
        self.filling(False)

    def _read(self, before: ColourDefinition) -> ColourDefinition:
        told = {part: str(self.fields[f"{before.code}_{part}"].value()).strip() for part in _PARTS}
        if not told["visit_days"].isascii() or not told["visit_days"].isdecimal():
            raise DeskError("colour_scheme.interval", field=f"{before.code}_visit_days", most=366)
        criteria = tuple(line.strip() for line in told["criteria"].splitlines() if line.strip())
        return replace(
            before,
            word=told["word"],
            verb=told["verb"],
            visit_days=int(told["visit_days"]),
            responsible=told["responsible"],
            definition=told["definition"],
            criteria=criteria,
        )

    def _colour(self, one: ColourDefinition) -> None:
        sheet = Sheet(ground="sunk", margin=12, gap=8)
        group(sheet, one.word)
        sheet.add(RankLabel(one.rank, one.word, side=20, code=one.code, role="section"))
        inside = Form()
        key = one.code
        short: list[Field] = [
            TextField(f"{key}_word", _("Word"), max_length=LONGEST_WORD),
            TextField(f"{key}_verb", _("Verb"), max_length=LONGEST_VERB),
            TextField(f"{key}_visit_days", _("Visited every"), unit=_("days"), max_length=3),
            TextField(f"{key}_responsible", _("Who is responsible"), max_length=60),
        ]
        long: list[Field] = [
            TextField(f"{key}_definition", _("Families meant"), max_length=200),
            MultilineField(f"{key}_criteria", _("Criteria, one a line"), rows=2),
        ]
        inside.add(*short, weights=(1, 2, 1, 3))
        for field in long:
            inside.add(field)
        for field in (*short, *long):
            self.know(field)
        sheet.add(inside)
        self.put(sheet)

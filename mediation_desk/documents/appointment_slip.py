"""YY 预约单: when and where to come. Whoever finds it learns nothing of why."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Grid, Imprint, Paper, Paragraph, Row, Title, text
from mediation_desk.documents.wording import label, value, wording
from mediation_desk.words import N_

FORM = "appointment_slip"

FIELDS = (
    Field(name="code", label=N_("Number of the appointment")),
    Field(name="time", label=N_("Time of the appointment"), needed=True),
    Field(name="place", label=N_("Where to come"), needed=True),
    Field(name="contact", label=N_("Whom to ask for")),
    Field(name="phone", label=N_("Phone for changes")),
    Field(name="bring", label=N_("What to bring"), kind=FieldKind.TEXT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentFacts:
    """When, where, whom to ask for; neither the visitor's name nor the matter, on purpose."""

    code: str = ""
    time: str = ""
    place: str = ""
    contact: str = ""
    phone: str = ""
    bring: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def appointment_slip(facts: AppointmentFacts) -> Paper:
    """The slip, in words that could be any office's."""
    said = wording(FORM)
    keys = ("code", "time", "place", "contact", "phone", "bring")
    rows = tuple(
        Row(cells=(label(said[key], 30), value(getattr(facts, key), by_hand=facts.by_hand))) for key in keys
    )
    return Paper(
        form="YY",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Grid(rows=rows, role="appointment"),
            Paragraph(runs=text(said["change"]), role="note"),
        ),
    )

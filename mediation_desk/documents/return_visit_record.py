"""D14 人民调解回访记录: whether an agreement is performed and how the people fare."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands, opening, sealed
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Grid, Imprint, Paper, Paragraph, text
from mediation_desk.documents.rows import line
from mediation_desk.documents.wording import free_text, wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="parties", label=N_("Parties"), needed=True),
    Field(name="agreement_number", label=N_("Number of the agreement")),
    Field(name="subject", label=N_("Subject of the visit"), needed=True),
    Field(name="time", label=N_("Time of the visit"), needed=True),
    Field(name="situation", label=N_("What the visit found"), kind=FieldKind.TEXT, needed=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFacts:
    """What the record says; `subject` is the name of the dispute, `date` stands under the seal."""

    parties: str = ""
    agreement_number: str = ""
    subject: str = ""
    time: str = ""
    situation: str = ""
    committee: str = ""
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def return_visit_record(facts: VisitFacts) -> Paper:
    """The record, fields in the order of the model form (司法部文书格式)."""
    said = wording("return_visit_record")
    by_hand = facts.by_hand
    rows = tuple(
        line(said, (key, words), width=34, by_hand=by_hand)
        for key, words in (
            ("parties", facts.parties),
            ("agreement", facts.agreement_number),
            ("subject", facts.subject),
            ("time", facts.time),
        )
    )
    return Paper(
        form="D14",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], "", by_hand=False),
            Grid(rows=rows),
            Paragraph(runs=text(said["situation"]), role="heading"),
            *free_text(facts.situation, by_hand=by_hand, lines=10),
            *((Paragraph(runs=text(said["tell"]), role="note", keep=True),) if by_hand else ()),
            hands(said["visitor"], dated=False),
            sealed(facts.committee, facts.date),
        ),
    )

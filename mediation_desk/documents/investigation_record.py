"""D08 人民调解调查记录: what somebody who knows of the dispute answered."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands, opening
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Grid, Imprint, Paper, Paragraph, text
from mediation_desk.documents.rows import line
from mediation_desk.documents.talk import talk_lines
from mediation_desk.documents.wording import wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="time", label=N_("Time of the inquiry"), needed=True),
    Field(name="place", label=N_("Place of the inquiry"), needed=True),
    Field(name="participants", label=N_("Also there")),
    Field(name="asked", label=N_("Who was asked"), needed=True),
    Field(name="talk", label=N_("Questions and answers"), kind=FieldKind.TALK, needed=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryFacts:
    """When, where and whom; `talk` holds who (问, 答 or empty) and what was said."""

    number: str = ""
    time: str = ""
    place: str = ""
    participants: str = ""
    asked: str = ""
    talk: tuple[tuple[str, str], ...] = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def investigation_record(facts: InquiryFacts) -> Paper:
    """The record, fields in the order of the model form; two people ask, the one asked signs first."""
    said = wording("investigation_record")
    by_hand = facts.by_hand
    rows = tuple(
        line(said, (key, getattr(facts, key)), width=24, by_hand=by_hand)
        for key in ("time", "place", "participants", "asked")
    )
    return Paper(
        form="D08",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], facts.number, by_hand=by_hand),
            Grid(rows=rows),
            Paragraph(runs=text(said["record"]), role="heading"),
            *talk_lines(facts.talk, by_hand=by_hand, lines=37),
            hands(said["asked_signs"], said["asker"], said["asker"], said["recorder"]),
        ),
    )

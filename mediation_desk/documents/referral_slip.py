"""D22 转介接收回执: our answer to a letter that came in, whether we take it and who acts."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import (
    PLAIN,
    Cell,
    Grid,
    Imprint,
    NumberLine,
    Paper,
    Paragraph,
    Row,
    Run,
    Seal,
    Title,
    text,
)
from mediation_desk.documents.style import style
from mediation_desk.documents.wording import date_line, label, shown, ticked, value, wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralSlipFacts:
    """What the slip says; `accepted` None leaves both boxes to be ticked by hand."""

    number: str = ""
    sender: str = ""
    agency: str = ""
    their_number: str = ""
    received_on: str = ""
    accepted: bool | None = None
    reason: str = ""
    department: str = ""
    handler: str = ""
    phone: str = ""
    measures: str = ""
    expected_on: str = ""
    feedback: str = ""
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


_WIDE = 30.0
"""Millimetres of a label."""


def referral_slip(facts: ReferralSlipFacts) -> Paper:
    """The slip: facts in a grid, whether we accept, seal and date."""
    said, common, by_hand = wording("referral_slip"), wording("common"), facts.by_hand
    number = common.fill("number", number=facts.number) if facts.number else said["blank_number"]
    rows = [
        _row(by_hand, ("agency", facts.agency)),
        _row(by_hand, ("their_number", facts.their_number), ("received_on", facts.received_on)),
        Row(
            cells=(
                label(said["accepted"], _WIDE),
                Cell(
                    runs=(
                        ticked(facts.accepted is True, said["yes"]),
                        ticked(facts.accepted is False, said["no"]),
                        Run(text=f"{said['reason']}{shown(facts.reason, by_hand=by_hand)}"),
                    ),
                    lined=True,
                ),
            ),
        ),
        _row(by_hand, ("department", facts.department), ("handler", facts.handler)),
        _row(by_hand, ("phone", facts.phone), ("expected_on", facts.expected_on)),
        _row(by_hand, ("measures", facts.measures), tall=True),
        _row(by_hand, ("feedback", facts.feedback), tall=True),
    ]
    return Paper(
        form="D22",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            NumberLine(text=number),
            Grid(rows=tuple(rows), boxed=True),
            Paragraph(runs=text(said["note"]), role="notice"),
            Seal(name=facts.sender, mark=common["seal"], date=date_line(facts.date)),
        ),
    )


def _row(by_hand: bool, *pairs: tuple[str, str], tall: bool = False) -> Row:
    words = wording("referral_slip")
    cells = tuple(
        cell for key, filled in pairs for cell in (label(words[key], _WIDE), value(filled, by_hand=by_hand))
    )
    return Row(cells=cells, height=style().grid.row * (3 if tall else 1))

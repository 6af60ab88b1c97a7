"""个人信息请求登记表: what somebody asks about their own data, and the answer (个人信息保护法 44–50)."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands
from mediation_desk.documents.paper import (
    PLAIN,
    Grid,
    Imprint,
    Paper,
    Paragraph,
    Row,
    Title,
    text,
)
from mediation_desk.documents.wording import free_text, label, value, wording

LABEL = 30
"""Width of the labels in millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRequestFacts:
    """`kind` and `answer` as words, days as printed; without an answer the sheet leaves room for it."""

    unit: str = ""
    name: str = ""
    identity: str = ""
    kind: str = ""
    wish: str = ""
    received_on: str = ""
    due_on: str = ""
    received_by: str = ""
    answer: str = ""
    said: str = ""
    answered_on: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def data_request(facts: DataRequestFacts) -> Paper:
    """Who asks, what for, until when, what was answered; both sign."""
    said = wording("data_request")
    by_hand = facts.by_hand

    def line(*pairs: tuple[str, str]) -> Row:
        cells = [
            cell for key, words in pairs for cell in (label(said[key], LABEL), value(words, by_hand=by_hand))
        ]
        return Row(cells=tuple(cells))

    return Paper(
        form="GR",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Grid(
                rows=(
                    line(("unit", facts.unit)),
                    line(("name", facts.name)),
                    line(("identity", facts.identity)),
                    line(("kind", facts.kind)),
                    line(("received_on", facts.received_on), ("due_on", facts.due_on)),
                    line(("received_by", facts.received_by)),
                )
            ),
            Paragraph(runs=text(said["wish"]), role="heading"),
            *free_text(facts.wish, by_hand=by_hand, lines=4),
            Paragraph(runs=text(said["answer"]), role="heading"),
            Grid(rows=(line(("result", facts.answer), ("answered_on", facts.answered_on)),)),
            *free_text(facts.said, by_hand=by_hand, lines=6),
            Paragraph(runs=text(said["remedy"]), role="note"),
            hands(said["asker_signs"], said["clerk_signs"]),
        ),
    )

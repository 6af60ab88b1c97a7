"""辅导记录: a signed note with everything added to it since; printed for its readers only."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import (
    PLAIN,
    Block,
    Grid,
    Imprint,
    NumberLine,
    Paper,
    Paragraph,
    Row,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.wording import free_text, label, value, wording

_LINES = 2  # to write on by hand under each part, so that a blank form is one page
_HEAD = ("clients", "time", "manner", "present", "attendance", "place", "counsellor", "elements")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdditionFacts:
    """补充, 更正 or 作废 as it was signed; `confirmed` names the second person of a void."""

    kind: str
    text: str
    author: str
    signed: str
    confirmed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFacts:
    """A note as words: `parts` are (name of the box, its words); unsigned while `signed` is empty."""

    number: str = ""
    ordinal: str = ""
    clients: str = ""
    time: str = ""
    manner: str = ""
    present: str = ""
    attendance: str = ""
    place: str = ""
    counsellor: str = ""
    elements: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    author: str = ""
    signed: str = ""
    version: str = ""
    additions: tuple[AdditionFacts, ...] = ()
    voided: bool = False
    by_hand: bool = False
    imprint: Imprint = PLAIN


def counselling_note(facts: NoteFacts) -> Paper:
    """Head, text, who signed when in which version, and every later addition; a voided one says so first."""
    said, common = wording("counselling_note"), wording("common")
    by_hand = facts.by_hand
    title = said["title"] + (said.fill("ordinal", ordinal=facts.ordinal) if facts.ordinal else "")
    rows = tuple(
        Row(cells=(label(said[key], 24), value(getattr(facts, key), by_hand=by_hand))) for key in _HEAD
    )
    voided = (Paragraph(runs=text(said["voided"]), role="heading"),) if facts.voided else ()
    return Paper(
        form="FJ",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=title),
            *((NumberLine(text=common.fill("number", number=facts.number)),) if facts.number else ()),
            *voided,
            Grid(rows=rows),
            *_content(facts),
            *(() if by_hand else _signed(facts)),
            Signatures(
                dated=True,
                columns=(SignatureColumn(heading=said["hands"], labels=(said["hand"], said["supervisor"])),),
            ),
            *(() if by_hand else (Paragraph(runs=text(said["closed"]), role="note"),)),
        ),
    )


def _content(facts: NoteFacts) -> tuple[Block, ...]:
    said = wording("counselling_note")
    parts = facts.parts or tuple((one, "") for one in said.lists["parts"])
    blocks: list[Block] = []
    for name, words in parts:
        blocks.append(Paragraph(runs=text(said.fill("part", part=name)), role="heading"))
        blocks += free_text(words, by_hand=facts.by_hand, lines=_LINES)
    return tuple(blocks)


def _signed(facts: NoteFacts) -> tuple[Block, ...]:
    said = wording("counselling_note")
    if not facts.signed:
        return (Paragraph(runs=text(said["unsigned"]), role="note"),)
    line = said.fill("signed", author=facts.author, signed=facts.signed, version=facts.version)
    blocks: list[Block] = [Paragraph(runs=text(line), role="note")]
    if not facts.additions:
        return (*blocks, Paragraph(runs=text(said["no_additions"]), role="note"))
    blocks.append(Paragraph(runs=text(said["additions"]), role="heading"))
    for n, one in enumerate(facts.additions, 1):
        blocks.append(Paragraph(runs=text(said.fill("addition", n=str(n), kind=one.kind, text=one.text))))
        by = said.fill("confirmed", name=one.confirmed) if one.confirmed else ""
        signed = said.fill("addition_signed", author=one.author, signed=one.signed, confirmed=by)
        blocks.append(Paragraph(runs=text(signed), role="note"))
    return tuple(blocks)

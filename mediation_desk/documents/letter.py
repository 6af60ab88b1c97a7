"""Any letter of the house in the letter form of GB/T 9704-2012, 10.1 (信函格式).

The sender is a fact: letters go out from the women's federation, the centre or the committee.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mediation_desk.documents.paper import (
    BLANK,
    PLAIN,
    Attachments,
    Block,
    Cell,
    CopiesTo,
    Grid,
    Imprint,
    Paper,
    Paragraph,
    RedHead,
    Row,
    Rule,
    Run,
    Seal,
    Sheet,
    Signatures,
    text,
)
from mediation_desk.documents.style import MM, style
from mediation_desk.documents.title_shape import shaped
from mediation_desk.documents.wording import date_line, free_text, label, wording, written

FIRST_LEVEL = re.compile(r"[一二三四五六七八九十]+、[^。；！？]{1,28}")
SECOND_LEVEL = re.compile(r"（[一二三四五六七八九十]+）[^。；！？]{1,28}")
"""Headings inside a letter: a numbered line without a full stop (GB/T 9704-2012, 7.3.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """回执, torn off at the dashed line: rows of (label, words), an empty word being a line to write on.

    `lead` is a sentence over the rows; `signs` (单位（盖章）) and the date close it.
    """

    title: str
    lead: str = ""
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()
    signs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What a letter says, all as words.

    `body` holds a paragraph to each line. `attachments` are rows of one name each. `names` are kept whole
    where the title breaks. `date` is as printed (2026年11月25日), empty until it is signed.
    """

    sender: str = ""
    number: str = ""
    level: str = ""
    title: str = ""
    to: str = ""
    body: str = ""
    attachments: tuple[tuple[str, ...], ...] = ()
    contact: str = ""
    phone: str = ""
    copies_to: str = ""
    date: str = ""
    names: tuple[str, ...] = ()
    slip: Slip | None = None
    by_hand: bool = False
    imprint: Imprint = PLAIN


def letter(facts: LetterFacts, *, form: str, title: str, receipt: Signatures | None = None) -> Paper:
    """The letter; `title` is what it is called when the facts name none, `receipt` where it is signed for."""
    said, by_hand = wording("letter"), facts.by_hand
    named = facts.title or title
    closing: list[Block] = [Rule(), receipt] if receipt else []
    if facts.slip:
        closing += _slip(facts.slip)
    copies = _copies(facts.copies_to, last=not closing)
    return Paper(
        form=form,
        title=named.replace("\n", ""),
        sheet=Sheet.LETTER,
        imprint=facts.imprint,
        blocks=(
            RedHead(
                name=facts.sender,
                number=facts.number or (said["blank_number"] if by_hand else ""),
                level=facts.level,
            ),
            Paragraph(
                runs=text(shaped(named, style().roles["letter_title"], _width(), facts.names)),
                role="letter_title",
                keep=True,
            ),
            *_addressed(facts),
            *_body(facts),
            *_contact(facts),
            *_attachments(facts),
            Seal(
                name=facts.sender, mark="", date=date_line(facts.date), letter=True, keep=receipt is not None
            ),
            *copies,
            *closing,
        ),
    )


def _width() -> float:
    margins = style().sheets[Sheet.LETTER]
    return (style().width - margins.left - margins.right) * MM


def _addressed(facts: LetterFacts) -> tuple[Paragraph, ...]:
    """主送机关, flush left with its colon."""
    before, after = wording("letter")["to"].split("{to}")
    runs = (Run(text=before), written(facts.to, by_hand=facts.by_hand, blank=12), Run(text=after))
    return (Paragraph(runs=tuple(run for run in runs if run.text), role="letter_to"),)


def _body(facts: LetterFacts) -> tuple[Paragraph | Grid, ...]:
    """A paragraph to each line; what is last before the sign-off stays with it: a seal is never alone."""
    if not facts.body.strip():
        return free_text("", by_hand=facts.by_hand, lines=9, role="letter", keep=True)
    parts = [part.strip() for part in facts.body.splitlines() if part.strip()]
    alone = not (_contact(facts) or _attachments(facts))
    return tuple(
        Paragraph(runs=text(part), role=_level(part), tail=alone and n == len(parts))
        for n, part in enumerate(parts, 1)
    )


def _level(part: str) -> str:
    if FIRST_LEVEL.fullmatch(part):
        return "letter_first"
    return "letter_second" if SECOND_LEVEL.fullmatch(part) else "letter"


def _contact(facts: LetterFacts) -> tuple[Paragraph, ...]:
    said = wording("letter")
    if facts.by_hand:
        runs = said.runs("contact", by_hand=True, blank=8, contact=facts.contact, phone=facts.phone)
    elif facts.contact and facts.phone:
        runs = text(said.fill("contact", contact=facts.contact, phone=facts.phone))
    elif facts.contact or facts.phone:
        key = "contact_alone" if facts.contact else "phone_alone"
        runs = text(said.fill(key, contact=facts.contact, phone=facts.phone))
    else:
        return ()
    return (Paragraph(runs=runs, role="letter", keep=not _attachments(facts)),)


def _attachments(facts: LetterFacts) -> tuple[Attachments | Paragraph, ...]:
    said = wording("letter")
    names = tuple(row[0] for row in facts.attachments if row and row[0].strip())
    if names:
        return (Attachments(label=said["attachments"], items=names, role="letter_attachments"),)
    if facts.by_hand:
        runs = (Run(text=said["attachments"]), Run(text=BLANK * 20, underline=True))
        return (Paragraph(runs=runs, role="letter", keep=True),)
    return ()


def _copies(names: str, *, last: bool) -> tuple[CopiesTo, ...]:
    if not names.strip():
        return ()
    ended = f"{names.strip().rstrip('。')}。"
    return (CopiesTo(label=wording("letter")["copies_to"], names=ended, foot=last),)


def _slip(slip: Slip) -> tuple[Block, ...]:
    """The slip below its dashed line, all on one page."""
    rows = tuple(
        Row(cells=tuple(cell for name, words in row for cell in _slip_cells(name, words)))
        for row in slip.rows
    )
    lead = (Paragraph(runs=text(slip.lead), role="slip", keep=True),) if slip.lead else ()
    signs = (slip.signs,) if slip.signs else ()
    closing = (
        Paragraph(runs=text(f"{sign}{BLANK * 12}{style().imprint.date}"), role="slip_date") for sign in signs
    )
    return (
        Rule(dashed=True),
        Paragraph(runs=text(slip.title), role="slip_title", keep=True),
        *lead,
        Grid(rows=rows, role="slip", whole=True),
        *closing,
    )


def _slip_cells(name: str, words: str) -> tuple[Cell, ...]:
    """A label as wide as its words, then the line; a row without a label is one line of words."""
    if not name:
        return (Cell(runs=text(words), lined=not words),)
    size = style().roles["slip"].size
    return (label(name, (len(name) + 0.5) * size / MM + style().grid.pad), Cell(runs=text(words), lined=True))

"""Any letter of the house in the letter form of GB/T 9704-2012, 10.1 (信函格式).

The sender is a fact: letters go out from the women's federation, the centre or the committee.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from mediation_desk.documents import layout
from mediation_desk.documents.checked import checked
from mediation_desk.documents.paper import (
    BLANK,
    PLAIN,
    Attachments,
    Block,
    CopiesTo,
    Grid,
    Imprint,
    Paper,
    Paragraph,
    RedHead,
    Run,
    Runs,
    Seal,
    Sheet,
    SignatureColumn,
    Signatures,
    text,
)
from mediation_desk.documents.slip import Slip, slip_blocks
from mediation_desk.documents.style import MM, style
from mediation_desk.documents.title_shape import shaped
from mediation_desk.documents.wording import NOTHING, Wording, date_line, free_text, wording, written
from mediation_desk.errors import DeskError

FIRST_LEVEL = re.compile(r"[一二三四五六七八九十]+、[^。；！？]{1,28}")
SECOND_LEVEL = re.compile(r"（[一二三四五六七八九十]+）[^。；！？]{1,28}")
"""Headings inside a letter: a numbered line without a full stop (GB/T 9704-2012, 7.3.3)."""

LOOKS = ("", "tight_")
"""Prefixes of the roles a letter is set in: as the standard has it, and closer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """What a letter says, all as words.

    `body` holds a paragraph to each line. `attachments` are rows of one name each. `names` are kept whole
    where the title breaks; `lines` are left to write on in a letter completed by hand. `date` is as printed
    (2026年11月25日), empty until it is signed.
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
    lines: tuple[str, ...] = ("contact", "attachments")
    by_hand: bool = False
    imprint: Imprint = PLAIN


def letter(
    facts: LetterFacts,
    *,
    form: str,
    title: str,
    paragraphs: tuple[Runs, ...] = (),
    receipt: Signatures | None = None,
) -> Paper:
    """The letter; `title` is what it is called when the facts name none, `receipt` where it is signed for.

    `paragraphs` stand before those of the facts' body. Lines stand a little closer when that saves a page
    (GB/T 9704-2012, 7.3.5.6: a seal that finds no room), as for a sign-off that would go over alone.
    """
    usual, tight = (_composed(facts, form, title, paragraphs, receipt, how) for how in LOOKS)
    try:
        fewer = len(layout.pages(checked(tight))) < len(layout.pages(checked(usual)))
    except DeskError:
        return usual  # it cannot be printed, and the printer says why
    return tight if fewer else usual


def _composed(
    facts: LetterFacts,
    form: str,
    title: str,
    paragraphs: tuple[Runs, ...],
    receipt: Signatures | None,
    look: str,
) -> Paper:
    closing: tuple[Block, ...] = (receipt,) if receipt else ()
    closing += slip_blocks(facts.slip) if facts.slip else ()
    copies = _copies(facts.copies_to, last=not closing)
    number = facts.number or (wording("letter")["blank_number"] if facts.by_hand else "")
    sealed = bool(receipt or copies)
    blocks = (
        RedHead(name=facts.sender, number=number, level=facts.level),
        Paragraph(
            runs=text(shaped(facts.title or title, style().roles["letter_title"], _width(), facts.names)),
            role="letter_title",
            keep=True,
        ),
        _addressed(facts),
        *_body(facts, paragraphs),
        *_contact(facts),
        *_attachments(facts),
        Seal(name=facts.sender, mark="", date=date_line(facts.date), letter=True, keep=sealed),
        *copies,
        *closing,
    )
    return Paper(
        form=form,
        title=title,  # files are called by it: never by a letter's own title, which may name people
        sheet=Sheet.LETTER,
        imprint=facts.imprint,
        blocks=tuple(_in_look(block, look) for block in blocks),
    )


def _in_look(block: Block, look: str) -> Block:
    """The block in the tight look where its role has one."""
    if isinstance(block, Paragraph | Attachments) and f"{look}{block.role}" in style().roles:
        return replace(block, role=f"{look}{block.role}")
    return block


def sentence(said: Wording, key: str, *, by_hand: bool, blank: int = 6, **values: str) -> Runs:
    """A sentence of a letter's wording: plain when finished, its gaps “/”; by hand with lines to write on."""
    if by_hand:
        return said.runs(key, by_hand=True, blank=blank, **values)
    return text(said.fill(key, **{name: value or NOTHING for name, value in values.items()}))


def receipt_of(signers: int) -> Signatures:
    """送达签收: a line to sign and date for each who receives the letter."""
    labels = (wording("letter")["receipt"],) * signers
    return Signatures(dated=True, columns=(SignatureColumn(heading="", labels=labels),))


def _width() -> float:
    margins = style().sheets[Sheet.LETTER]
    return (style().width - margins.left - margins.right) * MM


def _addressed(facts: LetterFacts) -> Paragraph:
    """主送机关, flush left with its colon."""
    before, after = wording("letter")["to"].split("{to}")
    runs = (Run(text=before), written(facts.to, by_hand=facts.by_hand, blank=12), Run(text=after))
    return Paragraph(runs=tuple(run for run in runs if run.text), role="letter_to")


def _body(facts: LetterFacts, paragraphs: tuple[Runs, ...]) -> tuple[Paragraph | Grid, ...]:
    """A paragraph to each line; what is last before the sign-off stays with it: a seal is never alone."""
    if not facts.body.strip() and not paragraphs:
        return free_text("", by_hand=facts.by_hand, lines=9, role="letter", keep=True)
    lines = [text(part.strip()) for part in facts.body.splitlines() if part.strip()]
    parts = (*paragraphs, *lines)
    alone = not (_contact(facts) or _attachments(facts))
    return tuple(
        Paragraph(runs=part, role=_level(part), tail=alone and n == len(parts))
        for n, part in enumerate(parts, 1)
    )


def _level(runs: Runs) -> str:
    part = "".join(run.text for run in runs)
    if FIRST_LEVEL.fullmatch(part):
        return "letter_first"
    return "letter_second" if SECOND_LEVEL.fullmatch(part) else "letter"


def _contact(facts: LetterFacts) -> tuple[Paragraph, ...]:
    said = wording("letter")
    if facts.by_hand and "contact" in facts.lines:
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
    if facts.by_hand and "attachments" in facts.lines:
        runs = (Run(text=said["attachments"]), Run(text=BLANK * 20, underline=True))
        return (Paragraph(runs=runs, role="letter", keep=True),)
    return ()


def _copies(names: str, *, last: bool) -> tuple[CopiesTo, ...]:
    if not names.strip():
        return ()
    ended = f"{names.strip().rstrip('。')}。"
    return (CopiesTo(label=wording("letter")["copies_to"], names=ended, foot=last),)

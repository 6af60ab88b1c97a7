"""D21 结果函: what came of a dispute another body delegated or referred to us."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.letter import LetterFacts, letter
from mediation_desk.documents.paper import PLAIN, Imprint, Paper
from mediation_desk.documents.wording import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLetterFacts:
    """What the letter says; `result` may run over lines, `materials` are papers sent along or back."""

    sender: str = ""
    number: str = ""
    agency: str = ""
    their_title: str = ""
    their_number: str = ""
    cause: str = ""
    parties: str = ""
    result: str = ""
    materials: tuple[str, ...] = ()
    our_contact: str = ""
    our_phone: str = ""
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


_LINE = "＿" * 12
"""Where a hand writes."""


def result_letter(facts: ResultLetterFacts) -> Paper:
    """The letter; by hand, with lines to write on in place of what is not known."""
    said = wording("result_letter")
    blank = _LINE if facts.by_hand else ""
    named = facts.their_title or blank
    title = f"《{named}》" if named else said["letter"]
    number = facts.their_number or blank
    bracketed = number if not number or number.startswith("（") else f"（{number}）"
    opening = said.fill("opening", title=title, number=bracketed)
    about = said.fill("about", parties=facts.parties or blank, cause=facts.cause or blank)
    result = facts.result.strip() or (f"{blank}{blank}" if facts.by_hand else "")
    return letter(
        LetterFacts(
            sender=facts.sender,
            number=facts.number,
            level=said["level"],
            title=said.fill("named", cause=facts.cause) if facts.cause else said["about_it"],
            to=facts.agency,
            body="\n".join((f"{opening}{about}", result, said["closing"])),
            attachments=tuple((name,) for name in facts.materials),
            contact=facts.our_contact,
            phone=facts.our_phone,
            date=facts.date,
            by_hand=facts.by_hand,
            imprint=facts.imprint,
        ),
        form="D21",
        title=said["title"],
    )

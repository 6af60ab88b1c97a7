"""D21 结果函: what came of a dispute another body delegated or referred to us."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.letter import LetterFacts, letter, sentence
from mediation_desk.documents.paper import PLAIN, Imprint, Paper, text
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


def result_letter(facts: ResultLetterFacts) -> Paper:
    """The letter; by hand, with blanks in place of what is not known."""
    said, by_hand = wording("result_letter"), facts.by_hand
    number = facts.their_number
    bracketed = number if not number or number.startswith("（") else f"（{number}）"
    named = f"《{facts.their_title}》" if facts.their_title else ("" if by_hand else said["letter"])
    about = {"parties": facts.parties, "cause": facts.cause}
    key = "opening" if number or by_hand else "opening_plain"
    opening = sentence(said, key, by_hand=by_hand, blank=8, title=named, number=bracketed, **about)
    lines = [text(line.strip()) for line in facts.result.splitlines() if line.strip()]
    result = lines or [sentence(said, "result", by_hand=by_hand, blank=40, result="")]
    return letter(
        LetterFacts(
            sender=facts.sender,
            number=facts.number,
            level=said["level"],
            title=said.fill("named", cause=facts.cause) if facts.cause else said["about_it"],
            to=facts.agency,
            attachments=tuple((name,) for name in facts.materials),
            contact=facts.our_contact,
            phone=facts.our_phone,
            date=facts.date,
            by_hand=facts.by_hand,
            imprint=facts.imprint,
        ),
        form="D21",
        title=said["title"],
        paragraphs=(opening, *result, text(said["closing"])),
    )

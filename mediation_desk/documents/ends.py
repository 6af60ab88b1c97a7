"""How our papers begin and end: title and number above, committee, date and room for the seal below."""

from __future__ import annotations

from mediation_desk.documents.paper import Block, NumberLine, Seal, SignatureColumn, Signatures, Title
from mediation_desk.documents.wording import date_line, wording


def opening(title: str, number: str, *, by_hand: bool) -> tuple[Block, ...]:
    """Title and number; a form to be completed by hand has room for its number, a finished one has none."""
    common = wording("common")
    if number:
        return (Title(text=title), NumberLine(text=common.fill("number", number=number)))
    return (Title(text=title), *((NumberLine(text=common["blank_number"]),) if by_hand else ()))


def sealed(committee: str, date: str) -> Seal:
    """The committee's name, its seal and the day; empty ones are left to stamp and hand."""
    common = wording("common")
    return Seal(name=committee or common["committee"], mark=common["seal"], date=date_line(date))


def hands(*labels: str, dated: bool = True) -> Signatures:
    """One line to sign on for each label, one under the other."""
    return Signatures(columns=(SignatureColumn(heading="", labels=labels),), dated=dated)


def party_hands(labels: tuple[str, ...]) -> Signatures:
    """Where the parties sign or leave a fingerprint, with the day."""
    common = wording("common")
    signing = labels or (common["party"], common["party"])
    return Signatures(columns=(SignatureColumn(heading=common["party_signs"], labels=signing),), dated=True)

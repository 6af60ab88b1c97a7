"""Letters to a court and to the police: a ground to begin with, free text, a close."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.letter import LetterFacts, letter
from mediation_desk.documents.letter_fields import (
    ATTACHMENTS,
    BODY,
    CONTACT,
    COPIES_TO,
    DATE,
    LEVEL,
    PHONE,
    SENDER,
    TITLE,
    TO,
)
from mediation_desk.documents.paper import Paper
from mediation_desk.documents.wording import our_wording, reworded, wording
from mediation_desk.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityLetterFacts(LetterFacts):
    """A letter whose text stands between an `opening`, which names its ground, and a `closing`."""

    opening: str = ""
    closing: str = ""


def _fields(key: str) -> tuple[Field, ...]:
    said = our_wording(key)
    opening = Field(
        name="opening",
        label=N_("How the letter begins"),
        kind=FieldKind.CHOICE,
        choices=said.lists["openings"],
    )
    closing = Field(
        name="closing",
        label=N_("How the letter closes"),
        kind=FieldKind.CHOICE,
        choices=said.lists["closings"],
    )
    head = (SENDER, LEVEL, TITLE, TO)
    return (*head, opening, BODY, closing, ATTACHMENTS, CONTACT, PHONE, COPIES_TO, DATE)


COURT_FIELDS = _fields("court_letter")
POLICE_FIELDS = _fields("police_letter")


def court_letter(facts: AuthorityLetterFacts) -> Paper:
    """A letter to a court."""
    return _letter(facts, "court_letter", "HF")


def police_letter(facts: AuthorityLetterFacts) -> Paper:
    """A letter to the police; 人民调解法 art 25 makes it a duty where a dispute may become a crime."""
    return _letter(facts, "police_letter", "HJ")


def _letter(facts: AuthorityLetterFacts, key: str, form: str) -> Paper:
    opening = reworded(key, "openings", facts.opening)
    parts = (opening, facts.body, reworded(key, "closings", facts.closing))
    body = "\n".join(part for part in parts if part.strip())
    return letter(replace(facts, body=body), form=form, title=wording(key)["title"])

"""D13-3 督促履行通知书: what fell due under an agreement, to its debtor alone (人民调解法 art 31)."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.letter import LetterFacts, letter, sentence
from mediation_desk.documents.letter_fields import CONTACT, DATE, PHONE, SENDER, TO
from mediation_desk.documents.paper import PLAIN, Imprint, Paper, text
from mediation_desk.documents.wording import wording
from mediation_desk.words import N_

_KEY = "performance_reminder"
FIELDS = (
    SENDER,
    TO,
    Field(name="agreement_number", label=N_("Number of the agreement"), needed=True),
    Field(name="duties", label=N_("What fell due, one a line"), kind=FieldKind.TEXT, needed=True),
    Field(name="by", label=N_("To be performed by"), kind=FieldKind.DAY, needed=True),
    CONTACT,
    PHONE,
    DATE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderFacts:
    """To whom, what fell due (a line each), and by when it is asked for; it names nobody else."""

    sender: str = ""
    number: str = ""
    to: str = ""
    agreement_number: str = ""
    duties: str = ""
    by: str = ""
    contact: str = ""
    phone: str = ""
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def performance_reminder(facts: ReminderFacts) -> Paper:
    """The letter; it asks to perform, offers to talk, and says what the law says, with no threat."""
    said, by_hand = wording(_KEY), facts.by_hand
    opening = sentence(said, "opening", by_hand=by_hand, blank=10, agreement=facts.agreement_number)
    lines = [text(line.strip()) for line in facts.duties.splitlines() if line.strip()]
    duties = lines or [sentence(said, "duty", by_hand=by_hand, blank=40, duty="")]
    request = sentence(said, "request", by_hand=by_hand, blank=8, by=facts.by)
    return letter(
        LetterFacts(
            sender=facts.sender,
            number=facts.number,
            to=facts.to,
            contact=facts.contact,
            phone=facts.phone,
            date=facts.date,
            by_hand=by_hand,
            imprint=facts.imprint,
        ),
        form="D13-3",
        title=said["title"],
        paragraphs=(opening, *duties, request, text(said["hardship"]), text(said["rights"])),
    )

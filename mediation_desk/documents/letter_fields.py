"""Facts that staff type into every letter."""

from __future__ import annotations

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.wording import our_wording
from mediation_desk.words import N_

SENDER = Field(name="sender", label=N_("Sender of the letter"), needed=True)
LEVEL = Field(
    name="level",
    label=N_("Level of confidentiality"),
    kind=FieldKind.CHOICE,
    choices=our_wording("letter").lists["levels"],
)
TITLE = Field(name="title", label=N_("Title of the letter"))
TO = Field(name="to", label=N_("Addressed to"), needed=True)
BODY = Field(name="body", label=N_("Text of the letter"), kind=FieldKind.TEXT, needed=True)
ATTACHMENTS = Field(
    name="attachments",
    label=N_("Attachments of the letter"),
    kind=FieldKind.ROWS,
    columns=(N_("What is attached"),),
)
CONTACT = Field(name="contact", label=N_("Whom to ask"))
PHONE = Field(name="phone", label=N_("Phone for questions"))
COPIES_TO = Field(name="copies_to", label=N_("Copies to"))
DATE = Field(name="date", label=N_("Date of the letter"), kind=FieldKind.DAY)

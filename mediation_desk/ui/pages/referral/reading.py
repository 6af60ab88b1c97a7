"""A referral or a letter that came in, to be read: each thing said under its name."""

from __future__ import annotations

from mediation_desk.domain.incoming_letter import IncomingContent
from mediation_desk.domain.referral_content import ReferralContent
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.words import N_, _, term

_LETTER = (
    ("agency", N_("Agency")),
    ("matter", N_("What about")),
    ("code", N_("Code")),
    ("needs", N_("Needs")),
    ("request", N_("What we ask them")),
    ("family", N_("Family, in short")),
    ("measures", N_("Measures taken")),
    ("risk", N_("Risk")),
    ("hints", N_("Safety hints")),
    ("contact", N_("Safe way of contact")),
    ("guardian", N_("Guardian or agent")),
    ("materials", N_("Materials")),
    ("our_contact", N_("Our contact person")),
    ("our_phone", N_("Our phone")),
)
_INCOMING = (
    ("agency", N_("Body that wrote")),
    ("title", N_("Title of their letter")),
    ("parties", N_("Parties")),
    ("cause", N_("What it is about")),
    ("materials", N_("Materials")),
    ("contact", N_("Their contact person")),
    ("phone", N_("Their phone")),
)


def read_letter(content: ReferralContent) -> Column:
    """A letter of ours."""
    beside = [(_("How urgent"), term(content.urgency))]
    if content.ground is not None:
        beside.append((_("Ground of telling"), term(content.ground)))
    return _read([(_(label), getattr(content, name)) for name, label in _LETTER], beside)


def read_incoming(content: IncomingContent) -> Column:
    """A letter to us."""
    beside = [(_("Kind of letter"), term(content.kind))]
    if content.procedure is not None:
        beside.append((_("Court procedure"), term(content.procedure)))
    if content.wanted_by is not None:
        beside.append((_("Answer wanted by"), content.wanted_by.isoformat()))
    return _read([(_(label), getattr(content, name)) for name, label in _INCOMING], beside)


def _read(said: list[tuple[str, str]], beside: list[tuple[str, str]]) -> Column:
    column = Column(gap=10)
    for label, words in [*said[:2], *beside, *said[2:]]:
        if words.strip():
            column.addWidget(Label(label, "small"))
            column.addWidget(Prose(words))
    return column

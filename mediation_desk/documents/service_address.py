"""送达地址确认书: where a court may serve somebody; for the court alone, the other side never sees it."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import (
    PLAIN,
    Cell,
    Grid,
    Imprint,
    Paper,
    Paragraph,
    Row,
    Run,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.wording import choice_boxes, label, our_wording, shown, wording
from mediation_desk.words import N_

_KEY = "service_address"
_LABEL, _SECOND = 36, 34
FIELDS = (
    Field(name="court", label=N_("Service: court"), needed=True),
    Field(name="matter", label=N_("Service: about what")),
    Field(name="person", label=N_("Service: who confirms"), needed=True),
    Field(name="identity", label=N_("Service: identity number"), needed=True),
    Field(name="address", label=N_("Service: address"), needed=True),
    Field(name="postcode", label=N_("Service: postcode")),
    Field(name="phone", label=N_("Service: phone"), needed=True),
    Field(name="receiver", label=N_("Service: who may receive instead")),
    Field(name="receiver_relation", label=N_("Service: the receiver's relation")),
    Field(name="receiver_phone", label=N_("Service: the receiver's phone")),
    Field(name="receiver_address", label=N_("Service: the receiver's address")),
    Field(
        name="electronic",
        label=N_("Service by electronic means"),
        kind=FieldKind.CHOICE,
        choices=our_wording(_KEY).lists["electronic_choices"],
    ),
    Field(name="electronic_address", label=N_("Electronic address")),
    Field(
        name="secret",
        label=N_("Asks the court for secrecy"),
        kind=FieldKind.CHOICE,
        choices=our_wording(_KEY).lists["secret_choices"],
    ),
    Field(name="safe", label=N_("Service: how to call safely"), kind=FieldKind.TEXT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAddressFacts:
    """Where and how the court reaches `person`, or whom it may hand papers to instead."""

    court: str = ""
    matter: str = ""
    person: str = ""
    identity: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    receiver: str = ""
    receiver_relation: str = ""
    receiver_phone: str = ""
    receiver_address: str = ""
    electronic: str = ""
    electronic_address: str = ""
    secret: str = ""
    safe: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def service_address(facts: ServiceAddressFacts) -> Paper:
    """The confirmation (民事诉讼法 art 90 asks for consent to electronic service)."""
    said = wording(_KEY)
    rows = (
        _row(facts, "court"),
        _row(facts, "matter"),
        _row(facts, "person"),
        _row(facts, "identity", "postcode"),
        _row(facts, "address", height=14),
        _row(facts, "phone"),
        _row(facts, "receiver"),
        _row(facts, "receiver_relation", "receiver_phone"),
        _row(facts, "receiver_address"),
        _choice(facts, "electronic"),
        _row(facts, "electronic_address"),
        _choice(facts, "secret"),
        _row(facts, "safe", height=14),
    )
    return Paper(
        form="SD2",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Paragraph(runs=(Run(text=said["only"], strong=True),), role="sheet_which", keep=True),
            Grid(rows=rows, boxed=True),
            Paragraph(runs=text(said["told_heading"]), role="sheet_heading"),
            Paragraph(runs=text(said["told"]), role="notice"),
            Paragraph(runs=text(said["confirmed"]), role="notice", keep=True),
            Signatures(dated=True, columns=(SignatureColumn(heading="", labels=(said["signs"],)),)),
        ),
    )


def _row(facts: ServiceAddressFacts, key: str, second: str = "", height: float = 10) -> Row:
    said = wording(_KEY)

    def cell(name: str) -> Cell:
        return Cell(runs=text(shown(getattr(facts, name), by_hand=facts.by_hand)))

    beside = (label(said[second], _SECOND), cell(second)) if second else ()
    return Row(cells=(label(said[key], _LABEL), cell(key), *beside), height=height, centred=True)


def _choice(facts: ServiceAddressFacts, key: str) -> Row:
    runs = choice_boxes(_KEY, f"{key}_choices", getattr(facts, key))
    return Row(cells=(label(wording(_KEY)[key], _LABEL), Cell(runs=runs)), height=10, centred=True)

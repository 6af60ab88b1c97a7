"""D01 卷宗封面: the cover of a dossier, fields in the order of the model form (司法部文书格式)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import BLANK, PLAIN, Grid, Imprint, Paper, Paragraph, Row, Run, text
from mediation_desk.documents.wording import label, our_wording, shown, value, wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="volume_name", label=N_("Name of the volume"), needed=True),
    Field(name="mediator", label=N_("People's mediator"), needed=True),
    Field(name="mediated_from", label=N_("Mediated from"), kind=FieldKind.DAY),
    Field(name="mediated_to", label=N_("Mediated to"), kind=FieldKind.DAY),
    Field(name="filed_by", label=N_("Filed by"), needed=True),
    Field(name="filed_on", label=N_("Filed on"), kind=FieldKind.DAY),
    Field(
        name="retention",
        label=N_("Kept for"),
        kind=FieldKind.CHOICE,
        choices=our_wording("dossier_cover").lists["periods"],
        needed=True,
    ),
    Field(name="remarks", label=N_("Remarks"), kind=FieldKind.TEXT),
)

_SIGNED = ("filed_by", "filed_on")
"""Written in by whoever files it: left open on a finished cover too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverFacts:
    """What the cover says; days as they print (2026年3月18日), `retention` is 短期, 长期 or 永久."""

    committee: str = ""
    volume_name: str = ""
    number: str = ""
    mediator: str = ""
    mediated_from: str = ""
    mediated_to: str = ""
    filed_by: str = ""
    filed_on: str = ""
    retention: str = ""
    remarks: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def dossier_cover(facts: CoverFacts) -> Paper:
    """The cover; it bears no page number."""
    said = wording("dossier_cover")
    by_hand = facts.by_hand
    head = (
        text(facts.committee) if facts.committee else said.runs("committee", by_hand=True, name="", blank=9)
    )
    number = facts.number or (said["blank_number"] if by_hand else "")
    held = facts.retention or (said["choose_period"] if by_hand else "")
    rows = [
        ("volume_name", facts.volume_name),
        ("number", number),
        ("mediator", facts.mediator),
        ("mediated", _span(facts)),
        ("filed_by", facts.filed_by),
        ("filed_on", facts.filed_on),
        ("retention", held),
        ("remarks", facts.remarks),
    ]
    return Paper(
        form="D01",
        title=said["title"],
        imprint=replace(facts.imprint, paged=False),
        blocks=(
            Paragraph(runs=text(""), role="cover_space"),
            Paragraph(runs=head, role="cover_head"),
            Paragraph(runs=(Run(text=said["heading"]),), role="cover_head"),
            Paragraph(runs=text(""), role="cover_space"),
            Grid(
                role="cover",
                rows=tuple(
                    Row(cells=(label(said[key], 42), value(words, by_hand=by_hand or key in _SIGNED)))
                    for key, words in rows
                ),
            ),
        ),
    )


def _span(facts: CoverFacts) -> str:
    said = wording("dossier_cover")
    if not facts.mediated_from and not facts.mediated_to:
        return said["blank_span"] if facts.by_hand else ""
    day = BLANK * 6 if facts.by_hand else shown("", by_hand=False)
    return said.fill("span", begun=facts.mediated_from or day, ended=facts.mediated_to or day)

"""D16 卷宗情况说明: what whoever opens the dossier must know of it."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import opening
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import (
    PLAIN,
    Imprint,
    Paper,
    Paragraph,
    SignatureColumn,
    Signatures,
    text,
)
from mediation_desk.documents.wording import free_text, wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="note", label=N_("What the dossier lacks or holds besides"), kind=FieldKind.TEXT, needed=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierNoteFacts:
    """`note` tells of missing pages, lost originals, copies used and matters after filing."""

    number: str = ""
    note: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def dossier_note(facts: DossierNoteFacts) -> Paper:
    """The note, then 立卷人, 检查人, 立卷时间 and 检查时间, all by hand."""
    said = wording("dossier_note")
    left = SignatureColumn(heading="", labels=(said["filed_by"], said["filed_on"]))
    right = SignatureColumn(heading="", labels=(said["checked_by"], said["checked_on"]))
    return Paper(
        form="D16",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], facts.number, by_hand=facts.by_hand),
            Paragraph(runs=text(said["note"]), role="heading"),
            *free_text(facts.note, by_hand=facts.by_hand, lines=17),
            Signatures(columns=(left, right)),
        ),
    )

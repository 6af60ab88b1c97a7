"""D30 离婚协议书: what the spouses bring to the registry (contents by 民法典 art 1076, para 2).

It carries no number of the committee, no seal and no mediator: only registration divorces (art 1080).
"""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.court_rows import person_rows
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import (
    PLAIN,
    Grid,
    Imprint,
    Paper,
    Paragraph,
    Run,
    Sheet,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.wording import free_text, shown, wording
from mediation_desk.domain.numerals import ordinal
from mediation_desk.words import N_

FIELDS = (
    Field(name="man_name", label=N_("Husband: name"), needed=True),
    Field(name="man_born", label=N_("Husband: born on"), kind=FieldKind.DAY),
    Field(name="man_ethnicity", label=N_("Husband: ethnic group")),
    Field(name="man_identity", label=N_("Husband: identity number"), needed=True),
    Field(name="man_occupation", label=N_("Husband: occupation or employer")),
    Field(name="man_phone", label=N_("Husband: how to reach")),
    Field(name="man_address", label=N_("Husband: home")),
    Field(name="woman_name", label=N_("Wife: name"), needed=True),
    Field(name="woman_born", label=N_("Wife: born on"), kind=FieldKind.DAY),
    Field(name="woman_ethnicity", label=N_("Wife: ethnic group")),
    Field(name="woman_identity", label=N_("Wife: identity number"), needed=True),
    Field(name="woman_occupation", label=N_("Wife: occupation or employer")),
    Field(name="woman_phone", label=N_("Wife: how to reach")),
    Field(name="woman_address", label=N_("Wife: home")),
    Field(name="married_on", label=N_("Married on"), kind=FieldKind.DAY, needed=True),
    Field(name="registry", label=N_("Registry of the marriage"), needed=True),
    Field(name="certificate", label=N_("Number of the marriage certificate"), needed=True),
    Field(name="children_terms", label=N_("Divorce: children"), kind=FieldKind.TEXT, needed=True),
    Field(name="property_terms", label=N_("Divorce: property"), kind=FieldKind.TEXT, needed=True),
    Field(name="debts_terms", label=N_("Divorce: debts"), kind=FieldKind.TEXT, needed=True),
    Field(name="other_terms", label=N_("Divorce: what else is agreed"), kind=FieldKind.TEXT),
)
PERSON = ("name", "born", "ethnicity", "identity", "occupation", "phone", "address")
PARTS = (("children", 5), ("property", 6), ("debts", 3), ("other", 2))
"""What is agreed, with the lines a hand needs for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DivorceFacts:
    """Who divorces and on what terms; `children_terms` to `other_terms` are text, a clause to each line."""

    man_name: str = ""
    man_born: str = ""
    man_ethnicity: str = ""
    man_identity: str = ""
    man_occupation: str = ""
    man_phone: str = ""
    man_address: str = ""
    woman_name: str = ""
    woman_born: str = ""
    woman_ethnicity: str = ""
    woman_identity: str = ""
    woman_occupation: str = ""
    woman_phone: str = ""
    woman_address: str = ""
    married_on: str = ""
    registry: str = ""
    certificate: str = ""
    children_terms: str = ""
    property_terms: str = ""
    debts_terms: str = ""
    other_terms: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def divorce_agreement(facts: DivorceFacts) -> Paper:
    """The agreement in three copies, signed by both in person."""
    said, by_hand = wording("divorce_agreement"), facts.by_hand
    married = said.runs(
        "married",
        by_hand=by_hand,
        blank=8,
        married_on=facts.married_on,
        registry=facts.registry,
        certificate=facts.certificate,
    )
    parts = [part for part in PARTS if part[0] != "other" or facts.other_terms or by_hand]
    return Paper(
        form="D30",
        title=said["title"],
        sheet=Sheet.OFFICIAL,
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            *(
                Grid(rows=person_rows(said, said[side], _known(facts, side), by_hand=by_hand))
                for side in ("man", "woman")
            ),
            Paragraph(runs=married, role="court"),
            Paragraph(runs=_headed(1, said["will_heading"], said["will"]), role="court"),
            *(
                block
                for n, (key, lines) in enumerate(parts, 2)
                for block in _part(
                    n, said[f"{key}_heading"], getattr(facts, f"{key}_terms"), lines, by_hand=by_hand
                )
            ),
            Paragraph(runs=_headed(len(parts) + 2, said["known_heading"], said["known"]), role="court"),
            Paragraph(runs=text(said["copies"]), role="court", keep=True),
            Signatures(
                dated=True,
                columns=(
                    SignatureColumn(heading=said["signs"], labels=(said["man_signs"], said["woman_signs"])),
                ),
            ),
        ),
    )


def _known(facts: DivorceFacts, side: str) -> dict[str, str]:
    said = wording("divorce_agreement")
    known = {key: str(getattr(facts, f"{side}_{key}")) for key in PERSON}
    return known | {"sex": said["male" if side == "man" else "female"]}


def _headed(n: int, heading: str, words: str) -> tuple[Run, ...]:
    return (Run(text=f"{ordinal(n)}{heading}", strong=True), Run(text=words))


def _part(n: int, heading: str, words: str, lines: int, *, by_hand: bool) -> tuple[Paragraph | Grid, ...]:
    if by_hand and not words:
        head = Paragraph(runs=_headed(n, heading, ""), role="court", keep=True)
        return (head, *free_text("", by_hand=True, lines=lines))
    return (Paragraph(runs=_headed(n, heading, shown(words, by_hand=by_hand)), role="court"),)

"""A10 求助记录证明: what somebody told us when, in their words; proof of seeking help, not of facts."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import (
    PLAIN,
    Grid,
    Imprint,
    Paper,
    Paragraph,
    Seal,
    Sheet,
    Title,
    text,
)
from mediation_desk.documents.wording import date_line, free_text, our_wording, reworded, shown, wording
from mediation_desk.words import N_

_KEY = "help_record_proof"
FIELDS = (
    Field(name="sender", label=N_("Body that certifies"), needed=True),
    Field(name="person", label=N_("Who asked for help"), needed=True),
    Field(name="identity", label=N_("Identity number, middle hidden"), needed=True),
    Field(name="record_number", label=N_("Number of the record of help"), needed=True),
    Field(name="when", label=N_("Day and hour of asking for help"), needed=True),
    Field(
        name="way",
        label=N_("How help was asked for"),
        kind=FieldKind.CHOICE,
        choices=our_wording(_KEY).lists["ways"],
        needed=True,
    ),
    Field(name="words", label=N_("What was said, in their words"), kind=FieldKind.TEXT, needed=True),
    Field(name="measures", label=N_("What we did at once"), kind=FieldKind.TEXT, needed=True),
    Field(name="date", label=N_("Day of the proof"), kind=FieldKind.DAY),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpProofFacts:
    """What the record holds; `identity` with its middle hidden, `when` as printed with the hour."""

    sender: str = ""
    person: str = ""
    identity: str = ""
    record_number: str = ""
    when: str = ""
    way: str = ""
    words: str = ""
    measures: str = ""
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def help_record_proof(facts: HelpProofFacts) -> Paper:
    """The proof (反家庭暴力法 art 20 takes such records as evidence), with room for the seal."""
    said, by_hand = wording(_KEY), facts.by_hand
    proved = said.runs(
        "proved",
        by_hand=by_hand,
        blank=7,
        record_number=facts.record_number,
        person=facts.person,
        identity=facts.identity,
        when=facts.when,
        way=reworded(_KEY, "ways", facts.way),
    )
    return Paper(
        form="A10",
        title=said["title"],
        sheet=Sheet.OFFICIAL,
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Paragraph(runs=proved, role="letter"),
            *free_text(_quoted(facts.words), by_hand=by_hand, lines=5, role="letter"),
            *_measures(facts),
            Paragraph(runs=text(said["only"]), role="letter"),
            Paragraph(runs=text(said["so"]), role="letter", keep=True),
            Seal(name=facts.sender, mark=wording("common")["seal"], date=date_line(facts.date), letter=True),
        ),
    )


def _quoted(words: str) -> str:
    """What was said between quotation marks, whoever put them there."""
    return f"“{words.strip('“”')}”" if words else ""


def _measures(facts: HelpProofFacts) -> tuple[Paragraph | Grid, ...]:
    heading = wording(_KEY)["measures_heading"]
    if facts.by_hand and not facts.measures:
        ruled = free_text("", by_hand=True, lines=3)
        return (Paragraph(runs=text(heading), role="letter", keep=True), *ruled)
    return (Paragraph(runs=text(f"{heading}{shown(facts.measures, by_hand=facts.by_hand)}"), role="letter"),)

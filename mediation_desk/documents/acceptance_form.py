"""D04 人民调解受理登记表: the committee registers that it takes a dispute."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import (
    PLAIN,
    Cell,
    Grid,
    Imprint,
    NumberLine,
    Paper,
    Paragraph,
    Row,
    Run,
    Seal,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.wording import date_line, free_text, label, ticked, value, wording, written
from mediation_desk.domain.reception import DisputeSubtype, Source
from mediation_desk.words import paper_term


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceFacts:
    """What the registration says; `one` and `other` are the parties' names, `date` is 2026年3月18日."""

    number: str = ""
    date: str = ""
    one: str = ""
    other: str = ""
    dispute: DisputeSubtype | None = None
    source: Source | None = None
    summary: str = ""
    party_labels: tuple[str, ...] = ()
    committee: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def acceptance_form(facts: AcceptanceFacts) -> Paper:
    """The registration form, fields in the order of the model form (司法部文书格式)."""
    said, common = wording("acceptance_form"), wording("common")
    by_hand = facts.by_hand
    ground = {None: said["either"], Source.PROACTIVE: said["proactive"]}.get(facts.source, said["applied"])
    dispute = paper_term(facts.dispute) if facts.dispute else ""
    number = common.fill("number", number=facts.number) if facts.number else common["blank_number"]
    sentence = said.runs(
        "sentence",
        by_hand=by_hand,
        date=facts.date or said["date"],
        ground=ground,
        one=facts.one,
        other=facts.other,
    )
    labels = facts.party_labels or (common["party"], common["party"])
    return Paper(
        form="D04",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            NumberLine(text=number),
            Paragraph(runs=tuple(_plain(run, ground) for run in sentence)),
            Grid(
                rows=(
                    Row(cells=(label(said["dispute"], 24), value(dispute, by_hand=by_hand))),
                    Row(
                        cells=(label(said["source"], 24), Cell(runs=_sources(facts.source, by_hand=by_hand)))
                    ),
                )
            ),
            Paragraph(runs=text(said["summary"]), role="heading"),
            *free_text(facts.summary, by_hand=by_hand, lines=6),
            Signatures(
                columns=(
                    SignatureColumn(heading=said["party_signs"], labels=labels),
                    SignatureColumn(heading=said["registrar_signs"], labels=(said["registrar"],)),
                )
            ),
            Seal(
                name=facts.committee or common["committee"],
                mark=common["seal"],
                date=date_line(facts.date),
                keep=True,
            ),
            Paragraph(runs=text(common["filled_by_committee"]), role="note"),
        ),
    )


def _plain(run: Run, ground: str) -> Run:
    return Run(text=run.text) if run.text == ground else run


def _sources(source: Source | None, *, by_hand: bool) -> tuple[Run, ...]:
    said = wording("acceptance_form")
    other = source not in (None, Source.PARTY_APPLICATION, Source.PROACTIVE)
    named = paper_term(source) if source and other else ""
    return (
        ticked(source is Source.PARTY_APPLICATION, said["source_applied"]),
        ticked(source is Source.PROACTIVE, said["source_proactive"]),
        Run(text=f"{'☑' if other else '☐'}{said['source_other']}"),
        written(named, by_hand=by_hand, blank=4) if by_hand or other else Run(text=""),
    )

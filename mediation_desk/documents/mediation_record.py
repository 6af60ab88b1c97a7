"""D10 人民调解记录: the minutes of one sitting."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import (
    PLAIN,
    Grid,
    Imprint,
    NumberLine,
    Paper,
    Paragraph,
    Row,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.wording import free_text, label, ticked, value, wording
from mediation_desk.domain.mediation_record import SittingResult, Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFacts:
    """What the minutes say; `utterances` (问/答) or `prose`, `ordinal` in figures as words ("2")."""

    number: str = ""
    ordinal: str = ""
    time: str = ""
    place: str = ""
    subject: str = ""
    parties: str = ""
    participants: str = ""
    prose: str = ""
    utterances: tuple[Utterance, ...] = ()
    result: SittingResult | None = None
    result_note: str = ""
    party_labels: tuple[str, ...] = ()
    mediators: int = 1
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def mediation_record(facts: RecordFacts) -> Paper:
    """The minutes, fields in the order of the model form (司法部文书格式)."""
    said, common = wording("mediation_record"), wording("common")
    by_hand = facts.by_hand
    title = said["title"] + (said.fill("ordinal", ordinal=facts.ordinal) if facts.ordinal else "")
    headed = [("time", facts.time), ("place", facts.place)]
    headed += [("subject", facts.subject)] if facts.subject else []
    headed += [("parties", facts.parties), ("participants", facts.participants)]
    rows = tuple(Row(cells=(label(said[key], 20), value(words, by_hand=by_hand))) for key, words in headed)
    results = tuple(ticked(facts.result is result, said[result.value]) for result in SittingResult)
    labels = facts.party_labels or (common["party"], common["party"])
    return Paper(
        form="D10",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=title),
            *((NumberLine(text=common.fill("number", number=facts.number)),) if facts.number else ()),
            Grid(rows=rows),
            Paragraph(runs=text(said["told"])),
            Paragraph(runs=text(said["record"]), role="heading"),
            *_content(facts),
            Paragraph(runs=text(said["result"]), role="heading"),
            Paragraph(runs=results, role="flush", keep=not facts.result_note),
            *((Paragraph(runs=text(facts.result_note), keep=True),) if facts.result_note else ()),
            Signatures(
                columns=(
                    SignatureColumn(heading=common["party_signs"], labels=labels),
                    SignatureColumn(
                        heading=common["mediators_sign"],
                        labels=(*(common["mediator"],) * facts.mediators, common["recorder"]),
                    ),
                )
            ),
            Paragraph(runs=text(facts.date or said["date"]), role="date"),
        ),
    )


def _content(facts: RecordFacts) -> tuple[Paragraph | Grid, ...]:
    said = wording("mediation_record")
    if facts.utterances:
        return tuple(
            Paragraph(runs=text(said.fill("utterance", speaker=each.speaker, text=each.text)), role="answer")
            for each in facts.utterances
        )
    return free_text(facts.prose, by_hand=facts.by_hand, lines=18)

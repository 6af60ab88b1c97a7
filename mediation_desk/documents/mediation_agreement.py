"""D11 人民调解协议书: the written agreement (contents by 人民调解法 art 29, margins by GB/T 9704)."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import (
    Clause,
    Grid,
    Imprint,
    NumberLine,
    Paper,
    Paragraph,
    Run,
    Runs,
    Seal,
    Sheet,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.people import PartyFacts, party_rows
from mediation_desk.documents.wording import date_line, free_text, shown, wording, written
from mediation_desk.domain.numerals import ordinal


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseWords:
    """One clause as it will print, without its number."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFacts:
    """What the agreement says.

    Without `number` it is a 核对稿 of `version`; with it, the final print, carrying `code` on every page.
    `copies` is a Chinese numeral (三). `signers` are the labels to sign beside (甲方：), else one per party.
    """

    number: str = ""
    version: int = 0
    code: str = ""
    parties: tuple[PartyFacts, ...] = ()
    facts: str = ""
    clauses: tuple[ClauseWords, ...] = ()
    manner: str = ""
    copies: str = ""
    signers: tuple[str, ...] = ()
    mediators: int = 1
    committee: str = ""
    date: str = ""
    by_hand: bool = False


def mediation_agreement(facts: AgreementFacts) -> Paper:
    """The agreement, fields in the order of the model form (司法部文书格式)."""
    said, common = wording("mediation_agreement"), wording("common")
    by_hand = facts.by_hand
    parties = facts.parties or (PartyFacts(side="甲方"), PartyFacts(side="乙方"))
    people = tuple(
        row
        for party in parties
        for row in party_rows(party, by_hand=by_hand, identity=True, lead=said.fill("party", side=party.side))
    )
    signers = facts.signers or tuple(said.fill("signs", side=party.side) for party in parties)
    before, after = said["copies"].split("{copies}")
    copies = (Run(text=before), written(facts.copies, by_hand=by_hand, blank=2), Run(text=after))
    return Paper(
        form="D11",
        title=said["title"],
        sheet=Sheet.OFFICIAL,
        imprint=Imprint(seam=True) if by_hand else imprint_of(facts.number, facts.version, facts.code),
        blocks=(
            Title(text=said["title"]),
            NumberLine(text=_number(facts)),
            Grid(rows=people),
            *_headed(said["facts"], facts.facts, by_hand=by_hand, lines=5),
            Paragraph(runs=text(said["agreed"]), role="agreement_heading"),
            *_clauses(facts),
            *_headed(said["manner"], facts.manner, by_hand=by_hand, lines=2),
            Paragraph(runs=copies, role="agreement", keep=True),
            Signatures(
                columns=(
                    SignatureColumn(heading=common["party_signs"], labels=signers),
                    SignatureColumn(
                        heading=common["mediators_sign"],
                        labels=(*(common["mediator"],) * facts.mediators, common["recorder"]),
                    ),
                )
            ),
            Seal(
                name=facts.committee or common["committee"], mark=common["seal"], date=date_line(facts.date)
            ),
        ),
    )


def _number(facts: AgreementFacts) -> str:
    if facts.number:
        return wording("common").fill("number", number=facts.number)
    if facts.by_hand:
        return wording("common")["blank_number"]
    return wording("mediation_agreement")["draft_number"]


def imprint_of(number: str, version: int, code: str) -> Imprint:
    """What every page of an agreement carries: 核对稿 without a number, else number, version and code."""
    said = wording("mediation_agreement")
    if number:
        return Imprint(
            number=number, version=said.fill("version", version=str(version)), code=code, seam=True
        )
    return Imprint(mark=said.fill("draft", version=str(version)), code=code)


def _headed(heading: str, words: str, *, by_hand: bool, lines: int) -> tuple[Paragraph | Grid, ...]:
    """A heading that runs into its text, or stands over ruled lines."""
    if by_hand and not words:
        ruled = free_text("", by_hand=True, lines=lines)
        return (Paragraph(runs=text(heading), role="agreement_heading"), *ruled)
    runs: Runs = (Run(text=heading, strong=True), Run(text=shown(words, by_hand=by_hand)))
    return (Paragraph(runs=runs, role="agreement"),)


def _clauses(facts: AgreementFacts) -> tuple[Clause | Paragraph | Grid, ...]:
    if not facts.clauses:
        return free_text("", by_hand=facts.by_hand, lines=12, role="agreement")
    return tuple(
        Clause(id=clause.id, number=ordinal(n), runs=text(shown(clause.text, by_hand=facts.by_hand)))
        for n, clause in enumerate(facts.clauses, 1)
    )

"""D27 婚姻家庭辅导服务记录表 (MZ/T 084—2017 表 D.1), fields in its order, one group of rows per spouse."""

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
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.wording import label, shown, ticked, value, wording

_KINDS = ("premarital", "marriage", "family", "divorce")
_RESULTS = ("reconciled", "postponed", "divorcing")
_SATISFACTION = ("satisfied", "fairly", "dissatisfied")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpouseFacts:
    """基本情况 of one person, all as words that person agreed to show."""

    name: str = ""
    sex: str = ""
    family_role: str = ""
    marital_status: str = ""
    married_for: str = ""
    education: str = ""
    identity_number: str = ""
    occupation: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFacts:
    """What the table says; `kind`, `result` and `satisfaction` are the codes of their boxes.

    `inquiry` and `assessment` are words their author chose for this paper: nothing sealed gets in by itself.
    """

    number: str = ""
    date: str = ""
    half: str = ""
    counsellor: str = ""
    spouses: tuple[SpouseFacts, ...] = ()
    kind: str = ""
    inquiry: str = ""
    assessment: str = ""
    result: str = ""
    satisfaction: str = ""
    other: str = ""
    remarks: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def counselling_service_record(facts: ServiceFacts) -> Paper:
    """The table: counsellor, spouses, kind, inquiry, assessment, result, satisfaction, other, remarks."""
    said, common = wording("counselling_service_record"), wording("common")
    by_hand = facts.by_hand
    day = said.fill("day", date=facts.date, half=facts.half) if facts.date else said["blank_day"]
    spouses = facts.spouses or (SpouseFacts(), SpouseFacts())
    rows = [row for n, one in enumerate(spouses) for row in _spouse(one, n, by_hand=by_hand)]
    rows += [
        Row(cells=(label(said["kind"], 24), _boxes(_KINDS, facts.kind))),
        _words("inquiry", facts.inquiry, 30, by_hand=by_hand),
        _words("assessment", facts.assessment, 20, by_hand=by_hand),
        Row(cells=(label(said["result"], 24), _boxes(_RESULTS, facts.result))),
        Row(cells=(label(said["satisfaction"], 24), _boxes(_SATISFACTION, facts.satisfaction))),
        _words("other", facts.other, 9, by_hand=by_hand),
        _words("remarks", facts.remarks, 9, by_hand=by_hand),
    ]
    hands = tuple(f"{one.name}：" for one in facts.spouses if one.name) or (said["client"],) * len(spouses)
    return Paper(
        form="D27",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            NumberLine(
                text=common.fill("number", number=facts.number) if facts.number else common["blank_number"]
            ),
            Grid(
                rows=(
                    Row(
                        cells=(
                            Cell(runs=text(day), width=86),
                            label(said["counsellor"], 36),
                            value(facts.counsellor, by_hand=by_hand),
                        )
                    ),
                )
            ),
            Paragraph(runs=text(""), role="space", keep=True),
            Grid(rows=tuple(rows), boxed=True),
            Signatures(
                columns=(
                    SignatureColumn(heading=said["clients_sign"], labels=hands),
                    SignatureColumn(heading=said["counsellor_signs"], labels=("",)),
                )
            ),
        ),
    )


def _spouse(one: SpouseFacts, n: int, *, by_hand: bool) -> tuple[Row, ...]:
    said = wording("counselling_service_record")

    def pair(key: str, title: float, room: float = 0) -> tuple[Cell, Cell]:
        words = shown(getattr(one, key), by_hand=by_hand)
        return label(said[key], title), Cell(runs=text(words), width=room)

    heading = said.fill("about", nth=said.lists["nth"][n % len(said.lists["nth"])])
    return (
        Row(cells=(label(heading, 36), *pair("name", 14), *pair("sex", 16, 18))),
        Row(cells=(*pair("family_role", 24), *pair("marital_status", 24, 34), *pair("married_for", 16, 18))),
        Row(cells=(*pair("education", 24), *pair("identity_number", 30, 54))),
        Row(cells=(*pair("occupation", 24), *pair("phone", 16, 68))),
    )


def _boxes(keys: tuple[str, ...], chosen: str) -> Cell:
    said = wording("counselling_service_record")
    return Cell(runs=tuple(ticked(key == chosen, said[key]) for key in keys))


def _words(key: str, words: str, height: float, *, by_hand: bool) -> Row:
    said = wording("counselling_service_record")
    cells = (label(said[key], 24), Cell(runs=text(shown(words, by_hand=by_hand))))
    return Row(cells=cells, height=height if by_hand or len(words) > 2 else 0)

"""The block of facts about a party that opens applications and agreements."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import Cell, Row, text
from mediation_desk.documents.wording import label, value, wording


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFacts:
    """What a paper says about one party, all as words that party agreed to show.

    `side` is 甲方, 乙方, … on agreements. An `organisation` prints its name, address and `representative`
    (姓名和职务) instead. `identity_number` prints only when given.
    """

    side: str = ""
    name: str = ""
    sex: str = ""
    ethnicity: str = ""
    age: str = ""
    occupation: str = ""
    contact: str = ""
    address: str = ""
    organisation: bool = False
    representative: str = ""
    identity_number: str = ""


def party_rows(
    party: PartyFacts, *, by_hand: bool, name: str = "", lead: str = "", identity: bool = False
) -> tuple[Row, ...]:
    """Rows 姓名 … 年龄, 职业或职务 … 联系方式, 单位或住址; `lead` stands before the first label.

    `identity` lets the identity number print where it is given.
    """
    said = wording("common")
    first: tuple[Cell, ...] = (label(lead, 38),) if lead else ()
    indent: tuple[Cell, ...] = (Cell(runs=text(""), width=38),) if lead else ()
    if party.organisation:
        return (
            Row(
                cells=(
                    *first,
                    label(name or said["organisation"], 12 if lead else 30),
                    value(party.name, by_hand=by_hand),
                )
            ),
            Row(
                cells=(
                    *indent,
                    label(said["organisation_address"], 12 if lead else 30),
                    value(party.address, by_hand=by_hand),
                )
            ),
            Row(
                cells=(
                    *indent,
                    label(said["representative"], 48),
                    value(party.representative, by_hand=by_hand),
                )
            ),
        )
    rows = [
        Row(
            cells=(
                *first,
                label(name or said["name"], 11 if lead else 30),
                value(party.name, by_hand=by_hand),
                label(said["sex"], 11),
                value(party.sex, 11, by_hand=by_hand),
                label(said["ethnicity"], 11),
                value(party.ethnicity, 19, by_hand=by_hand),
                label(said["age"], 11),
                value(party.age, 14 if lead else 16, by_hand=by_hand),
            )
        ),
        Row(
            cells=(
                label(said["occupation"], 30),
                value(party.occupation, by_hand=by_hand),
                label(said["contact"], 20),
                value(party.contact, 60, by_hand=by_hand),
            )
        ),
        Row(cells=(label(said["address"], 30), value(party.address, by_hand=by_hand))),
    ]
    if identity and party.identity_number:
        rows.append(
            Row(cells=(label(said["identity_number"], 30), value(party.identity_number, by_hand=by_hand)))
        )
    return tuple(rows)

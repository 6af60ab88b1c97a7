"""The block of facts about a person in papers for a court or a registry."""

from __future__ import annotations

from collections.abc import Mapping

from mediation_desk.documents.paper import Cell, Row
from mediation_desk.documents.wording import Wording, label, value

WIDE, SHORT = 30, 13
"""Widths of the labels (millimetres)."""


def person_rows(said: Wording, lead: str, known: Mapping[str, str], *, by_hand: bool) -> tuple[Row, ...]:
    """Who somebody is; `lead` (申请人, 男方) labels the name, `known` holds the words by wording key."""

    def cell(key: str, width: float = 0) -> Cell:
        return value(known.get(key, ""), width, by_hand=by_hand)

    return (
        Row(
            cells=(
                label(lead, WIDE),
                cell("name"),
                label(said["sex"], SHORT),
                cell("sex", 14),
                label(said["ethnicity"], SHORT),
                cell("ethnicity", 24),
            )
        ),
        Row(
            cells=(label(said["identity"], WIDE), cell("identity"), label(said["born"], 20), cell("born", 36))
        ),
        Row(
            cells=(
                label(said["occupation"], WIDE),
                cell("occupation"),
                label(said["phone"], 20),
                cell("phone", 36),
            )
        ),
        Row(cells=(label(said["address"], WIDE), cell("address"))),
    )

"""What lies in a choice and stays at home: said in numbers before a packet is written."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Table, func, select

from mediation_desk.domain.household import ColourState
from mediation_desk.domain.packet import PacketChoice, PacketNoun, Withheld
from mediation_desk.register.packet_rows.guarded import guarded_cases, guarded_households
from mediation_desk.register.packet_rows.nouns import chosen_ids
from mediation_desk.register.packet_rows.taking import portions
from mediation_desk.register.records import Records
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.households import household_colours


def held_back(records: Records, choice: PacketChoice) -> Mapping[Withheld, int]:
    """How many restricted clues, reasons of colours and sealed findings stay, and of how many only the row
    goes.

    Ow many restricted clues, reasons of colours and sealed findings stay, and of how many only the row goes.
    """
    chosen = {
        noun: chosen_ids(records, noun, choice) for noun in choice.nouns if noun is not PacketNoun.FIGURES
    }
    homes = chosen.get(PacketNoun.HOUSEHOLD, [])
    of = household_colours.c
    counted = {
        Withheld.RESTRICTED_CLUE: _count(
            records,
            clues,
            chosen.get(PacketNoun.CLUE, []),
            clues.c.restricted | clues.c.sealed_id.is_not(None),
        ),
        Withheld.SEALED_FINDINGS: _count(
            records, home_visits, chosen.get(PacketNoun.HOME_VISIT, []), home_visits.c.sealed_id.is_not(None)
        ),
        Withheld.COLOUR_REASON: sum(
            records.connection.execute(
                select(func.count()).where(of.household_id.in_(some), of.state == ColourState.IN_FORCE)
            ).scalar_one()
            for some in portions(homes)
        ),
        Withheld.GUARDED: len(guarded_households(records).intersection(homes))
        + len(guarded_cases(records).intersection(chosen.get(PacketNoun.CASE, []))),
    }
    return {why: n for why, n in counted.items() if n}


def _count(records: Records, table: Table, ids: list[str], which: ColumnElement[bool]) -> int:
    found = (
        select(func.count()).select_from(table).where(table.c.id.in_(some), which) for some in portions(ids)
    )
    return sum(records.connection.execute(one).scalar_one() for one in found)

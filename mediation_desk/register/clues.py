"""Clues in the register: each with its next number, restricted texts sealed, the list paged by key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, insert, select, update

from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.clue import Clue
from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.errors import DeskError
from mediation_desk.register import grants, numbers, sealed
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.clues import clues

_PLAIN = (
    "id",
    "version",
    "number",
    "found_on",
    "source",
    "area_path",
    "subject",
    "place",
    "kind",
    "restricted",
    "urgency",
    "handling",
    "responsible",
    "due_on",
    "closed_on",
    "outcome",
    "registered_at",
    "registered_by",
)
_LINKS = ("area_id", "household_id", "case_id", "reception_id", "round_id")
SEALED = ("summary", "outcome_note", "reported_by", "reporter_phone")
"""What of a restricted clue stands in its sealed text alone."""


def open_clue(records: Records, clue: Clue, listed: str = "") -> Clue:
    """Take a clue in with the next number of the year it is registered in, or one `listed`.

    DeskError of `numbers.take`, sealed.no_seat (a restricted one, where a card opened the desk).
    """
    number = numbers.take(records, Series.CLUE, records.today.year, listed=listed, became=clue.id)
    kept = replace(
        clue,
        version=1,
        number=number,
        registered_at=records.now,
        registered_by=records.staff.id,
        opened=True,
    )
    records.connection.execute(insert(clues).values(**_columns(records, kept, "")))
    records.touch(kept.id, Holder.CLUE)
    records.journal("open_clue", kept.id)
    return kept


def take_old(records: Records, told: Sequence[tuple[Clue, str]]) -> list[str]:
    """Keep clues of an old list, each with the number it had there, where nobody has it; their ids.

    No entry of the journal for each: whoever takes a list in tells of it as one. DeskError of `numbers.take`.
    """
    wanted = [number for _clue, number in told if number]
    there = set(
        records.connection.execute(select(clues.c.number).where(clues.c.number.in_(wanted))).scalars()
    )
    rows = []
    for clue, number in told:
        if number and number not in there and not numbers.is_taken(records, number):
            there.add(number)
        else:
            number = numbers.take(records, Series.CLUE, records.today.year)
        rows.append(_columns(records, replace(clue, number=number), ""))
        records.touch(clue.id, Holder.CLUE)
    records.connection.execute(insert(clues), rows)
    return [clue.id for clue, _number in told]


def save(records: Records, clue: Clue, act: str, *fields: str) -> Clue:
    """Keep a changed clue if nobody changed it meanwhile; its sealed text is written anew for its readers.

    DeskError: clue.missing, record.changed_meanwhile, sealed.not_yours (a restricted one that does not open
    here).
    """
    row = _row(records, clue.id)
    if row.version != clue.version:
        raise DeskError("record.changed_meanwhile")
    if row.sealed_id and not clue.opened:
        raise DeskError("sealed.not_yours")
    kept = replace(clue, version=clue.version + 1, restricted=clue.restricted or row.restricted)
    records.connection.execute(
        update(clues).where(clues.c.row == row.row).values(**_columns(records, kept, row.sealed_id or ""))
    )
    if kept.restricted and not row.restricted:
        records.forgets = True  # what stood open is sealed now
    records.touch(kept.id, Holder.CLUE)
    records.journal(act, kept.id, fields=fields)
    return kept


def get(records: Records, clue_id: str) -> Clue:
    """A clue; what is sealed opens for its readers alone (`opened`), journalled. DeskError clue.missing."""
    row = _row(records, clue_id)
    if not row.sealed_id:
        return of_row(row, {})
    opened = sealed.unseal_many(records, [row.sealed_id])
    if not opened:
        return of_row(row, None)
    records.journal("open_restricted_clue", clue_id)
    return of_row(row, json.loads(opened[row.sealed_id]))


def plain(records: Records, clue_id: str) -> Clue:
    """A clue as far as it stands in the open; nothing is opened. DeskError("clue.missing")."""
    row = _row(records, clue_id)
    return of_row(row, None if row.sealed_id else {})


def reporter_to_compare(records: Records, clue_id: str) -> tuple[str, str] | None:
    """Who reported a clue and their phone, to be looked for in a text and shown nowhere; None: stays shut."""
    row = _row(records, clue_id)
    if not row.sealed_id:
        return row.reported_by, row.reporter_phone
    opened = sealed.unseal_many(records, [row.sealed_id])
    if not opened:
        return None
    told = json.loads(opened[row.sealed_id])
    return told["reported_by"], told["reporter_phone"]


def may_open(records: Records, clue_id: str) -> bool:
    """Whether a clue is read here: nothing of it is sealed, or whoever asks is among its readers."""
    row = _row(records, clue_id)
    return not row.sealed_id or sealed.may_open(records, row.sealed_id)


def became_reception(records: Records, clue_id: str, reception_id: str) -> None:
    """A reception was taken from this clue: the link stays. DeskError("clue.missing")."""
    row = _row(records, clue_id)
    records.connection.execute(
        update(clues)
        .where(clues.c.row == row.row)
        .values(reception_id=reception_id, version=clues.c.version + 1)
    )
    records.journal("clue_became_reception", clue_id, reception_id)


def became_case(records: Records, reception_id: str, case_id: str) -> None:
    """A reception became a case: clues that led to it lead to the case too."""
    of = clues.c.reception_id == reception_id
    found = list(records.connection.execute(select(clues.c.id).where(of)).scalars())
    if found:
        records.connection.execute(
            update(clues).where(of).values(case_id=case_id, version=clues.c.version + 1)
        )
        records.journal("clue_became_case", case_id, *found)


def seal_for(records: Records, text: Mapping[str, str], before: str, reader_ids: Iterable[str]) -> str:
    """Seal a text anew for who read it `before` and for these readers; its new id."""
    known = grants.readers(records, before) if before else frozenset()
    return sealed.seal(records, SealedKind.RESTRICTED, canonical(dict(text)), {*known, *reader_ids} - {""})


def said(opened: str) -> str:
    """The words of a follow-up's sealed text; "" for one that stays shut."""
    return str(json.loads(opened)["said"]) if opened else ""


def of_row(row: Row[Any], opened: Mapping[str, str] | None) -> Clue:
    """A clue from its row; `opened` is its sealed text, {} for one not sealed, None for one kept shut."""
    told: dict[str, Any] = {name: getattr(row, name) for name in (*_PLAIN, *SEALED)}
    told |= {name: getattr(row, name) or "" for name in _LINKS}
    told |= dict(opened or {})
    return Clue(
        **told,
        groups=frozenset(map(SpecialGroup, row.groups)),
        actions=frozenset(map(FiveAction, row.actions)),
        opened=opened is not None,
    )


def _row(records: Records, clue_id: str) -> Row[Any]:
    row = records.connection.execute(select(clues).where(clues.c.id == clue_id)).first()
    if row is None:
        raise DeskError("clue.missing")
    return row


def _columns(records: Records, clue: Clue, before: str) -> dict[str, Any]:
    texts = {name: getattr(clue, name) for name in SEALED}
    sealed_id = None
    if clue.restricted:
        sealed_id = seal_for(records, texts, before, (clue.responsible, clue.registered_by))
        texts = dict.fromkeys(SEALED, "")
    return {
        **{name: getattr(clue, name) for name in _PLAIN},
        **{name: getattr(clue, name) or None for name in _LINKS},
        **texts,
        "groups": sorted(clue.groups),
        "actions": sorted(clue.actions),
        "sealed_id": sealed_id,
    }

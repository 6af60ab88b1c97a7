"""People that rows of an old list are about, held against the people of the register."""

from __future__ import annotations

from collections.abc import Sequence

from mediation_desk.domain.ledger_import import Choice, LedgerKind, LedgerRow, Match, SameAs
from mediation_desk.register import ledger_lookup
from mediation_desk.register.records import Records

_NAMED = {LedgerKind.HOUSEHOLDS: ("name", "head"), LedgerKind.AID_GRANTS: ("name",)}
"""The columns in which rows of a kind name a person, the first that is filled counting."""


def named(kind: LedgerKind, row: LedgerRow) -> str:
    """The name of the person a row is about, empty where it is about nobody."""
    found = (str(row.values.get(column, "")) for column in _NAMED.get(kind, ()))
    return next(filter(None, found), "")


def match_people(records: Records, kind: LedgerKind, rows: Sequence[LedgerRow]) -> list[Match]:
    """Rows with somebody's identity number are linked to them; phone and name together suggest it.

    A number that belongs to somebody of another name is never linked unasked.
    """
    if kind not in _NAMED:
        return []
    numbers = {str(row.values["identity"]) for row in rows if row.values.get("identity")}
    by_identity = ledger_lookup.people_by_identity(records, numbers)
    names = {named(kind, row) for row in rows if row.values.get("phone")} - {""}
    by_phone = ledger_lookup.people_called(records, names) if names else {}
    found: list[Match] = []
    for row in rows:
        name, phone = named(kind, row), str(row.values.get("phone", ""))
        known = by_identity.get(str(row.values.get("identity", "")))
        if known is not None:
            same = known[1] == name
            either = (Choice.LINK, Choice.SKIP) if same else (Choice.SKIP, Choice.LINK)
            found.append(_match(row.line, SameAs.BY_IDENTITY, known[0], known[1], either))
        elif phone and (name, phone) in by_phone and not row.values.get("identity"):
            choices = (Choice.LINK, Choice.NEW, Choice.SKIP)
            found.append(_match(row.line, SameAs.BY_PHONE_AND_NAME, by_phone[name, phone], name, choices))
    return found


def _match(line: int, same: SameAs, person_id: str, label: str, choices: tuple[Choice, ...]) -> Match:
    return Match(
        line=line, same=same, subject_id=person_id, label=label, suggested=choices[0], choices=choices
    )

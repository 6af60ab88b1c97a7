"""Holding the rows of an old list against the register: areas they name, and what may be there already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mediation_desk.domain.ledger_columns import FORMS, LedgerForm
from mediation_desk.domain.ledger_import import (
    Choice,
    Fault,
    ImportBatch,
    LedgerKind,
    LedgerRow,
    Match,
    SameAs,
)
from mediation_desk.register import ledger_batches, ledger_lookup
from mediation_desk.register.ledger_rows.places import Places
from mediation_desk.register.records import Records
from mediation_desk.services.access import LEDGER_IMPORT
from mediation_desk.services.ledger_clues import complete_clues
from mediation_desk.services.ledger_families import check_families
from mediation_desk.services.ledger_people import match_people
from mediation_desk.services.ledger_plan import SheetRows, check_kind
from mediation_desk.services.permission import allowed

SKIP_OR_NEW = (Choice.SKIP, Choice.NEW)
LINK_OR_NOT = (Choice.LINK, Choice.NEW, Choice.SKIP)
_TO_HOUSEHOLDS = {
    LedgerKind.CLUES: "subject",
    LedgerKind.HOME_VISITS: "household",
    LedgerKind.AWARDS: "name",
}
"""The column in which rows of a kind name a household."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The rows as they can be taken, what each may be the same as by line, and whether the file was taken."""

    rows: tuple[LedgerRow, ...]
    matches: dict[int, Match]
    taken_before: ImportBatch | None


@allowed(LEDGER_IMPORT)
def match_rows(records: Records, kind: LedgerKind, given: SheetRows, sha256: str) -> Matched:
    """Look every row up. Rows that name an area nobody knows get a fault that stops them.

    DeskError permission.refused where the kind is not for whoever asks.
    """
    check_kind(records.staff, kind)
    form = FORMS[kind]
    rows = _all_placed(records, given.rows, form)
    if kind is LedgerKind.CLUES:
        rows = complete_clues(records, rows)
    if kind is LedgerKind.HOUSEHOLDS:
        rows = check_families(records, rows)
    standing = [row for row in rows if not row.stopped]
    matches: dict[int, Match] = {}
    for found in (
        _own_rows(records, kind, form, standing),
        _in_file(form, standing),
        match_people(records, kind, standing),
        _households(records, kind, standing),
    ):
        for match in found:
            matches.setdefault(match.line, match)
    before = ledger_batches.same_file(records, kind, sha256)
    return Matched(rows=tuple(rows), matches=matches, taken_before=before)


def _all_placed(records: Records, rows: Sequence[LedgerRow], form: LedgerForm) -> list[LedgerRow]:
    if form.kind is LedgerKind.AREAS:
        return _in_tree(records, rows)
    if not any(column.key == "area" for column in form.columns):
        return list(rows)
    places = Places(records)
    return [_placed(row, form, places) for row in rows]


def _placed(row: LedgerRow, form: LedgerForm, places: Places) -> LedgerRow:
    """The row with the area it names."""
    said = row.values.get("area")
    if not said:
        return row
    place = places.find(str(said))
    if place is not None:
        return replace(row, values=row.values | {"area_id": place.id, "area_path": place.path})
    fault = Fault(column="area", key="ledger.unknown_area", stops=not form.keeps_text)
    return replace(row, faults=(*row.faults, fault))


def _in_tree(records: Records, rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Areas lie in one that is there, or in one of the same list."""
    places = Places(records)
    named = {str(row.values.get("name", "")) for row in rows if not row.stopped}
    found = []
    for row in rows:
        parent = str(row.values.get("parent", ""))
        if parent and parent not in named and places.find(parent) is None:
            row = replace(row, faults=(*row.faults, Fault(column="parent", key="ledger.unknown_area")))
        found.append(row)
    return found


def _key(row: LedgerRow, by: tuple[str, ...]) -> tuple[object, ...] | None:
    """What a row says in these columns; None when it says nothing in the first."""
    if row.values.get(by[0]) in (None, ""):
        return None
    return tuple(row.values.get(one) for one in by)


def _own_rows(records: Records, kind: LedgerKind, form: LedgerForm, rows: Sequence[LedgerRow]) -> list[Match]:
    found: list[Match] = []
    if kind is LedgerKind.HOUSEHOLDS:
        return _same_households(records, rows)
    for by in form.same_by:
        keys = {row.line: key for row in rows if (key := _key(row, by)) is not None}
        there: dict[tuple[object, ...], str]
        if kind is LedgerKind.HOME_VISITS:
            there = ledger_lookup.visits_on(records, {key[0] for key in keys.values()})
        elif kind is LedgerKind.AREAS:
            named = {str(key[0]) for key in keys.values()}
            there = ledger_lookup.areas_in(records, named)
            keys = {line: (key[0], key[1] or "") for line, key in keys.items()}
        else:
            there = ledger_lookup.own_rows(records, kind, by, set(keys.values()))
        found += [
            _match(line, SameAs.OWN_ROW, there[key], _label(key), SKIP_OR_NEW)
            for line, key in keys.items()
            if key in there
        ]
    if kind is LedgerKind.CASES:
        numbers = {str(row.values["number"]): row.line for row in rows if row.values.get("number")}
        cases = ledger_lookup.cases_by_number(records, numbers)
        found += [
            _match(numbers[number], SameAs.CASE, case_id, number, SKIP_OR_NEW)
            for number, case_id in cases.items()
        ]
    return found


def _same_households(records: Records, rows: Sequence[LedgerRow]) -> list[Match]:
    """Rows of households that are there: by their number, else by the head's name in the same area."""
    said = {str(row.values[key]) for row in rows for key in ("number", "head") if row.values.get(key)}
    there = ledger_lookup.households_called(records, said)
    found = []
    for row in rows:
        number, path = str(row.values.get("number", "")), str(row.values.get("area_path", ""))
        near = [one for one in there.get(str(row.values.get("head", "")), ()) if one[2] == path]
        known = [*there.get(number, ()), *near]
        if known:
            found.append(_match(row.line, SameAs.OWN_ROW, known[0][0], known[0][1], SKIP_OR_NEW))
    return found


def _in_file(form: LedgerForm, rows: Sequence[LedgerRow]) -> list[Match]:
    """Rows that say the same as one above them."""
    found = []
    for by in form.same_by:
        first: dict[tuple[object, ...], int] = {}
        for row in rows:
            key = _key(row, by)
            if key is None:
                continue
            above = first.setdefault(key, row.line)
            if above != row.line:
                found.append(_match(row.line, SameAs.IN_FILE, str(above), str(above), SKIP_OR_NEW))
    return found


def _households(records: Records, kind: LedgerKind, rows: Sequence[LedgerRow]) -> list[Match]:
    """Households that rows name, by number or by the head's name where the area does not speak against it."""
    column = _TO_HOUSEHOLDS.get(kind)
    if column is None:
        return []
    there = ledger_lookup.households_called(records, {str(row.values.get(column, "")) for row in rows} - {""})
    found = []
    for row in rows:
        path = str(row.values.get("area_path", ""))
        near = [
            one
            for one in there.get(str(row.values.get(column, "")), ())
            if one[2].startswith(path) or path.startswith(one[2])
        ]
        if len(near) == 1:
            found.append(_match(row.line, SameAs.HOUSEHOLD, near[0][0], near[0][1], LINK_OR_NOT))
    return found


def _match(line: int, same: SameAs, subject_id: str, label: str, choices: tuple[Choice, ...]) -> Match:
    return Match(
        line=line, same=same, subject_id=subject_id, label=label, suggested=choices[0], choices=choices
    )


def _label(key: tuple[object, ...]) -> str:
    words = [one for one in key if isinstance(one, str)]
    return words[0] if words else ""

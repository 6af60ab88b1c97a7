"""Rows that are never deleted: each is named by the journal at its birth, and missed when it is gone."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Table, select

from mediation_desk.register.journal import JournalEntry
from mediation_desk.register.records import Records
from mediation_desk.register.tables.appointments import appointments, keep_apart
from mediation_desk.register.tables.attachments import attachments, exported_copies
from mediation_desk.register.tables.cases import mediation_records
from mediation_desk.register.tables.confirmations import confirmations
from mediation_desk.register.tables.counselling import counselling_additions, counselling_notes
from mediation_desk.register.tables.divorce_registrations import divorce_registrations
from mediation_desk.register.tables.dossiers import (
    data_requests,
    destruction_lists,
    impact_assessments,
    readings,
)
from mediation_desk.register.tables.obligations import payments, performance_events
from mediation_desk.register.tables.referrals import referrals
from mediation_desk.register.tables.return_visits import return_visits
from mediation_desk.register.tables.safety_records import safety_records
from mediation_desk.register.tables.scales import crisis_events, scale_results
from mediation_desk.register.tables.screenings import screenings
from mediation_desk.register.tables.written_papers import written_papers

_BORN: dict[str, tuple[Table, int]] = {
    "sign_note": (counselling_notes, 2),
    "add_to_note": (counselling_additions, 2),
    "fill_scale": (scale_results, 2),
    "record_crisis": (crisis_events, 1),
    "keep_safety_record": (safety_records, 1),
    "screen": (screenings, 1),
    "add_mediation_record": (mediation_records, 1),
    "issue_written_paper": (written_papers, 0),
    "begin_referral": (referrals, 0),
    "plan_visit": (return_visits, 0),
    "add_attachment": (attachments, 1),
    "export_attachment": (exported_copies, 2),
    "begin_confirmation": (confirmations, 1),
    "keep_divorce_registration": (divorce_registrations, 1),
    "keep_payment": (payments, 2),
    "keep_performance_event": (performance_events, 1),
    "note_reading": (readings, 1),
    "note_data_request": (data_requests, 0),
    "note_assessment": (impact_assessments, 0),
    "book_appointment": (appointments, 0),
    "keep_apart": (keep_apart, 0),
    "propose_destruction": (destruction_lists, 0),
}
"""By act: the table, and which of the entry's ids is the row's own."""

Kept = tuple[str, str]
"""An act and the id of the row it made."""


def kept_by(told: JournalEntry) -> Kept | None:
    """The row an entry says was made, if it is one that is never deleted."""
    line = _BORN.get(told.act)
    return (told.act, told.ids[line[1]]) if line is not None and len(told.ids) > line[1] else None


def tables() -> frozenset[Table]:
    """The tables whose rows the journal sees born."""
    return frozenset(table for table, _place in _BORN.values())


def missing(records: Records, kept: Iterable[Kept]) -> int:
    """How many of these rows are there no more."""
    wanted: dict[str, set[str]] = {}
    for act, row_id in kept:
        wanted.setdefault(act, set()).add(row_id)
    return sum(len(ids - _there(records, _BORN[act][0])) for act, ids in wanted.items())


def _there(records: Records, table: Table) -> set[str]:
    return set(records.connection.execute(select(table.c.id)).scalars())

"""Triggers that make an archived case read-only, and the rows of the archive itself unchangeable.

What stays free is who answers for the case (people leave and hand over), what the list paints of it (mark,
names) and its timeline, which only grows.
"""

from __future__ import annotations

from typing import Final

ARCHIVED: Final = "an archived case is never changed"
"""What the database says; it reaches the person in their own words."""

_STATES = "('archived', 'retention_due')"
_OF_A_CASE = (
    "case_parties",
    "case_notes",
    "mediation_records",
    "agreements",
    "service_details",
    "written_papers",
    "dossier_papers",
    "dossier_gaps",
    "confirmations",
    "divorce_registrations",
    "return_visits",
    "obligations",
    "payments",
    "payment_vouchers",
    "performance_events",
)
"""Tables whose rows belong to a case by `case_id` and end with its archiving."""

_PRINTS = (
    ("final_prints", "agreements", "agreement_id"),
    ("record_prints", "mediation_records", "record_id"),
    ("confirmation_steps", "confirmations", "confirmation_id"),
)
"""Tables of prints, and what they are prints of."""
_KEPT = (
    "number, accepted_on, source, dispute_subtype, difficulty, summary, requests, reception_id, closed_on, "
    "written_effective_on, oral_reached_on"
)


def _refuse(name: str, act: str, table: str, condition: str) -> str:
    return (
        f"CREATE TRIGGER {name} BEFORE {act} ON {table} WHEN {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{ARCHIVED}'); END"
    )


def of_case(table: str) -> dict[str, str]:
    """Three triggers that refuse rows of an archived case in a table with a `case_id`."""
    made = {}
    for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        name = f"{table}_archived_{act.lower()}"
        condition = f"(SELECT state FROM cases WHERE id = {row}.case_id) IN {_STATES}"  # noqa: S608 -- our own
        made[name] = _refuse(name, act, table, condition)
    return made


def _of_print(table: str, parents: str, column: str, act: str, row: str) -> str:
    joined = f"cases JOIN {parents} ON {parents}.case_id = cases.id WHERE {parents}.id = {row}.{column}"
    condition = f"(SELECT cases.state FROM {joined}) IN {_STATES}"  # noqa: S608 -- our own names
    return _refuse(f"{table}_archived_{act.lower()}", act, table, condition)


def _never(table: str, acts: tuple[str, ...] = ("UPDATE", "DELETE")) -> dict[str, str]:
    return {
        f"{table}_no_{act.lower()}": f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
        for act in acts
    }


_SCANS_CASE = "(SELECT state FROM cases WHERE id = {row}.subject_id) IN " + _STATES  # noqa: S608 -- our own
_SCANS = {
    "attachments_archived_insert": _refuse(
        "attachments_archived_insert", "INSERT", "attachments", _SCANS_CASE.format(row="NEW")
    ),
    "attachments_archived_update": _refuse(
        "attachments_archived_update",
        "UPDATE",
        "attachments",
        f"NEW.destroyed_at IS NULL AND {_SCANS_CASE.format(row='OLD')}",
    ),
}
"""Scans belong to their case by `subject_id`; destroying them is the one change of an archived one."""

_ONCE_CARRIED_OUT = "OLD.state IN ('carried_out', 'dropped')"
ARCHIVE_TRIGGERS: dict[str, str] = {
    "cases_archived_update": _refuse(
        "cases_archived_update", f"UPDATE OF {_KEPT}", "cases", f"OLD.state IN {_STATES}"
    ),
    "cases_archived_state": _refuse(
        "cases_archived_state",
        "UPDATE OF state",
        "cases",
        f"OLD.state IN {_STATES} AND NOT (OLD.state = 'archived' AND NEW.state = 'retention_due')",
    ),
    "cases_archived_delete": _refuse("cases_archived_delete", "DELETE", "cases", f"OLD.state IN {_STATES}"),
    **{name: said for table in _OF_A_CASE for name, said in of_case(table).items()},
    **{
        f"{table}_archived_{act.lower()}": _of_print(table, parents, column, act, row)
        for table, parents, column in _PRINTS
        for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD"))
    },
    **_SCANS,
    "private_phrases_archived_insert": of_case("private_phrases")["private_phrases_archived_insert"],
    **_never("dossiers"),
    **_never("retentions"),
    **_never("case_links"),
    **_never("readings"),
    **_never("destruction_lines"),
    **_never("destruction_lists", ("DELETE",)),
    "destruction_lists_over": "CREATE TRIGGER destruction_lists_over BEFORE UPDATE ON destruction_lists "
    f"WHEN {_ONCE_CARRIED_OUT} BEGIN SELECT RAISE(ABORT, 'a list that is over is never changed'); END",
    **_never("data_requests", ("DELETE",)),
    "data_requests_answered": "CREATE TRIGGER data_requests_answered BEFORE UPDATE ON data_requests "
    "WHEN OLD.answer IS NOT NULL BEGIN SELECT RAISE(ABORT, 'an answer is never changed'); END",
    **_never("impact_assessments"),
}

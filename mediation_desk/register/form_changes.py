"""What a centre changed in the wording and looks of its forms, kept in the register."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from mediation_desk.register.records import Records
from mediation_desk.register.tables.form_style import form_changes


def all_of_them(records: Records) -> dict[str, dict[str, Any]]:
    """Every change by form and key."""
    found: dict[str, dict[str, Any]] = {}
    for form, key, value in records.connection.execute(select(form_changes)):
        found.setdefault(form, {})[key] = value
    return found


def change(records: Records, form: str, key: str, value: Any) -> None:
    """Print this from now on; journalled by form and key."""
    row = insert(form_changes).values(form=form, key=key, value=value)
    records.connection.execute(
        row.on_conflict_do_update(index_elements=["form", "key"], set_={"value": value})
    )
    records.journal("change_form", fields=(form, key))


def reset(records: Records, form: str, key: str = "") -> None:
    """Print ours again, in one place or (without a key) in the whole form; journalled."""
    gone = delete(form_changes).where(form_changes.c.form == form)
    if key:
        gone = gone.where(form_changes.c.key == key)
    records.connection.execute(gone)
    records.journal("reset_form", fields=(form, key) if key else (form,))

"""Judicial confirmation in the register: applications, and their steps."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.confirmation import Attachment, Confirmation, Step
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.confirmations import confirmation_steps, confirmations

_MAY_CHANGE = {"version", "court", "ground", "attachments", "court_answer", "last_due"}
_PLAIN = tuple(name for name in Confirmation.__slots__ if name != "steps")


def add(records: Records, confirmation: Confirmation) -> Confirmation:
    """Keep a new application; returns it as version 1."""
    kept = replace(confirmation, version=1)
    records.connection.execute(insert(confirmations).values(**_columns(kept)))
    records.touch(kept.case_id)
    records.journal("begin_confirmation", kept.case_id, kept.id)
    return kept


def save(records: Records, confirmation: Confirmation) -> Confirmation:
    """Keep changed court, attachments or last day of performance. DeskError("record.changed_meanwhile")."""
    kept = replace(confirmation, version=confirmation.version + 1)
    changed = records.connection.execute(
        update(confirmations)
        .where(confirmations.c.id == kept.id, confirmations.c.version == confirmation.version)
        .values(**{name: value for name, value in _columns(kept).items() if name in _MAY_CHANGE})
    )
    if changed.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    records.touch(kept.case_id)
    records.journal("change_confirmation", kept.case_id, kept.id)
    return kept


def add_step(records: Records, confirmation: Confirmation, step: Step) -> Confirmation:
    """Keep what happened; returns the application with it, one version on.

    Raises DeskError("record.changed_meanwhile").
    """
    columns = {name: getattr(step, name) for name in Step.__slots__}
    kept = save(records, replace(confirmation, steps=(*confirmation.steps, step)))
    records.connection.execute(insert(confirmation_steps).values(confirmation_id=kept.id, **columns))
    return kept


def get(records: Records, confirmation_id: str) -> Confirmation:
    """One application with its steps. DeskError("confirmation.missing")."""
    found = select(confirmations).where(confirmations.c.id == confirmation_id)
    row = records.connection.execute(found).first()
    if row is None:
        raise DeskError("confirmation.missing")
    return _confirmation(records, row)


def of_case(records: Records, case_id: str) -> list[Confirmation]:
    """Every application of a case in the order they were begun."""
    found = select(confirmations).where(confirmations.c.case_id == case_id).order_by(confirmations.c.row)
    return [_confirmation(records, row) for row in records.connection.execute(found).all()]


def of_agreement(records: Records, agreement_id: str) -> Confirmation | None:
    """The newest application for an agreement, or None."""
    found = select(confirmations).where(confirmations.c.agreement_id == agreement_id)
    row = records.connection.execute(found.order_by(confirmations.c.row.desc()).limit(1)).first()
    return None if row is None else _confirmation(records, row)


def _columns(confirmation: Confirmation) -> dict[str, object]:
    columns = {name: getattr(confirmation, name) for name in _PLAIN}
    return columns | {"attachments": [one.value for one in confirmation.attachments]}


def _confirmation(records: Records, row: Row[tuple[object, ...]]) -> Confirmation:
    columns = {name: getattr(row, name) for name in _PLAIN}
    columns["attachments"] = tuple(Attachment(one) for one in row.attachments)
    found = select(confirmation_steps).where(confirmation_steps.c.confirmation_id == row.id)
    steps = records.connection.execute(found.order_by(confirmation_steps.c.row))
    return Confirmation(
        **columns,
        steps=tuple(Step(**{name: getattr(step, name) for name in Step.__slots__}) for step in steps),
    )

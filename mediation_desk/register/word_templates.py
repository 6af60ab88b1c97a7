"""The centre's own Word templates, kept whole in the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select, update

from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.form_style import word_templates


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateLine:
    """A template in use, without its bytes."""

    id: str
    title: str
    added_at: datetime
    staff_id: str


def in_use(records: Records) -> tuple[TemplateLine, ...]:
    """Templates not taken away, by title."""
    wanted = word_templates.c
    rows = records.connection.execute(
        select(wanted.id, wanted.title, wanted.added_at, wanted.staff_id)
        .where(wanted.retired_at.is_(None))
        .order_by(wanted.title, wanted.id)
    )
    return tuple(TemplateLine(**row._mapping) for row in rows)


def get(records: Records, template_id: str) -> tuple[str, bytes]:
    """(title, bytes) of a template in use. DeskError("template.missing")."""
    wanted = word_templates.c
    row = records.connection.execute(
        select(wanted.title, wanted.docx).where(wanted.id == template_id, wanted.retired_at.is_(None))
    ).one_or_none()
    if row is None:
        raise DeskError("template.missing")
    return row.title, row.docx


def add(records: Records, title: str, docx: bytes) -> str:
    """Keep a template; journalled by its id."""
    template_id = uuid4().hex
    records.connection.execute(
        word_templates.insert().values(
            id=template_id,
            title=title,
            docx=docx,
            added_at=records.now,
            staff_id=records.staff.id,
        )
    )
    records.journal("add_template", template_id)
    return template_id


def retire(records: Records, template_id: str) -> None:
    """Offer it no more; journalled. DeskError("template.missing")."""
    get(records, template_id)
    records.connection.execute(
        update(word_templates).where(word_templates.c.id == template_id).values(retired_at=records.now)
    )
    records.journal("retire_template", template_id)

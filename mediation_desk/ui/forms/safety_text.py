"""A restricted record to read: what was filled in, label over words; empty fields are left out."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.minor_report import MinorReport
from mediation_desk.domain.safety_record import SafetyRecord
from mediation_desk.ui.forms.safety_fields import FIELDS
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import _, term


class SafetyText(QWidget):
    """One version of a record as text."""

    def __init__(self, record: SafetyRecord, author: str) -> None:
        super().__init__()
        column = Column(self, gap=12)
        column.addWidget(Prose(version_line(record, author), "small", tone="ink2"))
        for spec in (spec for row in FIELDS[record.kind] for spec in row):
            value = getattr(record.content, spec.name)
            if said := _said(value):
                block = Column(gap=4)
                block.addWidget(Prose(_(spec.label), "small", tone="ink2"))
                block.addWidget(Prose(said))
                column.addLayout(block)
        if isinstance(record.content, MinorReport) and record.content.minutes is not None:
            column.addWidget(Prose(_("Reported after {n} minutes", n=record.content.minutes), "body_strong"))
        column.addStretch(1)


def version_line(record: SafetyRecord, author: str) -> str:
    """Version, day and author of a kept record."""
    when = record.written_at
    if when is None:
        return ""
    said = f"{whole_day(legal_day(when))} {when.astimezone(SHANGHAI):%H:%M}"
    return _("Version {n} · {when} · {who}", n=record.version, when=said, who=author)


def _said(value: object) -> str:
    if isinstance(value, bool):
        return _("Yes") if value else ""
    if isinstance(value, frozenset):
        return "、".join(term(one) for one in sorted(value))
    if isinstance(value, datetime):
        local = value.astimezone(SHANGHAI)
        return f"{whole_day(local.date())} {local:%H:%M}"
    if isinstance(value, date):
        return whole_day(value)
    if isinstance(value, StrEnum):
        return term(value)
    return str(value or "")

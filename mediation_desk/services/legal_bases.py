"""Bases where families learn the law: listed and kept."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from mediation_desk.domain.legal_base import LegalBase, check_base
from mediation_desk.register import legal_bases as kept
from mediation_desk.register.records import Records
from mediation_desk.services.access import ACTIVITY_READ, ACTIVITY_WRITE
from mediation_desk.services.permission import allowed


@allowed(ACTIVITY_READ)
def legal_bases(records: Records) -> tuple[LegalBase, ...]:
    """Every base, the oldest first, those given up too."""
    return tuple(kept.every(records))


@allowed(ACTIVITY_WRITE, changes={"activity"})
def keep_base(records: Records, base: LegalBase) -> LegalBase:
    """Keep a new (id "") or changed base. DeskError: base.*, text.*, record.changed_meanwhile."""
    check_base(base)
    named = replace(base, name=base.name.strip(), address=base.address.strip())
    return kept.save(records, named if base.id else replace(named, id=uuid4().hex, version=0))

"""What the centre published: listed and kept."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from mediation_desk.domain.publication import Publication, check_publication
from mediation_desk.register import publications as kept
from mediation_desk.register.records import Records
from mediation_desk.services.access import ACTIVITY_READ, ACTIVITY_WRITE
from mediation_desk.services.permission import allowed


@allowed(ACTIVITY_READ)
def publications(records: Records) -> tuple[Publication, ...]:
    """Everything published, the newest first."""
    return tuple(kept.every(records))


@allowed(ACTIVITY_WRITE, changes={"activity"})
def keep_publication(records: Records, one: Publication) -> Publication:
    """Keep a new (id "") or changed one. DeskError: publication.*, text.*, record.changed_meanwhile."""
    check_publication(one, records.today)
    named = replace(one, title=one.title.strip())
    return kept.save(records, named if one.id else replace(named, id=uuid4().hex, version=0))

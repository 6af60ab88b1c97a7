"""News in the register: put for a person, shown until they saw it, kept afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import uuid4

from sqlalchemy import insert, select, update

from mediation_desk.domain.news import News, NewsKind
from mediation_desk.register.records import Records
from mediation_desk.register.tables.recovery import news


def tell(records: Records, staff_ids: Iterable[str], kind: NewsKind, subject_id: str) -> None:
    """Put one thing before each of these members of staff."""
    for staff_id in sorted(set(staff_ids)):
        records.connection.execute(
            insert(news).values(
                id=uuid4().hex, staff_id=staff_id, kind=kind, subject_id=subject_id, at=records.now
            )
        )


def unseen(records: Records) -> list[News]:
    """What whoever acts has not said they saw, oldest first."""
    own = news.c.staff_id == records.staff.id, news.c.seen_at.is_(None)
    rows = records.connection.execute(select(news).where(*own).order_by(news.c.at, news.c.id))
    return [
        News(id=row.id, kind=NewsKind(row.kind), subject_id=row.subject_id, at=row.at) for row in rows.all()
    ]


def see(records: Records, news_id: str) -> None:
    """Note that whoever acts saw it; nobody can say so for another."""
    own = news.c.id == news_id, news.c.staff_id == records.staff.id, news.c.seen_at.is_(None)
    if records.connection.execute(update(news).where(*own).values(seen_at=records.now)).rowcount:
        records.journal("see_news", news_id)

"""News for whoever signed in: what happened without them, told once in full and then put away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.news import News, NewsKind
from mediation_desk.errors import DeskError
from mediation_desk.register import keepers, keepers_sessions, news, office, sealed_files
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldNews:
    """One thing to show: who did it and for whom (names), why, and how many texts of this person's.

    For new keepers `whom` are the three keepers; for a reset it is the director with the new password.
    For missing commits `reason` names the entries of the journal.
    """

    id: str
    kind: NewsKind
    at: datetime
    who: str = ""
    whom: str = ""
    reason: str = ""
    texts: int = 0


@allowed(EVERYBODY)
def look_at_news(records: Records) -> tuple[ToldNews, ...]:
    """What whoever signed in has not said they saw, oldest first."""
    names = {one.id: one.name for one in office.all_staff(records)}
    return tuple(_told(records, one, names) for one in news.unseen(records))


@allowed(EVERYBODY, changes={"news"})
def see_news(records: Records, news_id: str) -> None:
    """Put one away; it stays in the register."""
    news.see(records, news_id)


def _told(records: Records, one: News, names: dict[str, str]) -> ToldNews:
    plain = ToldNews(id=one.id, kind=one.kind, at=one.at, whom=names.get(one.subject_id, ""))
    if one.kind is NewsKind.COMMITS_MISSING:
        return ToldNews(id=one.id, kind=one.kind, at=one.at, reason=one.subject_id)
    try:
        if one.kind is NewsKind.KEEPERS:
            kept = keepers.named(records, one.subject_id)
            whom = "、".join(keeper.name for keeper in kept.keepers)
            return ToldNews(
                id=one.id,
                kind=one.kind,
                at=kept.appointed_at,
                who=names.get(kept.appointed_by, ""),
                whom=whom,
            )
        if one.kind is NewsKind.KEEPERS_SESSION:
            held = keepers_sessions.get(records, one.subject_id)
            mine = sealed_files.written_by(
                records, keepers_sessions.texts(records, held.id), records.staff.id
            )
            return ToldNews(
                id=one.id,
                kind=one.kind,
                at=held.at,
                who=names.get(held.staff_id, ""),
                whom=names.get(held.reader_id, ""),
                reason=held.reason,
                texts=mine,
            )
    except DeskError:
        return plain
    return plain

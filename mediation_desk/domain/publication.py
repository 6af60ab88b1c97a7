"""What the centre publishes: online knowledge, family rules, stories, works; counted by 期 or 个."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.activity import PublicationKind
from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError

MOST_ISSUES = 99_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One issue, story or work; `issue` is its number in its series, if it has one."""

    id: str
    kind: PublicationKind
    title: str
    on: date
    version: int = 0
    issue: int | None = None
    channel: str = ""
    author: str = ""
    actions: frozenset[FiveAction] = frozenset()


def check_publication(one: Publication, today: date) -> None:
    """Refuse one without a title or of a day to come.

    Raises DeskError: publication.title_needed, publication.not_yet, publication.issue, text.*.
    """
    if not one.title.strip():
        raise DeskError("publication.title_needed", field="title")
    for name in ("title", "channel", "author"):
        check_text(getattr(one, name), name)
    if one.on > today:
        raise DeskError("publication.not_yet", field="on")
    if one.issue is not None and not 1 <= one.issue <= MOST_ISSUES:
        raise DeskError("publication.issue", field="issue")

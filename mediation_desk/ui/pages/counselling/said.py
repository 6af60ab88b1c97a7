"""How the notebook says moments, spans and lengths."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from mediation_desk.domain.counselling_file import FileState
from mediation_desk.domain.counselling_session import CounsellingSession
from mediation_desk.domain.dates import SHANGHAI, day_said, legal_day
from mediation_desk.services.counselling_files import FileView
from mediation_desk.services.counselling_story import SessionStory
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.words import _, count, term


def day(desk: Desk, moment: datetime) -> str:
    """今天, 3月18日."""
    key, names = day_said(legal_day(moment), desk.today())
    return _(key, **names)


def day_and_time(desk: Desk, moment: datetime) -> str:
    """今天 09:00."""
    return f"{day(desk, moment)} {moment.astimezone(SHANGHAI):%H:%M}"


def chips(desk: Desk, view: FileView) -> list[Chip]:
    """What is true of a file as a whole: sealed, and perhaps closed, when and with which result."""
    shown = [Chip(_("Sealed to its author"), icon="lock")]
    file = view.file
    if file.state is FileState.CLOSED:
        key, names = day_said(file.closed_on, desk.today()) if file.closed_on else ("", {})
        facts = (
            term(file.state),
            _(key, **names) if key else "",
            *map(_term, (file.result, file.satisfaction)),
        )
        shown.append(Chip(" · ".join(filter(None, facts)), icon="check"))
    return shown


def _term(value: StrEnum | None) -> str:
    return term(value) if value is not None else ""


def awaited(desk: Desk, view: FileView, story: SessionStory) -> str:
    """What whoever does not lead the file is told of a session without a signed note."""
    attended = story.session.attendance
    if attended is not None and not story.session.note_due:
        return _("{attended}: no note is owed.", attended=term(attended))
    if not story.waits(desk.now()):
        return _("The session is still to come.")
    limit = day_and_time(desk, story.due)
    return _("{name} signs it until {limit}.", name=view.member(view.file.counsellor_id), limit=limit)


def session_line(desk: Desk, session: CounsellingSession) -> str:
    """3月18日 09:00–09:50 · 50 分钟 · 面谈 · 个体."""
    ended = session.ended.astimezone(SHANGHAI)
    parts = (
        f"{day_and_time(desk, session.began)}–{ended:%H:%M}",
        count("{n} minute", "{n} minutes", session.minutes),
        term(session.mode),
        term(session.form),
    )
    return " · ".join(parts)

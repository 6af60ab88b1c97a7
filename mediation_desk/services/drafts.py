"""Keep, fetch and drop what somebody is typing; drafts are the author's alone and not journalled."""

from __future__ import annotations

from mediation_desk.register import drafts
from mediation_desk.register.drafts import DraftLine
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY
from mediation_desk.services.permission import allowed


@allowed(EVERYBODY)
def keep_draft(records: Records, form: str, subject_id: str, text: str) -> None:
    """Keep the text of a half-filled form, sealed to whoever types it."""
    drafts.keep(records, form, subject_id, text)


@allowed(EVERYBODY)
def get_draft(records: Records, form: str, subject_id: str) -> str | None:
    """The author's draft of a form on a subject, or None."""
    return drafts.get(records, form, subject_id)


@allowed(EVERYBODY, changes={"draft"})
def drop_draft(records: Records, form: str, subject_id: str) -> None:
    """Forget a draft whose text is saved, or thrown away on purpose."""
    drafts.drop(records, form, subject_id)


@allowed(EVERYBODY)
def own_drafts(records: Records) -> list[DraftLine]:
    """The drafts of whoever asks, newest first."""
    return drafts.lines(records)

"""When a register is well: its pages, rows, triggers and journal, its attachments, and who holds a key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from mediation_desk.domain.health import HealthAct, HealthKey, HealthLine, act_now, good, watch

CHECK_AFTER: Final = timedelta(days=31)
"""How long a full check holds good: about a month, as the drill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FullCheck:
    """What the last full check found, counted.

    `pages` do not match their keyed hash, `rows` are what SQLite itself finds wrong (its own structure,
    foreign keys), `journal` are grave faults of journal, anchors, header and keys, `files` attachments gone
    or altered of the `files_read`.
    """

    at: datetime
    pages: int = 0
    rows: int = 0
    journal: int = 0
    files: int = 0
    files_read: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickCheck:
    """What is looked at whenever the report opens: triggers not ours, breaks in the journal's end."""

    triggers: int = 0
    journal: int = 0


def judge_integrity(last: FullCheck | None, quick: QuickCheck, now: datetime) -> HealthLine:
    """Damage first, then whether anybody looked for it lately."""
    key = HealthKey.INTEGRITY
    if quick.triggers:
        return act_now(key, "triggers", HealthAct.BACKUP, n=quick.triggers)
    if quick.journal:
        return act_now(key, "journal_end", HealthAct.JOURNAL)
    if last is not None and last.pages:
        return act_now(key, "pages", HealthAct.BACKUP, n=last.pages, day=last.at)
    if last is not None and last.rows:
        return act_now(key, "rows", HealthAct.BACKUP, n=last.rows, day=last.at)
    if last is not None and last.journal:
        return act_now(key, "journal", HealthAct.JOURNAL, n=last.journal, day=last.at)
    if last is None:
        return watch(key, "never", HealthAct.CHECK)
    if now - last.at > CHECK_AFTER:
        return watch(key, "long_ago", HealthAct.CHECK, day=last.at)
    return good(key, act=HealthAct.CHECK, day=last.at)


def judge_attachments(*, files: int, missing: int, altered: int, last: FullCheck | None) -> HealthLine:
    """Gone or altered ones first, those a full check found too until the next one finds them whole."""
    key = HealthKey.ATTACHMENTS
    if missing:
        return act_now(key, "missing", HealthAct.BACKUP, n=missing, files=files)
    if altered:
        return act_now(key, "altered", HealthAct.BACKUP, n=altered, files=files)
    if last is not None and last.files:
        return act_now(key, "altered_then", HealthAct.CHECK, n=last.files, day=last.at)
    return good(key, "good" if files else "none", n=files)


def judge_slots(*, left: int, people: int, computers: int) -> HealthLine:
    """`left` are key slots of people who may not sign in any more."""
    if left:
        return act_now(HealthKey.SLOTS, "left", HealthAct.STAFF, n=left)
    return good(HealthKey.SLOTS, people=people, computers=computers)

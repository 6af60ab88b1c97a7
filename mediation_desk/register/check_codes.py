"""Check codes that no paper carries: none of this register, and none it had before a copy was put back.

A register never restored makes them of a paper's content. Once restored it does not know what was printed
between the copy and the restore: its codes then name the minute they were made in, and the half of all codes
that is kept for these.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from mediation_desk.domain.short_code import PER_MINUTE, code_from, code_in_minute
from mediation_desk.register import (
    agreements,
    record_prints,
    referral_prints,
    restored,
    restored_papers,
    written_papers,
)
from mediation_desk.register.records import Records


def fresh(records: Records, content: bytes) -> str:
    """A code for a paper with this content."""
    newest = restored.newest(records)
    tried = 0
    while True:
        salted = content + tried.to_bytes(4) if tried else content
        if newest is None:
            code = code_from(salted)
        else:
            code = code_in_minute(_minute(records.now, newest.restored_at, tried), salted)
        if not is_taken(records, code):
            return code
        tried += 1


def is_taken(records: Records, code: str) -> bool:
    """Whether a paper of this register carries a code, whatever became of it."""
    finders = (agreements.print_with_code, record_prints.with_code, referral_prints.with_code)
    others = (written_papers.with_code, restored_papers.with_code)
    return any(find(records, code) is not None for find in (*finders, *others))


def _minute(now: datetime, restored_at: datetime, tried: int) -> datetime:
    """Later than anything printed before the restore, whatever the clock says; the next when it is full."""
    return max(now, restored_at + timedelta(minutes=1)) + timedelta(minutes=tried // PER_MINUTE)

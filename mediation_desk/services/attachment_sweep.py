"""Right after unlocking: sealed files that no row names go, and copies whose export was stopped."""

from __future__ import annotations

from datetime import datetime

from mediation_desk.register import attachment_files, attachments, exported_copies
from mediation_desk.services.exported_copies import sweep_left_over
from mediation_desk.services.session import Session


def clear_attachments(session: Session, now: datetime) -> None:
    """Delete what a process left that was killed; DeskError when the register refuses the note of it.

    A file whose row was never committed, or was destroyed, has no key any more: nobody could open it.
    """
    with session.reading(session.staff, now) as records:
        named = {name for _id, name, _bytes, _digest in attachments.stored(records)}
        left_over = exported_copies.left_over(records)
    attachment_files.sweep(session.folder, named)
    if left_over:
        with session.writing(session.staff, now) as records:
            sweep_left_over(records)

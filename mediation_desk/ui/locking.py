"""What locking leaves behind: where who sat here was, and how the session ends on the register thread."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mediation_desk.ui.seams import Clock

if TYPE_CHECKING:
    from datetime import date, datetime

    from mediation_desk.services.session import Session
    from mediation_desk.services.short_lock import ShortLock


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Who sat here last, on which day, and the page they left: ids only, kept while the program runs."""

    staff_id: str
    on: date
    key: str
    args: tuple[object, ...]

    def place_for(self, staff_id: str, today: date) -> tuple[str, tuple[object, ...]]:
        """The page this person comes back to: the one they left today, or the first page."""
        if staff_id != self.staff_id or today != self.on or not self.key:
            return FIRST_PAGE
        return self.key, self.args


FIRST_PAGE: tuple[str, tuple[object, ...]] = ("today", ())


class Locking:
    """Ends a session on the register thread; holds the last reference to its keys.

    `short_since`: when the password was typed, if the person's code may open the desk again.
    """

    def __init__(self, session: Session, clock: Clock, short_since: datetime | None) -> None:
        self._session, self._clock, self._short_since = session, clock, short_since

    def __call__(self) -> ShortLock | None:
        """Lock; what may open the desk again without the password."""
        if self._short_since is None:
            from mediation_desk.services import opening

            opening.lock(self._session)
            return None
        from mediation_desk.services.short_lock import lock_short

        return lock_short(self._session, self._short_since, self._clock.now())


def sweep() -> None:
    """What a closed desk held in circles goes now, not some time.

    Whoever signed in right after the start was set apart along with the modules, and is looked at again.
    """
    set_apart = gc.get_freeze_count() > 0
    gc.unfreeze()
    gc.collect()
    if set_apart:
        gc.freeze()

"""Records: what a use case holds while its transaction is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection

from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.copy_read import CopyRead
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.staff import Staff
from mediation_desk.register.births import Births
from mediation_desk.register.seat import Seat


class Records:
    """One transaction's view of the register: connection, who acts, when, and what to journal."""

    __slots__ = (
        "acts",
        "afterwards",
        "births",
        "connection",
        "copy",
        "folder",
        "forgets",
        "now",
        "reached",
        "seat",
        "staff",
        "touched",
    )

    def __init__(
        self,
        connection: Connection,
        staff: Staff,
        now: datetime,
        seat: Seat,
        births: Births,
        folder: Path,
        copy: CopyRead | None = None,
    ) -> None:
        self.connection = connection
        self.staff = staff
        self.now = now
        self.seat = seat
        self.births = births  # what the journal says of keys and directors, as far as it was read
        self.acts: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
        self.folder = folder  # where the register's files lie
        self.afterwards: list[Callable[[], None]] = []  # done once the commit stands, such as deleting a file
        self.touched: dict[str, Holder] = {}  # what limits are counted anew for before the commit, by id
        self.reached: tuple[int, bytes] | None = None  # the journal's end once this transaction wrote to it
        self.copy = copy  # the copy that is read here in place of the register, which nothing may change
        self.forgets = False  # whether something that stood open is sealed now and must leave no trace

    @property
    def today(self) -> date:
        """The legal date of `now`, in Asia/Shanghai."""
        return legal_day(self.now)

    def journal(self, act: str, *ids: str, fields: Iterable[str] = ()) -> None:
        """Note an act for the journal: ids and field names only, never a value; written with the commit."""
        self.acts.append((act, ids, tuple(fields)))

    def touch(self, holder_id: str | None, holder: Holder = Holder.CASE) -> None:
        """Say that a fact of a case (file, reception, referral) changed; empty where it belongs to none.

        Its limits are counted anew before the commit, in the same transaction.
        """
        if holder_id:
            self.touched[holder_id] = holder

"""A copy opened to be read: nothing is written to it, and no reading that is journalled goes unnoted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from mediation_desk.domain.copy_read import CopyRead
from mediation_desk.domain.journal import ActKind, kind_of_act
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import integrity, migrations, triggers
from mediation_desk.register.engine import open_engine
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.register.seat import Seat
from mediation_desk.register.spoken import spoken

Acts = Sequence[tuple[str, tuple[str, ...], tuple[str, ...]]]
Trace = Callable[[Staff, datetime, Acts], None]
"""Keeps what the journal would have kept, outside the copy, before anybody sees what was read."""


class CopyRegister(Register):
    """A register whose file is opened immutable; `copy` says which, its attachments lie as a copy has them.

    What would write is refused with copy.read_only. What only reads and must be journalled goes to the trace.
    """

    copy: CopyRead
    _trace: Trace

    @classmethod
    def look(cls, path: Path, raw_key: bytes) -> bool:
        """Whether the file at `path` has an older schema and must be brought to today's aside first.

        Raises DeskError as `Register.open`: register.newer, register.wrong_key_or_damaged, disk.fault.
        """
        with spoken():
            engine = open_engine(path, raw_key, read_only=True)
            try:
                with engine.connect() as connection:
                    return migrations.outdated(connection) is not None
            finally:
                engine.dispose()

    @classmethod
    def open_copy(
        cls, path: Path, raw_key: bytes, seat: Seat, *, copy: CopyRead, files: Path, trace: Trace
    ) -> CopyRegister:
        """Open the file at `path`, of today's schema; `files` is the copy's folder, where attachments lie.

        Raises DeskError as `Register.open`.
        """
        with spoken():
            engine = open_engine(path, raw_key, read_only=True)
            try:
                with engine.connect() as connection, connection.begin():
                    integrity.check_at_opening(connection, path)
                    if triggers.changed(connection):
                        raise DeskError("register.triggers_changed")
            except BaseException:
                engine.dispose()
                raise
        made = cls(engine, seat)
        made.copy, made._trace, made._folder = copy, trace, files
        return made

    @contextmanager
    def reading(self, staff: Staff, now: datetime) -> Iterator[Records]:
        """As in the register itself."""
        with self._refusing(), super().reading(staff, now) as records:
            yield records

    @contextmanager
    def writing(self, staff: Staff, now: datetime) -> Iterator[Records]:
        """For what reads and is journalled: its acts are traced, and nothing of it reaches the copy.

        DeskError copy.read_only for every other act, and what the trace raises: then nobody sees the answer.
        """
        with self._refusing(), spoken(), self._engine.connect() as connection:
            with connection.begin() as transaction:
                records = self._records(connection, staff, now)
                yield records
                integrity.check_read(connection)
                transaction.rollback()
            acts = list(records.acts)
            read = all(kind_of_act(act) is ActKind.READING for act, _ids, _fields in acts)
            if records.forgets or records.afterwards or not read:
                raise self.copy.refusal()
            if acts:
                self._trace(staff, now, acts)

    def settle(self) -> None:
        """There is no log to bring in."""

    def _records(self, connection: Connection, staff: Staff, now: datetime) -> Records:
        return Records(connection, staff, now, self.seat, self._births, self._folder, self.copy)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """The file itself refuses every write; that is said as what it is, a copy."""
        try:
            yield
        except DeskError as refused:
            if refused.key == "register.read_only":
                raise self.copy.refusal() from refused
            raise

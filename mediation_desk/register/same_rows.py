"""Whether a register copied under a new key is the same to the last row, page and journal entry."""

from __future__ import annotations

from collections.abc import Callable

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.errors import DeskError
from mediation_desk.register import integrity
from mediation_desk.register.copy_prove import count_tables, last_entry
from mediation_desk.register.records import Records

PARTS = 4
"""How many looks `prove_same` takes."""


def prove_same(old: Records, new: Records, told: Callable[[int], None]) -> int:
    """The number of rows both hold; `told` hears which look begins (from 0). DeskError("copy.damaged")."""
    told(0)
    if integrity.damaged_pages(new.connection):
        raise DeskError("copy.damaged")
    told(1)
    if new.connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() != ["ok"]:
        raise DeskError("copy.damaged")
    told(2)
    counts = count_tables(_bare(old))
    told(3)
    if counts != count_tables(_bare(new)) or last_entry(_bare(old)) != last_entry(_bare(new)):
        raise DeskError("copy.damaged")
    return sum(rows for _table, rows in counts)


def _bare(records: Records) -> sqlcipher.Connection:
    return records.connection.connection.driver_connection

"""An older register in the place of a newer one, without a restore: noticed, said, and then treated like one.

What notices it: the mark of the last commit on this PC (`commit_check`), a stick, a receipt typed in. From
then on each series asks for its last number on paper, as after a restore.
"""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import uuid4

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.receipt_check import ReceiptChecked, TypedReceipt, judge, plain_head
from mediation_desk.domain.restored import Restored
from mediation_desk.errors import DeskError
from mediation_desk.register import journal, restored
from mediation_desk.register.records import Records
from mediation_desk.services.access import RESTORED_NUMBERS_READ, RESTORED_NUMBERS_WRITE
from mediation_desk.services.permission import allowed


@allowed(RESTORED_NUMBERS_READ, changes={"journal"})
def check_receipt(records: Records, typed: TypedReceipt) -> ReceiptChecked:
    """Hold a printed receipt against the journal; journalled.

    DeskError receipt.head, receipt.entries, receipt.future, each beside its field.
    """
    plain_head(typed.head)
    if typed.entries < 1:
        raise DeskError("receipt.entries", field="entries")
    if typed.made_on > records.today:
        raise DeskError("receipt.future", field="made_on")
    found = journal.hash_of(records, typed.entries)
    checked = judge(typed, found.hex() if found else "", journal.last(records)[0], restored.every(records))
    records.journal("check_receipt", fields=(checked.verdict.value,))
    return checked


@allowed(RESTORED_NUMBERS_WRITE, changes={"restored", "number", "journal"})
def treat_as_restored(records: Records, seen: ReceiptChecked) -> Restored:
    """Take the register for an older one put in place of a newer: every series asks for its last number."""
    made = mark_older(records, _reached(records, seen.made_on), seen_entries=seen.entries)
    records.journal("treat_as_restored", fields=(str(seen.lacks),))
    return made


def mark_older(records: Records, reached: datetime, *, seen_entries: int = 0) -> Restored:
    """Mark that the register ends at a moment although more was done since; nothing is asked for twice.

    `seen_entries` is the number of the journal that is known to have been reached.
    """
    number, head = journal.last(records)
    one = Restored(
        id=uuid4().hex,
        copy_name="",
        copy_made_at=reached,
        restored_at=records.now,
        by=records.staff.id,
        entries=number,
        head=head.hex(),
        ends=restored.series_ends(records),
        seen_entries=seen_entries,
    )
    restored.mark(records, one)
    return one


def _reached(records: Records, on: date) -> datetime:
    """When the register was last written before the end of a day; the day itself when nobody knows."""
    before = (one.at for one in journal.entries(records) if legal_day(one.at) <= on)
    return next(before, datetime.combine(on, time(0), SHANGHAI))

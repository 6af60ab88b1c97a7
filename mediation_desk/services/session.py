"""One person's time with the open register: its keys, its folder, and the register under the desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from mediation_desk.documents.house import wearing
from mediation_desk.domain.centre import Centre
from mediation_desk.domain.copy_read import CopyRead
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.log import note
from mediation_desk.register import anchors, office
from mediation_desk.register.anchor_file import AnchorFile
from mediation_desk.register.commit_mark import CommitMark
from mediation_desk.register.openlock import OpenLock
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.register.seat import Seat
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.slots import SlotKind
from mediation_desk.services import recount
from mediation_desk.services.house import house

HEADER_TEXT = office.HEADER_TEXT
"""The setting in which the register keeps the text of its own header."""

ANCHORED_EVERY = timedelta(minutes=10)
"""How much use may pass until where the journal stands is kept outside the register."""


@dataclass(slots=True, kw_only=True)
class Session:
    """An open register and who opened it; `opening.lock` ends it.

    A register under a new key comes in place of the old one while the session goes on: `register` and `keys`
    change together, on the register thread. `state_folder` is this account's clear local state. `seen` is the
    last moment anything was done, `anchored` when an anchor of the journal was kept last. `copy` is the copy
    that is read here in place of the register: its journal stands still, and it leaves no anchor.
    """

    register: Register
    staff: Staff
    centre: Centre
    held: OpenLock
    folder: Path
    state_folder: Path
    keys: Opened = field(repr=False)
    seen: datetime | None = None
    anchored: datetime | None = None
    copy: CopyRead | None = None

    @contextmanager
    def reading(self, staff: Staff, now: datetime) -> Iterator[Records]:
        """One consistent look at whatever register is open now."""
        self.seen = now
        with self.register.reading(staff, now) as records, wearing(partial(house, records)):
            yield records

    @contextmanager
    def writing(self, staff: Staff, now: datetime) -> Iterator[Records]:
        """One transaction in whatever register is open now, whose commit is marked outside the register.

        Every ten minutes of use leave an anchor there too.
        """
        self.seen = now
        with recount.writing(self.register, staff, now) as records, wearing(partial(house, records)):
            yield records
        if records.reached is not None:
            with suppress(OSError):  # the act is committed; the next one notes where the journal stands
                self.mark.note(*records.reached, now)
        if self.anchored is None or abs(now - self.anchored) >= ANCHORED_EVERY:
            self.keep_anchor(now)

    @property
    def mark(self) -> CommitMark:
        """Where this account notes what was committed last."""
        return CommitMark(self.state_folder, self.keys.register_id)

    def keep_anchor(self, now: datetime) -> None:
        """Keep where the journal stands in this account's local state, outside the register.

        A disk that refuses stops nobody: the act is committed, and the next one tries again.
        """
        if self.copy is not None:
            return
        try:
            with self.register.reading(self.staff, now) as records:
                anchor = anchors.make(records)
            AnchorFile(self.state_folder, anchor.register_id).keep(anchor)
        except DeskError:
            note("an anchor of the journal could not be kept")
            return
        self.anchored = now


def seat_of(opened: Opened) -> Seat:
    """The keys records are given: a card or a computer sits nobody down."""
    return Seat(
        register_id=opened.register_id,
        staff_id=opened.slot_id if opened.slot_kind is SlotKind.PERSON else None,
        box_secret=opened.box_secret_key,
        sign_secret=opened.sign_key,
        keepers_public=opened.keepers_public if opened.has_keepers else None,
    )

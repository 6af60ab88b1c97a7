"""The demo's counsellor has keys of their own, and there are keepers: notes are sealed as in earnest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from mediation_desk.domain.staff import Staff
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.register.seat import Seat
from mediation_desk.register.vault.derive import Label, derive
from mediation_desk.register.vault.slots import Slot
from mediation_desk.services import keepers
from mediation_desk.services.header_change import change_slots
from mediation_desk.services.session import Session
from mediation_desk.services.staff_slots import person_slot


def sit_down(session: Session, member: Staff, password: str, now: datetime) -> Seat:
    """Let a member of the demo's staff sign in, and give their seat.

    The demo's password stands on its unlock window and would be refused in a real register.
    """
    with session.reading(session.staff, now) as records:
        made = person_slot(session, records, member, password)

    def edit(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        office.add_keys(records, member.id, made.public.box, made.public.sign)
        return (*slots, made.slot)

    change_slots(session, now, edit)
    return Seat(
        register_id=session.keys.register_id,
        staff_id=member.id,
        box_secret=derive(made.seed.seed, Label.BOX),
        sign_secret=derive(made.seed.seed, Label.SIGN),
        keepers_public=session.register.seat.keepers_public,
    )


def keep(session: Session, names: tuple[str, str, str], password: str, now: datetime) -> None:
    """Appoint the demo's keepers; their sheets stand nowhere and open nothing."""
    one, two, three = (" ".join(sheet.words) for sheet in keepers.draw_sheets())
    keepers.appoint_keepers(session, now, password, (one, two, three), names)


@contextmanager
def seated(session: Session, seat: Seat | None) -> Iterator[None]:
    """Act from another seat for a while; None stays where one sits."""
    own = session.register.seat
    session.register.seat = seat or own
    try:
        yield
    finally:
        session.register.seat = own

"""`mediation-desk backup FOLDER`: one more copy, proved by a process of its own, with its receipt."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from mediation_desk.command_line.asking import Asking
from mediation_desk.command_line.keys import who_of
from mediation_desk.command_line.place import Here
from mediation_desk.command_line.saying import Saying, facts_of
from mediation_desk.domain.backup import Holds
from mediation_desk.domain.stick import Place
from mediation_desk.errors import DeskError
from mediation_desk.services import backups, opening
from mediation_desk.services.copying import make_copy, take_up
from mediation_desk.services.door import look_at_door
from mediation_desk.services.session import Session


def back_up(here: Here, target: Path, who: str, asking: Asking, saying: Saying) -> dict[str, object]:
    """Make and prove a copy as the window does; what it holds, its number and whether another PC opens it.

    DeskError: register.missing, command.who, those of signing in and of a backup.
    """
    door = look_at_door(here.folder)
    if door is None:
        raise DeskError("register.missing")
    slot_id, password = who_of(door.people, who), asking.password()
    session = opening.open_with_password(here.folder, here.state, slot_id, password, here.now())
    try:
        holds, known = _copied(here, session, target, saying)
    finally:
        opening.lock(session)
    number = next((one.number for one in known.copies if one.name == holds.name), 0)
    return {**facts_of(holds), "receipt": number, "opens_elsewhere": known.opens_elsewhere}


def _copied(here: Here, session: Session, target: Path, saying: Saying) -> tuple[Holds, backups.Backups]:
    place = Place(label=target.name or str(target), removable=backups.is_removable(target))
    snapshot = backups.take_snapshot(session, here.now(), target, saying.tell)
    try:
        place = take_up(snapshot, target, place)
        made = make_copy(snapshot, target, place, saying.tell)
    except DeskError as refused:
        with suppress(DeskError), session.writing(session.staff, here.now()) as records:
            backups.note_failure(records, snapshot, place, refused.key)
        raise
    with session.writing(session.staff, here.now()) as records:
        return made.holds, backups.note_copy(records, made.holds, made.place, made.standing)

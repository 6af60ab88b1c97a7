"""A process apart opens a restored copy as the desk would and looks at cases drawn by lot.

It knows the folder and one secret, both told by pipe, and nothing of this PC: what opens here with card or
sheets opens on any other PC. The copy lies in a place of its own that is wiped afterwards.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from mediation_desk.domain.drill import Looked, Tried
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.process_apart import ApartError, heard_apart
from mediation_desk.register import likeness
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.register.seat import Seat
from mediation_desk.register.vault.canonical import canonical
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.services.proving import Secret, secret_told, unlock_by

FLAG = "--try-copy"
"""The word by which the program is asked to be the process apart."""
DRAWN = 12
"""Cases looked at, so that three are among them that nobody changed since."""

Going = Callable[[], None]
"""Asked again and again while nothing is heard; raising stops the process."""


def try_apart(folder: Path, secret: Secret, lots: int, now: datetime, going: Going) -> Tried:
    """Let another process open the restored register in `folder` and look; `lots` seeds what is drawn.

    DeskError: those of opening it, what `going` raises, and drill.not_answered when the process ended
    without an answer.
    """
    asked = {"folder": str(folder), "secret": secret_told(secret), "lots": lots, "now": now.isoformat()}
    try:
        told = dict[str, Any]()
        with heard_apart(FLAG, canonical(asked)) as lines:
            for line in lines:
                going()
                told = json.loads(line) if line else told
        key = told.get("key")
        if key:
            raise DeskError(key, field=told["field"], **told["names"])
        attachment = told["attachment"]
        return Tried(
            cases=tuple(map(_looked, told["cases"])), attachment=_looked(attachment) if attachment else None
        )
    except (ApartError, ValueError, TypeError, KeyError) as error:
        raise DeskError("drill.not_answered") from error


def be_the_process_apart(into: IO[bytes], out: IO[bytes]) -> int:
    """Open and look; 0 when there was an answer, whichever it was."""
    asked = json.loads(into.read())
    try:
        told: dict[str, object] = _look(asked)
    except DeskError as refused:
        told = {"key": refused.key, "field": refused.field, "names": refused.names}
    out.write(canonical(told))
    return 0


def _look(asked: dict[str, Any]) -> dict[str, object]:
    folder = Path(asked["folder"])
    header = read_header(folder)
    keys = unlock_by(folder, asked["secret"])(header)
    seat = Seat(register_id=keys.register_id, staff_id=None)
    register = Register.open(folder / keys.database, keys.database_key, seat)
    try:
        with register.reading(_NOBODY, datetime.fromisoformat(asked["now"])) as records:
            return _drawn(records, random.Random(asked["lots"]))
    finally:
        register.close()


def _drawn(records: Records, lots: random.Random) -> dict[str, object]:
    seen = [likeness.look_at_case(records, one) for one in likeness.drawn_cases(records, lots, DRAWN)]
    attachment = likeness.drawn_attachment(records, lots)
    return {
        "cases": [_told(one) for one in seen if one is not None],
        "attachment": _told(likeness.look_at_attachment(records, attachment)) if attachment else None,
    }


def _told(one: Looked) -> dict[str, object]:
    return {"id": one.id, "said": one.said, "digest": one.digest}


def _looked(told: dict[str, Any]) -> Looked:
    return Looked(id=str(told["id"]), said=str(told["said"]), digest=str(told["digest"]))


_NOBODY = Staff(id="drill", name="", roles=frozenset())

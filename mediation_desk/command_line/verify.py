"""`mediation-desk verify FOLDER`: a copy read back and opened by a process of its own; nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mediation_desk.command_line.asking import Asking
from mediation_desk.command_line.keys import By, copy_key
from mediation_desk.command_line.place import Here
from mediation_desk.command_line.saying import Saying, facts_of
from mediation_desk.errors import DeskError
from mediation_desk.register.copy_prove import Proven
from mediation_desk.services.generations import generations, look_at_stick
from mediation_desk.services.restoring import prove_for_restore


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A stick, the name of one of its copies (empty: the newest that opens), and what opens it."""

    target: Path
    copy: str
    by: By
    who: str


def verify(here: Here, wanted: Wanted, asking: Asking, saying: Saying) -> dict[str, object]:
    """Prove the copy; what it holds. DeskError copy.damaged when attachments are not as they were written."""
    proven = proven_copy(here, wanted, asking, saying)
    if proven.damaged:
        raise DeskError("copy.damaged")
    return facts_of(proven.holds)


def proven_copy(here: Here, wanted: Wanted, asking: Asking, saying: Saying) -> Proven:
    """The copy wanted, proved. DeskError: those of opening it, copy.none, and those of the proof."""
    door = look_at_stick(wanted.target, here.state)
    key = copy_key(door, wanted.by, wanted.who, asking, here.state, here.now())
    name = wanted.copy or door.chosen
    found = [one for one in generations(door.folder, key) if one.may_be_chosen]
    chosen = next((one for one in found if not name or one.name == name), None)
    if chosen is None:
        raise DeskError("copy.none", field="folder")
    return prove_for_restore(chosen.folder, key, saying.tell)

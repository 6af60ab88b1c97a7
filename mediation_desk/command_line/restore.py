"""`mediation-desk restore FOLDER`: a proved copy in place of the register, which is set aside whole."""

from __future__ import annotations

from mediation_desk.command_line.asking import Asking
from mediation_desk.command_line.place import Here
from mediation_desk.command_line.saying import Saying, facts_of
from mediation_desk.command_line.verify import Wanted, proven_copy
from mediation_desk.errors import DeskError
from mediation_desk.register.openlock import OpenLock
from mediation_desk.register.swing import finish_swing
from mediation_desk.register.vault.header_file import is_register
from mediation_desk.services.restoring import prepare_restore
from mediation_desk.words import _


def restore(here: Here, wanted: Wanted, asking: Asking, saying: Saying, *, agreed: bool) -> dict[str, object]:
    """Prove, ask, put in place; `agreed` by whoever called. What it holds now, what was set aside.

    DeskError: those of `proven_copy`, register.in_use, command.not_agreed and those of
    `prepare_restore`.
    """
    finish_swing(here.folder)
    there = is_register(here.folder)
    if there:
        OpenLock.take(here.folder).close()  # whoever works in it is told before anything is asked
    proven = proven_copy(here, wanted, asking, saying)
    beside = set(here.folder.parent.iterdir()) if here.folder.parent.is_dir() else set()
    if not agreed:
        said = "The register {folder} is set aside and this copy put in its place. Go on? (yes) "
        if not asking.agreed(_(said, folder=str(here.folder))):
            raise DeskError("command.not_agreed")
    holds = prepare_restore(here.folder, here.state, proven, here.now(), saying.tell)
    finish_swing(here.folder)
    aside = sorted(set(here.folder.parent.iterdir()) - beside - {here.folder}) if there else []
    return {**facts_of(holds), "copy": proven.holds.name, "set_aside": [one.name for one in aside]}

"""What stands in the window before somebody sits down, and the dialogs that may lie over the desk."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mediation_desk.errors import DeskError
from mediation_desk.ui.busy_page import BusyPage
from mediation_desk.ui.copy_face import CopyFace
from mediation_desk.ui.damage_face import DamageFace
from mediation_desk.ui.first_start.creating import Creating
from mediation_desk.ui.first_start.page import FirstStartPage
from mediation_desk.ui.last_resort import LastResort
from mediation_desk.ui.password_again import PasswordDialog
from mediation_desk.ui.refused_page import RefusedPage
from mediation_desk.ui.unlock import UnlockPage
from mediation_desk.words import _
from tests.ui.every_page import DemoDesk

Named = tuple[str, QWidget]
CARD = "481207395562018347790125663"


def faces(desk: DemoDesk) -> Iterator[Named]:
    """The name of each and the window or dialog; nobody sits here, and unlocking stands there afterwards."""
    door = desk.door
    for each in (_unlocking, _copies, _first_start, _damage):
        for name in each(desk):
            desk.settle()
            yield name, door.window
    door.window.show_face(BusyPage(_("Putting the copy in its place …")))
    yield "busy", door.window
    door.begin()
    desk.settle()


def dialogs(desk: DemoDesk) -> Iterator[Named]:
    """Dialogs over the desk of whoever sits here."""
    door, frame, said = desk.door, desk.frame, _("Sign and seal")
    report = "\n".join(f"ui/page.py:{line} in opened" for line in range(60))
    for name, dialog in (
        ("password", PasswordDialog(frame.desk, frame, _nothing, title=said, text="", act=said)),
        ("fault", LastResort("2026-03-18-0001", report, door.window, door.files, not_kept=1)),
    ):
        yield name, _shown(dialog)
        dialog.reject()
        dialog.deleteLater()


def _shown(dialog: QDialog) -> QDialog:
    dialog.show()
    for _round in range(3):
        QApplication.processEvents()
    return dialog


def _unlocking(desk: DemoDesk) -> Iterator[str]:
    face = desk.door.window.face
    assert isinstance(face, UnlockPage)
    for name, turn in (("password", _nothing), ("card", face._to_card), ("sheets", face._to_sheets)):
        turn()
        yield f"unlock-{name}"
    desk.door.restore()
    yield "restore"


def _copies(desk: DemoDesk) -> Iterator[str]:
    desk.door.copies.begin()
    face = desk.door.window.face
    assert isinstance(face, CopyFace)
    desk.settle()
    for hidden in (face._second, face.open):  # until a copy is chosen, what opens it is not shown
        hidden.show()
    for number in range(3):
        face.opener.way.set_value(face.opener.way._values[number])
        yield f"copy-{number + 1}"


def _first_start(desk: DemoDesk) -> Iterator[str]:
    door = desk.door
    page = FirstStartPage(
        folder=door.paths.state / "nothing-here",
        state_folder=door.paths.state,
        thread=door.thread_,
        clock=door.clock,
        choices=door.choices,
        files=door.files,
    )
    door.window.show_face(page)
    page.staff.add_line()
    for number in range(len(page.forms)):
        page._show(number)
        yield f"first-start-{number + 1}"
    page.creating = Creating()
    page.stack.addWidget(page.creating)
    page._show(len(page.forms))
    yield "first-start-creating"
    page._made(_Created())
    yield "first-start-card"
    page.go_on()
    yield "first-start-typing"


def _damage(desk: DemoDesk) -> Iterator[str]:
    door, why = desk.door, DeskError("vault.header_damaged")
    door.window.show_face(RefusedPage(why, door.choices))
    yield "refused"
    door.window.show_face(
        DamageFace(door.folder, door.paths.state, why, door.clock, door.files, door.choices)
    )
    yield "damage"


class _Created:
    """As much of a register just made as the step with the card shows."""

    card = CARD


def _nothing(*_given: object) -> None:
    """Nothing follows."""

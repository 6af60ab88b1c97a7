"""Who restores: somebody signed in, by the open register; or nobody, by what opens the copy itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.restore_loss import Loss
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.copy_keys import CopyKey
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.restore_loss import weigh_closed, weigh_open
from mediation_desk.services.restoring import OwnWay, begin_restore, look_with_own_key
from mediation_desk.ui.beside import Beside
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _

Failed = Callable[[DeskError], None]


class Seat(Protocol):
    """What the way asks of whoever sits there."""

    def own_way(self, then: Callable[[OwnWay], None], failed: Failed) -> None:
        """With what they open copies already, and where this account's local state lies."""

    def weigh(self, copy: Path, key: CopyKey, then: Callable[[Loss], None], failed: Failed) -> None:
        """What restoring this copy would lose and bring back."""

    def decide(self, owner: QWidget, then: Callable[[Staff | None], None], failed: Failed) -> None:
        """Ask what must be asked once more before the decision; None stands for nobody signed in."""


class NobodySignedIn:
    """The register is damaged or not there: whoever holds card, sheets or a password of the copy restores."""

    def __init__(
        self, folder: Path, state_folder: Path, beside: Beside, broke: Callable[[BaseException], None]
    ) -> None:
        self._folder, self._state, self._beside, self._broke = folder, state_folder, beside, broke

    def own_way(self, then: Callable[[OwnWay], None], _failed: Failed) -> None:
        """Nothing is opened yet."""
        then(OwnWay(key=None, state_folder=self._state, proved=frozenset()))

    def weigh(self, copy: Path, key: CopyKey, then: Callable[[Loss], None], failed: Failed) -> None:
        """Against the closed register, beside the window."""
        folder, state = self._folder, self._state
        self._beside.again()
        self._beside.start(
            lambda _tell: weigh_closed(folder, state, copy, key), then, failed=failed, broke=self._broke
        )

    def decide(self, _owner: QWidget, then: Callable[[Staff | None], None], _failed: Failed) -> None:
        """What was typed to open the copy is enough."""
        then(None)


class SignedIn:
    """Director or whoever looks after the PC: their own key opens, their password is asked once more."""

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        self._desk, self._owner = desk, owner

    def own_way(self, then: Callable[[OwnWay], None], failed: Failed) -> None:
        """Their own key, and the copies this register remembers as proved."""
        self._desk.turn(self._owner, then, look_with_own_key, failed=failed)

    def weigh(self, copy: Path, key: CopyKey, then: Callable[[Loss], None], failed: Failed) -> None:
        """Against the open register, on its thread."""
        self._desk.turn(self._owner, then, weigh_open, copy, key, failed=failed)

    def decide(self, owner: QWidget, then: Callable[[Staff | None], None], failed: Failed) -> None:
        """The password once more."""

        def confirmed(said: Confirmed) -> None:
            self._desk.turn(owner, then, begin_restore, said, failed=failed)

        ask_password(
            self._desk,
            owner,
            confirmed,
            title=_("Restore from a copy"),
            text=_("restore.password_text"),
            act=_("Restore now"),
        )

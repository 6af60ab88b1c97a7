"""The operating system's keyring: where this computer keeps its own way into the register.

One entry for each way, under the desk's name and the way's slot id. It never holds a password.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from mediation_desk.errors import DeskError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "mediation-desk"
_UNSAFE: Final = ("keyrings.alt", "keyring.backends.null", "keyring.backends.fail")
"""Backends that write in the open, keep nothing, or are none."""


class OsKeyring:
    """Puts, gets and drops one secret; `backend` is the system's own unless given."""

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        self._given = backend

    def put(self, slot_id: str, secret: bytes) -> None:
        """Keep a secret and read it back. DeskError: keyring.absent, keyring.locked."""
        self._do("set_password", slot_id, secret.hex())
        if self.get(slot_id) != secret:
            raise DeskError("keyring.absent")

    def get(self, slot_id: str) -> bytes | None:
        """The secret, or None when it is not there any more. DeskError: keyring.absent, keyring.locked."""
        found = self._do("get_password", slot_id)
        if found is None:
            return None
        try:
            return bytes.fromhex(found)
        except ValueError:
            return None  # not what we kept

    def drop(self, slot_id: str) -> None:
        """Forget a secret; one that cannot be reached opens nothing once its slot is gone."""
        with suppress(DeskError):
            self._do("delete_password", slot_id)

    def _do(self, act: str, slot_id: str, *value: str) -> str | None:
        import keyring  # brings D-Bus along: only when it is asked for
        from keyring.errors import InitError, KeyringError, KeyringLocked

        backend = self._given or keyring.get_keyring()
        if type(backend).__module__.startswith(_UNSAFE):
            raise DeskError("keyring.absent")
        try:
            found = getattr(backend, act)(SERVICE, slot_id, *value)
        except (KeyringLocked, InitError) as error:
            raise DeskError("keyring.locked") from error
        except (KeyringError, RuntimeError, OSError) as error:
            raise DeskError("keyring.absent") from error
        return found if isinstance(found, str) else None

"""A small vault on the disk, made with the cheapest key derivation allowed."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from mediation_desk.register.vault.create import create_register_vault
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.register.vault.opened import Opened

PASSWORD = "daogu-menpai-yusan"
STAFF_ID = "5" * 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Vault:
    """A vault's folders, what its first person holds, and its card."""

    folder: Path
    state: Path
    opened: Opened
    card: str

    @property
    def header(self) -> Path:
        return self.folder / "vault.json"

    def copy(self, root: Path) -> Vault:
        """The same vault under `root`, to be spoiled there."""
        shutil.copytree(self.folder, root / "register")
        shutil.copytree(self.state, root / "state")
        return replace(self, folder=root / "register", state=root / "state")

    @property
    def pc_key(self) -> Path:
        return self.state / f"pc-key-{self.opened.register_id}.json"


def make_vault(root: Path) -> Vault:
    """A vault under `root`, with a stand-in for its database."""
    made = create_register_vault(
        root / "register", PASSWORD, STAFF_ID, "周敏", root / "state", cost=LEAST_COST
    )
    (root / "register" / made.opened.database).write_bytes(b"the database")
    return Vault(folder=root / "register", state=root / "state", opened=made.opened, card=made.card)

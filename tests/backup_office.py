"""An office with a stick beside it: a copy is made, proved and noted as the page does it, in one call."""

from __future__ import annotations

from pathlib import Path

from mediation_desk.domain.backup import Holds, Progress
from mediation_desk.domain.staff import Staff
from mediation_desk.register.vault.whole_file import Step, go_on
from mediation_desk.services import backups
from tests.desk_fixtures import DIRECTOR
from tests.session_fixtures import SessionOffice


def silent(_progress: Progress) -> None:
    """Tell nobody."""


class BackupOffice(SessionOffice):
    """`stick` is a folder for copies, `attachment()` puts a file beside the register."""

    def __init__(self, root: Path) -> None:
        root.mkdir(exist_ok=True)
        super().__init__(root)
        self.stick = root / "stick"
        self.stick.mkdir()

    def attachment(self, name: str, content: bytes) -> None:
        place = self.folder / "attachments" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    def back_up(self, *, step: Step = go_on, who: Staff = DIRECTOR) -> Holds:
        """Back up to the stick as the page does it."""
        session = self.session or self.open(who)
        snapshot = backups.take_snapshot(session, self.now(), self.stick, silent)
        holds = backups.write_and_prove(snapshot, self.stick, silent, step=step)
        with self.records(session) as records:
            backups.note_copy(records, holds, "stick")
        return holds

    def copies(self) -> list[str]:
        """Names on the stick."""
        return sorted(one.name for one in self.stick.iterdir())

"""An office with a stick beside it: a copy is made, proved and noted as the page does it, in one call."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from mediation_desk.domain.attachment import Media, NewAttachment
from mediation_desk.domain.backup import Holds, Progress, Tell
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.stick import Place
from mediation_desk.register import attachments
from mediation_desk.register.anchor_file import ON_STICK
from mediation_desk.register.attachments import Looked
from mediation_desk.register.copy_pool import ATTACHMENTS, POOL, pool_place
from mediation_desk.register.stick_file import STICK_FILE
from mediation_desk.register.swing import finish_swing
from mediation_desk.register.vault.whole_file import Step, go_on
from mediation_desk.services import backups, copying, restoring
from tests.case_fixtures import case_in
from tests.desk_fixtures import DIRECTOR
from tests.session_fixtures import SessionOffice

BESIDE = (POOL, STICK_FILE, ON_STICK)
"""What lies on a stick beside its copies."""


def silent(_progress: Progress) -> None:
    """Tell nobody."""


class BackupOffice(SessionOffice):
    """`stick` is a folder for copies, `attachment()` takes a file in."""

    def __init__(self, root: Path) -> None:
        root.mkdir(exist_ok=True)
        super().__init__(root)
        self.stick = root / "stick"
        self.stick.mkdir()
        self.case_id = ""

    def attachment(self, content: bytes) -> str:
        """Take a file into a case, as a director does; the name of its sealed file."""
        new = NewAttachment(title="收条", item=9)
        looked = Looked(media=Media.OTHER, pages=0, suffix="bin")
        with self.records(self.session or self.open(DIRECTOR)) as records:
            self.case_id = self.case_id or case_in(records)
            one = attachments.add(records, self.case_id, new, BytesIO(content), looked)
            return next(name for id_, name, _bytes, _digest in attachments.stored(records) if id_ == one.id)

    def sealed(self, name: str) -> Path:
        """Where the register keeps a sealed file."""
        return self.folder / ATTACHMENTS / name

    def pooled(self, name: str) -> Path:
        """Where the stick keeps it."""
        return pool_place(self.stick, name)

    def back_up(self, *, step: Step = go_on, who: Staff = DIRECTOR) -> Holds:
        """Back up to the stick as the page does it."""
        session = self.session or self.open(who)
        snapshot = backups.take_snapshot(session, self.now(), self.stick, silent)
        place = copying.take_up(snapshot, self.stick, Place(label="stick"), step=step)
        made = copying.make_copy(snapshot, self.stick, place, silent, step=step)
        with self.records(session) as records:
            backups.note_copy(records, made.holds, made.place, made.standing)
        return made.holds

    def restore(self, name: str, tell: Tell = silent) -> None:
        """Put the copy of this name back by its card, as the window does it while nobody is signed in."""
        copy = self.stick / name
        proven = restoring.prove_for_restore(
            copy, restoring.by_card(copy, self.state, self.card, self.now()), tell
        )
        restoring.prepare_restore(self.folder, self.state, proven, self.now(), tell)
        finish_swing(self.folder)

    def copies(self) -> list[str]:
        """Names of the copies on the stick, whatever became of them."""
        return sorted(one.name for one in self.stick.iterdir() if one.name not in BESIDE)

"""An office whose register is damaged on purpose: pages spoiled, cut, put back, or a log left behind."""

from __future__ import annotations

import shutil
from pathlib import Path

from mediation_desk.domain.damage import RescueProgress
from mediation_desk.errors import DeskError
from mediation_desk.register.cipher_file import open_copy
from mediation_desk.register.damaged_file import DamagedFile, UnreadableError
from mediation_desk.register.salvage_fill import ordinary_tables
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.unlock import unlock_with_card
from mediation_desk.services import cases, rescue, restoring
from mediation_desk.services.rescue import Patient
from tests.backup_office import BackupOffice
from tests.desk_fixtures import DIRECTOR, MEDIATOR
from tests.session_fixtures import PASSWORD

PAGE = 4096
NOTES = 300


def unheard(_progress: RescueProgress) -> None:
    """Tell nobody."""


class DamagedOffice(BackupOffice):
    """`spoil(pages)` flips a byte of each; `patient()` opens the damaged register as the face does."""

    def filled(self) -> DamagedOffice:
        """One case with many notes and an attachment, signed out."""
        self.attachment(b"content")
        with self.records(self.open(MEDIATOR)) as records:
            for number in range(NOTES):
                cases.add_note(records, self.case_id, f"第{number}次谈话，双方到场。" * 6)
        self.close()
        return self

    @property
    def database(self) -> Path:
        """The register's file."""
        return self.folder / read_header(self.folder).database

    @property
    def raw_key(self) -> bytes:
        """What opens it."""
        return unlock_with_card(self.folder, self.card).database_key

    def pages_of(self, *tables: str) -> dict[str, list[int]]:
        """Pages (from 0) without which each table cannot be read, found by spoiling every page in turn."""
        whole, key, found = self.database.read_bytes(), self.raw_key, {table: [] for table in tables}
        place = self.folder.with_name("tried.db")
        for page in range(1, len(whole) // PAGE):
            place.write_bytes(spoiled(whole, [page]))
            try:
                tried = DamagedFile(place, key)
            except DeskError:
                continue  # a page of the schema
            for table in tables:
                try:
                    for _row in tried.rows(f"SELECT * FROM {table} NOT INDEXED"):  # noqa: S608 -- our own table
                        pass
                except UnreadableError:
                    found[table].append(page)
            tried.close()
        place.unlink()
        return found

    def spoil(self, pages: list[int]) -> bytes:
        """Spoil these pages of the closed register; the bytes it has then."""
        self.database.write_bytes(spoiled(self.database.read_bytes(), pages))
        return self.database.read_bytes()

    def patient(self, *, by_card: bool = False) -> Patient:
        """Open it as the face does."""
        now = self.now()
        if by_card:
            unlock = restoring.by_card(self.folder, self.state, self.card, now)
        else:
            unlock = restoring.by_password(self.folder, self.state, DIRECTOR.id, PASSWORD, now)
        return rescue.open_patient(self.folder, self.state, unlock, unheard)

    def rows(self, path: Path | None = None) -> dict[str, set[tuple[object, ...]]]:
        """Every row of every table of a closed register."""
        connection = open_copy(path or self.database, self.raw_key)
        try:
            return {
                table: set(connection.execute(f"SELECT * FROM {table}").fetchall())  # noqa: S608 -- our own tables
                for table in ordinary_tables()
            }
        finally:
            connection.close()

    def killed(self) -> None:
        """Leave folder and log as a killed program does: what was committed stands in the log alone."""
        session = self.session
        assert session is not None
        aside = self.folder.with_name("as it lay")
        shutil.copytree(self.folder, aside)
        self.close()
        shutil.rmtree(self.folder)
        aside.rename(self.folder)


def spoiled(data: bytes, pages: list[int], at: int = 1_000) -> bytes:
    """The same bytes with one bit of each of these pages flipped."""
    changed = bytearray(data)
    for page in pages:
        changed[page * PAGE + at] ^= 1
    return bytes(changed)

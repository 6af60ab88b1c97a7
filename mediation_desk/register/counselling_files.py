"""Counselling files in the register: who comes, to whom, and the sealed words about the file as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.counselling_file import CounsellingFile, FileState, FileWord
from mediation_desk.errors import DeskError
from mediation_desk.register import counselling_grants, numbers, people, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.counselling import (
    counselling_clients,
    counselling_files,
    counselling_words,
)

_PLAIN = (
    "id",
    "version",
    "number",
    "kind",
    "counsellor_id",
    "opened_on",
    "reception_id",
    "state",
    "closed_on",
    "result",
    "satisfaction",
)


def add(records: Records, file: CounsellingFile, listed: str = "") -> CounsellingFile:
    """Open a file with the next number of its year, or one `listed`; its clients are registered."""
    number = numbers.take(records, "counselling", file.opened_on.year, listed=listed, became=file.id)
    kept = replace(file, version=1, number=number)
    records.connection.execute(insert(counselling_files).values(**_columns(kept)))
    _add_clients(records, kept.id, kept.client_ids, 0)
    records.touch(kept.id, Holder.FILE)
    records.journal("add_counselling_file", kept.id, *kept.client_ids)
    return kept


def save(records: Records, file: CounsellingFile, act: str, *fields: str) -> CounsellingFile:
    """Keep a changed file if nobody changed it meanwhile; clients are only ever added.

    Raises DeskError: counselling.missing, record.changed_meanwhile.
    """
    before = get(records, file.id)
    kept = replace(file, version=file.version + 1)
    changed = records.connection.execute(
        update(counselling_files)
        .where(counselling_files.c.id == file.id, counselling_files.c.version == file.version)
        .values({name: value for name, value in _columns(kept).items() if name in _CHANGING})
    )
    if changed.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    new = [one for one in kept.client_ids if one not in before.client_ids]
    _add_clients(records, kept.id, new, len(before.client_ids))
    records.touch(kept.id, Holder.FILE)
    records.journal(act, kept.id, *new, fields=fields)
    return kept


_CHANGING = ("version", "kind", "counsellor_id", "state", "closed_on", "result", "satisfaction")


def get(records: Records, file_id: str) -> CounsellingFile:
    """One file. DeskError("counselling.missing")."""
    row = records.connection.execute(
        select(counselling_files).where(counselling_files.c.id == file_id)
    ).first()
    if row is None:
        raise DeskError("counselling.missing")
    return _file(row, clients(records, [file_id]).get(file_id, ()))


def clients(records: Records, file_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Ids of the clients of each file, in order."""
    found = select(counselling_clients).where(counselling_clients.c.file_id.in_(list(file_ids)))
    told: dict[str, tuple[str, ...]] = {}
    for row in records.connection.execute(found.order_by(counselling_clients.c.position)):
        told[row.file_id] = (*told.get(row.file_id, ()), row.person_id)
    return told


def begun_from(records: Records, reception_ids: Iterable[str]) -> frozenset[str]:
    """Those of the receptions from which a file was opened."""
    begun = counselling_files.c.reception_id
    return frozenset(
        records.connection.execute(select(begun).where(begun.in_(list(reception_ids)))).scalars()
    )


def of_person(records: Records, person_id: str) -> list[str]:
    """Ids of the files a person is a client of, newest first."""
    found = (
        select(counselling_files.c.id)
        .join(counselling_clients, counselling_clients.c.file_id == counselling_files.c.id)
        .where(counselling_clients.c.person_id.in_(people.same(records, person_id)))
        .order_by(counselling_files.c.row.desc())
        .distinct()
    )
    return list(records.connection.execute(found).scalars())


def open_of(records: Records, staff_id: str) -> list[CounsellingFile]:
    """The open files one counsellor leads, oldest first."""
    mine = counselling_files.c.counsellor_id == staff_id, counselling_files.c.state == FileState.OPEN
    rows = records.connection.execute(
        select(counselling_files).where(*mine).order_by(counselling_files.c.row)
    ).all()
    named = clients(records, [row.id for row in rows])
    return [_file(row, named.get(row.id, ())) for row in rows]


def write_word(records: Records, file_id: str, word: FileWord, text: str) -> str:
    """Seal goals or the closing summary for the author and the readers of the file; returns the text's id."""
    readers = counselling_grants.of_file(records, file_id)
    sealed_id = sealed.seal(records, SealedKind.RECORD_NOTE, text, readers)
    records.connection.execute(
        insert(counselling_words).values(
            file_id=file_id,
            word=word,
            sealed_id=sealed_id,
            written_at=records.now,
            staff_id=records.staff.id,
        )
    )
    records.journal("write_counselling_word", file_id, sealed_id, fields=(word.value,))
    return sealed_id


def newest_word(records: Records, file_id: str, word: FileWord) -> str | None:
    """The id of the newest sealed text of this kind, or None."""
    found = select(counselling_words.c.sealed_id).where(
        counselling_words.c.file_id == file_id, counselling_words.c.word == word
    )
    return records.connection.execute(found.order_by(counselling_words.c.row.desc()).limit(1)).scalar()


def _add_clients(records: Records, file_id: str, person_ids: Iterable[str], after: int) -> None:
    for position, person_id in enumerate(person_ids, after):
        records.connection.execute(
            insert(counselling_clients).values(file_id=file_id, person_id=person_id, position=position)
        )


def _columns(file: CounsellingFile) -> dict[str, object]:
    return {name: getattr(file, name) for name in _PLAIN}


def _file(row: Row[tuple[object, ...]], client_ids: tuple[str, ...]) -> CounsellingFile:
    return CounsellingFile(client_ids=client_ids, **{name: getattr(row, name) for name in _PLAIN})

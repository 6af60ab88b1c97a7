"""Archived dossiers in the register: what was bound, how long it is kept, why an item is lacking."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import func, insert, select

from mediation_desk.domain.dossier import Volume
from mediation_desk.domain.retention import Retention
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.tables.dossiers import (
    case_links,
    dossier_gaps,
    dossier_papers,
    dossiers,
    retentions,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentLine:
    """One thing bound: kind, number and pages; `sha256` of its file."""

    volume: Volume
    item: int
    key: str
    part_id: str
    number: str
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """A dossier as it was archived; `digest` is BLAKE2b-256 of its list of contents."""

    case_id: str
    archived_at: datetime
    archived_by: str
    contents: tuple[ContentLine, ...]
    digest: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How long: the class, the last day (None: for ever), why, who chose it and when."""

    retention: Retention
    due_on: date | None
    reason: str
    chosen_by: str
    chosen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A case and the archived one it goes on from."""

    case_id: str
    earlier_id: str
    earlier_number: str
    reason: str


def digest_of(contents: Iterable[ContentLine]) -> str:
    """BLAKE2b-256 of a list of contents, hexadecimal."""
    return hashlib.blake2b(canonical(_told(contents)).encode(), digest_size=32).hexdigest()


def archive(records: Records, case_id: str, contents: tuple[ContentLine, ...]) -> Archived:
    """Keep what was bound, before the case's state says archived."""
    kept = Archived(
        case_id=case_id,
        archived_at=records.now,
        archived_by=records.staff.id,
        contents=contents,
        digest=digest_of(contents),
        pages=sum(one.pages for one in contents if one.volume is Volume.MAIN),
    )
    records.connection.execute(
        insert(dossiers).values(
            case_id=case_id,
            archived_at=kept.archived_at,
            archived_by=kept.archived_by,
            contents=_told(contents),
            digest=kept.digest,
            pages=kept.pages,
        )
    )
    records.journal("archive_case", case_id, fields=("contents", "digest"))
    return kept


def archived(records: Records, case_id: str) -> Archived | None:
    """The dossier of an archived case, None of any other."""
    row = records.connection.execute(select(dossiers).where(dossiers.c.case_id == case_id)).first()
    if row is None:
        return None
    contents = tuple(
        ContentLine(
            volume=Volume(volume), item=item, key=key, part_id=part, number=number, pages=pages, sha256=sha
        )
        for volume, item, key, part, number, pages, sha in row.contents
    )
    return Archived(
        case_id=row.case_id,
        archived_at=row.archived_at,
        archived_by=row.archived_by,
        contents=contents,
        digest=row.digest,
        pages=row.pages,
    )


def keep_paper(records: Records, case_id: str, part_id: str, pdf: bytes) -> None:
    """Keep a paper filled from the register as it is bound now."""
    records.connection.execute(
        insert(dossier_papers).values(
            id=uuid4().hex,
            case_id=case_id,
            part_id=part_id,
            sha256=hashlib.sha256(pdf).hexdigest(),
            pdf=pdf,
        )
    )


def kept_paper(records: Records, case_id: str, part_id: str) -> bytes | None:
    """A paper as it was archived, if it was kept so."""
    found = select(dossier_papers.c.pdf).where(
        dossier_papers.c.case_id == case_id, dossier_papers.c.part_id == part_id
    )
    pdf = records.connection.execute(found).scalar()
    return None if pdf is None else bytes(pdf)


def explain(records: Records, case_id: str, item: int, reason: str) -> None:
    """Say why an item cannot be had; an empty reason takes it back."""
    records.connection.execute(
        insert(dossier_gaps).values(
            case_id=case_id,
            item=item,
            reason=reason,
            explained_by=records.staff.id,
            explained_at=records.now,
        )
    )
    records.journal("explain_gap", case_id, fields=("reason",))


def explained(records: Records, case_id: str) -> dict[int, str]:
    """Why items cannot be had, by their number."""
    found = select(dossier_gaps).where(dossier_gaps.c.case_id == case_id).order_by(dossier_gaps.c.row)
    newest = {row.item: row.reason for row in records.connection.execute(found)}
    return {item: newest[item] for item in sorted(newest) if newest[item]}


def keep(records: Records, case_id: str, retention: Retention, due_on: date | None, reason: str) -> None:
    """Choose how long an archived dossier is kept."""
    records.connection.execute(
        insert(retentions).values(
            case_id=case_id,
            retention=retention,
            due_on=due_on,
            reason=reason,
            chosen_by=records.staff.id,
            chosen_at=records.now,
        )
    )
    records.touch(case_id)
    records.journal("choose_retention", case_id, fields=("retention", "reason"))


def kept(records: Records, case_id: str) -> tuple[Kept, ...]:
    """Every choice of how long, the newest first."""
    found = select(retentions).where(retentions.c.case_id == case_id).order_by(retentions.c.row.desc())
    return tuple(
        Kept(
            retention=row.retention,
            due_on=row.due_on,
            reason=row.reason,
            chosen_by=row.chosen_by,
            chosen_at=row.chosen_at,
        )
        for row in records.connection.execute(found)
    )


def retentions_chosen(records: Records) -> frozenset[Retention]:
    """The classes in which dossiers are kept now; of each the newest choice counts."""
    newest = select(func.max(retentions.c.row)).group_by(retentions.c.case_id)
    found = select(retentions.c.retention).where(retentions.c.row.in_(newest)).distinct()
    return frozenset(records.connection.execute(found).scalars())


def link(records: Records, made: Link) -> None:
    """Let a new case go on from an archived one."""
    records.connection.execute(
        insert(case_links).values(
            case_id=made.case_id,
            earlier_id=made.earlier_id,
            earlier_number=made.earlier_number,
            reason=made.reason,
        )
    )
    records.journal("reopen_case", made.case_id, made.earlier_id, fields=("reason",))


def links(records: Records, case_id: str) -> tuple[Link, ...]:
    """Links from and to a case."""
    found = select(case_links).where((case_links.c.case_id == case_id) | (case_links.c.earlier_id == case_id))
    return tuple(
        Link(
            case_id=row.case_id,
            earlier_id=row.earlier_id,
            earlier_number=row.earlier_number,
            reason=row.reason,
        )
        for row in records.connection.execute(found)
    )


def _told(contents: Iterable[ContentLine]) -> list[list[object]]:
    return [
        [one.volume.value, one.item, one.key, one.part_id, one.number, one.pages, one.sha256]
        for one in contents
    ]

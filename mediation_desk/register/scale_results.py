"""Results of scales in the register: answers sealed for the readers of their file, the alert in the open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import ColumnElement, exists, insert, select
from sqlalchemy.engine import Row

from mediation_desk.domain import scale
from mediation_desk.domain.scale import Answers, ScaleResult
from mediation_desk.errors import DeskError
from mediation_desk.register import sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.counselling import counselling_files
from mediation_desk.register.tables.scales import crisis_events, scale_results, scale_voids

_PLAIN = ("id", "file_id", "session_id", "person_id", "scale", "way", "filled_at", "author_id", "alert")


def add(records: Records, result: ScaleResult, answers: Answers, reader_ids: Iterable[str]) -> ScaleResult:
    """Keep a result; its author and moment are those of this act, its alert what the answers say."""
    kept = replace(
        result, author_id=records.staff.id, filled_at=records.now, alert=answers.at_risk, answers=answers
    )
    text = sealed.seal(records, SealedKind.RECORD_NOTE, scale.sealed_text(answers), reader_ids)
    told = {name: getattr(kept, name) for name in _PLAIN}
    records.connection.execute(insert(scale_results).values(**told, sealed_id=text))
    records.journal("fill_scale", kept.file_id, kept.session_id, kept.id, fields=(kept.scale.value,))
    return kept


def get(records: Records, result_id: str) -> ScaleResult:
    """One result without its answers. DeskError("scale.missing")."""
    row = records.connection.execute(select(scale_results).where(scale_results.c.id == result_id)).first()
    if row is None:
        raise DeskError("scale.missing")
    return _bare(row)


def open_of_file(records: Records, file_id: str) -> list[ScaleResult]:
    """Every result of a file, oldest first, with its answers where they open for whoever sits here."""
    found = select(scale_results).where(scale_results.c.file_id == file_id).order_by(scale_results.c.row)
    rows = records.connection.execute(found).all()
    texts = sealed.unseal_many(records, [row.sealed_id for row in rows])
    voids = _voids(records, file_id)
    reasons = sealed.unseal_many(records, list(voids.values()))
    opened = []
    for row in rows:
        result = _bare(row)
        if row.sealed_id in texts:
            result = replace(result, answers=scale.opened_text(texts[row.sealed_id]))
        if row.id in voids:
            result = replace(result, voided=True, void_reason=reasons.get(voids[row.id], ""))
        opened.append(result)
    return opened


def void(records: Records, result: ScaleResult, reason: str, reader_ids: Iterable[str]) -> None:
    """Note that a result was filled in wrongly, and why. DeskError("scale.voided") if it is void already."""
    if result.id in _voids(records, result.file_id):
        raise DeskError("scale.voided")
    reason_id = sealed.seal(records, SealedKind.RECORD_NOTE, reason, reader_ids)
    records.connection.execute(
        insert(scale_voids).values(
            result_id=result.id,
            voided_by=records.staff.id,
            voided_at=records.now,
            reason_sealed_id=reason_id,
        )
    )
    records.journal("void_scale", result.file_id, result.session_id, result.id)


def _voids(records: Records, file_id: str) -> dict[str, str]:
    """Voided results of a file with the id of the sealed reason."""
    found = (
        select(scale_voids.c.result_id, scale_voids.c.reason_sealed_id)
        .join(scale_results, scale_results.c.id == scale_voids.c.result_id)
        .where(scale_results.c.file_id == file_id)
    )
    return {row.result_id: row.reason_sealed_id for row in records.connection.execute(found)}


def unanswered(
    records: Records, *, counsellor_id: str | None = None, session_id: str | None = None
) -> list[ScaleResult]:
    """Results with an alert for which no risk protocol was written, oldest first.

    Of the files one counsellor leads, of one session, or all.
    """
    wanted: ColumnElement[bool] = scale_results.c.alert & ~exists().where(
        crisis_events.c.result_id == scale_results.c.id
    )
    if counsellor_id is not None:
        led = select(counselling_files.c.id).where(counselling_files.c.counsellor_id == counsellor_id)
        wanted &= scale_results.c.file_id.in_(led)
    if session_id is not None:
        wanted &= scale_results.c.session_id == session_id
    found = select(scale_results).where(wanted).order_by(scale_results.c.row)
    return [_bare(row) for row in records.connection.execute(found)]


def _bare(row: Row[tuple[object, ...]]) -> ScaleResult:
    return ScaleResult(**{name: getattr(row, name) for name in _PLAIN})

"""Papers known again after a restore, by their check code."""

from __future__ import annotations

from sqlalchemy import insert, select, update

from mediation_desk.domain.restored_paper import RestoredPaper
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.restored_numbers import restored_papers


def add(records: Records, paper: RestoredPaper) -> None:
    """Keep a paper; its code stands on no other."""
    told = {name: getattr(paper, name) for name in RestoredPaper.__slots__}
    records.connection.execute(insert(restored_papers).values(**told))
    records.journal(
        "register_paper_again", *filter(None, (paper.case_id, paper.scan_id)), fields=(paper.code,)
    )


def with_code(records: Records, code: str) -> RestoredPaper | None:
    """The paper with this code, or None."""
    row = records.connection.execute(select(restored_papers).where(restored_papers.c.code == code)).first()
    if row is None:
        return None
    return RestoredPaper(**{name: getattr(row, name) for name in RestoredPaper.__slots__})


def void(records: Records, code: str, reason: str) -> None:
    """Say that a paper does not count. DeskError code.not_ours: none, or void already."""
    done = records.connection.execute(
        update(restored_papers)
        .where(restored_papers.c.code == code, restored_papers.c.voided_at.is_(None))
        .values(voided_at=records.now, reason=reason)
    )
    if done.rowcount != 1:
        raise DeskError("code.not_ours", field="code")
    records.journal("void_paper_again", fields=(code,))


def case_with_number(records: Records, number: str) -> str:
    """The id of the case with this number, empty without one."""
    found = records.connection.execute(select(cases.c.id).where(cases.c.number == number)).scalar()
    return str(found or "")

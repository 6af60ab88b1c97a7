"""Papers written on the desk in the register: drafts, issued prints with their bytes, copies handed out.

Of a restricted paper the kind, whom it is for, what was typed, the print and the reason of voiding are sealed
for its author, the office of director, the keepers and who could read the version before; the row says only
that it is there.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import Select, insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.written_paper import (
    RESTRICTED,
    Audience,
    Copies,
    Recipient,
    Value,
    Values,
    WrittenPaper,
    WrittenState,
    check_draft,
)
from mediation_desk.errors import DeskError
from mediation_desk.register import grants, sealed
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.written_papers import written_copies, written_papers

_LINE = [one for one in written_papers.c if one.name not in ("pdf", "docx")]
_PLAIN = tuple(
    name for name in WrittenPaper.__slots__ if name not in ("values", "key", "case_id", "code", "void_reason")
)


def keep(records: Records, paper: WrittenPaper) -> WrittenPaper:
    """Keep a first or another version of a draft; returns it with its new version.

    Raises DeskError: record.changed_meanwhile, written.issued, written.voided, written.missing (another
    paper's place), sealed.not_yours, sealed.no_seat.
    """
    before = _row(records, paper.id)
    if paper.version != (before.version if before is not None else 0):
        raise DeskError("record.changed_meanwhile")
    # Whom a restricted paper is for would tell which kind it is.
    audience = Audience.HOUSE if paper.restricted else paper.audience
    changed = {"changed_at": records.now, "version": paper.version + 1, "audience": audience}
    changed |= {"by_hand": paper.by_hand} | _words(records, paper, before)
    if before is None:
        placed = {"id": paper.id, "case_id": paper.case_id or None, "author": records.staff.id}
        kind = {"key": RESTRICTED if paper.restricted else paper.key, "restricted": paper.restricted}
        empty = {"begun_at": records.now, "number": "", "issued_by": "", "sha256": "", "void_reason": ""}
        begun = placed | kind | empty | changed | {"state": WrittenState.DRAFT}
        records.connection.execute(insert(written_papers).values(begun))
    else:
        held = _plain(before)
        check_draft(held)
        if (held.case_id, held.restricted) != (paper.case_id, paper.restricted):
            raise DeskError("written.missing")
        records.connection.execute(_of(paper.id).values(**changed))
    records.journal("keep_written_paper", *_ids(paper))
    return get(records, paper.id)


def get(records: Records, paper_id: str) -> WrittenPaper:
    """One paper with what it says; a restricted one is journalled as opened by the caller.

    Raises DeskError: written.missing, sealed.not_yours.
    """
    row = _row(records, paper_id)
    if row is None:
        raise DeskError("written.missing")
    paper = _plain(row)
    if not paper.restricted:
        return replace(paper, values=_values(row.typed), void_reason=row.void_reason)
    told = json.loads(sealed.unseal(records, row.sealed_id))
    reason = sealed.unseal(records, row.reason_sealed_id) if row.reason_sealed_id else ""
    told_to = Audience(told.get("audience", paper.audience))
    opened = replace(
        paper, key=told["key"], audience=told_to, values=_values(told["values"]), void_reason=reason
    )
    return replace(opened, sha256=_sealed_hash(records, row)) if row.print_sealed_id else opened


def peep(records: Records, paper_id: str) -> WrittenPaper:
    """One paper as the row says in the open: a restricted one without its kind, its readers and its words.

    Raises DeskError("written.missing").
    """
    row = _row(records, paper_id)
    if row is None:
        raise DeskError("written.missing")
    return _plain(row)


def of_case(records: Records, case_id: str) -> list[WrittenPaper]:
    """Every paper of a case as its row says in the open, newest first."""
    return _lines(records, select(*_LINE).where(written_papers.c.case_id == case_id))


def of_office(records: Records) -> list[WrittenPaper]:
    """Papers of no case, newest first."""
    return _lines(records, select(*_LINE).where(written_papers.c.case_id.is_(None)))


def may_open(records: Records, paper_id: str) -> bool:
    """Whether what a paper says opens for whoever sits here (nothing is opened)."""
    row = _row(records, paper_id)
    return row is not None and (not row.restricted or sealed.may_open(records, row.sealed_id))


def with_code(records: Records, code: str) -> WrittenPaper | None:
    """The paper a code belongs to, as the row says in the open; None when the code is not of one of these."""
    row = records.connection.execute(select(*_LINE).where(written_papers.c.code == code)).first()
    return None if row is None else _plain(row)


def issue(records: Records, paper: WrittenPaper, pdf: bytes, docx: bytes) -> WrittenPaper:
    """Keep a draft as issued, with `number`, `code` and its bytes; the database refuses later changes."""
    issued: dict[str, object] = {
        "state": WrittenState.ISSUED,
        "number": paper.number,
        "code": paper.code,
        "issued_at": records.now,
        "issued_by": records.staff.id,
    }
    if paper.restricted:
        both = {"pdf": base64.b64encode(pdf).decode(), "docx": base64.b64encode(docx).decode()}
        readers = _readers(records, paper.id)
        issued["print_sealed_id"] = _seal(records, canonical(both), readers, paper.version)
    else:
        issued |= {"pdf": pdf, "docx": docx, "sha256": hashlib.sha256(pdf).hexdigest()}
    records.connection.execute(_of(paper.id).values(**issued))
    records.journal("issue_written_paper", *_ids(paper), fields=("number", "code"))
    return get(records, paper.id)


def printed(records: Records, paper_id: str) -> tuple[bytes, bytes]:
    """(PDF, DOCX) of an issued paper, exactly as issued. DeskError: written.not_issued, sealed.not_yours."""
    found = select(written_papers).where(written_papers.c.id == paper_id)
    row = records.connection.execute(found).first()
    if row is None or row.issued_at is None:
        raise DeskError("written.not_issued")
    if not row.print_sealed_id:
        return bytes(row.pdf), bytes(row.docx)
    both = json.loads(sealed.unseal(records, row.print_sealed_id))
    return base64.b64decode(both["pdf"]), base64.b64decode(both["docx"])


def sign(records: Records, paper: WrittenPaper, on: date) -> None:
    """Note the day an issued paper was signed."""
    records.connection.execute(_of(paper.id).values(signed_on=on))
    records.touch(paper.case_id)
    records.journal("sign_written_paper", *_ids(paper), fields=("signed_on",))


def void(records: Records, paper: WrittenPaper, reason: str) -> None:
    """Void a paper with its reason; a draft may be put away like this too."""
    told: dict[str, object] = {"void_reason": reason}
    if paper.restricted:
        sealed_id = _seal(records, reason, _readers(records, paper.id), paper.version)
        told = {"reason_sealed_id": sealed_id}
    voided = {"state": WrittenState.VOIDED, "voided_at": records.now, **told}
    records.connection.execute(_of(paper.id).values(**voided))
    records.touch(paper.case_id)
    records.journal("void_written_paper", *_ids(paper), fields=("reason",))


def add_copies(
    records: Records, paper: WrittenPaper, copies: Iterable[tuple[Recipient, int]]
) -> tuple[Copies, ...]:
    """Note copies handed out; returns all of the paper."""
    for recipient, count in copies:
        if count:
            given = {"given_at": records.now, "staff_id": records.staff.id}
            row = insert(written_copies).values(paper_id=paper.id, recipient=recipient, count=count, **given)
            records.connection.execute(row)
    counted = [f"{recipient.value}:{count}" for recipient, count in copies if count]
    records.journal("hand_out_copies", *_ids(paper), fields=counted)
    return copies_of(records, [paper.id]).get(paper.id, ())


def copies_of(records: Records, paper_ids: Iterable[str]) -> dict[str, tuple[Copies, ...]]:
    """Copies handed out of these papers, oldest first; papers without any are left out."""
    found = select(written_copies).where(written_copies.c.paper_id.in_(list(paper_ids)))
    counted: dict[str, tuple[Copies, ...]] = {}
    for row in records.connection.execute(found.order_by(written_copies.c.row)):
        one = Copies(**{name: getattr(row, name) for name in Copies.__slots__})
        counted[row.paper_id] = (*counted.get(row.paper_id, ()), one)
    return counted


def _of(paper_id: str):  # type: ignore[no-untyped-def]  # SQLAlchemy's own type says less than the name
    return update(written_papers).where(written_papers.c.id == paper_id)


def _ids(paper: WrittenPaper) -> tuple[str, ...]:
    return (paper.id, paper.case_id) if paper.case_id else (paper.id,)


def _row(records: Records, paper_id: str) -> Row[tuple[object, ...]] | None:
    return records.connection.execute(select(*_LINE).where(written_papers.c.id == paper_id)).first()


def _lines(records: Records, wanted: Select[tuple[object, ...]]) -> list[WrittenPaper]:
    rows = records.connection.execute(wanted.order_by(written_papers.c.row.desc()))
    return [_plain(row) for row in rows]


def _plain(row: Row[tuple[object, ...]]) -> WrittenPaper:
    plain = {name: getattr(row, name) for name in _PLAIN}
    words = {"key": row.key, "case_id": row.case_id or "", "code": row.code or ""}
    return WrittenPaper(**plain, **words, void_reason=row.void_reason)


def _words(
    records: Records, paper: WrittenPaper, before: Row[tuple[object, ...]] | None
) -> dict[str, object]:
    told = dict(paper.values)
    if not paper.restricted:
        return {"typed": told, "sealed_id": None}
    if before is not None and not sealed.may_open(records, before.sealed_id):
        raise DeskError("sealed.not_yours")
    readers = grants.readers(records, before.sealed_id) if before is not None else ()
    text = canonical({"key": paper.key, "audience": paper.audience, "values": told})
    return {"typed": None, "sealed_id": _seal(records, text, readers, paper.version + 1)}


def _readers(records: Records, paper_id: str) -> frozenset[str]:
    row = _row(records, paper_id)
    return grants.readers(records, row.sealed_id) if row is not None and row.sealed_id else frozenset()


def _seal(records: Records, text: str, readers: Iterable[str], version: int) -> str:
    return sealed.seal(records, SealedKind.RESTRICTED, text, readers, version)


def _sealed_hash(records: Records, row: Row[tuple[object, ...]]) -> str:
    return hashlib.sha256(printed(records, row.id)[0]).hexdigest()


def _values(told: object) -> Values:
    """Values as typed; anything a key holder put there in another form is left out."""
    pairs = told.items() if isinstance(told, dict) else ()
    return tuple((str(name), value) for name, given in pairs if (value := _value(given)) is not None)


def _value(given: object) -> Value | None:
    if isinstance(given, str):
        return given
    if not isinstance(given, list):
        return None
    if all(isinstance(one, str) for one in given):
        return tuple(given)
    return tuple(tuple(map(str, one)) for one in given if isinstance(one, list))

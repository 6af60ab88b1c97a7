"""Merging two records of one person: the second points to the first; nothing that names either changes.

The snapshot for undoing it is sealed, because it holds both contacts.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import insert, select, update

from mediation_desk.domain.party import Side
from mediation_desk.domain.person import Contact, IdentityKind, MaritalStatus, Person, Sex, SpecialGroup
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, people, sealed
from mediation_desk.register.columns import canonical
from mediation_desk.register.people import contact_read, contact_text
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables import people as tables
from mediation_desk.register.tables.cases import case_parties
from mediation_desk.register.tables.receptions import reception_parties

_NEVER_BACK = frozenset({"id", "version", "merged_into"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeLine:
    """One merge that may still be undone, or was."""

    id: str
    kept_id: str
    gone_id: str
    merged_at: datetime
    merged_by: str
    undone: bool


def merge(records: Records, first: Person, second: Person, united: Person) -> str:
    """Keep `united` under `first`'s id and let `second` point to it; returns the merge's id.

    All three have opened contacts. Raises DeskError("record.changed_meanwhile").
    """
    readers = people.contact_readers(records, first.id) | people.contact_readers(records, second.id)
    snapshot = canonical({"first": _told(first), "second": _told(second), "united": _told(united)})
    kept = sealed.seal(records, SealedKind.PRIVATE_CONTACT, snapshot, readers)
    people.save(records, replace(united, id=first.id, version=first.version), readers)
    gone = {"merged_into": first.id, "version": second.version + 1}
    if united.safe_contact:
        gone |= {"phones": [], "address": "", "registered_address": ""}
        records.forgets = True
    table = tables.people
    changed = records.connection.execute(
        update(table).where(table.c.id == second.id, table.c.version == second.version).values(**gone)
    )
    if changed.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    people.reindex(records, second.id)
    merge_id = uuid4().hex
    records.connection.execute(
        insert(tables.merges).values(
            id=merge_id,
            kept_id=first.id,
            gone_id=second.id,
            merged_at=records.now,
            merged_by=records.staff.id,
            snapshot_sealed_id=kept,
        )
    )
    _touch(records, first.id, second.id)
    records.journal("merge_people", first.id, second.id)
    return merge_id


def get(records: Records, merge_id: str) -> MergeLine:
    """One merge. DeskError("merge.missing")."""
    found = select(tables.merges).where(tables.merges.c.id == merge_id)
    row = records.connection.execute(found).first()
    if row is None:
        raise DeskError("merge.missing")
    return MergeLine(
        id=row.id,
        kept_id=row.kept_id,
        gone_id=row.gone_id,
        merged_at=row.merged_at,
        merged_by=row.merged_by,
        undone=row.undone_at is not None,
    )


def since(records: Records, moment: datetime) -> list[MergeLine]:
    """Merges after a moment, newest first."""
    found = select(tables.merges.c.id).where(tables.merges.c.merged_at >= moment)
    newest = records.connection.execute(found.order_by(tables.merges.c.merged_at.desc())).scalars().all()
    return [get(records, merge_id) for merge_id in newest]


def undo(records: Records, line: MergeLine) -> None:
    """Stand both records apart again; what was changed since the merge stays with the remaining one.

    Raises DeskError: sealed.not_yours (only who merged, and the director, can undo), merge.later_merge.
    """
    row = records.connection.execute(
        select(tables.merges.c.snapshot_sealed_id).where(tables.merges.c.id == line.id)
    ).one()
    table = tables.people
    standing = select(table.c.merged_into).where(table.c.id.in_((line.kept_id, line.gone_id)))
    if sorted(filter(None, records.connection.execute(standing).scalars())) != [line.kept_id]:
        raise DeskError("merge.later_merge")
    told = json.loads(sealed.unseal(records, row.snapshot_sealed_id))
    first, second, united = (_heard(told[name]) for name in ("first", "second", "united"))
    now = replace(people.get(records, first.id), contact=people.open_contact(records, first.id))
    people.save(records, _back(now, first, united), people.contact_readers(records, first.id))
    records.connection.execute(update(table).where(table.c.id == second.id).values(merged_into=None))
    gone = people.get(records, second.id)
    people.save(records, replace(second, version=gone.version), people.contact_readers(records, second.id))
    records.connection.execute(
        update(tables.merges).where(tables.merges.c.id == line.id).values(undone_at=records.now)
    )
    _touch(records, first.id, second.id)
    records.journal("undo_merge", first.id, second.id)


def opposed(records: Records, first_id: str, second_id: str) -> bool:
    """Whether the two stand on opposite sides of one reception or case: then they are two people."""
    for parties, matter in ((reception_parties, "reception_id"), (case_parties, "case_id")):
        sides = []
        for person_id in (first_id, second_id):
            found = select(parties.c[matter], parties.c.side).where(
                parties.c.person_id.in_(people.same(records, person_id)),
                parties.c.side.in_((Side.SEEKER, Side.OTHER)),
            )
            sides.append({(row[0], row.side) for row in records.connection.execute(found)})
        if any((place, _across(side)) in sides[1] for place, side in sides[0]):
            return True
    return False


def _touch(records: Records, *person_ids: str) -> None:
    for person_id in person_ids:
        for case_id in cases.of_person(records, person_id):
            records.touch(case_id)


def _across(side: Side) -> Side:
    return Side.OTHER if side is Side.SEEKER else Side.SEEKER


def _back(now: Person, before: Person, united: Person) -> Person:
    # Three ways: what the merge changed and nobody changed since goes back to what it was.
    changed = {
        field.name: getattr(before, field.name)
        for field in fields(Person)
        if field.name not in _NEVER_BACK and getattr(now, field.name) == getattr(united, field.name)
    }
    return replace(now, **changed)


def _told(person: Person) -> dict[str, object]:
    told = asdict(person)
    told["born"] = person.born.isoformat() if person.born else None
    told["special_groups"] = sorted(person.special_groups)
    told["contact"] = contact_text(person.contact or Contact())
    return told


def _heard(told: dict[str, object]) -> Person:
    plain = dict(told)
    born = plain.pop("born")
    groups = plain.pop("special_groups")
    return Person(
        **{  # type: ignore[arg-type]  # JSON says less than the fields it was made from
            **plain,
            "born": date.fromisoformat(str(born)) if born else None,
            "special_groups": frozenset(SpecialGroup(group) for group in groups),  # type: ignore[attr-defined]  # a list
            "sex": Sex(str(plain["sex"])),
            "identity_kind": IdentityKind(str(plain["identity_kind"])),
            "marital_status": MaritalStatus(str(plain["marital_status"])),
            "contact": contact_read(str(plain["contact"])),
        }
    )

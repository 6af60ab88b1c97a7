"""People in the register: keep, fetch, find the tokens of; a safe contact is sealed and nowhere else.

A record merged into another keeps its id and everything that names it: asked for by either id, both tell what
the remaining record holds, so that papers already signed need no change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace

from sqlalchemy import bindparam, insert, select, text, update
from sqlalchemy.engine import Row

from mediation_desk.domain.person import Contact, Person, Phone, SpecialGroup
from mediation_desk.errors import DeskError
from mediation_desk.register import grants, sealed
from mediation_desk.register.columns import canonical
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.search import forget, index, tokens
from mediation_desk.register.tables.people import people

_PLAIN = (
    "id",
    "version",
    "name",
    "alias",
    "sex",
    "born",
    "ethnicity",
    "identity_kind",
    "identity_number",
    "no_identity_reason",
    "safe_contact",
    "occupation",
    "work_unit",
    "marital_status",
    "education",
    "school",
    "monthly_income",
    "merged_into",
)
# Made once: building a statement costs more than running it.
_BY_ID = select(people).where(people.c.id == bindparam("id"))
_BY_IDS = select(people).where(people.c.id.in_(bindparam("ids", expanding=True)))
_NAMES = select(people.c.id, people.c.name, people.c.merged_into).where(
    people.c.id.in_(bindparam("ids", expanding=True))
)
_SAME = text(
    """
    WITH RECURSIVE
    up(id, merged_into) AS (
        SELECT id, merged_into FROM people WHERE id = :id
        UNION SELECT people.id, people.merged_into FROM up JOIN people ON people.id = up.merged_into
    ),
    down(id) AS (
        SELECT id FROM up WHERE merged_into IS NULL
        UNION SELECT merges.gone_id FROM down JOIN merges ON merges.kept_id = down.id
        WHERE (SELECT merged_into FROM people WHERE id = merges.gone_id) = down.id
    )
    SELECT id FROM down
    """
)
"""Up to what remains, and down again by the merges, which are indexed by what they kept."""
_NO_CONTACT: dict[str, object] = {"phones": [], "address": "", "registered_address": ""}


def add(records: Records, person: Person, reader_ids: Iterable[str] = ()) -> Person:
    """Take a person in; returns them as version 1. `reader_ids` may open a safe contact besides us."""
    if person.contact is None:
        raise ValueError("a new person has a contact, empty or not")
    kept = replace(person, version=1)
    values = _columns(kept) | _contact(records, kept, None, reader_ids)
    records.connection.execute(insert(people).values(**values))
    reindex(records, kept.id)
    records.journal("add_person", kept.id)
    return _as_read(kept)


def save(
    records: Records, person: Person, reader_ids: Iterable[str] = (), left_ids: Iterable[str] = ()
) -> Person:
    """Keep a changed person if nobody changed them meanwhile; returns them with their new version.

    `contact` None leaves a sealed contact as it is; safe contact cannot end without opening it first.
    Readers stay readers of a changed contact, but for `left_ids`, who no longer have to do with the person.
    Only a reader of a sealed contact may replace it, or end safe contact: nobody takes a shelter away unseen.
    Raises DeskError: person.missing, record.changed_meanwhile, person.contact_sealed, sealed.not_yours.
    """
    row = _row(records, person.id)
    before = _person(row)
    asked_id, person = person.id, replace(person, id=row.id)
    if person.contact is None and (row.contact_sealed_id is None or not person.safe_contact):
        raise DeskError("person.contact_sealed", field="phone")
    kept = replace(person, version=person.version + 1)
    values = _columns(kept)
    if person.contact is not None:
        if row.contact_sealed_id is not None and not sealed.may_open(records, row.contact_sealed_id):
            raise DeskError("sealed.not_yours", field="phone")
        records.forgets |= person.safe_contact and row.contact_sealed_id is None
        values |= _contact(records, kept, row.contact_sealed_id, reader_ids, left_ids)
    changed = records.connection.execute(
        update(people).where(people.c.id == person.id, people.c.version == person.version).values(**values)
    )
    if changed.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    reindex(records, kept.id)
    records.journal("change_person", kept.id, fields=_differences(before, kept))
    return replace(_as_read(kept), id=asked_id)


def get(records: Records, person_id: str) -> Person:
    """A person; `contact` is None while it is sealed. DeskError("person.missing")."""
    return replace(_person(_row(records, person_id)), id=person_id)


def get_many(records: Records, person_ids: Sequence[str]) -> list[Person]:
    """Several people in the order asked for. DeskError("person.missing")."""
    rows = records.connection.execute(_BY_IDS, {"ids": list(set(person_ids))}).all()
    found = {row.id: _person(row) for row in rows if row.merged_into is None}
    found |= {row.id: get(records, row.id) for row in rows if row.merged_into is not None}
    if missing := set(person_ids) - set(found):
        raise DeskError("person.missing", count=len(missing))
    return [found[person_id] for person_id in person_ids]


def names(records: Records, person_ids: Iterable[str]) -> dict[str, str]:
    """Names by id; unknown ids are left out."""
    rows = records.connection.execute(_NAMES, {"ids": list(set(person_ids))}).all()
    return {row.id: row.name if row.merged_into is None else _row(records, row.id).name for row in rows}


def remaining(records: Records, person_id: str) -> str:
    """The id of the record that remains of this person after every merge."""
    return str(_row(records, person_id).id)


def same(records: Records, person_id: str) -> frozenset[str]:
    """Every id this person has in the register: the remaining record's and those merged into it."""
    ids = frozenset(records.connection.execute(_SAME, {"id": person_id}).scalars())
    if not ids:
        raise DeskError("person.missing")
    return ids


def exists(records: Records, person_id: str) -> bool:
    """Whether the register knows this id."""
    return records.connection.execute(select(people.c.id).where(people.c.id == person_id)).first() is not None


def open_contact(records: Records, person_id: str) -> Contact:
    """A person's contact; opening a sealed one is journalled and needs one of its readers.

    Raises DeskError: person.missing, sealed.not_yours, sealed.altered.
    """
    row = _row(records, person_id)
    if row.contact_sealed_id is None:
        return _plain_contact(row)
    contact = contact_read(sealed.unseal(records, row.contact_sealed_id))
    records.journal("open_contact", person_id)
    return contact


def contact_to_compare(records: Records, person_id: str) -> Contact | None:
    """A contact the program compares a paper with, None when it is sealed for others; it is never shown.

    Not journalled, because nobody reads it: what a comparison finds is only what the paper says already.
    """
    row = _row(records, person_id)
    if row.contact_sealed_id is None:
        return _plain_contact(row)
    if not sealed.may_open(records, row.contact_sealed_id):
        return None
    return contact_read(sealed.unseal(records, row.contact_sealed_id))


def share_contact(records: Records, person_id: str, staff_ids: Iterable[str]) -> None:
    """Let these staff open a sealed contact; whoever acts must be a reader already (sealed.not_yours)."""
    row = _row(records, person_id)
    if row.contact_sealed_id is not None:
        grants.grant(records, row.contact_sealed_id, staff_ids)


def contact_readers(records: Records, person_id: str) -> frozenset[str]:
    """Who may open a person's sealed contact; nobody is named when it is not sealed."""
    sealed_id = _row(records, person_id).contact_sealed_id
    return frozenset() if sealed_id is None else grants.readers(records, sealed_id)


def search_tokens(records: Records, person_id: str) -> set[str]:
    """What finds a person: name, pinyin, identity, and phones unless they are sealed."""
    return _tokens(_row(records, person_id))


def tokens_of_many(records: Records, person_ids: Iterable[str]) -> set[str]:
    """What finds any of these people."""
    found_by: set[str] = set()
    for row in records.connection.execute(_BY_IDS, {"ids": list(set(person_ids))}).all():
        found_by |= _tokens(row if row.merged_into is None else _row(records, row.merged_into))
    return found_by


def _tokens(row: Row[tuple[object, ...]]) -> set[str]:
    numbers = [phone["number"] for phone in row.phones]
    found_by = tokens.name_tokens(row.name) | tokens.phone_tokens(numbers)
    return found_by | tokens.identity_tokens(row.identity_number)


def reindex(records: Records, person_id: str) -> None:
    """Make a person findable by what they are now, or by nothing once merged into another."""
    row = records.connection.execute(select(people).where(people.c.id == person_id)).one()
    if row.merged_into is None:
        index(records.connection, "search_people", row.row, search_tokens(records, person_id))
    else:
        forget(records.connection, "search_people", row.row)


def contact_text(contact: Contact) -> str:
    """A contact as the JSON text that is sealed."""
    return canonical(asdict(contact))


def contact_read(text: str) -> Contact:
    """A contact back from its sealed JSON text."""
    told = json.loads(text)
    return Contact(
        phones=tuple(Phone(**phone) for phone in told["phones"]),
        address=told["address"],
        registered_address=told["registered_address"],
    )


def _row(records: Records, person_id: str) -> Row[tuple[object, ...]]:
    row = records.connection.execute(_BY_ID, {"id": person_id}).first()
    if row is None:
        raise DeskError("person.missing")
    return row if row.merged_into is None else _row(records, row.merged_into)


def _columns(person: Person) -> dict[str, object]:
    plain = {name: getattr(person, name) for name in _PLAIN}
    return plain | {"special_groups": sorted(person.special_groups)}


def _contact(
    records: Records,
    person: Person,
    sealed_before: str | None,
    reader_ids: Iterable[str],
    left_ids: Iterable[str] = (),
) -> dict[str, object]:
    assert person.contact is not None
    if not person.safe_contact:
        contact = person.contact
        return {
            "phones": [asdict(phone) for phone in contact.phones],
            "address": contact.address,
            "registered_address": contact.registered_address,
            "contact_sealed_id": None,
        }
    readers = set(reader_ids) | (grants.readers(records, sealed_before) if sealed_before else set())
    readers -= set(left_ids)
    kept = sealed.seal(records, SealedKind.PRIVATE_CONTACT, contact_text(person.contact), readers)
    return _NO_CONTACT | {"contact_sealed_id": kept}


def _as_read(person: Person) -> Person:
    return replace(person, contact=None) if person.safe_contact else person


def _plain_contact(row: Row[tuple[object, ...]]) -> Contact:
    return Contact(
        phones=tuple(Phone(**phone) for phone in row.phones),
        address=row.address,
        registered_address=row.registered_address,
    )


def _person(row: Row[tuple[object, ...]]) -> Person:
    plain = {name: getattr(row, name) for name in _PLAIN}
    return Person(
        **plain,
        contact=_plain_contact(row) if row.contact_sealed_id is None else None,
        special_groups=frozenset(SpecialGroup(group) for group in row.special_groups),
    )


def _differences(before: Person, after: Person) -> list[str]:
    return [
        field
        for field in (*_PLAIN, "contact", "special_groups")
        if field != "version" and getattr(before, field) != getattr(after, field)
    ]

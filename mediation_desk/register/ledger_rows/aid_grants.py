"""Aid given before this desk, from an old list."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

from mediation_desk.domain.aid_grant import AidFor, AidKind, AidState
from mediation_desk.register.bulk_rows import insert_many, packets
from mediation_desk.register.ledger_rows.new_people import NewPeople
from mediation_desk.register.ledger_rows.taken import Made, TakenRow, Writing
from mediation_desk.register.tables.activities import aid_grants

_WORDS = ("name", "basis", "goods", "fund", "receipt", "signed_by")
_CLASSES = {
    AidKind.CHILD: AidFor.CHILD,
    AidKind.MOTHER: AidFor.WOMAN,
    AidKind.TWO_CANCERS: AidFor.WOMAN,
}


def write(writing: Writing) -> Iterator[Made]:
    """Keep them as paid; whoever has an identity number is a person of the register."""
    people = NewPeople(writing.records)
    for packet in packets(writing.each()):
        rows = [(one, uuid4().hex, people.of(one, one.text("name"))) for one in packet]
        people.keep()
        insert_many(
            writing.records,
            aid_grants,
            (_values(one) | {"id": made, "person_id": person} for one, made, person in rows),
        )
        yield from (Made(one.line, "aid_grants", made) for one, made, _person in rows)
    yield from people.made


def _values(one: TakenRow) -> dict[str, object]:
    kind = one.get("kind")
    return {
        "version": 1,
        "kind": kind,
        "of": one.get("of") or _CLASSES.get(kind, AidFor.OTHER),  # type: ignore[call-overload]
        "state": AidState.PAID,
        "area_id": one.get("area_id"),
        "area_path": one.text("area_path"),
        "applied_on": one.day("given_on"),  # the list tells no other day
        "approved_by": "",
        "given_on": one.day("given_on"),
        "cash": one.number("cash"),
        "goods_value": one.number("goods_value"),
        "anonymous": False,
        "actions": [],
        **{key: one.text(key) for key in _WORDS},
    }

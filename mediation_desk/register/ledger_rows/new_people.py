"""People an old list names with an identity number or phone: taken in together.

On what ground they are handled stands with the batch: what a person answered for themselves is never made up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import uuid4

from mediation_desk.domain.identity import read_identity
from mediation_desk.domain.person import IdentityKind, Sex
from mediation_desk.register import search
from mediation_desk.register.bulk_rows import insert_many, next_row
from mediation_desk.register.ledger_rows.taken import Made, TakenRow
from mediation_desk.register.records import Records
from mediation_desk.register.search import tokens
from mediation_desk.register.tables.people import people


@dataclass(slots=True)
class NewPeople:
    """Collects people row by row; `keep` writes them all, `made` tells what was written."""

    records: Records
    made: list[Made] = field(default_factory=list)
    _waiting: list[dict[str, object]] = field(default_factory=list)
    _by_identity: dict[str, str] = field(default_factory=dict)

    def of(self, one: TakenRow, name: str) -> str | None:
        """The id of the person of a row: the one linked, a new one, or nobody where only a name is known."""
        if one.linked:
            return one.linked
        number, phone = one.text("identity"), one.text("phone")
        if not number and not phone:
            return None
        if number and number in self._by_identity:
            return self._by_identity[number]
        person_id = uuid4().hex
        self._waiting.append(_person(one, person_id, name, number, phone, self.records.today))
        self.made.append(Made(one.line, "people", person_id))
        if number:
            self._by_identity[number] = person_id
        return person_id

    def keep(self) -> None:
        """Write who is waiting, findable at once."""
        row = next_row(self.records, people)
        rows = [told | {"row": row + at} for at, told in enumerate(self._waiting)]
        insert_many(self.records, people, rows)
        found_by = ((int(str(told["row"])), _tokens(told)) for told in rows)
        search.index_new(self.records.connection, "search_people", found_by)
        self._waiting.clear()


def _person(
    one: TakenRow, person_id: str, name: str, number: str, phone: str, today: date
) -> dict[str, object]:
    kind = IdentityKind.RESIDENT_ID
    facts = read_identity(kind, number, today) if number else None
    phones: Sequence[dict[str, object]] = ()
    if phone:
        phones = [
            {"number": phone, "owner": "", "safe_to_call": None, "safe_hours": "", "may_leave_message": False}
        ]
    groups = one.get("groups", ())
    return {
        "id": person_id,
        "version": 1,
        "name": name,
        "alias": False,
        "sex": one.get("sex") or (facts.sex if facts else Sex.UNKNOWN),
        "born": one.day("born") or (facts.born if facts else None),
        "ethnicity": "",
        "identity_kind": facts.kind if facts else kind,
        "identity_number": number,
        "no_identity_reason": "",
        "phones": list(phones),
        "address": one.text("address"),
        "registered_address": "",
        "safe_contact": False,
        "occupation": "",
        "work_unit": "",
        "marital_status": "90",
        "education": "",
        "school": "",
        "special_groups": sorted(groups) if isinstance(groups, tuple) else [],
    }


def _tokens(told: dict[str, object]) -> set[str]:
    phones = told["phones"]
    numbers = [str(phone["number"]) for phone in phones] if isinstance(phones, list) else []
    named = tokens.name_tokens(str(told["name"])) | tokens.phone_tokens(numbers)
    return named | tokens.identity_tokens(str(told["identity_number"]))

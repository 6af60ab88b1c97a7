"""A generated register of N cases: three people, three sittings and three notes each, on a real vault.

Rows go straight into the tables, in one transaction for every two thousand cases, with the tokens the
program itself would make; what is searched, listed and saved afterwards goes through the program.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from uuid import UUID
from zlib import crc32

from sqlalchemy import insert, text, update

from mediation_desk.domain.case import CaseState, Difficulty, EventKind
from mediation_desk.domain.mediation_record import Sitting, SittingResult, Writing
from mediation_desk.domain.party import PartyRole, Relation, Side
from mediation_desk.domain.person import IdentityKind, MaritalStatus, Sex
from mediation_desk.domain.reception import DisputeSubtype, Source
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.paths import Paths, paths_under
from mediation_desk.register import migrations, triggers
from mediation_desk.register.records import Records
from mediation_desk.register.search import tokens
from mediation_desk.register.tables.cases import (
    case_events,
    case_notes,
    case_parties,
    cases,
    mediation_records,
)
from mediation_desk.register.tables.people import people
from mediation_desk.register.tables.safekeeping import numbers
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.services import opening
from tests.bench.invented import Invented
from tests.desk_fixtures import CENTRE

PASSWORD = "guohua-caidao-dalou-xiaomao"
MORNING = datetime(2026, 3, 18, 1, 41, 7, tzinfo=UTC)
FIRST = Staff(id="d" * 32, name="何玉贞", roles=frozenset({Role.DIRECTOR, Role.MEDIATOR}), signs_in=True)
MEDIATORS = tuple(
    Staff(id=f"{place:032x}", name=name, roles=frozenset({Role.MEDIATOR}))
    for place, name in enumerate(("周若岚", "孙德全", "马春霞", "段清和", "欧阳雨荷", "陈静怡", "韩立群"), 1)
)
BATCH = 2000
SHAPE = 6  # raised when what is generated changes, so that an older one is not taken for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """Where a generated register lies and how many cases it holds."""

    root: Path
    cases: int

    @property
    def paths(self) -> Paths:
        return paths_under(self.root)

    @property
    def folder(self) -> Path:
        return self.paths.registers / "register"

    def open(self) -> opening.Session:
        """Open it as the director."""
        return opening.open_with_password(self.folder, self.paths.state, FIRST.id, PASSWORD, MORNING)


def generated(cache: Path, count: int) -> Generated:
    """The register of `count` cases below `cache`, made when it is not there yet."""
    made = Generated(root=cache / f"register-{count}", cases=count)
    receipt = made.root / "made.json"
    wanted = {"cases": count, "shape": SHAPE, "schema": _schema()}
    if not (receipt.exists() and json.loads(receipt.read_text()) == wanted):
        shutil.rmtree(made.root, ignore_errors=True)
        _make(made)
        receipt.write_text(json.dumps(wanted))
    return made


def _schema() -> int:
    """Changes with every step, trigger and token, so that an older generated register is made anew."""
    sources = [*sorted(migrations.STEPS.glob("*.py")), Path(triggers.__file__), Path(tokens.__file__)]
    return crc32(b"".join(source.read_bytes() for source in sources))


def _make(made: Generated) -> None:
    wanted = opening.FirstStart(centre=CENTRE, first=FIRST, members=MEDIATORS, password=PASSWORD)
    made.root.mkdir(parents=True)
    created = opening.create_register(made.folder, made.paths.state, wanted, MORNING, cost=LEAST_COST)
    invented = Invented()
    try:
        for first in range(0, made.cases, BATCH):
            last = min(first + BATCH, made.cases)
            with created.session.register.writing(FIRST, MORNING) as records:
                _insert(records, [_case(invented, place) for place in range(first, last)])
            _say(f"\rgenerating {last:,} of {made.cases:,} cases")
    finally:
        opening.lock(created.session)
    _say("\n")


Rows = dict[str, list[dict[str, object]]]


def _insert(records: Records, batch: list[Rows]) -> None:
    tables = {
        "numbers": numbers,
        "people": people,
        "cases": cases,
        "case_parties": case_parties,
        "case_events": case_events,
        "mediation_records": mediation_records,
        "case_notes": case_notes,
    }
    frozen = {state: [] for state in (CaseState.ARCHIVED, CaseState.RETENTION_DUE)}
    for row in (row for rows in batch for row in rows["cases"]):
        if row["state"] in frozen:  # nothing is added to an archived case, not even here
            frozen[row["state"]].append(row["id"])
            row["state"] = CaseState.CLOSED
    for name, table in tables.items():
        records.connection.execute(insert(table), [row for rows in batch for row in rows[name]])
    for name in ("search_people", "search_cases"):
        found = text(f"INSERT INTO {name}(rowid, tokens) VALUES(:row, :tokens)")
        records.connection.execute(found, [row for rows in batch for row in rows[name]])
    for state, ids in frozen.items():
        records.connection.execute(update(cases).where(cases.c.id.in_(ids)).values(state=state))
    for rows in batch:
        records.journal("accept_case", str(rows["cases"][0]["id"]))


def _case(invented: Invented, place: int) -> Rows:
    accepted = MORNING.date() - timedelta(days=3 * 365 - (place * 3 * 365) // (place + 1000))
    case_id, number = _id(1, place), f"（{accepted.year}）青婚人调字第{place + 1:03d}号"
    summary = invented.text()
    family = list(_family(invented, place))
    lead = invented.pick(MEDIATORS)
    state = invented.pick(list(CaseState))
    limit = (
        MORNING.date() + timedelta(days=invented.number(0, 30)) if state is CaseState.IN_MEDIATION else None
    )
    found_by = tokens.number_tokens(number) | tokens.text_tokens(summary)
    found_by |= tokens.reader_tokens([lead.id], ())
    for person in family:
        found_by |= _person_tokens(person)
    names = [str(person["name"]) for person in family]
    at = datetime.combine(accepted, datetime.min.time(), UTC)
    return {
        "numbers": [
            {
                "number": number,
                "series": "case",
                "year": accepted.year,
                "sequence": place + 1,
                "taken_at": at,
                "taken_by": lead.id,
            }
        ],
        "people": family,
        "cases": [
            {
                "row": place + 1,
                "id": case_id,
                "version": 1,
                "number": number,
                "state": state,
                "accepted_on": accepted,
                "source": invented.pick(list(Source)),
                "dispute_subtype": invented.pick(list(DisputeSubtype)),
                "difficulty": Difficulty.ORDINARY,
                "summary": summary,
                "requests": ["分割财产"],
                "mediator_ids": [lead.id],
                "lead_id": lead.id,
                "parties_line": " ／ ".join(names[:2]),
                "mark": invented.pick(list(Mark)),
                "next_limit": limit,
                "next_limit_kind": "mediation" if limit else "",
                "closed_on": accepted + timedelta(days=30) if place % 10 else None,
                "written_effective_on": accepted + timedelta(days=20) if place % 3 == 0 else None,
                "oral_reached_on": accepted + timedelta(days=15) if place % 3 == 1 else None,
            }
        ],
        "case_parties": [_party(case_id, person, at) for at, person in enumerate(family)],
        "case_events": [
            {
                "case_id": case_id,
                "at": at,
                "kind": EventKind.ACCEPTED,
                "staff_id": lead.id,
                "names": [["number", number]],
                "restricted": False,
            }
        ],
        "mediation_records": [_sitting(invented, case_id, place, nth, at, lead) for nth in (1, 2, 3)],
        "case_notes": [
            {
                "id": _id(4, place * 3 + nth),
                "case_id": case_id,
                "staff_id": lead.id,
                "written_at": at + timedelta(days=nth),
                "text": invented.text(3),
            }
            for nth in range(3)
        ],
        "search_people": [
            {"row": person["row"], "tokens": " ".join(sorted(_person_tokens(person)))} for person in family
        ],
        "search_cases": [{"row": place + 1, "tokens": " ".join(sorted(found_by))}],
    }


def _family(invented: Invented, place: int) -> Iterator[dict[str, object]]:
    surname = invented.surname()
    for nth, (name, sex, year) in enumerate(
        (
            (invented.name(), Sex.FEMALE, invented.number(1955, 2003)),
            (invented.name(surname), Sex.MALE, invented.number(1950, 2003)),
            (invented.name(surname), Sex.FEMALE, invented.number(2008, 2024)),
        )
    ):
        identity = invented.identity(year, sex is Sex.FEMALE)
        phones = [{"number": invented.phone(), "owner": "", "safe_to_call": True}] if nth < 2 else []
        yield {
            "row": place * 3 + nth + 1,
            "id": _id(2, place * 3 + nth),
            "version": 1,
            "name": name,
            "alias": False,
            "sex": sex,
            "born": date(year, 1, 1),
            "ethnicity": "汉",
            "identity_kind": IdentityKind.RESIDENT_ID,
            "identity_number": identity,
            "no_identity_reason": "",
            "phones": [phone | {"safe_hours": "", "may_leave_message": False} for phone in phones],
            "address": invented.address(),
            "registered_address": "",
            "safe_contact": False,
            "occupation": "",
            "work_unit": "",
            "marital_status": MaritalStatus.MARRIED if nth < 2 else MaritalStatus.SINGLE,
            "education": "",
            "school": "",
            "special_groups": [],
        }


def _person_tokens(person: dict[str, object]) -> set[str]:
    phones = [phone["number"] for phone in person["phones"]]  # type: ignore[attr-defined]  # a row as inserted
    found_by = _name_tokens(str(person["name"])) | tokens.phone_tokens(phones)
    return found_by | tokens.identity_tokens(str(person["identity_number"]))


@lru_cache(maxsize=400_000)
def _name_tokens(name: str) -> frozenset[str]:
    return frozenset(tokens.name_tokens(name))


_ROLES = (
    (Side.SEEKER, PartyRole.APPLICANT, Relation.SELF),
    (Side.OTHER, PartyRole.RESPONDENT, Relation.SPOUSE),
    (Side.CHILD, PartyRole.CHILD, Relation.CHILD),
)


def _party(case_id: str, person: dict[str, object], position: int) -> dict[str, object]:
    side, role, relation = _ROLES[position]
    return {
        "case_id": case_id,
        "person_id": person["id"],
        "role": role,
        "position": position,
        "side": side,
        "relation": relation,
        "lives_with": "seeker",
    }


def _sitting(
    invented: Invented, case_id: str, place: int, nth: int, at: datetime, lead: Staff
) -> dict[str, object]:
    return {
        "id": _id(3, place * 3 + nth - 1),
        "case_id": case_id,
        "version": 1,
        "ordinal": nth,
        "began": at + timedelta(days=7 * nth),
        "place": "第一调解室",
        "sitting": Sitting.JOINT,
        "subject": "婚姻家庭纠纷",
        "present_ids": [_id(2, place * 3), _id(2, place * 3 + 1)],
        "participants": [],
        "mediator_ids": [lead.id],
        "recorder_id": lead.id,
        "rights_explained": True,
        "writing": Writing.PROSE,
        "prose": invented.text(6),
        "utterances": [],
        "result": SittingResult.SUCCEEDED if nth == 3 and place % 4 == 0 else SittingResult.CONTINUED,
        "result_note": "",
        "signed_on": None if place % 50 == 0 and nth == 3 else (at + timedelta(days=7 * nth)).date(),
    }


def _id(kind: int, place: int) -> str:
    return UUID(
        int=(kind << 96) | (place * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF) << 32 | place, version=4
    ).hex


def _say(words: str) -> None:
    sys.stderr.write(words)
    sys.stderr.flush()

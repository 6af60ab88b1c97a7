"""婚姻家庭辅导服务记录表 of a session, with words chosen for it; its clients hold it too."""

from __future__ import annotations

from mediation_desk.documents.counselling_service_record import counselling_service_record
from mediation_desk.domain.case import Case
from mediation_desk.domain.party import Side
from mediation_desk.domain.wall import BOTH_SIDES
from mediation_desk.register import cases, counselling_files, counselling_sessions, people
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import NOTE_WRITE
from mediation_desk.services.counselling_papers import ServiceWords, service_record_facts
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed


@allowed(NOTE_WRITE)
def service_record(records: Records, session_id: str, words: ServiceWords) -> MadePaper:
    """The paper, or why it is not made: it passes the two-party wall of every case its clients are in.

    Clients of one file are also held apart from one another, in a case or not.

    Raises DeskError: counselling.not_yours, paper.missing_glyph.
    """
    facts = service_record_facts(records, session_id, words)
    file_id = counselling_sessions.get(records, session_id).file_id
    clients = counselling_files.get(records, file_id).client_ids
    return paper_gate.of_file_for(
        records,
        "counselling_service_record",
        counselling_service_record(facts),
        file_id,
        session_id,
        _seen_in(records, clients),
        clients,
        tuple(told for one in facts.spouses for told in (one.phone, one.identity_number) if told),
    )


def _seen_in(records: Records, clients: tuple[str, ...]) -> list[tuple[Case, frozenset[Side]]]:
    """Every case of these clients, with the sides on which they stand."""
    found: dict[str, Case] = {}
    for client in clients:
        for case_id in cases.of_person(records, client):
            found.setdefault(case_id, cases.get(records, case_id))
    ids = {one for client in clients for one in people.same(records, client)}
    return [(case, _sides(case, ids)) for case in found.values()]


def _sides(case: Case, ids: set[str]) -> frozenset[Side]:
    sides = {party.side for party in case.parties if party.person_id in ids}
    return frozenset(sides & BOTH_SIDES) or BOTH_SIDES

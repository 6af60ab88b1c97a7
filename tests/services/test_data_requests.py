"""Requests about one's own data: whose first page tells of them, and until when."""

from __future__ import annotations

from mediation_desk.domain.data_request import RequestAnswer, RequestKind
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.today import ToDo, ToDoKind
from mediation_desk.register.records import Records
from mediation_desk.services import data_requests
from mediation_desk.services.archive_waiting import open_requests
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office


def waiting(office: Office, who: Staff) -> ToDo | None:
    with office.reading(who) as records:
        return open_requests(records)


def note(records: Records) -> str:
    said = data_requests.note_request(
        records, RequestKind.COPY, "欧阳静姝", "居民身份证 3701**********0021", "复制协议", records.today
    )
    return said.id


def test_it_waits_for_whoever_sees_it_until_it_is_answered(desk_office: Office) -> None:
    assert waiting(desk_office, DIRECTOR) is None
    with desk_office.as_(MEDIATOR) as records:
        request_id = note(records)
    for who in (DIRECTOR, MEDIATOR):
        found = waiting(desk_office, who)
        assert found is not None
        assert (found.kind, found.count) == (ToDoKind.DATA_REQUEST, 1)
    assert waiting(desk_office, OTHER_MEDIATOR) is None
    assert waiting(desk_office, RECEPTION) is None
    with desk_office.as_(DIRECTOR) as records:
        data_requests.answer_request(records, request_id, RequestAnswer.GRANTED, "已提供复印件")
    assert waiting(desk_office, DIRECTOR) is None

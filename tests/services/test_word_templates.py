"""The centre's own templates: added without faults, filled from a case, stopped by the two-party wall."""

from __future__ import annotations

import pytest

from mediation_desk.documents.own_template import Fault
from mediation_desk.documents.words_of import words_of_docx
from mediation_desk.domain.party import Side
from mediation_desk.domain.written_paper import Audience
from mediation_desk.errors import DeskError
from mediation_desk.register import cases as case_rows
from mediation_desk.services.sides import keep_phrase_apart
from mediation_desk.services.template_names import NAMES
from mediation_desk.services.word_templates import (
    add_template,
    check_template,
    paper_from_template,
    retire_template,
    templates_in_use,
)
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, Office
from tests.documents.test_own_template import template
from tests.services.test_paper_gate import summarised

EVERYTHING = template(*(f"{name}：{{{{ {name} }}}}" for name in NAMES))


@pytest.fixture
def case_id(desk_office: Office) -> str:
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    return made


def add(office: Office, docx: bytes, title: str = "商请函") -> str:
    with office.as_(DIRECTOR) as records:
        return add_template(records, title, docx)


def test_every_name_offered_is_filled(desk_office: Office, case_id: str) -> None:
    template_id = add(desk_office, EVERYTHING)
    with desk_office.reading(MEDIATOR) as records:
        made = paper_from_template(records, template_id, case_id, Audience.BOTH)
        number = case_rows.get(records, case_id).number
    said = words_of_docx(made.docx)
    assert len(said) == len(NAMES)
    assert f"案号：{number}" in said
    assert f"甲方姓名：{WIFE.name}" in said
    assert f"乙方姓名：{HUSBAND.name}" in said
    assert (made.name, made.pdf, made.case_id) == ("商请函", b"", case_id)


def test_the_wall_stops_a_template_for_the_other_side(desk_office: Office, case_id: str) -> None:
    template_id = add(desk_office, template("{{ 纠纷简况 }}"))
    with desk_office.as_(MEDIATOR) as records:
        keep_phrase_apart(records, case_id, Side.SEEKER, "住在姐姐家里")
        summarised(records, case_id, "妻子现在住在姐姐家里，要求离婚。")
    with desk_office.reading(MEDIATOR) as records:
        stopped = paper_from_template(records, template_id, case_id, Audience.OTHER)
        hers = paper_from_template(records, template_id, case_id, Audience.SEEKER)
    assert stopped.docx == b""
    assert stopped.stop
    assert hers.docx


def test_a_faulty_template_is_shown_its_places_and_not_kept(desk_office: Office) -> None:
    bad = template("{{ 姓名 }}")
    with desk_office.as_(DIRECTOR) as records:
        assert [one.fault for one in check_template(records, bad)] == [Fault.UNKNOWN_NAME]
        with pytest.raises(DeskError, match=r"template\.faulty"):
            add_template(records, "函", bad)
        with pytest.raises(DeskError, match=r"template\.untitled"):
            add_template(records, "  ", EVERYTHING)
        assert templates_in_use(records) == ()


def test_a_retired_template_is_offered_no_more(desk_office: Office, case_id: str) -> None:
    template_id = add(desk_office, EVERYTHING)
    with desk_office.as_(DIRECTOR) as records:
        assert [one.title for one in templates_in_use(records)] == ["商请函"]
        retire_template(records, template_id)
        assert templates_in_use(records) == ()
    with desk_office.reading(MEDIATOR) as records, pytest.raises(DeskError, match=r"template\.missing"):
        paper_from_template(records, template_id, case_id, Audience.BOTH)


def test_a_stranger_to_the_case_fills_nothing(desk_office: Office, case_id: str) -> None:
    template_id = add(desk_office, EVERYTHING)
    with desk_office.reading(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        paper_from_template(records, template_id, case_id, Audience.BOTH)

"""What is written for other units names nobody, and says what to write instead."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.domain.brief import BriefKind
from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.consultation import (
    TaskState,
)
from mediation_desk.domain.limit_board import BoardFilter
from mediation_desk.errors import DeskError
from mediation_desk.services import brief_check, consultation_desk, limits
from mediation_desk.services import consultations as acts
from tests.case_fixtures import HUSBAND, WIFE, add_case
from tests.consultation_fixtures import (
    BRIEF,
    TASK,
    WORDS,
    add_clue,
    add_household,
    call,
    of_case,
)
from tests.desk_fixtures import (
    DIRECTOR,
    MEDIATOR,
    Office,
)


@pytest.fixture
def case_id(desk_office: Office) -> str:
    return add_case(desk_office)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (f"{WIFE.name}带孩子离家。", BriefKind.NAME),
        (f"丈夫{HUSBAND.name[1:]}常喝酒。", BriefKind.NAME),
        (f"{WIFE.name[0]} {WIFE.name[1:]}离家。", BriefKind.NAME),
        ("请打一三八零零零零零二七六找她。", BriefKind.PHONE),
        ("电话 138-1111-2222。", BriefKind.PHONE),
        ("证件号37011519900101002X。", BriefKind.IDENTITY),
    ],
)
def test_nobody_is_named(desk_office: Office, case_id: str, words: str, kind: BriefKind) -> None:
    spoiled = replace(WORDS, brief=f"{BRIEF}{words}")
    with desk_office.reading(MEDIATOR) as records:
        check = brief_check.look_through(records, of_case(case_id), (("brief", spoiled.brief),))
    assert kind in [find.kind for find in check.finds]
    assert all(find.sentence in words for find in check.finds)
    with pytest.raises(DeskError, match=r"consultation\.names_somebody") as refused:
        call(desk_office, of_case(case_id), words=spoiled)
    assert refused.value.field == "brief"
    assert refused.value.names == {}


@pytest.mark.parametrize("field", ["risk", "causes", "conclusion"])
def test_every_text_is_looked_through(desk_office: Office, case_id: str, field: str) -> None:
    spoiled = replace(WORDS, **{field: f"{WIFE.name}不同意。"})
    with pytest.raises(DeskError, match=r"consultation\.names_somebody") as refused:
        call(desk_office, of_case(case_id), words=spoiled)
    assert refused.value.field == field


def test_tasks_opinions_and_what_is_heard_later_name_nobody(desk_office: Office, case_id: str) -> None:
    opinion = replace(WORDS, opinions=(("公安局", f"{HUSBAND.name}已被告诫"),))
    with pytest.raises(DeskError, match="names_somebody"):
        call(desk_office, of_case(case_id), words=opinion)
    with pytest.raises(DeskError, match="names_somebody"):
        call(desk_office, of_case(case_id), tasks=(replace(TASK, task=f"走访{WIFE.name}"),))
    one = call(desk_office, of_case(case_id))
    said = f"{WIFE.name}已领取"
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match="names_somebody"):
        acts.set_task(records, one.id, one.version, TASK.id, TaskState.DOING, said=said)


def test_codes_are_offered_for_each_name(desk_office: Office, case_id: str) -> None:
    with desk_office.reading(MEDIATOR) as records:
        sheet = consultation_desk.call_sheet(records, of_case(case_id))
    codes = dict(sheet.codes)
    assert codes[WIFE.name] == "甲方、女方"
    assert codes[HUSBAND.name] == "乙方、男方"


def test_a_household_is_told_by_relations(desk_office: Office) -> None:
    subject = add_household(desk_office)
    with desk_office.reading(MEDIATOR) as records:
        assert dict(consultation_desk.call_sheet(records, subject).codes)["唐婉清"] == "妻子、成员2"
    for words in ("唐婉清已离家。", "承泽常喝酒。", "住梧桐苑4号楼2单元1102。"):
        with pytest.raises(DeskError, match="names_somebody"):
            call(desk_office, subject, words=replace(WORDS, brief=words))
    assert call(desk_office, subject).subject == subject


def test_a_clue_keeps_who_told_it(desk_office: Office) -> None:
    subject = add_clue(desk_office)
    for words in ("钱大娘反映。", "冯秀兰被打。", "来电13800000999。"):
        with pytest.raises(DeskError, match="names_somebody"):
            call(desk_office, subject, words=replace(WORDS, brief=words))
    assert call(desk_office, subject, words=replace(WORDS, brief="邻居听到争吵。")).restricted is False


def test_a_clue_about_violence_is_nobodys_but_its_own(desk_office: Office) -> None:
    subject = add_clue(desk_office, restricted=True)
    with pytest.raises(DeskError, match=r"consultation\.not_yours"):
        call(desk_office, subject, MEDIATOR)
    one = call(desk_office, subject, DIRECTOR)
    assert one.restricted
    with desk_office.reading(MEDIATOR) as records:
        assert consultation_desk.consultation_rows(records) == ()
    with desk_office.reading(DIRECTOR) as records:
        (row,) = consultation_desk.consultation_rows(records)
        assert (row.names, row.restricted) == ("", True)
        board = limits.board(records, BoardFilter(mine=False, holders=frozenset({Holder.CONSULTATION})))
    assert {line.rule for line in board.page.lines} == {""}

"""Invented consultations of a case, a household and a clue, through the same functions the desk uses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Column, Table, insert

from mediation_desk.domain.case_limit import Holder
from mediation_desk.domain.clue import ClueKind, ClueSource, Urgency
from mediation_desk.domain.consultation import (
    Consultation,
    ConsultationWords,
    ConsultedKind,
    Member,
    Subject,
    Task,
)
from mediation_desk.domain.person import Sex
from mediation_desk.register.tables.areas import areas
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.households import household_members, households
from mediation_desk.services import consultations as acts
from mediation_desk.services.consultations import TypedConsultation
from tests.desk_fixtures import DIRECTOR, MEDIATOR, NOON, RECEPTION, Office

ID = "7" * 32
BRIEF = "家庭甲：夫妻因债务长期争吵，甲方带孩子暂住亲戚家。"
WORDS = ConsultationWords(
    brief=BRIEF,
    risk="近三个月有两次肢体冲突。",
    opinions=(("青禾区人民法院", "先申请保护令，诉讼与调解分开。"),),
    causes="债务与沟通方式叠加。",
    conclusion="先安全、后辅导，一个月后复评。",
)
TASK = Task(
    id="8" * 32, task="协助申请保护令", unit="青禾区妇女联合会", person="周若岚", due_on=date(2026, 3, 25)
)
TYPED = TypedConsultation(
    meets_at=NOON + timedelta(hours=3),
    place="区妇联三楼会议室",
    manner="现场会商",
    host="青禾区婚姻家庭辅导中心",
    chair="何玉贞",
    recorder="周若岚",
    members=(
        Member(unit="青禾区人民法院", name="韩明", post="法官", came=True),
        Member(unit="青禾区公安局", name="姜涛", post="民警"),
    ),
    words=WORDS,
    tasks=(TASK,),
    promised=True,
)


def of_case(case_id: str) -> Subject:
    return Subject(kind=ConsultedKind.CASE, id=case_id)


def call(office: Office, subject: Subject, who=MEDIATOR, **changes) -> Consultation:  # type: ignore[no-untyped-def]
    with office.as_(who) as records:
        return acts.call_consultation(records, ID, subject, replace(TYPED, **changes))


def recorded(office: Office, case_id: str) -> Consultation:
    one = call(office, of_case(case_id))
    office.clock.forward(hours=4)
    with office.as_(MEDIATOR) as records:
        return acts.record_consultation(records, one.id, one.version, TYPED)


def filled(table: Table, **given: object) -> dict[str, object]:
    """A row with something in every column that must hold something."""
    usual: dict[type, object] = {str: "", int: 0, bool: False, date: NOON.date()}
    wanted = (column for column in table.c if not column.nullable and column.name not in ("row", *given))
    return {column.name: usual.get(_kind(column), "") for column in wanted} | given


def _kind(column: Column[Any]) -> type:
    try:
        return column.type.python_type
    except NotImplementedError:
        return str


def add_area(office: Office) -> str:
    """A village; its id."""
    with office.as_(DIRECTOR) as records:
        row = filled(areas, id="area", path="/area/", name="梧桐社区")
        records.connection.execute(insert(areas).values(**row))
    return "area"


def add_household(office: Office) -> Subject:
    area = add_area(office)
    with office.as_(DIRECTOR) as records:
        records.connection.execute(
            insert(households).values(
                **filled(
                    households,
                    id="household",
                    version=1,
                    number="3700010001",
                    head_name="司马承泽",
                    area_id=area,
                    address="青禾街道梧桐苑小区4号楼2单元1102",
                    groups=[],
                    actions=[],
                    safe_contact=False,
                    note="",
                    registered_on=records.today,
                    registered_by=MEDIATOR.id,
                    closed_reason="",
                    area_path="/area/",
                    persons=2,
                    colour="",
                    colour_rank=9,
                )
            )
        )
        for place, (name, relation) in enumerate((("司马承泽", "户主"), ("唐婉清", "妻子"))):
            records.connection.execute(
                insert(household_members).values(
                    **filled(
                        household_members,
                        id=f"m{place}",
                        household_id="household",
                        position=place,
                        name=name,
                        relation=relation,
                        head=not place,
                        sex=Sex.FEMALE if place else Sex.MALE,
                        groups=[],
                    )
                )
            )
    return Subject(kind=ConsultedKind.HOUSEHOLD, id="household")


def add_clue(office: Office, *, restricted: bool = False) -> Subject:
    with office.as_(RECEPTION) as records:
        records.touch("clue", Holder.CLUE)
        records.connection.execute(
            insert(clues).values(
                **filled(
                    clues,
                    id="clue",
                    version=1,
                    number="青婚线20260001",
                    found_on=records.today,
                    source=ClueSource.PHONE,
                    area_path="",
                    reported_by="钱大娘",
                    reporter_phone="13800000999",
                    subject="" if restricted else "冯秀兰、邻居",
                    kind=ClueKind.VIOLENCE,
                    groups=[],
                    actions=[],
                    restricted=restricted,
                    summary="",
                    urgency=Urgency.SOON,
                    responsible="",
                    due_on=records.today,
                    outcome_note="",
                    registered_at=records.now,
                    registered_by=RECEPTION.id,
                )
            )
        )
    return Subject(kind=ConsultedKind.CLUE, id="clue")

"""The demo's joint consultations: one recorded with a late task, one still to come; steps and allowances."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from uuid import uuid4

from mediation_desk.domain.case import CaseState, Difficulty
from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.domain.consultation import (
    ConsultationWords,
    ConsultedKind,
    Member,
    Subject,
    Task,
    TaskState,
)
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.incentive import AgreedForm, IncentiveTable
from mediation_desk.domain.reception import DisputeSubtype, ServiceElement, Stage
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.service_step import Judgement, StepOf
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import consultations as rows
from mediation_desk.register.records import Records
from mediation_desk.services import cases, consultations, incentives, service_steps
from mediation_desk.services.consultations import TypedConsultation
from mediation_desk.services.demo.calendar import Act, Step
from mediation_desk.services.demo.data import DemoData
from mediation_desk.services.service_steps import TypedStep

_STORY = 10_001
"""After all stories of people, where both happen in one moment."""
_CALLED, _MET, _NEXT = 6, 4, 1
"""Days before today on which the first was called and met, and the second was called."""
_RUNNING = frozenset({CaseState.ACCEPTED, CaseState.IN_MEDIATION})
_COUPLES = frozenset({DisputeSubtype.DIVORCE, DisputeSubtype.COUPLE})
_WORDS = ConsultationWords(
    brief="家庭甲：夫妻因经营欠款长期争吵，甲方带孩子暂住亲戚家，乙方多次上门要求谈孩子的事。",
    risk="近三个月争吵三次，未发生肢体冲突；孩子近期不愿上学。",
    opinions=(
        ("人民法院家事审判庭", "欠款与离婚分开处理，先稳定孩子的照顾安排。"),
        ("教育和体育局", "由班主任和心理教师每周与孩子谈一次。"),
        ("街道综治中心", "网格员隔周上门，劝导双方不当着孩子争吵。"),
    ),
    causes="欠款压力大，双方缺少能劝得动的亲属。",
    conclusion="先落实孩子的照顾和上学，再谈欠款；一个月后复评，必要时转心理辅导。",
)
_MEMBERS = (
    Member(unit="人民法院家事审判庭", name="韩明", post="法官", came=True),
    Member(unit="教育和体育局", name="沈雨", post="科员", came=True),
    Member(unit="街道综治中心", name="姜涛", post="副主任", came=True),
    Member(unit="民政局", name="郑敏", post="科员"),
)
_TABLE = IncentiveTable(
    amounts={
        (level, form): yuan
        for level, amounts in zip(
            Difficulty, ((60, 40, 20), (100, 60, 30), (200, 120, 60), (400, 240, 120)), strict=True
        )
        for form, yuan in zip(AgreedForm, amounts, strict=True)
    },
    assistant_percent=40,
    needs_dossier=True,
    basis="（演示）青禾区人民调解员以案定补办法",
)


def consulted(told: DemoData, now: datetime) -> Iterator[Step]:
    """The steps of both consultations, of the way walked, and the amounts the director set."""
    today = legal_day(now)
    lead = told.office.staff["zhou"]
    director = next(iter(told.office.staff.values()))

    def at(days: int, hour: int) -> datetime:
        return datetime.combine(today - timedelta(days=days), time(hour, 20), tzinfo=SHANGHAI)

    acts: tuple[tuple[datetime, Staff, Act], ...] = (
        (at(30, 9), director, lambda records: incentives.set_incentive_table(records, _TABLE)),
        (at(_CALLED, 9), lead, partial(_call, meets_at=at(_MET, 14), place="区妇联三楼会议室")),
        (at(_MET, 17), lead, _record),
        (at(_NEXT, 10), lead, partial(_call, meets_at=at(-2, 15), place="街道综治中心会议室")),
    )
    for turn, (moment, staff, act) in enumerate(acts):
        if moment <= now:
            yield Step(at=moment, story=_STORY, turn=turn, staff=staff, act=act)


def _call(records: Records, *, meets_at: datetime, place: str) -> None:
    """About the first case of whoever calls that has none yet and whose people are all known here."""
    for line in cases.find_cases(records, CaseFilter(states=_RUNNING, subtypes=_COUPLES)).page.lines:
        subject = Subject(kind=ConsultedKind.CASE, id=line.id)
        if line.mark is Mark.RED or rows.of_subject(records, subject):
            continue
        typed = TypedConsultation(
            meets_at=meets_at,
            place=place,
            manner="现场会商",
            host="区婚姻家庭辅导中心",
            chair=records.staff.name,
            recorder=records.staff.name,
            members=tuple(replace(one, came=False) for one in _MEMBERS),
            words=ConsultationWords(brief=_WORDS.brief, risk=_WORDS.risk),
        )
        with suppress(DeskError):
            consultations.call_consultation(records, uuid4().hex, subject, typed)
            _walk(records, line.id)
            return


def _walk(records: Records, case_id: str) -> None:
    step = TypedStep(
        at=records.now,
        stage=Stage.COMMUNICATE,
        elements=frozenset({ServiceElement.MEDIATION, ServiceElement.CARE}),
        note="分别沟通后，双方愿意先谈孩子",
    )
    service_steps.note_step(records, StepOf.CASE, case_id, step)
    judged = replace(step, stage=Stage.JUDGE, judgement=Judgement.CONSULTATION, note="")
    with suppress(DeskError):  # not everybody was asked alone yet
        service_steps.note_step(records, StepOf.CASE, case_id, judged)


def _record(records: Records) -> None:
    for one in rows.every(records):
        if not one.open or one.meets_at > records.now:
            continue
        today = records.today
        said = (
            ("与班主任建立每周沟通", "教育和体育局", "沈雨", today + timedelta(days=2)),
            ("网格员上门走访", "街道综治中心", "姜涛", today + timedelta(days=1)),
            ("分开梳理欠款，提供法律意见", "人民法院家事审判庭", "韩明", today + timedelta(days=20)),
        )
        tasks = tuple(
            Task(id=uuid4().hex, task=task, unit=unit, person=person, due_on=due)
            for task, unit, person, due in said
        )
        typed = TypedConsultation(
            meets_at=one.meets_at,
            place=one.place,
            manner=one.manner,
            host=one.host,
            chair=one.chair,
            recorder=one.recorder,
            members=_MEMBERS,
            words=_WORDS,
            tasks=tasks,
            next_at=one.meets_at + timedelta(days=30),
            promised=True,
        )
        kept = consultations.record_consultation(records, one.id, one.version, typed)
        consultations.set_task(
            records, kept.id, kept.version, tasks[0].id, TaskState.DOING, said="已联系班主任"
        )
        return

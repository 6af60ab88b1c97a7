"""Hostile text in every field: kept exactly or refused beside it, never a crash, never a broken paper."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from enum import Enum
from typing import Any

import pytest

from mediation_desk.domain.case import Case, CaseState
from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.domain.mediation_record import MediationRecord, SittingResult, Utterance, Writing
from mediation_desk.domain.party import Side
from mediation_desk.domain.safety import Mark
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.services import (
    agreements,
    cases,
    conflicts,
    drafts,
    mediation_records,
    people,
    receptions,
    screenings,
)
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, filled
from tests.desk_fixtures import MEDIATOR, NOON, RECEPTION, Office
from tests.services.reception_samples import entry

HOSTILE = {
    "right to left": "\u202e林晓芸\u202c\u200f\u061c\u2066x\u2069",
    "zero width": "林\u200b晓\ufeff芸\u200d",
    "NUL": "林\x00晓芸",
    "controls": "林\x07\x1b[31m晓\x85芸",
    "half a surrogate": "林\ud800晓芸",
    "noncharacter": "林\ufffe\uffff晓芸",
    "formula": '=HYPERLINK("http://x","林")',
    "template": "{{ 7*7 }} {% raw %} {0} {name} %s ${x}",
    "markup": "<w:t>&amp;</w:t><!--]]>\"'`",
    "SQL": "'; DROP TABLE cases; -- \" NEAR( * ^",
    "rare": "𠮷㐂𬍛\ue000",
    "combining": "林" + "\u0301" * 200,
    "lines": "一\r\n二\u2028三\u2029四\t五",
}
LONG = "长" * 3_500_000  # over ten megabytes as it is written


def put(value: Any, path: tuple[Any, ...], text: str) -> Any:
    """The same value with one text replaced."""
    head, *rest = path
    if is_dataclass(value):
        return replace(value, **{head: put(getattr(value, head), tuple(rest), text) if rest else text})
    parts = list(value)
    parts[head] = put(parts[head], tuple(rest), text) if rest else text
    return tuple(parts)


def texts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every text in a value; ids and versions are ours, not typed."""
    if isinstance(value, str) and not isinstance(value, Enum):
        if not (
            path and isinstance(path[-1], str) and (path[-1] == "id" or path[-1].endswith(("_id", "_ids")))
        ):
            yield path
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, tuple) and not (path and str(path[-1]).endswith("_ids")):
        for place, part in enumerate(value):
            yield from texts(part, (*path, place))


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = getattr(value, step) if isinstance(step, str) else value[step]
    return value


def kept_or_refused(act: Callable[[], str], text: str) -> None:
    """The act keeps the text exactly, or refuses it beside a field."""
    try:
        kept = act()
    except DeskError as refused:
        said = refused
    else:
        assert kept == text
        return
    assert said.field, said.key
    assert text not in str(said.names)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = Office(tmp_path_factory.mktemp("hostile") / "register.db")
    yield made
    made.close()


@pytest.fixture(scope="module")
def case_id(office: Office) -> str:
    made = add_case(office)
    begin_mediation(office, made)
    return made


class UndoneError(Exception):
    """Takes back what a try wrote."""


def tried(office: Office, who: Any, work: Callable[[Records], str]) -> str:
    """What the work answers; nothing of it stays."""
    answer: list[str] = []
    try:
        with office.as_(who) as records:
            answer.append(work(records))
            raise UndoneError
    except UndoneError:
        return answer[0]


def record_of(case: Case) -> MediationRecord:
    return MediationRecord(
        id="a" * 32,
        case_id=case.id,
        ordinal=1,
        began=NOON,
        ended=NOON + timedelta(hours=1),
        place="第一调解室",
        present_ids=(WIFE.id, HUSBAND.id),
        mediator_ids=(MEDIATOR.id,),
        recorder_id=MEDIATOR.id,
        subject="离婚",
        participants=("社区工作人员",),
        writing=Writing.QUESTION_ANSWER,
        prose="双方到场。",
        utterances=(Utterance(speaker="问", text="听清楚了吗"),),
        result=SittingResult.CONTINUED,
        result_note="再约",
    )


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG], ids=[*HOSTILE, "ten megabytes"])
def test_every_field_of_a_reception(office: Office, text: str) -> None:
    whole = entry()
    for path in texts(whole):

        def save(records: Records, path: tuple[Any, ...] = path) -> str:
            view = receptions.save_reception(records, put(whole, path, text))
            kept = replace(whole, reception=view.reception, people=view.people)
            return text if path[0] == "consents" else str(at(kept, path))

        if path != ("reception", "number"):  # given by us, whatever stands there
            kept_or_refused(lambda: tried(office, RECEPTION, save), text)


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG], ids=[*HOSTILE, "ten megabytes"])
def test_every_field_of_a_case_and_its_record(office: Office, case_id: str, text: str) -> None:
    def change(records: Records) -> str:
        version = cases.case_view(records, case_id).case.version
        difficulty = cases.case_view(records, case_id).case.difficulty
        kept = cases.change_case(
            records, case_id, version, summary=text, requests=(text,), difficulty=difficulty
        )
        assert kept.requests == (text,)
        assert cases.find_cases(records, CaseFilter(typed=text[:200])).page is not None
        return cases.case_view(records, case_id).case.summary

    def note(records: Records) -> str:
        cases.add_note(records, case_id, text)
        return cases.case_view(records, case_id).notes[0].text

    def move(records: Records) -> str:
        version = cases.case_view(records, case_id).case.version
        cases.move_case(records, case_id, version, CaseState.SUSPENDED, text)
        return dict(cases.case_view(records, case_id).events[0].names)["reason"]

    def conflict(records: Records) -> str:
        conflicts.declare_conflict(records, case_id, MEDIATOR.id, text)
        return text

    def raised(records: Records) -> str:
        screenings.raise_mark(records, WIFE.id, Mark.RED, text)
        return text

    for work in (change, note, move, conflict, raised):
        kept_or_refused(lambda work=work: tried(office, MEDIATOR, work), text)
    with office.reading(MEDIATOR) as records:
        whole = record_of(cases.case_view(records, case_id).case)
    for path in texts(whole):

        def save(records: Records, path: tuple[Any, ...] = path) -> str:
            kept = mediation_records.save_mediation_record(records, put(whole, path, text))
            return str(at(mediation_records.mediation_record(records, kept.id), path))

        kept_or_refused(lambda: tried(office, MEDIATOR, save), text)


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG], ids=[*HOSTILE, "ten megabytes"])
def test_every_field_of_an_agreement_and_its_paper(office: Office, case_id: str, text: str) -> None:
    def begun(records: Records) -> Any:
        return filled(agreements.begin_agreement(records, case_id).agreement)

    with office.as_(MEDIATOR) as records:
        whole = begun(records)
        paths = [path for path in texts(whole) if path[-1] not in ("kind", "id")]
        records.connection.rollback()
        records.acts.clear()
        records.touched.clear()
    for path in paths:

        def save(records: Records, path: tuple[Any, ...] = path) -> str:
            file = agreements.save_agreement(records, put(begun(records), path, text))
            kept = str(at(file.agreement, path))
            try:
                made = agreements.print_final(records, file.agreement.id, file.agreement.version).current
            except DeskError:
                return kept  # a paper may be refused in words
            printed, written = agreements.final_bytes(records, made.code)
            assert printed.startswith(b"%PDF")
            assert zipfile.ZipFile(io.BytesIO(written)).testzip() is None
            return kept

        kept_or_refused(lambda: tried(office, MEDIATOR, save), text)


@pytest.mark.parametrize("text", [*HOSTILE.values(), LONG], ids=[*HOSTILE, "ten megabytes"])
def test_a_draft_keeps_whatever_was_typed(office: Office, text: str) -> None:
    def keep(records: Records) -> str:
        drafts.keep_draft(records, "note", "x", text)
        return drafts.get_draft(records, "note", "x") or ""

    assert tried(office, MEDIATOR, keep) == text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_searched_answers(office: Office, case_id: str, text: str) -> None:
    with office.reading(MEDIATOR) as records:
        cases.find_cases(records, CaseFilter(typed=text))
        people.matches(records, people.TypedPerson(side=Side.SEEKER, name=text, phone=text, identity=text))

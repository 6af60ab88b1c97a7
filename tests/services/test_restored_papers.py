"""Codes on papers printed before a restore: what they may be, registered again, voided; never twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from mediation_desk.domain.coded_paper import PaperStanding
from mediation_desk.domain.restored import Restored
from mediation_desk.domain.restored_paper import RestoredPaper
from mediation_desk.domain.short_code import code_from, code_in_minute
from mediation_desk.errors import DeskError
from mediation_desk.register import check_codes, restored
from mediation_desk.register.records import Records
from mediation_desk.services.codes import paper_of_code
from mediation_desk.services.restored_papers import register_paper_again, scans_of_case, void_paper_again
from tests.case_fixtures import case_in
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, Office

CODE = code_from(b"printed on the day that was lost")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "register.db")
    yield made
    made.close()


def put_back(records: Records) -> None:
    made_at = records.now - timedelta(days=2)
    restored.mark(
        records,
        Restored(
            id="1" * 32,
            copy_name="desk-20260316-174600",
            copy_made_at=made_at,
            restored_at=records.now,
            by=DIRECTOR.id,
            entries=1,
            head="",
        ),
    )


def paper(records: Records, **other: object) -> RestoredPaper:
    told = {
        "code": CODE.lower(),
        "key": "mediation_agreement",
        "number": "（2026）青婚人调协字第009号",
        "n": 2,
        "printed_on": records.today - timedelta(days=1),
        "signed_on": records.today - timedelta(days=1),
        "signed_by": "林晓芸、陈建国",
    }
    return RestoredPaper(**{**told, **other})  # type: ignore[arg-type]  # a test names them


def test_in_a_register_never_restored_an_unknown_code_is_not_ours(office: Office) -> None:
    with office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"code\.not_ours"):
            paper_of_code(records, CODE)
        with pytest.raises(DeskError, match=r"restored\.never"):
            register_paper_again(records, paper(records))


def test_in_a_restored_one_it_may_be_of_before_and_says_between_when(office: Office) -> None:
    with office.as_(MEDIATOR) as records:
        put_back(records)
        with pytest.raises(DeskError, match=r"code\.maybe_earlier") as said:
            paper_of_code(records, CODE)
        assert str(said.value.names["since"]).startswith("2026-03-16")


def test_registered_again_it_keeps_what_stands_on_it(office: Office) -> None:
    with office.as_(MEDIATOR) as records:
        case_id = case_in(records)
        put_back(records)
        register_paper_again(records, paper(records, case_id=case_id))
    with office.as_(MEDIATOR) as records:
        found = paper_of_code(records, CODE)
        assert (found.key, found.n, found.standing) == ("mediation_agreement", 2, PaperStanding.SIGNED)
        assert found.number.endswith("009号")
        assert found.place == ("case", case_id)
        assert found.again
        with pytest.raises(DeskError, match=r"restored_paper\.known"):
            register_paper_again(records, paper(records))
    with office.as_(OTHER_MEDIATOR) as records:
        assert paper_of_code(records, CODE).place == ()
        with pytest.raises(DeskError, match=r"case\.not_yours"):
            void_paper_again(records, CODE, "不是本案的")


def test_it_is_voided_with_a_reason_once(office: Office) -> None:
    with office.as_(DIRECTOR) as records:
        put_back(records)
        register_paper_again(records, paper(records))
        with pytest.raises(DeskError, match=r"reason_needed"):
            void_paper_again(records, CODE, " ")
        assert void_paper_again(records, CODE, "双方没有签").standing is PaperStanding.VOIDED
        with pytest.raises(DeskError, match=r"code\.not_ours"):
            void_paper_again(records, CODE, "再来一次")


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"number": " "}, "number"),
        ({"printed_on": None}, "printed_on"),
        ({"signed_on": None, "printed_on": None}, "printed_on"),
        ({"signed_by": ""}, "signed_by"),
        ({"key": "no_such_kind"}, "key"),
        ({"scan_id": "f" * 32}, "scan_id"),
        ({"code": "ABCD-EFG0"}, "code"),
    ],
)
def test_what_cannot_stand_on_it_is_said_beside_its_field(
    office: Office, other: dict[str, object], field: str
) -> None:
    with office.as_(DIRECTOR) as records:
        put_back(records)
        if "printed_on" in other:
            other = {**other, "printed_on": records.today - timedelta(days=9)}
        with pytest.raises(DeskError) as refused:
            register_paper_again(records, paper(records, **other))
        assert refused.value.field == field


def test_a_case_is_found_by_its_number_for_its_team_alone(office: Office) -> None:
    with office.as_(MEDIATOR) as records:
        case_id = case_in(records)
        number = records.connection.exec_driver_sql("select number from cases").scalar()
        assert scans_of_case(records, str(number)).case_id == case_id
        with pytest.raises(DeskError, match=r"restored_paper\.no_case"):
            scans_of_case(records, "没有这个号")
    with office.as_(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        scans_of_case(records, str(number))


def test_new_codes_are_none_that_could_stand_on_an_earlier_paper(office: Office) -> None:
    with office.as_(DIRECTOR) as records:
        before = {check_codes.fresh(records, n.to_bytes(2)) for n in range(300)}
        put_back(records)
        after = {check_codes.fresh(records, n.to_bytes(2)) for n in range(300)}
        lost = {code_in_minute(records.now, n.to_bytes(2)) for n in range(300)}  # of a restore before this
    assert not before & after
    assert not lost & after
    assert {one[0] for one in before} <= set("0123456789ABCDEF")
    assert not {one[0] for one in after} & set("0123456789ABCDEF")


def test_a_code_that_is_taken_is_passed_over(office: Office) -> None:
    with office.as_(DIRECTOR) as records:
        put_back(records)
        first = check_codes.fresh(records, b"the same")
        register_paper_again(records, paper(records, code=first))
        assert check_codes.fresh(records, b"the same") != first

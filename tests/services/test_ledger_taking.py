"""Taking old ledgers in: all or nothing, one entry of the journal, undone whole, equal again after export."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select, update

from mediation_desk.domain.ledger_import import Choice, LedgerKind, SameAs
from mediation_desk.domain.party import ConsentGround, Side
from mediation_desk.errors import DeskError
from mediation_desk.register import journal
from mediation_desk.register.tables import metadata
from mediation_desk.services.ledger_export import ledger_rows
from mediation_desk.services.ledger_plan import Choices, ImportFile, SheetRows
from mediation_desk.services.ledger_taking import (
    import_batches,
    remembered_columns,
    take_in,
    undo_batch,
)
from mediation_desk.services.people import TypedPerson, matches
from mediation_desk.services.spreadsheet import spreadsheet
from tests.case_fixtures import add_case
from tests.desk_fixtures import DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.ledger_fixtures import CASE_HEADS, MESSY, as_csv, as_xlsx, matched, read, rows_of, take

AREAS = [
    ("名称", "上级", "代码"),
    ("第一网格", "东沟村", ""),
    ("青石镇", "青禾区", "01"),
    ("青禾区", "", ""),
    ("东沟村", "青石镇", "03"),
]
HELPERS = [
    ("姓名", "性别", "手机", "身份", "所属区域", "任职时间"),
    ("马 春 霞", "女", 13800000555, "网格员", "青石镇东沟村", "2021.3.1"),
    ("段清和", "男", "138 0000 0556", "妇联执委", "青石镇", "2020年1月1日"),
]
AID = [
    ("项目", "姓名", "身份证号", "发放日期", "金额(元)", "物品"),
    ("困境儿童", "赵予安", "411003201503010022", "2023-06-01", 300, ""),
    ("两癌救助", "林晓芸", "37011519900101002X", "2023-06-02", "1万", ""),
    ("慰问", "何玉贞", "", "2023-06-03", "", "米面油"),
    ("困境母亲", "周若岚", 1.1010519491231e17, "2023-06-04", 300, ""),
]


def count_of(office: Office, name: str) -> int:
    with office.reading(DIRECTOR) as records:
        table = metadata.tables[name]
        return int(records.connection.execute(select(func.count()).select_from(table)).scalar_one())


def counts(office: Office) -> dict[str, int]:
    return {name: count_of(office, name) for name in metadata.tables if not name.startswith("journal")}


def test_a_messy_ledger_is_taken_with_one_entry(desk_office: Office, tmp_path: Path) -> None:
    with desk_office.reading(DIRECTOR) as records:
        before = journal.last(records)[0]
    done = take(desk_office, as_xlsx(tmp_path / "台账.xlsx", MESSY), LedgerKind.CASES)
    assert (done.taken, done.skipped) == (7, 1)
    with desk_office.reading(DIRECTOR) as records:
        assert journal.last(records)[0] == before + 1
        entry = journal.entries(records)[0]
        assert (entry.act, entry.fields) == ("import_ledger", ("cases", "7"))
        assert remembered_columns(
            records, LedgerKind.CASES, rows_of(read(tmp_path / "台账.xlsx"), LedgerKind.CASES)[1]
        )


def test_the_same_file_twice_is_asked_about(desk_office: Office, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "台账.xlsx", MESSY)
    take(desk_office, path, LedgerKind.CASES)
    found = matched(desk_office, path, LedgerKind.CASES)
    assert found.taken_before is not None
    assert {match.same for match in found.matches.values()} == {SameAs.OWN_ROW}
    with pytest.raises(DeskError, match=r"ledger.taken_before"):
        take(desk_office, path, LedgerKind.CASES)
    with pytest.raises(DeskError, match=r"ledger.nothing_to_take"):
        take(desk_office, path, LedgerKind.CASES, again=True)
    chosen = dict.fromkeys(found.matches, Choice.NEW)
    assert take(desk_office, path, LedgerKind.CASES, again=True, chosen=chosen).taken == 8


def test_stopping_in_the_middle_leaves_nothing(desk_office: Office, tmp_path: Path) -> None:
    rows = [CASE_HEADS] + [_case(number) for number in range(3_000)]
    path = as_csv(tmp_path / "长.csv", rows, "utf-8")
    before = counts(desk_office)
    file = read(path)
    found, heads, columns = rows_of(file, LedgerKind.CASES)
    told = ImportFile(
        kind=LedgerKind.CASES, name="长.csv", sha256=file.sha256, heads=heads, columns=tuple(columns.items())
    )

    def stop(done: int) -> None:
        if done >= 2_000:
            raise DeskError("ledger.stopped")

    with pytest.raises(DeskError, match=r"ledger.stopped"), desk_office.as_(DIRECTOR) as records:
        take_in(
            records, told, SheetRows(found.rows), Choices({}, {}), ConsentGround.STATUTORY_DUTY, False, stop
        )
    assert counts(desk_office) == before


def _case(number: int, **changed: str) -> tuple[str, ...]:
    told = dict(zip(CASE_HEADS, [""] * len(CASE_HEADS), strict=True))
    told |= {"案件编码": f"青婚调{number}", "当事人": "林晓芸、赵启帆", "受理时间": "2023-06-01", **changed}
    return tuple(told.values())


def test_undone_it_is_as_it_was(desk_office: Office, tmp_path: Path) -> None:
    before = counts(desk_office)
    areas = take(desk_office, as_xlsx(tmp_path / "网格.xlsx", AREAS), LedgerKind.AREAS)
    helpers = take(desk_office, as_xlsx(tmp_path / "队伍.xlsx", HELPERS), LedgerKind.HELPERS)
    aid = take(desk_office, as_xlsx(tmp_path / "救助.xlsx", AID), LedgerKind.AID_GRANTS)
    assert (areas.taken, helpers.taken, aid.taken) == (4, 2, 3)
    assert count_of(desk_office, "people") == 2
    with (
        pytest.raises(DeskError, match=r"ledger.worked_with") as refused,
        desk_office.as_(DIRECTOR) as records,
    ):
        undo_batch(records, areas.batch.id)
    assert refused.value.names["n"] == 2
    for batch in (aid, helpers, areas):
        with desk_office.as_(DIRECTOR) as records:
            undo_batch(records, batch.batch.id)
    after = counts(desk_office)
    kept = {"import_batches": 3, "import_rows": after["import_rows"], "import_mappings": 3}
    assert after == before | kept
    with desk_office.reading(DIRECTOR) as records:
        assert all(batch.undone_at is not None for batch in import_batches(records))
    with pytest.raises(DeskError, match=r"ledger.undone_already"), desk_office.as_(DIRECTOR) as records:
        undo_batch(records, aid.batch.id)


def test_people_are_linked_by_identity_and_found_at_once(desk_office: Office, tmp_path: Path) -> None:
    take(desk_office, as_xlsx(tmp_path / "救助.xlsx", AID), LedgerKind.AID_GRANTS)
    second = [AID[0], ("临时救助", "林晓芸", "37011519900101002X", "2024-01-02", 500, "")]
    found = matched(desk_office, as_xlsx(tmp_path / "再.xlsx", second), LedgerKind.AID_GRANTS)
    assert found.matches[2].same is SameAs.BY_IDENTITY
    assert found.matches[2].suggested is Choice.LINK
    take(desk_office, tmp_path / "再.xlsx", LedgerKind.AID_GRANTS)
    assert count_of(desk_office, "people") == 2
    with desk_office.as_(RECEPTION) as records:
        assert matches(records, TypedPerson(side=Side.SEEKER, identity="37011519900101002X"))


def test_roles_take_in_what_they_may_write(desk_office: Office, tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "救助.xlsx", AID)
    with pytest.raises(DeskError, match=r"permission.refused"):
        take(desk_office, path, LedgerKind.AID_GRANTS, who=RECEPTION)
    assert take(desk_office, path, LedgerKind.AID_GRANTS, who=MEDIATOR).taken == 3


NASTY = (
    "=1+1",
    "'=1",
    "''+x",
    "-",
    "  有空格 ",
    "1.0",
    "00123",
    "2023.6.1",
    "多行\n文字",
    "@a",
    "'x",
    "１２",
    "𠮷",
)


def test_columns_are_equal_again_after_export_and_import(desk_office: Office, tmp_path: Path) -> None:
    rows: list[tuple[str, ...]] = []
    for word in NASTY:
        told: dict[str, Any] = dict.fromkeys(CASE_HEADS, word) | {"当事人": f"林晓芸{word}"}
        rows.append(tuple(told.values()))
    guarded = spreadsheet("台账", CASE_HEADS, (10,) * 25, [(*row,) for row in rows])
    first = tmp_path / "一.xlsx"
    first.write_bytes(guarded)
    found = matched(desk_office, first, LedgerKind.CASES)
    take(desk_office, first, LedgerKind.CASES, chosen=dict.fromkeys(found.matches, Choice.NEW))
    with desk_office.reading(DIRECTOR) as records:
        kept = ledger_rows(records, None, None)
    assert kept == rows
    second = tmp_path / "二.xlsx"
    second.write_bytes(spreadsheet("台账", CASE_HEADS, (10,) * 25, kept))
    sheet = load_workbook(BytesIO(second.read_bytes())).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    again = rows_of(read(second), LedgerKind.CASES)[0].rows
    assert [tuple(row.texts.get(column, "") for column in _keys()) for row in again] == kept


def test_the_desks_own_cases_say_where_they_belong(desk_office: Office, tmp_path: Path) -> None:
    take(desk_office, as_xlsx(tmp_path / "网格.xlsx", AREAS), LedgerKind.AREAS)
    add_case(desk_office)
    areas, cases = metadata.tables["areas"], metadata.tables["cases"]
    village = select(areas.c.id).where(areas.c.name == "东沟村").scalar_subquery()
    with desk_office.as_(DIRECTOR) as records:
        records.connection.execute(update(cases).values(area_id=village))
    desk_office.spoil()
    with desk_office.reading(DIRECTOR) as records:
        (row,) = ledger_rows(records, None, None)
    assert row[CASE_HEADS.index("行政区划")].endswith("东沟村")


def _keys() -> tuple[str, ...]:
    from mediation_desk.register.ledger_rows.cases import KEYS

    return KEYS


def test_a_changed_row_is_named_when_undoing(desk_office: Office, tmp_path: Path) -> None:
    take(desk_office, as_xlsx(tmp_path / "网格.xlsx", AREAS), LedgerKind.AREAS)
    done = take(desk_office, as_xlsx(tmp_path / "队伍.xlsx", HELPERS), LedgerKind.HELPERS)
    helpers = metadata.tables["helpers"]
    with desk_office.as_(DIRECTOR) as records:
        records.connection.execute(update(helpers).where(helpers.c.name == "段清和").values(version=2))
    with (
        pytest.raises(DeskError, match=r"ledger.worked_with") as refused,
        desk_office.as_(DIRECTOR) as records,
    ):
        undo_batch(records, done.batch.id)
    assert refused.value.names["lines"] == "3"
    assert count_of(desk_office, "helpers") == 2


def test_days_of_roles_and_areas_come_along(desk_office: Office, tmp_path: Path) -> None:
    take(desk_office, as_xlsx(tmp_path / "网格.xlsx", AREAS), LedgerKind.AREAS)
    take(desk_office, as_xlsx(tmp_path / "队伍.xlsx", HELPERS), LedgerKind.HELPERS)
    roles, areas = metadata.tables["helper_roles"], metadata.tables["areas"]
    with desk_office.reading(DIRECTOR) as records:
        told = records.connection.execute(
            select(roles.c.since, areas.c.name, areas.c.level).join(areas, areas.c.id == roles.c.area_id)
        ).all()
    assert sorted(told) == [(date(2020, 1, 1), "青石镇", 1), (date(2021, 3, 1), "东沟村", 2)]

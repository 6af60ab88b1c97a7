"""Old ledgers made by code: clean ones, and one as messy as those that people bring."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlwt
from openpyxl import Workbook

from mediation_desk.domain.ledger_columns import FORMS
from mediation_desk.domain.ledger_head import guess_columns, guess_head, signature
from mediation_desk.domain.ledger_import import Choice, LedgerFile, LedgerKind, LedgerRows
from mediation_desk.domain.ledger_rows import read_rows
from mediation_desk.domain.party import ConsentGround
from mediation_desk.domain.staff import Staff
from mediation_desk.services.ledger_apart import read_apart
from mediation_desk.services.ledger_matching import Matched, match_rows
from mediation_desk.services.ledger_plan import Choices, ImportFile, SheetRows
from mediation_desk.services.ledger_taking import Taken, take_in
from tests.desk_fixtures import DIRECTOR, Office

TODAY = date(2026, 3, 18)
CASE_HEADS = tuple(column.head for column in FORMS[LedgerKind.CASES].columns)

MESSY_HEADS = ("序号", "案件编号", "受理日期", "纠纷类型", "当 事 人", "调解结果", "金额（元）", "简要案情")
MESSY: tuple[tuple[Any, ...], ...] = (
    ("青禾区婚姻家庭纠纷调解台账",),
    ("填报单位：青禾区婚调委", "", "", "", "", "", "", "2023年度"),
    MESSY_HEADS,
    (1, "青婚调001", date(2023, 6, 1), "离婚纠纷", "林晓芸、赵启帆", "调解成功", 12000, "子女抚养"),
    (2, "青婚调002", "2023.6.2", "赡养", "孙 德 全、孙小满", "调解成功", "１２，０００", "三兄弟分担"),
    (3, "青婚调003", "2023年6月3日", "婆媳", "马春霞", "调解不成", "1.2万", "带孩子起争执"),
    (4, "青婚调004", "20230604", "离婚", "欧阳雨荷，段清和", "正在调解", "", ""),
    (5, "青婚调005", 45082, "继承", "何玉贞", "成功", "无", "老屋"),
    (),
    MESSY_HEADS,
    (6, "青婚调006", "2023.13.40", "离婚", "周若岚", "成功", "", "日期不对，照原样收下"),
    (7, "青婚调007", "2023.6", "邻里", "陈静怡", "成功", "约三千", "三处读不出，照原样收下"),
    (8, "青婚调008", "2023-06-08", "离婚", "", "成功", "", "没有当事人"),
    (9, "青婚调009", "2023-06-09", "离婚", "林小满", "成功", "", '=HYPERLINK("http://x","看")'),
    (10, "青婚调001", "2023-06-10", "离婚", "赵予安", "成功", "", "编号与第四行相同"),
    ("合 计", "", "", "", "", "", 36000, ""),
    ("制表人：马春霞", "", "", "", "审核人：何玉贞"),
)
"""Title rows, a head with spaces, every way to write a day, a head again, totals, foot, rows with faults."""


def as_xlsx(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    book = Workbook()
    sheet = book.active
    for at, row in enumerate(rows, 1):
        for column, cell in enumerate(row, 1):
            if cell != "":
                target = sheet.cell(at, column)
                target.value = cell
                if isinstance(cell, str):
                    target.data_type = "s"
    book.save(path)
    return path


def as_xls(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("台账")
    dated = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write(at, column, cell, dated)
            elif cell != "":
                sheet.write(at, column, cell)
    book.save(str(path))
    return path


def as_csv(path: Path, rows: Sequence[Sequence[Any]], encoding: str, separator: str = ",") -> Path:
    def cell(value: Any) -> str:
        text = str(value)
        quoted = any(mark in text for mark in (separator, '"', "\n"))
        return '"' + text.replace('"', '""') + '"' if quoted else text

    text = "\r\n".join(separator.join(map(cell, row)) for row in rows)
    path.write_bytes(text.encode(encoding))
    return path


def read(path: Path) -> LedgerFile:
    """The file, read in the process apart."""
    return read_apart(path, lambda _told: None)


def rows_of(file: LedgerFile, kind: LedgerKind) -> tuple[LedgerRows, tuple[str, ...], dict[int, str]]:
    """The rows of the first sheet as guessed, the heads to remember and the columns."""
    form, lines = FORMS[kind], file.sheets[0].lines
    head = guess_head(lines, form)
    columns = guess_columns(lines[head], form)
    return read_rows(lines, head, columns, form, TODAY), signature(lines[head]), columns


def matched(office: Office, path: Path, kind: LedgerKind, who: Staff = DIRECTOR) -> Matched:
    """The rows of a file held against the register."""
    file = read(path)
    rows = rows_of(file, kind)[0]
    with office.reading(who) as records:
        return match_rows(records, kind, SheetRows(rows.rows), file.sha256)


def take(
    office: Office,
    path: Path,
    kind: LedgerKind,
    *,
    who: Staff = DIRECTOR,
    chosen: dict[int, Choice] | None = None,
    again: bool = False,
) -> Taken:
    """Take a file in as it was guessed."""
    file = read(path)
    rows, heads, columns = rows_of(file, kind)
    with office.reading(who) as records:
        found = match_rows(records, kind, SheetRows(rows.rows), file.sha256)
    told = ImportFile(
        kind=kind, name=file.name, sha256=file.sha256, heads=heads, columns=tuple(columns.items())
    )
    with office.as_(who) as records:
        return take_in(
            records,
            told,
            SheetRows(found.rows),
            Choices(found.matches, chosen or {}),
            ConsentGround.STATUTORY_DUTY,
            again,
            lambda _done: None,
        )

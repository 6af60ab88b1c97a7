"""An old ledger of 50,000 rows taken in, against openpyxl only reading its file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

from mediation_desk.domain.ledger_import import LedgerKind
from tests.bench.timing import Line, spent
from tests.desk_fixtures import Office
from tests.ledger_fixtures import CASE_HEADS, take

ROWS = 50_000


def lines() -> Iterator[Line]:
    """Read, mapped, held against the register, written with what each line made, committed."""
    with tempfile.TemporaryDirectory(prefix="desk-bench-") as folder:
        path = Path(folder) / "台账.xlsx"
        path.write_bytes(_ledger())
        office = Office(Path(folder) / "register.db")
        ours = spent(lambda: take(office, path, LedgerKind.CASES))
        office.close()
        base = spent(lambda: _read(path))
    yield Line(
        what=f"import of {ROWS:,} rows of 25 columns",
        ours=ours,
        base=base,
        against="openpyxl reading the file",
        most=1.5,
        bound=60_000,
    )


def _read(path: Path) -> int:
    book = load_workbook(path, read_only=True, data_only=True)
    read = sum(len(row) for row in book.active.iter_rows(values_only=True))
    book.close()
    return read


def _ledger() -> bytes:
    from mediation_desk.services.spreadsheet import spreadsheet

    rows = [
        (
            *(
                f"青婚调{n:06d}",
                "青禾区婚调委",
                "文华工作室",
                "马春霞",
                f"{2015 + n % 9}-06-{1 + n % 28:02d}",
            ),
            *("依申请", "简易", "离婚纠纷", "", "无", "周若岚", "", f"{2015 + n % 9}-07-01", f"协{n:06d}"),
            *(
                "调解成功",
                str(n * 10),
                "已履行",
                f"林晓{chr(0x4E00 + n % 5000)}、赵启{chr(0x5000 + n % 4000)}",
            ),
            *("书面协议", f"因家务分工和子女教育发生争执，经劝说和解（{n}）", "否", "", "无", "否", "无"),
        )
        for n in range(ROWS)
    ]
    return spreadsheet("台账", CASE_HEADS, (12,) * 25, rows)

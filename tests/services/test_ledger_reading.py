"""Old ledgers out of their files: every encoding and format the same, hostile files refused in words."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from mediation_desk.domain.ledger_cell import written
from mediation_desk.domain.ledger_import import LedgerKind, LeftOut, Reading
from mediation_desk.errors import DeskError
from mediation_desk.services.ledger_apart import read_apart
from mediation_desk.services.ledger_file import MOST_BYTES
from tests.ledger_fixtures import MESSY, as_csv, as_xls, as_xlsx, read, rows_of

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")


def told(path: Path) -> tuple[list[tuple[int, list[str]]], dict[int, LeftOut]]:
    rows = rows_of(read(path), LedgerKind.CASES)[0]
    faults = [(row.line, sorted({fault.key for fault in row.faults if fault.stops})) for row in rows.rows]
    return faults, rows.left_out


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_text_says_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = as_csv(tmp_path / "台账.csv", MESSY, encoding)
    _check_messy(path)


@pytest.mark.parametrize("separator", ["\t", ";", "|"])
def test_what_parts_the_columns_is_found_out(tmp_path: Path, separator: str) -> None:
    _check_messy(as_csv(tmp_path / "台账.csv", MESSY, "gb18030", separator))


def test_both_kinds_of_workbook_say_the_same(tmp_path: Path) -> None:
    _check_messy(as_xlsx(tmp_path / "台账.xlsx", MESSY))
    _check_messy(as_xls(tmp_path / "台账.xls", MESSY))


def test_the_ending_of_a_name_does_not_matter(tmp_path: Path) -> None:
    path = as_xlsx(tmp_path / "台账.xlsx", MESSY)
    path.rename(tmp_path / "台账.xls")
    _check_messy(tmp_path / "台账.xls")


def _check_messy(path: Path) -> None:
    faults, left_out = told(path)
    assert faults == [
        (4, []),
        (5, []),
        (6, []),
        (7, []),
        (8, []),
        (11, []),
        (12, []),
        (13, ["ledger.needed"]),
        (14, ["ledger.formula"]),
        (15, []),
    ]
    assert left_out == {
        1: LeftOut.ABOVE,
        2: LeftOut.ABOVE,
        9: LeftOut.EMPTY,
        10: LeftOut.HEAD_AGAIN,
        16: LeftOut.TOTAL,
        17: LeftOut.FOOT,
    }
    rows = rows_of(read(path), LedgerKind.CASES)[0].rows
    days = [row.values.get("accepted_on") for row in rows[:5]]
    assert days == [date(2023, 6, day) for day in (1, 2, 3, 4, 5)]
    assert [row.values.get("amount") for row in rows[:4]] == [1_200_000, 1_200_000, 1_200_000, None]
    assert rows[5].texts["accepted_on"] == "2023.13.40"
    assert {fault.key for fault in rows[6].faults} == {
        "ledger.month_only",
        "ledger.unknown_word",
        "money.unreadable",
    }


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("空.xlsx", b"", "ledger.empty_file"),
        ("网页.xls", b"<html><table><tr><td>1</td></tr></table></html>", "ledger.web_page"),
        ("xml.xls", b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "ledger.web_page"),
        ("文书.xlsx", b"%PDF-1.7", "ledger.not_a_list"),
        ("坏.xlsx", b"PK\x03\x04" + b"x" * 500, "ledger.broken"),
        ("坏.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "ledger.not_a_list"),
        (
            "坏.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600 + "Workbook".encode("utf-16-le") * 9,
            "ledger.broken",
        ),
        (
            "密.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "ledger.password",
        ),
        (
            "宏.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1Workbook" + "_VBA_PROJECT".encode("utf-16-le"),
            "ledger.macros",
        ),
        ("乱.csv", b"\x81\xff\xff\x00\x01" * 50, "ledger.encoding"),
        ("引号.csv", b'a,b\n"' + b"x" * 200_000, "ledger.broken_text"),
    ],
)
def test_hostile_files_are_refused_in_words(tmp_path: Path, name: str, data: bytes, key: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DeskError) as refused:
        read(path)
    assert refused.value.key == key


def _zip(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in parts.items():
            book.writestr(name.replace("__", "/").replace("_x", ".x").replace("_b", ".b"), data)
    return path


def test_bombs_macros_and_other_archives(tmp_path: Path) -> None:
    bomb = _zip(tmp_path / "炸.xlsx", xl__workbook_xml=b"", xl__sheet_xml=b"\0" * 600_000_000)
    macro = _zip(tmp_path / "宏.xlsx", xl__workbook_xml=b"", xl__vbaProject_bin=b"x")
    other = _zip(tmp_path / "文书.xlsx", word__document_xml=b"x")
    for path, key in ((bomb, "ledger.bomb"), (macro, "ledger.macros"), (other, "ledger.not_a_list")):
        with pytest.raises(DeskError, match=key):
            read(path)


def test_a_cell_far_away_does_not_fill_the_memory(tmp_path: Path) -> None:
    rows: list[list[str]] = [["姓名"], ["林晓芸"]]
    path = as_xlsx(tmp_path / "远.xlsx", rows)
    from openpyxl import load_workbook

    book = load_workbook(path)
    book.active["XFD1000000"] = "远"
    book.save(path)
    with pytest.raises(DeskError, match=r"ledger.too_wide"):
        read(path)


def test_files_too_large_or_gone(tmp_path: Path) -> None:
    large = tmp_path / "大.csv"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(DeskError, match=r"ledger.too_large"):
        read(large)
    with pytest.raises(DeskError, match=r"ledger.no_file"):
        read(tmp_path / "没有.xlsx")


def test_every_cut_of_a_workbook_is_refused_or_read(tmp_path: Path) -> None:
    whole = as_xlsx(tmp_path / "全.xlsx", MESSY).read_bytes()
    cut = tmp_path / "断.xlsx"
    for size in range(4, len(whole), len(whole) // 5):
        cut.write_bytes(whole[:size])
        with pytest.raises(DeskError) as refused:
            read(cut)
        assert refused.value.key.startswith("ledger.")


def test_reading_stops_when_it_is_told_to(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "长.csv", [("姓名", "电话")] + [("林晓芸", "13800000276")] * 5000, "utf-8")

    def tell(_told: Reading) -> None:
        raise DeskError("ledger.stopped")

    with pytest.raises(DeskError, match=r"ledger.stopped"):
        read_apart(path, tell)


def test_letters_in_old_private_places_become_their_own(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "字.csv", [("姓名", "电话"), ("\ue863\ue864", "1")], "utf-8")
    assert written(read(path).sheets[0].lines[1][0]) == "\ue863\u9fbb"

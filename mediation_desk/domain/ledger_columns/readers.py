"""How a cell of an old list is read: days, counts, sums, phones, identity numbers, words of a list.

Each takes the cell and today and raises a DeskError `ledger.*`, `date.*`, `money.*`, `phone.*` or
`identity.*` when it cannot say what stands there. None of them guesses.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from mediation_desk.domain.dates import read_date
from mediation_desk.domain.identity import read_identity
from mediation_desk.domain.ledger_cell import Cell, written
from mediation_desk.domain.ledger_columns.shape import Reader
from mediation_desk.domain.money import read_amount
from mediation_desk.domain.person import IdentityKind, Sex
from mediation_desk.domain.phones import read_phone
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError

Word = TypeVar("Word", bound=StrEnum)

_FIRST_SERIAL, _LAST_SERIAL = 18_264, 73_415  # 1950-01-01 to 2100-12-31, as Excel counts days
_EXCEL_ZERO = date(1899, 12, 30)  # right for every serial after February 1900
_EXACT = 10**15  # a spreadsheet keeps fifteen figures of a number; what is longer lost its end
_EXPONENT = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_COUNT = re.compile(r"(\d{1,7})(?:\.0+)?(?:人次|场次|人|户|次|场|期|家|个|名|件|岁)?", re.ASCII)
_SEPARATORS = re.compile(r"[、，,;；/\n]+")
_NOTHING = frozenset({"", "/", "\\", "-", "--", "—", "——", "无", "没有", "暂无", "不详", "空"})
_YES = frozenset({"是", "有", "√", "✓", "y", "yes", "1", "已", "对"})
_NO = frozenset({"否", "无", "×", "n", "no", "0", "未", "没有", "不是"})


def plain(cell: Cell) -> str:
    """Half-width and without any space, to be compared."""
    return "".join(unicodedata.normalize("NFKC", written(cell)).split())


def said_nothing(cell: Cell) -> bool:
    """Whether a cell is empty or says that there is nothing."""
    return isinstance(cell, str) and plain(cell) in _NOTHING


def text(cell: Cell, _today: date) -> str:
    """Any text as it stands, without spaces around it. DeskError: text.too_long, text.control."""
    said = written(cell).replace("\r\n", "\n").replace("\r", "\n").strip()
    check_text(said, "cell", PARAGRAPH, lines=True)
    return said


def line(cell: Cell, today: date) -> str:
    """Text of one line: breaks and double spaces are one space. DeskError as `text`."""
    said = " ".join(text(cell, today).split())
    check_text(said, "cell")
    return said


def name(cell: Cell, today: date) -> str:
    """A person's name, without the spaces that set two characters apart. DeskError: ledger.no_name."""
    said = line(cell, today)
    if not said.isascii():
        said = said.replace(" ", "")
    if not any(mark.isalpha() for mark in said):
        raise DeskError("ledger.no_name")
    return said


def day(cell: Cell, today: date) -> date:
    """A day: a day's own cell, 2023-6-1, 2023.6.1, 2023年6月1日, 20230601, or as Excel counts days.

    DeskError: date.*, ledger.no_day, ledger.month_only, ledger.short_year.
    """
    if isinstance(cell, date):
        return _possible(cell)
    said = _TIME.sub("", unicodedata.normalize("NFKC", written(cell)).strip())
    said = "".join(said.split())
    if re.fullmatch(r"\d{5}(?:\.\d+)?", said, re.ASCII):
        serial = int(float(said))
        if _FIRST_SERIAL <= serial <= _LAST_SERIAL:
            return _EXCEL_ZERO + timedelta(days=serial)
    if re.fullmatch(r"\d{4}[-./年]\d{1,2}月?", said, re.ASCII):
        raise DeskError("ledger.month_only")
    if re.fullmatch(r"\d{2}[-./年]\d{1,2}[-./月]\d{1,2}[日号]?", said, re.ASCII):
        raise DeskError("ledger.short_year")
    if not re.search(r"\d{4}|[〇零○一二三四五六七八九]{4}", said):
        raise DeskError("ledger.no_day")  # 3月18日 would be taken for this year's, which an old list is not
    return _possible(read_date(said, today))


def past_day(cell: Cell, today: date) -> date:
    """A day that has come. DeskError as `day`, and ledger.future."""
    read = day(cell, today)
    if read > today:
        raise DeskError("ledger.future")
    return read


def count(cell: Cell, _today: date) -> int:
    """A whole number, 3, ３, 3人, “3”. DeskError: ledger.no_count."""
    if isinstance(cell, date):
        raise DeskError("ledger.no_count")
    found = _COUNT.fullmatch(plain(cell).replace(",", ""))
    if found is None:
        raise DeskError("ledger.no_count")
    return int(found[1])


def year(cell: Cell, today: date) -> int:
    """A year, 2023 or 2023年度. DeskError: ledger.no_year."""
    found = re.fullmatch(r"(\d{4})(?:年度?)?", plain(cell), re.ASCII)
    if isinstance(cell, date):
        return cell.year
    if found is None or not 1949 <= int(found[1]) <= today.year + 1:
        raise DeskError("ledger.no_year")
    return int(found[1])


def amount(cell: Cell, _today: date) -> int:
    """A sum in fen. DeskError: money.*"""
    if isinstance(cell, date):
        raise DeskError("money.unreadable")
    said = format(round(cell, 2), "f") if isinstance(cell, float) else written(cell)
    return int(read_amount(said) * 100)


def phone(cell: Cell, _today: date) -> str:
    """A phone number, also one kept as a number. DeskError: phone.*"""
    return read_phone(written(cell))


def identity(cell: Cell, today: date) -> str:
    """A resident's identity number. DeskError: identity.*, ledger.identity_damaged when its end was lost."""
    if isinstance(cell, int | float) and abs(cell) >= _EXACT:
        raise DeskError("ledger.identity_damaged")
    said = plain(cell).lstrip("'")
    if _EXPONENT.fullmatch(said):
        raise DeskError("ledger.identity_damaged")
    try:
        return read_identity(IdentityKind.RESIDENT_ID, said, today).number
    except DeskError as fault:
        if fault.key == "identity.check" and said.endswith("000"):
            raise DeskError("ledger.identity_damaged") from fault
        raise


def sex(cell: Cell, _today: date) -> Sex:
    """男 or 女. DeskError: ledger.unknown_word."""
    return _found(cell, {"男": Sex.MALE, "女": Sex.FEMALE, "男性": Sex.MALE, "女性": Sex.FEMALE})


def yes(cell: Cell, _today: date) -> bool:
    """是 or 否, 有 or 无, √ or ×. DeskError: ledger.unknown_word."""
    said = plain(cell).lower()
    if said in _YES or said in _NO:
        return said in _YES
    raise DeskError("ledger.unknown_word", known="是、否")


def one_of(words: Mapping[str, Word]) -> Reader:
    """A reader of one word of a list. It raises DeskError ledger.unknown_word with those it knows."""

    def read(cell: Cell, _today: date) -> Word:
        return _found(cell, words)

    return read


def some_of(words: Mapping[str, Word]) -> Reader:
    """A reader of several words with 、 between them. DeskError as `one_of`."""

    def read(cell: Cell, _today: date) -> tuple[Word, ...]:
        parts = [part for part in _SEPARATORS.split(written(cell)) if not said_nothing(part)]
        return tuple(dict.fromkeys(_found(part, words) for part in parts))

    return read


def names(cell: Cell, today: date) -> tuple[str, ...]:
    """Several names with 、 between them. DeskError as `text`."""
    parts = _SEPARATORS.split(text(cell, today))
    return tuple(part.strip() for part in parts if part.strip())


def _found(cell: Cell, words: Mapping[str, Word]) -> Word:
    said = plain(cell).strip("“”\"'")
    if said in words:
        return words[said]
    inside = {found for word, found in words.items() if len(word) >= 2 and word in said}
    if len(inside) == 1:
        return inside.pop()
    known = {found: word for word, found in reversed(list(words.items()))}  # the first word for each
    raise DeskError("ledger.unknown_word", known="、".join(list(known.values())[::-1]))


def _possible(read: date) -> date:
    if not 1900 <= read.year <= 2100:
        raise DeskError("date.no_such_day")
    return date(read.year, read.month, read.day)  # a moment is no day

"""Attendance by list: names pasted from a spreadsheet, and the numbers a list says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mediation_desk.domain.person import Sex
from mediation_desk.domain.phones import read_phone
from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError

LONGEST = 5_000
"""Rows of one list."""

_SEX = {"男": Sex.MALE, "女": Sex.FEMALE, "男性": Sex.MALE, "女性": Sex.FEMALE}
_HEADS = {
    "姓名": "name",
    "名字": "name",
    "性别": "sex",
    "单位": "unit",
    "工作单位": "unit",
    "村": "unit",
    "村（社区）": "unit",
    "村(社区)": "unit",
    "社区": "unit",
    "住址": "unit",
    "电话": "phone",
    "联系电话": "phone",
    "联系方式": "phone",
    "手机": "phone",
    "手机号": "phone",
    "次数": "times",
    "参加次数": "times",
    "人次": "times",
    "序号": "ordinal",
    "编号": "ordinal",
}
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """Somebody on the list; `times` how often they came (a course has several sessions).

    `person_id` links to somebody the register knows; no page shows whether it is there.
    """

    name: str
    sex: Sex = Sex.UNKNOWN
    unit: str = ""
    phone: str = ""
    times: int = 1
    person_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a list says: 人次, 人数 and women among them."""

    attendances: int
    persons: int
    women: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What was read of pasted rows, and (line number, error key) of those that were not."""

    attendees: tuple[Attendee, ...]
    problems: tuple[tuple[int, str], ...] = field(default=())


def tally(attendees: Iterable[Attendee]) -> Tally:
    """Count a list by what stands in it alone: the same name with the same phone and unit is one person.

    Whom the register knows changes nothing, so that a list tells nobody who was here before.
    """
    persons: dict[tuple[str, str, str], Sex] = {}
    attendances = 0
    for one in attendees:
        attendances += one.times
        key = (one.name, one.phone, one.unit)
        if persons.get(key, Sex.UNKNOWN) is Sex.UNKNOWN:
            persons[key] = one.sex
    women = sum(sex is Sex.FEMALE for sex in persons.values())
    return Tally(attendances=attendances, persons=len(persons), women=women)


def read_pasted(text: str) -> Pasted:
    """Rows as a spreadsheet copies them, with or without heads; cells apart by tabs, commas or spaces.

    Without heads each cell says itself what it is: 男 or 女, a phone, the first words the name, the next
    ones the unit. Problems: attendance.no_name, attendance.phone, attendance.times, attendance.too_many,
    text.control, text.too_long.
    """
    rows = [(n, _cells(line)) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    heads: tuple[str, ...] = ()
    if rows and (found := _heads(rows[0][1])):
        heads, rows = found, rows[1:]
    attendees: list[Attendee] = []
    problems: list[tuple[int, str]] = []
    for n, cells in rows:
        if len(attendees) >= LONGEST:
            problems.append((n, "attendance.too_many"))
            break
        try:
            attendees.append(_attendee(_named(cells, heads) if heads else _guessed(cells)))
        except DeskError as fault:
            problems.append((n, fault.key))
    return Pasted(attendees=tuple(attendees), problems=tuple(problems))


def _cells(line: str) -> list[str]:
    if "\t" in line:
        parts = line.split("\t")
    elif re.search(r"[,，、;；]", line):
        parts = re.split(r"[,，、;；]", line)
    else:
        parts = re.split(r"[ \u3000]{1,}", line.strip())
    return [one.strip(" \u3000") for one in parts]


def _heads(cells: Sequence[str]) -> tuple[str, ...]:
    heads = tuple(_HEADS.get(one.replace(" ", ""), "") for one in cells)
    return heads if "name" in heads else ()


def _named(cells: Sequence[str], heads: Sequence[str]) -> dict[str, str]:
    return {head: cell for head, cell in zip(heads, cells, strict=False) if head and cell}


def _guessed(cells: Sequence[str]) -> dict[str, str]:
    told: dict[str, str] = {}
    for cell in filter(None, cells):
        if cell in _SEX:
            told.setdefault("sex", cell)
        elif _is_phone(cell):
            told.setdefault("phone", cell)
        elif _NUMBER.fullmatch(cell):
            continue  # an ordinal; how often somebody came is only taken from a column that says so
        elif "name" not in told:
            told["name"] = cell
        else:
            told["unit"] = f"{told['unit']} {cell}" if "unit" in told else cell
    return told


def _is_phone(cell: str) -> bool:
    digits = sum(mark.isdigit() for mark in cell)
    return digits >= 7 and digits >= len(cell) - 3


def _attendee(told: dict[str, str]) -> Attendee:
    name = told.get("name", "")
    if not name:
        raise DeskError("attendance.no_name")
    unit = told.get("unit", "")
    check_text(name, "attendees", 50)
    check_text(unit, "attendees", 100)
    times = told.get("times", "1")
    if not _NUMBER.fullmatch(times) or int(times) < 1:
        raise DeskError("attendance.times")
    try:
        phone = read_phone(told["phone"]) if "phone" in told else ""
    except DeskError as fault:
        raise DeskError("attendance.phone") from fault
    sex = _SEX.get(told.get("sex", ""), Sex.UNKNOWN)
    return Attendee(name=name, sex=sex, unit=unit, phone=phone, times=int(times))

"""Companies of a fair pasted from a spreadsheet: a name and how many posts (岗位) it offers."""

from __future__ import annotations

import re

from mediation_desk.domain.activity import MOST, Company

_POSTS = re.compile(r"(\d{1,7})\s*(?:个|人|名|岗)?", re.ASCII)
_HEADS = ("企业", "企业名称", "单位", "单位名称", "公司", "公司名称")


def read_companies(text: str) -> tuple[tuple[Company, ...], tuple[tuple[int, str], ...]]:
    """The companies, one a line, and (line number, error key) of lines without a name: fair.no_name.

    The last number of a line are its posts; a first cell that only counts the lines is passed over.
    """
    companies: list[Company] = []
    problems: list[tuple[int, str]] = []
    for n, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip(" \u3000") for cell in re.split(r"[\t,，;；]", line) if cell.strip(" \u3000")]
        if not cells or any(cell in _HEADS for cell in cells):
            continue
        names = [cell for cell in cells if not _POSTS.fullmatch(cell)]
        numbers = [int(found[1]) for cell in cells[1:] if (found := _POSTS.fullmatch(cell))]
        if not names:
            problems.append((n, "fair.no_name"))
            continue
        companies.append(Company(name=names[0][:200], posts=min(numbers[-1], MOST) if numbers else 0))
    return tuple(companies), tuple(problems)

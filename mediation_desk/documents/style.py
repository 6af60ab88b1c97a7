"""How papers look: resources/forms/style.json read once into values.

Lengths in the file are millimetres for pages and grids and points for type (before, after, size, pitch,
spacing); `indent` and `hang` count characters.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from mediation_desk.documents.house import STYLE, worn

FORMS = Path(__file__).resolve().parents[2] / "resources" / "forms"
MM = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """The look of one kind of text; `next` keeps it on the page of what follows.

    `row` is the least height (millimetres) of a grid row in this look, 0 that of all grids.
    """

    face: str
    size: float
    pitch: float
    align: str = "left"
    indent: float = 0
    hang: float = 0
    before: float = 0
    after: float = 0
    spacing: float = 0
    next: bool = False
    row: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceStyle:
    """Which faces draw it in a PDF, first to last, and which name Word is told."""

    pdf: tuple[str, ...]
    word: str
    word_alternative: str
    word_bold: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Margins of one sheet, millimetres; a `turned` sheet lies on its long side."""

    top: float
    bottom: float
    left: float
    right: float
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GridStyle:
    """Padding inside cells, least row height (millimetres) and line width (points)."""

    pad: float
    row: float
    line: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureStyle:
    """Length of a line to sign on, row height, gap between columns, room for a date (millimetres)."""

    line: float
    row: float
    gap: float
    date: float
    before: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SealStyle:
    """Side of the clear square and width of the name that runs through it (millimetres)."""

    side: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterStyle:
    """The letter form, by GB/T 9704-2012, 10.1 (millimetres; `smallest` in points).

    `head` is "red" (printed), "paper" (its room is left for letter paper that carries it) or "none".
    `top` is the upper edge of the sender's name, `gap` from there to the upper double line, `line` the length
    of both double lines, `foot` from the lower one to the sheet's edge. `smallest` is the least size of the
    name before it takes two lines. `page` is how pages are numbered, `page_gap` under the type area.
    """

    head: str
    top: float
    gap: float
    line: float
    foot: float
    smallest: float
    page: str
    page_gap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprintStyle:
    """Distances of mark and footer from the sheet's edge, their words, and side and gap of the QR code.

    `qr_bottom` is how far the code's lower edge stands from the sheet's, `qr_letter` on a letter
    (millimetres).
    """

    mark_top: float
    footer_bottom: float
    page: str
    seam: str
    code: str
    date: str
    qr_side: float
    qr_gap: float
    qr_bottom: float
    qr_letter: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The whole style sheet; `limit` is the longest paper in characters."""

    width: float
    height: float
    sheets: dict[str, Margins]
    faces: dict[str, FaceStyle]
    roles: dict[str, Role]
    strong: str
    grid: GridStyle
    signature: SignatureStyle
    seal: SealStyle
    letter: LetterStyle
    imprint: ImprintStyle
    highlight: str
    red: str
    limit: int

    def size(self, sheet: str) -> tuple[float, float]:
        """Width and height of a sheet, millimetres."""
        across, down = self.width, self.height
        return (down, across) if self.sheets[sheet].turned else (across, down)


def style() -> Style:
    """The style sheet of all papers, as this house has it."""
    changes = worn().of(STYLE)
    return _of(json.dumps(dict(changes), sort_keys=True)) if changes else our_style()


@cache
def our_style() -> Style:
    """The style sheet as we ship it."""
    return _read(_data())


@lru_cache(maxsize=4)
def _of(changes: str) -> Style:
    data = _data()
    for path, value in json.loads(changes).items():
        *folders, last = path.split(".")
        place = data
        for name in folders:
            place = place.get(name, {})
        if last in place:  # a look of an older version is left aside
            place[last] = value
    return _read(data)


def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((FORMS / "style.json").read_text(encoding="utf-8"))
    return data


def _read(data: dict[str, Any]) -> Style:
    return Style(
        width=data["page"]["width"],
        height=data["page"]["height"],
        sheets={name: Margins(**values) for name, values in data["sheets"].items()},
        faces={
            name: FaceStyle(**{**values, "pdf": tuple(values["pdf"])})
            for name, values in data["faces"].items()
        },
        roles={name: _role(data["roles"], name) for name in data["roles"]},
        strong=data["strong"],
        grid=GridStyle(**data["grid"]),
        signature=SignatureStyle(**data["signature"]),
        seal=SealStyle(**data["seal"]),
        letter=LetterStyle(**data["letter"]),
        imprint=ImprintStyle(**data["imprint"]),
        highlight=data["highlight"],
        red=data["red"],
        limit=data["limit"],
    )


def _role(roles: dict[str, Any], name: str) -> Role:
    """One look: of its own, or `like` another but for what it says; `closer` draws its lines together.

    Space over and under a look that is drawn together shrinks by half.
    """
    values = {key: value for key, value in roles[name].items() if key not in ("like", "closer")}
    if "like" not in roles[name]:
        return Role(**values)
    found = replace(_role(roles, roles[name]["like"]), **values)
    closer = roles[name].get("closer", 1)
    if closer == 1:
        return found
    return replace(found, pitch=found.pitch * closer, before=found.before / 2, after=found.after / 2)

"""Every text and mark on the ground it is drawn on reaches WCAG 2 AA, read from sheet and chips."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from mediation_desk.paths import RESOURCES
from mediation_desk.ui import style
from mediation_desk.ui.kit import paint

THEMES = {"light": style.LIGHT, "dark": style.DARK}
GROUNDS = ("surface", "paper", "sunk", "hover")
"""What a text without a ground of its own may lie on."""
TEXT, MARK = 4.5, 3.0
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SAID = re.compile(r"(?:^|;)\s*([\w-]+)\s*:\s*([^;]+)")
PAINTED = (  # text, ground: what widgets draw themselves
    ("paper", "ink"),  # the toast
    ("surface", "ink"),  # its button under the mouse
    ("ink", "hit"),
    ("page_ink", "page"),
    ("page_ink", "page_hit"),
    ("on_plum", "plum"),
    ("ink", "pine_tint"),  # a selected row
    ("ink2", "pine_tint"),
    ("pine", "pine_tint"),
    ("red", "pine_tint"),
    ("amber", "pine_tint"),
    ("plum", "pine_tint"),
    *(
        (ink, tint)
        for ink in ("ink", "ink2")
        for tint in ("amber_tint", "red_tint", "plum_tint", "blue_tint")
    ),
)
SEEN = (  # mark, ground: lines, shapes and rings that carry a meaning
    *(("pine", ground) for ground in GROUNDS),  # the focus ring, the bar of the rail, lines of charts
    *(("field", ground) for ground in ("surface", "paper", "sunk")),  # borders, dashed comparisons
    *((rank, "surface") for rank in ("rank1", "rank2", "rank3_edge", "rank4", "rank5", "pink")),
    *((rank, "sunk") for rank in ("rank1", "rank2", "rank3_edge", "rank4", "rank5")),
    *((tone, "surface") for tone in ("amber", "red", "plum", "blue")),
    ("on_pine", "pine"),  # the check in a box, the knob of a switch
)
DECORATIVE = ("line", "hatch")
"""Lines between rows and the hatching: what they part is told apart by space and words as well."""


def rules() -> Iterator[tuple[str, dict[str, str]]]:
    """Selector and what the sheet says there, colours still as tokens."""
    text = (RESOURCES / "style.qss").read_text(encoding="utf-8")
    for selector, body in _RULE.findall(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)):
        yield " ".join(selector.split()), dict(_SAID.findall(body.strip()))


def token(said: str) -> str:
    """The token in a value, "" where there is none."""
    found = re.search(r"@(\w+)", said)
    return found[1] if found else ""


def pairs() -> Iterator[tuple[str, str, str]]:
    """(selector, text, ground) of every rule that is not for something disabled."""
    for selector, said in rules():
        if ":disabled" in selector and "," not in selector:
            continue  # WCAG 1.4.3 leaves out what cannot be used
        ink = token(said.get("color", ""))
        ground = token(said.get("background", ""))
        if "toast" in selector or 'kind="undo"' in selector:
            ground = "ink"
        if ink:
            for one in (ground,) if ground else GROUNDS:
                yield selector, ink, one
        chosen, behind = said.get("selection-color", ""), said.get("selection-background-color", "")
        if chosen and behind:
            yield selector, token(chosen), token(behind)


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_of_the_style_sheet_is_readable(theme: str) -> None:
    tokens = THEMES[theme]
    faint = {
        (selector, ink, ground): round(style.contrast(tokens[ink], tokens[ground]), 2)
        for selector, ink, ground in pairs()
        if style.contrast(tokens[ink], tokens[ground]) < TEXT
    }
    assert faint == {}


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_that_is_painted_is_readable(theme: str) -> None:
    tokens = THEMES[theme]
    chips = [(ink, ground or "surface") for ground, ink in paint.CHIP.values()]
    faint = [
        (ink, ground)
        for ink, ground in (*PAINTED, *chips)
        if style.contrast(tokens[ink], tokens[ground]) < TEXT
    ]
    assert faint == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_mark_is_seen(theme: str) -> None:
    tokens = THEMES[theme]
    faint = [(mark, ground) for mark, ground in SEEN if style.contrast(tokens[mark], tokens[ground]) < MARK]
    assert faint == []


def test_no_control_has_a_border_that_is_only_decoration() -> None:
    controls = ("QPushButton", "QLineEdit", "QComboBox", "QPlainTextEdit", "QTextEdit", "QScrollBar::handle")
    pale = [
        selector
        for selector, said in rules()
        if selector.startswith(controls) and ":disabled" not in selector and "read-only" not in selector
        for name in ("border", "border-color", *(("background",) if "handle" in selector else ()))
        if token(said.get(name, "")) in DECORATIVE and '[ro="true"]' not in selector
    ]
    assert pale == []

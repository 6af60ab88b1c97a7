"""The tokens keep the contrast the design promises, in both themes; the style sheet is filled whole."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QPushButton

from mediation_desk.ui import icons, style

GROUNDS = ("surface", "paper", "sunk")
# token, light on surface / paper / sunk, dark on the same: the table of the design
TABLE = (
    ("ink", (15.0, 13.7, 12.3), (12.1, 13.6, 14.4)),
    ("ink2", (7.9, 7.1, 6.4), (7.5, 8.4, 8.9)),
    ("ink3", (5.9, 5.4, 4.9), (5.3, 6.0, 6.3)),
    ("field", (3.7, 3.4, 3.0), (3.5, 3.9, 4.1)),
    ("pine", (7.7, 7.0, 6.3), (7.3, 8.2, 8.7)),
)
PAIRS = (  # ink, ground, light, dark
    ("on_pine", "pine_hover", 10.3, 9.6),
    ("on_pine", "pine", 7.9, 8.0),
    ("pine", "pine_tint", 6.5, 6.3),
    ("ink", "pine_tint", 12.6, 10.4),
    ("amber", "surface", 6.6, 8.0),
    ("amber", "amber_tint", 5.8, 7.0),
    ("red", "surface", 6.9, 6.9),
    ("red", "red_tint", 5.7, 6.5),
    ("plum", "surface", 9.0, 7.4),
    ("plum", "plum_tint", 7.4, 6.8),
    ("on_plum", "plum", 9.1, 8.5),
    ("blue", "surface", 7.1, 7.6),
    ("blue", "blue_tint", 6.1, 6.9),
    ("ink", "hit", 12.1, 7.3),
    ("line", "surface", 1.4, 1.4),
    ("rank1", "surface", 5.8, 5.8),
    ("rank1", "sunk", 4.8, 6.9),
    ("rank2", "surface", 4.1, 7.1),
    ("rank2", "sunk", 3.3, 8.4),
    ("rank3_edge", "surface", 6.0, 9.4),
    ("rank3_edge", "sunk", 4.9, 11.2),
    ("rank4", "surface", 5.8, 7.1),
    ("rank4", "sunk", 4.7, 8.4),
    ("rank5", "surface", 4.9, 7.4),
    ("rank5", "sunk", 4.0, 8.8),
)
TEXT = ("ink", "ink2", "ink3", "pine", "amber", "red", "plum", "blue")


@pytest.mark.parametrize(("token", "light", "dark"), TABLE)
def test_text_tokens_have_the_contrast_of_the_table(token, light, dark):
    for tokens, promised in ((style.LIGHT, light), (style.DARK, dark)):
        for ground, ratio in zip(GROUNDS, promised, strict=True):
            assert style.contrast(tokens[token], tokens[ground]) == pytest.approx(ratio, abs=0.06)


@pytest.mark.parametrize(("token", "ground", "light", "dark"), PAIRS)
def test_pairs_have_the_contrast_of_the_table(token, ground, light, dark):
    assert style.contrast(style.LIGHT[token], style.LIGHT[ground]) == pytest.approx(light, abs=0.06)
    assert style.contrast(style.DARK[token], style.DARK[ground]) == pytest.approx(dark, abs=0.06)


@pytest.mark.parametrize("tokens", [style.LIGHT, style.DARK], ids=["light", "dark"])
def test_text_is_readable_and_marks_are_seen(tokens):
    for token in TEXT:
        for ground in (*GROUNDS, "hover"):
            assert style.contrast(tokens[token], tokens[ground]) >= 4.5, (token, ground)
    for tint in ("pine_tint", "amber_tint", "red_tint", "plum_tint", "blue_tint"):
        assert style.contrast(tokens["ink2"], tokens[tint]) >= 6.3, tint
    for mark in ("field", "rank1", "rank2", "rank3_edge", "rank4", "rank5"):
        assert style.contrast(tokens[mark], tokens["surface"]) >= 3.0, mark


def test_both_themes_have_the_same_tokens():
    assert style.LIGHT.keys() == style.DARK.keys()


@pytest.mark.parametrize("factor", style.FACTORS)
def test_the_style_sheet_is_filled_and_scaled(factor):
    sheet = style.sheet(style.Look(factor=factor))
    assert not re.search(r"@\w|\[\d", sheet)
    assert f"font-size: {round(15 * factor)}px" in sheet
    assert "border: 1px" in sheet
    assert "border: 2px" in sheet


def test_the_bundled_face_has_both_weights(qapp: QApplication):
    style.load_fonts()
    assert style.FAMILY in QFontDatabase.families()
    assert QFontInfo(style.font("title")).family() == style.FAMILY
    assert QFontInfo(style.font("title")).weight() == 600


def test_controls_are_forty_high_and_do_not_jump(qapp: QApplication, qtbot):
    from mediation_desk.ui.kit.line_edit import LineEdit

    for factor in style.FACTORS:
        style.apply(qapp, style.Look(factor=factor))
        button, edit = QPushButton("保存结果"), LineEdit()
        for widget in (button, edit):
            qtbot.addWidget(widget)
            widget.show()
            assert widget.sizeHint().height() == round(40 * factor)
        edit.setFocus()
        assert edit.sizeHint().height() == round(40 * factor)
        style.restyle(edit, error=True)
        assert edit.sizeHint().height() == round(40 * factor)
    style.apply(qapp, style.Look())


def test_icons_are_tinted_by_token(qapp: QApplication):
    for name in sorted(path.stem for path in icons.FOLDER.glob("*.svg")):
        image = icons.pixmap(name, "red").toImage()
        inked = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 100
        ]
        assert inked, name
        red = style.colour("red")
        assert all(abs(one.red() - red.red()) < 8 and abs(one.green() - red.green()) < 8 for one in inked), (
            name
        )

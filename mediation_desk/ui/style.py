"""How the desk looks: colour tokens, type, the one text-size factor, and the style sheet filled from them.

Widgets never name a colour or a final pixel size: they ask `colour(token)`, `px(number)` and `font(role)`,
which answer for the look that `apply` set last. Pixel numbers are those of the 100 % text size.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QStyleFactory, QWidget
from shiboken6 import isValid

from mediation_desk.paths import RESOURCES

FAMILY = "Noto Sans SC"
FUSION = ("-style", "Fusion")
"""Given to a new QApplication, which then draws with Qt's own plain style from the first."""
FUSED = "fused"
"""Property of an application that was made so: `setStyle` hands a style back, and PySide makes every class of
styles for it, which no start should wait for."""
FACTORS = (1.00, 1.15, 1.25, 1.50)

LIGHT = {
    "paper": "#F6F2E9",
    "surface": "#FFFDF8",
    "sunk": "#ECE6D9",
    "hover": "#F2ECE0",
    "ink": "#28251F",
    "ink2": "#565046",
    "ink3": "#696256",
    "line": "#DED6C7",
    "field": "#8C8371",
    "pine": "#1E5B53",
    "pine_hover": "#17483F",
    "on_pine": "#FFFFFF",
    "pine_tint": "#E1ECE6",
    "amber": "#835000",
    "amber_tint": "#FAECCF",
    "red": "#A3302A",
    "red_tint": "#F8E4DF",
    "plum": "#623A63",
    "plum_tint": "#EFE5EE",
    "on_plum": "#FFFFFF",
    "blue": "#2A5A84",
    "blue_tint": "#E3ECF3",
    "hit": "#FBE3A6",
    "hatch": "#E4DCCC",
    "rank1": "#B23A30",
    "rank2": "#C2621B",
    "rank3": "#DDB52B",
    "rank3_edge": "#7A5F00",
    "rank4": "#2F6899",
    "rank5": "#4B7B3B",
    "pink": "#B8568A",
    "page": "#FFFFFF",
    "page_ink": "#28251F",
    "page_hit": "#F3E9CF",
}
DARK = {
    "paper": "#1B1E1C",
    "surface": "#242825",
    "sunk": "#161917",
    "hover": "#2C312D",
    "ink": "#ECE7DC",
    "ink2": "#BDB7AA",
    "ink3": "#A09A8D",
    "line": "#3A3F3B",
    "field": "#7B7A71",
    "pine": "#7FC2B3",
    "pine_hover": "#97D2C5",
    "on_pine": "#10231F",
    "pine_tint": "#23362F",
    "amber": "#E9B55C",
    "amber_tint": "#3A2F19",
    "red": "#F09A8E",
    "red_tint": "#402421",
    "plum": "#D3AAD3",
    "plum_tint": "#37293A",
    "on_plum": "#241826",
    "blue": "#93BEE3",
    "blue_tint": "#203040",
    "hit": "#5A4712",
    "hatch": "#2E332F",
    "rank1": "#EE8378",
    "rank2": "#F0A15E",
    "rank3": "#E8CC5A",
    "rank3_edge": "#E8CC5A",
    "rank4": "#86B7E6",
    "rank5": "#93C47D",
    "pink": "#E59BC0",
    "page": "#FFFFFF",
    "page_ink": "#28251F",
    "page_hit": "#F3E9CF",
}

# role: (pixels, weight). Noto Sans SC is bundled in 400 and 600 only: never ask for another weight.
ROLES = {
    "client": (32, 600),
    "answer": (24, 400),
    "display": (24, 600),
    "title": (22, 600),
    "section": (17, 600),
    "body": (15, 400),
    "body_strong": (15, 600),
    "small": (13, 400),
    "small_strong": (13, 600),
}


class Theme(StrEnum):
    """Light or dark; papers stay white in both."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the person chose: theme and text-size factor (one of FACTORS)."""

    theme: Theme = Theme.LIGHT
    factor: float = 1.0

    @property
    def tokens(self) -> dict[str, str]:
        """Colour tokens of this theme as #RRGGBB."""
        return DARK if self.theme is Theme.DARK else LIGHT


_look = Look()


def look() -> Look:
    """The look in use."""
    return _look


def colour(token: str) -> QColor:
    """The colour a token stands for in the look in use."""
    return QColor(_look.tokens[token])


def px(pixels: float) -> int:
    """Pixels of the 100 % design at the text size in use; lines of 1 to 3 px are not scaled."""
    return round(pixels) if abs(pixels) <= 3 else round(pixels * _look.factor)


def font(role: str) -> QFont:
    """The font of a role of ROLES at the text size in use."""
    return QFont(_font(role, _look.factor))


@lru_cache
def _font(role: str, factor: float) -> QFont:
    pixels, weight = ROLES[role]
    face = QFont(FAMILY)
    face.setPixelSize(round(pixels * factor))
    face.setWeight(QFont.Weight(weight))
    return face


def load_fonts(folder: Path = RESOURCES / "fonts") -> None:
    """Make the two bundled faces known to Qt, once per program."""
    if FAMILY in QFontDatabase.families():
        return
    for name in ("NotoSansSC-Regular.ttf", "NotoSansSC-SemiBold.ttf"):
        if QFontDatabase.addApplicationFont(str(folder / name)) < 0:
            raise FileNotFoundError(folder / name)


def apply(app: QApplication, chosen: Look) -> None:
    """Put a look on the whole program; widgets already shown follow it."""
    global _look
    _look = chosen
    load_fonts()
    if not app.styleSheet() and not app.property(FUSED):  # from then on Qt's own wrapper stands before Fusion
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(font("body"))
    app.setPalette(palette(chosen))
    if app.styleSheet() != sheet(chosen):  # a sheet set again is polished into every widget again
        app.setStyleSheet(sheet(chosen))
    for widget in QApplication.allWidgets():
        if isValid(widget):  # one that fitted itself anew may have put another away
            refit(widget)


def palette(chosen: Look) -> QPalette:
    """Qt's own palette from the tokens, for whatever no style rule reaches."""
    roles = QPalette.ColorRole
    named = {
        roles.Window: "paper",
        roles.WindowText: "ink",
        roles.Base: "surface",
        roles.AlternateBase: "hover",
        roles.Text: "ink",
        roles.Button: "surface",
        roles.ButtonText: "ink",
        roles.BrightText: "on_pine",
        roles.PlaceholderText: "ink3",
        roles.Highlight: "pine",
        roles.HighlightedText: "on_pine",
        roles.Link: "pine",
        roles.LinkVisited: "pine",
        roles.ToolTipBase: "surface",
        roles.ToolTipText: "ink",
        roles.Light: "surface",
        roles.Midlight: "hover",
        roles.Mid: "line",
        roles.Dark: "field",
        roles.Shadow: "line",
        roles.Accent: "pine",
    }
    made = QPalette()
    for role, token in named.items():
        made.setColor(role, QColor(chosen.tokens[token]))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(chosen.tokens["ink3"]))
    return made


def sheet(chosen: Look, template: Path = RESOURCES / "style.qss") -> str:
    """The style sheet: `@token` becomes its colour, `15px` is scaled, `[40-2]px` is scaled 40 less 2."""

    def less(found: re.Match[str]) -> str:
        return f"{round(int(found[1]) * chosen.factor) - int(found[2])}px"

    def scaled(found: re.Match[str]) -> str:
        pixels = int(found[1])
        return f"{pixels if pixels <= 3 else round(pixels * chosen.factor)}px"

    text = re.sub(r"/\*.*?\*/", "", template.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"(?<![\w\[-])(\d+)px", scaled, text)
    text = re.sub(r"\[(\d+)-(\d+)\]px", less, text)
    return re.sub(r"@(\w+)", lambda found: chosen.tokens[found[1]], text)


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast of two #RRGGBB colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(hexed: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(hexed[start : start + 2], 16)) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def on_refit(thing: QWidget | QLayout, fit: Callable[[], None]) -> None:
    """Run `fit` now and again after every change of look (sizes, icons and spacing set by code)."""
    thing.__dict__.setdefault("_fits", []).append(fit)
    fit()


def refit(widget: QWidget) -> None:
    """Run what `on_refit` kept for this widget and the layouts in it."""
    layout = widget.layout()
    inner = (layout, *layout.findChildren(QLayout)) if layout else ()
    for thing in (widget, *inner):
        for fit in thing.__dict__.get("_fits", ()):
            fit()


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties the style sheet looks at, and have Qt look again if it has looked already."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()

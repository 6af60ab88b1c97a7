"""Words shown in the English interface that are none: Chinese that is no data, keys without words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from babel.messages.pofile import read_po
from PySide6.QtWidgets import QComboBox, QHeaderView, QTabBar, QWidget

from mediation_desk.paths import RESOURCES
from mediation_desk.third_party import components
from mediation_desk.words import CATALOGUES
from tests.looks.measure import says

CHINESE = re.compile(r"[⺀-鿿！-～、-】〈-】]*[⺀-⿟㐀-鿿][⺀-鿿、-】！-～0-9]*")
KEY = re.compile(r"\b[a-z][a-z_]+\.[a-z_]+\b|\b[A-Z][A-Za-z]+\.[a-z_]+\b")
BY_NAME = frozenset({"中文", "家事调解台"})
"""Chinese on purpose: the button that leads back to Chinese, and the program's own name."""


@lru_cache(maxsize=1)
def data() -> str:
    """What a register of the demo, the law and the Chinese forms say."""
    parts = []
    for folder in ("demo", "law", "colour_schemes", "forms"):
        for path in sorted((RESOURCES / folder).rglob("*")):
            if path.suffix in (".json", ".txt", ".md", ".csv"):
                parts.append(path.read_text(encoding="utf-8"))
    parts += [(RESOURCES / "agencies.json").read_text(encoding="utf-8")]
    return "\n".join(parts)


@lru_cache(maxsize=1)
def chinese_words() -> frozenset[str]:
    """What the Chinese interface says where the English one says something else."""
    said = set()
    for path in sorted((CATALOGUES / "zh_CN").glob("*.po")):
        with path.open("rb") as opened:
            for message in read_po(opened):
                if message.id and isinstance(message.string, str):
                    said.add(message.string)
    return frozenset(said)


def shown(window: QWidget) -> Iterator[str]:
    """Every word the visible widgets show or tell: text, tip, hint, name for screen readers."""
    for one in window.findChildren(QWidget):
        if not one.isVisible():
            continue
        yield says(one)
        yield re.sub("<[^>]+>", "", one.toolTip())
        yield one.accessibleDescription()
        hint = getattr(one, "placeholderText", None)
        yield hint() if callable(hint) else ""
        if isinstance(one, QComboBox):
            yield from (one.itemText(index) for index in range(one.count()))
        if isinstance(one, QTabBar):
            yield from (one.tabText(index) for index in range(one.count()))
        if isinstance(one, QHeaderView) and one.model() is not None:
            for index in range(one.count()):
                title = one.model().headerData(index, one.orientation())
                yield title if isinstance(title, str) else ""


def strange(words: str) -> str:
    """Why these words do not belong into the English interface; "" when they do."""
    for found in KEY.finditer(words):
        if found[0] in {one.name for one in components()}:
            continue
        if not found[0].endswith((".docx", ".pdf", ".xlsx", ".csv", ".xls", ".ics", ".json", ".md")):
            return f"key {found[0]}"
    for found in CHINESE.finditer(words):
        run = found[0].strip("、，。；：（）《》〔〕“”！？")
        if run in chinese_words() and run not in BY_NAME and run not in data():
            return f"Chinese words {run}"
    return ""

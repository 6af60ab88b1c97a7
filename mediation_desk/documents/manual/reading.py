"""The whole manual of one language, from resources/help: its contents, its pages, its pictures."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from mediation_desk.documents.manual import keys_page
from mediation_desk.documents.manual.page_text import ManualError, read_page
from mediation_desk.domain.help_page import Chapter, HelpPage, Manual
from mediation_desk.paths import RESOURCES
from mediation_desk.words import said_in

HELP = RESOURCES / "help"
WRITTEN = "zh_CN"
"""The language every page is written in."""
CARD = "card"
"""The card for an emergency: a page that stands on a sheet of its own, not among the others."""


@cache
def manual(language: str, folder: Path = HELP) -> Manual:
    """The manual in `language`; a page not written in it yet is the Chinese one. ManualError names faults."""
    contents = json.loads((folder / "contents.json").read_text("utf-8"))
    return Manual(
        language=language,
        chapters=tuple(
            Chapter(
                title=chapter["title"][language],
                pages=tuple(_page(language, folder, line) for line in chapter["pages"]),
            )
            for chapter in contents
        ),
    )


@cache
def card(language: str, folder: Path = HELP) -> HelpPage:
    """The card for an emergency."""
    return _page(language, folder, {"key": CARD})


def picture_file(name: str, language: str, folder: Path = HELP) -> Path:
    """Where a picture of this language lies, else the Chinese one."""
    own = folder / "pictures" / language / f"{name}.png"
    return own if own.exists() else folder / "pictures" / WRITTEN / f"{name}.png"


def picture_names(folder: Path = HELP) -> tuple[str, ...]:
    """Every picture that is made."""
    return tuple(line["name"] for line in json.loads((folder / "pictures.json").read_text("utf-8")))


def _page(language: str, folder: Path, line: dict[str, Any]) -> HelpPage:
    key = line["key"]
    if key == keys_page.KEY:  # made from the program's own list
        return HelpPage(
            key=key,
            title=said_in(language, keys_page.TITLE),
            blocks=keys_page.keys_blocks(language),
            language=language,
            words=tuple(line.get("words", ())),
        )
    own = folder / language / f"{key}.md"
    path = own if own.exists() else folder / WRITTEN / f"{key}.md"
    where = path.relative_to(folder).as_posix()
    if not path.exists():
        raise ManualError(f"{where}:1: the contents name a page that is not there")
    title, blocks = read_page(path.read_text("utf-8"), where)
    return HelpPage(
        key=key,
        title=title,
        blocks=blocks,
        language=path.parent.name,
        opens=tuple(line.get("opens", ())),
        words=tuple(line.get("words", ())),
    )

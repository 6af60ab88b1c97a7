"""A list leaving the desk as a spreadsheet: password first, then where to, then a warning."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.errors import DeskError
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.password_again import ask_password
from mediation_desk.ui.save_bytes import save_bytes
from mediation_desk.words import _


def leave_as_sheet(
    desk: Desk,
    page: QWidget,
    export: Callable[..., bytes],
    *asked: object,
    name: str,
    title: str,
    means: str,
) -> None:
    """Ask for the password, let the use case `export` make the bytes, and write them where the person says.

    It is given `asked` and the confirmation. `name` begins the suggested file name, `means` says what leaves.
    """
    ask_password(
        desk,
        page,
        partial(_choose, desk, page, export, asked, name),
        title=title,
        text=means,
        act=_("Export"),
    )


def _choose(
    desk: Desk,
    page: QWidget,
    export: Callable[..., bytes],
    asked: tuple[object, ...],
    name: str,
    confirmed: Confirmed,
) -> None:
    suggested = f"{name} {desk.today():%Y-%m-%d}.xlsx"
    chosen = desk.files.save_as(page, _("Export (the file is not encrypted)"), suggested, "Excel (*.xlsx)")
    if chosen is None:
        return
    path = chosen if chosen.suffix.lower() == ".xlsx" else chosen.with_name(f"{chosen.name}.xlsx")

    def made(data: bytes) -> None:
        save_bytes(desk, path, data)

    def refused(error: DeskError) -> None:
        desk.refuse(error, of=__name__)

    desk.do(page, made, export, *asked, confirmed, failed=refused)

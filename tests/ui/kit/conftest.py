"""Every kit test sees the light look at 100 % unless it asks for another."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from mediation_desk.ui import style


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[Callable[..., None]]:
    def put(**chosen: object) -> None:
        style.apply(qapp, style.Look(**chosen))  # type: ignore[arg-type]

    if style.look() != style.Look() or not qapp.styleSheet():
        put()
    yield put
    if style.look() != style.Look():
        put()

"""Typing the figures of the official return that no row of the register can give."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject

from mediation_desk.domain.figure import Figure
from mediation_desk.domain.period import Period
from mediation_desk.domain.typed_figure import TypedFigure, typed_again
from mediation_desk.services.typed_figures import figures_typed, type_figure
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.figure_words import figure_word, unit_word
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.pages.statistics.asking import ask_typed


class Show(Protocol):
    """Puts a sheet that asks into the page, with what its draft is kept under; None takes it away."""

    def __call__(self, panel: Ask | None, draft_key: str = "", subject: str = "") -> None:
        """Show it."""


class Typing(QObject):
    """`show` puts the sheet that asks into the page, `kept` is called once a figure is kept."""

    def __init__(self, desk: Desk, show: Show, kept: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._show, self._kept = desk, show, kept

    def ask(self, figure: Figure, period: Period) -> None:
        """Ask for a figure of these days, with what was typed before."""
        self._desk.ask(self, partial(self._ask, figure, period), figures_typed, period)

    def _ask(self, figure: Figure, period: Period, typed: tuple[TypedFigure, ...]) -> None:
        before = next((one for one in typed if one.key == figure.key), None)

        def give(values: dict[str, Any]) -> None:
            self._desk.do(
                self,
                self._done,
                type_figure,
                figure.key,
                period,
                values["value"],
                values["from_where"],
                failed=panel.show_fault,
            )

        value, source = (typed_again(before), before.from_where) if before else ("", "")
        panel = ask_typed(figure_word(figure), unit_word(figure), value, source, give)
        self._show(panel, "report_figure", f"{figure.key} {period.first} {period.last}")

    def _done(self, _nothing: None) -> None:
        self._show(None)
        self._kept()

"""The paper as it would print with what is typed now."""

from __future__ import annotations

from typing import Any

from mediation_desk.domain.written_paper import WrittenPaper
from mediation_desk.services.written_desk import look_at_written
from mediation_desk.ui.live_paper import LivePaper


class WrittenPreview(LivePaper[WrittenPaper]):
    """Asks for the pages of a paper, kept or not."""

    def ask_for(self, wish: WrittenPaper, scale: float, **answered: Any) -> None:
        """The pages of a paper as typed."""
        then, failed = answered["then"], answered["failed"]
        self.desk.ask(self, then, look_at_written, wish, scale=scale, failed=failed)

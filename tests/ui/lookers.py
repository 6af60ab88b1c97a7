"""Who is asked at every stop of the one walk through the demo."""

from __future__ import annotations

from tests.looks.faults import cut
from tests.ui.every_page import Looker
from tests.ui.looks import focus, heard, opened

LOOKERS: dict[str, Looker] = {"cut": cut, "focus": focus.look, "heard": heard.look, "opened": opened.look}

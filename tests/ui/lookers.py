"""Who is asked at every stop of the one walk through the demo."""

from __future__ import annotations

from tests.looks.faults import cut
from tests.ui.every_page import Looker

LOOKERS: dict[str, Looker] = {"cut": cut}

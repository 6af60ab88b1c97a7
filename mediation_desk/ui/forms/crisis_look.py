"""Looking again after somebody in danger: what was found, how high it is now, when the next look is due."""

from __future__ import annotations

import json
from datetime import datetime

from mediation_desk.domain.crisis import CrisisLevel, FollowUp
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.errors import DeskError
from mediation_desk.ui.forms.time_field import TimeField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import _, term


class CrisisLookForm(Form):
    """Four fields; day and time may stay empty once the danger is low."""

    def __init__(self) -> None:
        super().__init__()
        self.words = MultilineField("words", _("What was found"), rows=3)
        levels = [(level, term(level)) for level in CrisisLevel]
        self.level = SegmentsField("level", _("How high the danger is now"), levels, each=64)
        self.day = DateField("next_at", _("Look again on"))
        self.time = TimeField("next_time", _("At"))
        self.day.set_helper(_("Empty only when the danger is low and nobody need look again."))
        self.add(self.words)
        self.add(self.level)
        self.add(self.day, self.time)

    def read(self) -> FollowUp:
        """The look; DeskError: crisis.level_needed, crisis.look_again, and those of day and time."""
        level = self.level.value()
        if level is None:
            raise DeskError("crisis.level_needed", field="level")
        day, hour = self.day.value(), self.time.value()
        if (day is None) != (hour is None):
            raise DeskError("crisis.look_again", field="next_at" if day is None else "next_time")
        again = datetime.combine(day, hour, SHANGHAI) if day is not None and hour is not None else None
        return FollowUp(level=level, words=self.words.value(), next_at=again)

    def text(self) -> str:
        """What was typed so far, for the draft."""
        level = self.level.value()
        return json.dumps(
            {"words": self.words.value(), "level": level.value if level else ""}, ensure_ascii=False
        )

    def put_text(self, text: str) -> None:
        """Show what was typed earlier; what is no text of this form is ignored."""
        try:
            told = json.loads(text)
            level = CrisisLevel(told["level"]) if told["level"] else None
            words = str(told["words"])
        except (ValueError, KeyError, TypeError):
            return
        self.filling(True)
        self.words.set_value(words)
        self.level.set_value(level)
        self.filling(False)

"""The rest of a reception: how the contact took place, what it is about, the five stages, safety by phone."""

from __future__ import annotations

from datetime import datetime

from mediation_desk.domain import stages
from mediation_desk.domain.intake import PhoneSafety
from mediation_desk.domain.reception import DisputeSubtype, Mode, Stage, StageEntry
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import _, term

AFAR = (Mode.PHONE, Mode.VIDEO)


class MatterSheet(Sheet):
    """Mode, subtype, summary, stages; on the phone the two questions about safety and nothing more."""

    def __init__(self) -> None:
        super().__init__(_("This contact"))
        self._walked: tuple[StageEntry, ...] = ()
        self.mode = SegmentsField("mode", _("How"), [(one, term(one)) for one in Mode])
        self.subtype = ComboField(
            "dispute_subtype",
            _("What the dispute is about"),
            [(one, term(one)) for one in DisputeSubtype],
            filter=True,
        )
        self.safe_now = SegmentsField(
            "safe_now", _("Safe to talk now?"), [(True, _("Safe")), (False, _("Not safe"))]
        )
        self.how_to_reach = TextField(
            "how_to_reach",
            _("How to reach them safely"),
            helper=_("Sealed: for whoever writes it and the director"),
        )
        self.summary = MultilineField("summary", _("In short"), rows=3)
        self.stages = TogglesField("stages", _("Steps of this talk"), [(one, term(one)) for one in Stage])
        self.skipped_reason = TextField("skipped_reason", _("Why steps were left out"))
        first = FieldRow(weights=(5, 6))
        first.addWidget(self.mode)
        first.addWidget(self.subtype)
        self.add(first)
        self.safety = FieldRow(weights=(1, 3))
        self.safety.addWidget(self.safe_now)
        self.safety.addWidget(self.how_to_reach)
        self.add(self.safety)
        for field in (self.summary, self.stages, self.skipped_reason):
            self.add(field)
        self.mode.changed.connect(self._follow)
        self.stages.changed.connect(self._follow)
        self._follow()

    def all_fields(self) -> list[Field]:
        """The fields in order."""
        return [
            self.mode,
            self.subtype,
            self.safe_now,
            self.how_to_reach,
            self.summary,
            self.stages,
            self.skipped_reason,
        ]

    def read_safety(self) -> PhoneSafety | None:
        """What was said of safety; None when nothing was."""
        said = PhoneSafety(safe_now=self.safe_now.value(), how_to_reach=self.how_to_reach.value())
        return said if self.mode.value() in AFAR and said.said else None

    def read_stages(self, now: datetime) -> tuple[StageEntry, ...]:
        """The stages walked before and those pressed since; DeskError for a gap without reason."""
        walked = self._walked
        done = {entry.stage for entry in walked}
        pressed = [stage for stage in Stage if stage in self.stages.value()]
        last = stages.ORDER.index(pressed[-1]) if pressed else -1
        for stage in stages.ORDER[: last + 1]:
            if stage in done:
                continue
            entry = StageEntry(stage=stage, at=max([now, *(one.at for one in walked)]))
            if stage not in pressed:
                entry = stages.skipped(entry, self.skipped_reason.value())
            walked = stages.add(walked, entry)
        return walked

    def write_stages(self, entries: tuple[StageEntry, ...]) -> None:
        """Show the stages walked."""
        self._walked = entries
        self.stages.set_value([entry.stage for entry in entries if not stages.is_skipped(entry)])
        reasons = [entry.skipped_reason for entry in entries if stages.is_skipped(entry)]
        self.skipped_reason.set_value(reasons[0] if reasons else "")

    def _follow(self) -> None:
        afar = self.mode.value() in AFAR
        self.safe_now.setVisible(afar)
        self.how_to_reach.setVisible(afar)
        pressed = [stage for stage in Stage if stage in self.stages.value()]
        gap = bool(pressed) and tuple(pressed) != stages.ORDER[: len(pressed)]
        self.skipped_reason.setVisible(gap)

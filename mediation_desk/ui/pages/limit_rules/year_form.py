"""The form of one year's holidays, typed a line each or pasted from the notice."""

from __future__ import annotations

import json
from dataclasses import replace

from mediation_desk.domain.holiday_text import read_holidays, write_days
from mediation_desk.domain.work_year import WorkYear
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.words import _


class YearForm(Form):
    """`year_of(before)` gives the year as typed."""

    def __init__(self) -> None:
        super().__init__(gap=12)
        self.holidays = MultilineField(
            "holidays",
            _("Holidays"),
            rows=5,
            most_rows=9,
            helper=_("One a line: 1月1日至1月3日; or paste the whole notice"),
        )
        self.worked = MultilineField(
            "worked",
            _("Rest days worked"),
            rows=2,
            most_rows=6,
            helper=_("One a line: 2月14日"),
            optional=True,
        )
        self.notice = TextField("notice", _("Notice"), placeholder="国办发明电〔2026〕7号", optional=True)
        for field in (self.holidays, self.worked, self.notice):
            self.add(field)

    def show_year(self, year: WorkYear) -> None:
        """Show a year."""
        self.filling(True)
        self.holidays.set_value(write_days(year.holidays, year.year))
        self.worked.set_value(write_days(year.worked, year.year))
        self.notice.set_value(year.notice)
        self.filling(False)

    def year_of(self, before: WorkYear) -> WorkYear:
        """The year as typed. Raises DeskError beside its field, as `read_holidays`."""
        holidays, worked = read_holidays(str(self.holidays.value()), str(self.worked.value()), before.year)
        return replace(before, holidays=holidays, worked=worked, notice=self.notice.value())

    def text(self) -> str:
        """What was typed, as a draft keeps it."""
        return json.dumps({name: field.value() for name, field in self.fields.items()}, ensure_ascii=False)

    def put_text(self, text: str | None) -> None:
        """Show a draft; one that is none of this form is passed over."""
        try:
            told = json.loads(text or "")
        except ValueError:
            return
        if isinstance(told, dict):
            self.filling(True)
            for name, field in self.fields.items():
                if isinstance(told.get(name), str):
                    field.set_value(told[name])
            self.filling(False)

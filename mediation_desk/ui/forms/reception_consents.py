"""Notice and consent of each person of a reception; refusing never stops help."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.consent import default_article, needs_guardian
from mediation_desk.domain.party import Consent, ConsentGround
from mediation_desk.ui.forms.reception_values import put, raws
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.field_row import FieldRow
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.spoken import Role
from mediation_desk.words import _, term

_BY_LAW = (ConsentGround.STATUTORY_DUTY, ConsentGround.EMERGENCY)
_YES = (ConsentGround.CONSENT, ConsentGround.GUARDIAN_CONSENT)


class ConsentRow(QWidget):
    """One person: told or not, the answer, and separately the answer on sensitive data."""

    spoken_as = Role.Grouping

    def spoken_name(self) -> str:
        """Whose row it is."""
        return self.who.text()

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.who = size(Label("", "body_strong", wrap=True), min_height=40)
        self.notice = CheckField(f"{key}.consent.notice_given", _("Notice given"))
        self.ground = ComboField(
            f"{key}.consent.ground", "", [(ground, term(ground)) for ground in ConsentGround]
        )
        self.ground.control.setAccessibleName(_("Answer, or ground without consent"))
        self.sensitive = CheckField(
            f"{key}.consent.sensitive", _("Agrees to sensitive data (health, whereabouts)")
        )
        self.article = TextField(f"{key}.consent.article", _("Article it stands on"))
        row = FieldRow(weights=(10, 9, 14, 22))
        for thing in (self.who, self.notice, self.ground, self.sensitive):
            row.addWidget(thing)
        column = Column(self, gap=4)
        column.addLayout(row)
        column.addWidget(self.article)
        self.ground.changed.connect(self._follow)
        self.clear()

    def all_fields(self) -> list[Field]:
        """The fields in order."""
        return [self.notice, self.ground, self.sensitive, self.article]

    def clear(self) -> None:
        """Not asked yet."""
        self.notice.set_value(False)
        self.ground.set_value(ConsentGround.NOT_YET_ASKED)
        self.sensitive.set_value(False)
        self.article.set_value("")
        self._follow()

    def name(self, words: str, born: date | None, today: date) -> None:
        """Whose row this is; a child under fourteen is answered for by a guardian."""
        self.who.setText(words)
        self.notice.box.setAccessibleName(f"{words} {_('Notice given')}")
        if needs_guardian(born, today) and self.ground.value() is ConsentGround.CONSENT:
            self.ground.set_value(ConsentGround.GUARDIAN_CONSENT)

    def read(self, person_id: str, now: datetime) -> Consent:
        """The answer now."""
        ground = ConsentGround(self.ground.value() or ConsentGround.NOT_YET_ASKED)
        return Consent(
            person_id=person_id,
            ground=ground,
            notice_given=self.notice.value(),
            recorded_at=now,
            article=self.article.value() if ground in _BY_LAW else "",
            sensitive=self.sensitive.value() if ground in _YES else None,
        )

    def write(self, consent: Consent) -> None:
        """Show an answer."""
        self.notice.set_value(consent.notice_given)
        self.ground.set_value(consent.ground)
        self.article.set_value(consent.article)
        self.sensitive.set_value(consent.sensitive or False)

    def told(self) -> dict[str, Any]:
        """What stands here, for the draft."""
        return raws(self.all_fields())

    def put_told(self, told: dict[str, Any]) -> None:
        """Show what a draft kept."""
        put(self.all_fields(), told)

    def _follow(self) -> None:
        ground = self.ground.value()
        self.article.setVisible(ground in _BY_LAW)
        self.sensitive.setVisible(ground in _YES)
        if ground in _BY_LAW and not self.article.value():
            self.article.set_value(default_article(ConsentGround(ground)))


class ConsentSheet(Sheet):
    """A row for everybody; rows come and go with the people."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__(_("Notice and consent"), fact=_("Refusing does not stop help"), gap=8)
        self._today = today
        self.rows: dict[str, ConsentRow] = {}

    def row(self, key: str) -> ConsentRow:
        """The row of one person, made when first wanted."""
        if key not in self.rows:
            self.rows[key] = ConsentRow(key)
            self.body.addWidget(self.rows[key])
        return self.rows[key]

    def name(self, key: str, words: str, born: date | None) -> None:
        """Whose row it is; without a name it is hidden."""
        row = self.row(key)
        row.name(words, born, self._today())
        row.setVisible(bool(words))

    def drop(self, key: str) -> ConsentRow | None:
        """Somebody was taken off."""
        row = self.rows.pop(key, None)
        if row is not None:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        return row

"""Step 4: the password, how strong it really is, and a phrase that is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediation_desk.domain import passwords
from mediation_desk.domain.password_strength import Estimate, Strength
from mediation_desk.errors import DeskError
from mediation_desk.ui import style
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.words import _, listed, sentence, term

_SHARES = {
    Strength.WEAK: (1, "red"),
    Strength.FAIR: (2, "amber"),
    Strength.GOOD: (3, "pine"),
    Strength.STRONG: (4, "pine"),
}


class Meter(QWidget):
    """Four bars; as many filled as the password is strong."""

    def __init__(self) -> None:
        super().__init__()
        self._strength: Strength | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_strength(self, strength: Strength | None) -> None:
        """Fill the bars; None empties them."""
        self._strength = strength
        self.setAccessibleName(term(strength) if strength else "")
        self.update()

    def sizeHint(self) -> QSize:
        """6 high."""
        return QSize(style.px(160), style.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The bars."""
        painter = QPainter(self)
        filled, token = _SHARES[self._strength] if self._strength else (0, "line")
        gap = style.px(4)
        each = (self.width() - 3 * gap) / 4
        for bar in range(4):
            box = QRectF(bar * (each + gap), 0, each, self.height())
            painter.fillRect(box, style.colour(token if bar < filled else "line"))


class PasswordStep(Form):
    """Password twice; `related` tells the names nobody should build a password from."""

    def __init__(self, related: Callable[[], tuple[str, ...]]) -> None:
        super().__init__()
        self._related = related
        self.password = PasswordField(
            "password", _("Password"), helper=_("At least 12 characters; several words are better than signs")
        )
        self.again = PasswordField("again", _("The same once more"))
        self.meter, self.verdict = Meter(), Label("", "small", wrap=True)
        self.add(self.password)
        beneath = Column(gap=4)
        beneath.addWidget(self.meter)
        beneath.addWidget(self.verdict)
        self.put(beneath)
        self.add(self.again)
        self.offer = Button(_("Offer me a phrase"), icon="bulb")
        self.phrase = Prose("", "section")
        self.meaning = Prose("", "small", tone="ink2")
        self.offer.clicked.connect(self._offer)
        row = Row()
        row.addWidget(self.offer)
        row.addStretch(1)
        self.put(row)
        self.put(self.phrase)
        self.put(self.meaning)
        self.password.changed.connect(self._weigh)
        self._say_phrase("", "")

    def read(self) -> str:
        """The password; DeskError when it may not be chosen or the second differs."""
        typed = self.password.value()
        self.verdict.setText("")  # a refusal is said once, under the field
        passwords.accept(typed, self._related())
        self._weigh()
        if passwords.normalised(typed) != passwords.normalised(self.again.value()):
            raise DeskError("password.differs", field="again")
        return typed

    def forget_secrets(self) -> None:
        """Empty both fields and the phrase once the register exists."""
        self.password.clear()
        self.again.clear()
        self._say_phrase("", "")

    def _weigh(self) -> None:
        typed = self.password.value()
        if not typed:
            self.meter.show_strength(None)
            self.verdict.setText("")
            return
        found = passwords.weigh(typed, self._related())
        self.meter.show_strength(found.strength)
        self.verdict.setText(self._verdict(typed, found))

    def _verdict(self, typed: str, found: Estimate) -> str:
        try:
            passwords.accept(typed, self._related())
        except DeskError as refused:
            return sentence(refused)
        why = listed(term(reason) for reason in found.why)
        return f"{term(found.strength)}（{why}）" if why else term(found.strength)

    def _offer(self) -> None:
        phrase = passwords.offer_phrase()
        self._say_phrase(phrase.typed, phrase.remembered)
        self.password.setFocus()

    def _say_phrase(self, typed: str, meaning: str) -> None:
        self.phrase.setText(typed)
        self.meaning.setText(meaning and _("Remember: {words}. Type it twice above.", words=meaning))
        for line in (self.phrase, self.meaning):
            line.setVisible(bool(line.text()))

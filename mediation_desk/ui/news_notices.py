"""What happened without this person, above their day: each once, until they say that they saw it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.news import NewsKind
from mediation_desk.services.news import ToldNews, look_at_news, see_news
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.layout import Column, clear
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import _


class NewsNotices(QWidget):
    """Notices one under the other; nothing at all when there is no news."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._column = Column(self, gap=8)
        self.notices: list[Notice] = []
        self._told: tuple[ToldNews, ...] = ()
        self.hide()
        desk.masked_changed.connect(self._again)

    def ask(self) -> None:
        """Ask for the news."""
        self._desk.ask(self, self._show, look_at_news)

    def _show(self, found: tuple[ToldNews, ...]) -> None:
        self._told = found
        clear(self._column)
        self.notices = [self._notice(one) for one in found]
        for notice in self.notices:
            self._column.addWidget(notice)
        self.setVisible(bool(found))

    def _again(self, _masked: bool) -> None:
        self._show(self._told)

    def _notice(self, one: ToldNews) -> Notice:
        # Numbers of the journal are nobody's secret.
        reason = one.reason if one.kind is NewsKind.COMMITS_MISSING else self._desk.hidden(one.reason)
        tone, said, second = _said(one, reason)
        return Notice(said, tone, second=second, acts=[(_("I have seen it"), partial(self._see, one.id))])

    def _see(self, news_id: str) -> None:
        self._desk.do(self, self._seen, see_news, news_id)

    def _seen(self, _value: object) -> None:
        self.ask()


def _said(one: ToldNews, reason: str) -> tuple[str, str, str]:
    """(tone, sentence, second line)."""
    day = whole_day(legal_day(one.at))
    if one.kind is NewsKind.KEEPERS:
        said = _("On {day} {who} appointed the keepers: {whom}", day=day, who=one.who, whom=one.whom)
        return "neutral", said, _("news.keepers")
    if one.kind is NewsKind.KEEPERS_SESSION:
        n, whom = one.texts, one.whom
        said = _("On {day} keepers opened {n} sealed texts of yours for {whom}", day=day, n=n, whom=whom)
        return "amber", said, _("Reason: {reason} (at the desk: {who})", reason=reason, who=one.who)
    if one.kind is NewsKind.COMMITS_MISSING:
        return "red", _("news.commits_missing", numbers=one.reason, day=day), _("news.commits_missing.do")
    said = _("On {day} keepers gave {whom} a new password", day=day, whom=one.whom)
    return "amber", said, _("news.reset")

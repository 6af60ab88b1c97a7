"""The scales of one counselling file beside its note: the line over sessions, and two ways to add one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.scale import Filling, Scale, ScaleResult, empty
from mediation_desk.errors import DeskError
from mediation_desk.services import scales
from mediation_desk.services.scales import ScaleClient, ScaleSeries
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.client_face import hand_over
from mediation_desk.ui.forms.scale_series import chart_of, range_said, remarks, titles, voids_said
from mediation_desk.ui.forms.scale_void import ScaleVoidForm
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, reveal, size
from mediation_desk.ui.kit.line_chart import ChartPane
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, sentence, term


class ScalePanel(Sheet):
    """`show_file(file id, session id)`; opening the answers is journalled, once for each look.

    `acts` holds the two ways to add one; they need a session, and are hidden from whoever only reads.
    `apart`: the page lays `acts` out elsewhere.
    """

    def __init__(self, desk: Desk, *, apart: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(_("Scales"))
        self._desk = desk
        self._file_id = self._session_id = ""
        self._series: ScaleSeries | None = None
        self.kind = Segments([(one, term(one)) for one in Scale], compact=True, name=_("Scales"))
        self.kind.set_value(Scale.PHQ9)
        self.client = ComboField("client", _("Who fills it in"), [])
        self.chart = ChartPane(chart_of(Scale.PHQ9, (), {}), titles())
        self.none = Label("", tone="ink2", wrap=True)
        self.last = Label("", "small", wrap=True)
        self.hint = Label(
            _("Above the dashed line a medical evaluation is suggested. A screening only."), "hint"
        )
        self.hint.setWordWrap(True)
        self.fill = Button(_("Let the client fill it in"), icon="keyboard")
        self.type_in = Button(_("Type in from paper"), "text", icon="notes")
        self.void = Button(_("Void this one"), "text")
        self.void.setAccessibleName(_("Void the scale of this session"))
        self.void.setToolTip(_("Void the scale of this session"))
        self.void_form: ScaleVoidForm | None = None
        self.voids = Label("", "small", tone="ink2", wrap=True)
        self.range = Label("", "small")
        top = Row(gap=8)
        top.addWidget(self.kind)
        top.addStretch(1)
        top.addWidget(self.range)
        self.add(top)
        self.risk = Button(_("To the risk protocol"), "danger", icon="alert-triangle", compact=True)
        self.risk.clicked.connect(lambda: desk.go("crises"))
        for thing in (self.risk, self.client, self.none):
            self.add(thing)
        self.add(self.chart, 1)
        for thing in (self.last, self.hint, self.voids):
            self.add(thing)
        self.acts = QWidget()
        column = Column(self.acts, gap=4)
        column.addWidget(self.fill)
        beside = FlowLayout(gap=0)
        beside.addWidget(self.type_in)
        beside.addWidget(self.void)
        column.addLayout(beside)
        if not apart:
            self.add(self.acts)
        size(self.chart, min_height=144, max_height=178)
        self.kind.changed.connect(self._draw)
        self.client.changed.connect(self._draw)
        self.fill.clicked.connect(self.begin)
        self.type_in.clicked.connect(self._to_paper)
        self.void.clicked.connect(self._begin_void)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._masked)
        self._draw()

    def show_file(self, file_id: str, session_id: str = "") -> None:
        """Show the scales of a file; `session_id` is the session a new one would belong to."""
        same = file_id == self._file_id and self._series is not None
        self._file_id, self._session_id = file_id, session_id
        if same:
            self._draw()
        elif file_id:
            self._ask()
        else:
            self._series = None
            self._draw()

    def begin(self) -> None:
        """Give the screen to the client; a scale begun earlier goes on where it stopped."""
        client = self._client()
        if client is None or not self._session_id or self._series is None:
            return
        trained = self._trained(client)
        if trained is None:
            return
        filling = self._filling(client)
        answers = dict(self._series.fillings).get(filling, empty(filling.scale))
        face = hand_over(self._desk, filling, answers, trained=trained)
        face.taken_back.connect(self._taken_back)

    def _taken_back(self, result: object) -> None:
        if result is None:  # left unfinished: then nothing else tells that a draft waits
            self._ask()

    def _to_paper(self) -> None:
        client = self._client()
        if client is not None and self._session_id:
            filling = self._filling(client)
            self._desk.go("scale_paper", self._file_id, filling)

    def _begin_void(self) -> None:
        wrong = self._newest_here()
        if wrong is None or self.void_form is not None:
            return
        self.void_form = ScaleVoidForm(self._desk, wrong)
        self.void_form.over.connect(self._end_void)
        layout = self.acts.layout()
        if layout is not None:
            layout.addWidget(self.void_form)
        self.void.hide()
        self.void_form.reason.setFocus()
        reveal(self.void_form)

    def _end_void(self) -> None:
        self._drop_void_form()
        self._draw()

    def _drop_void_form(self) -> None:
        if self.void_form is not None:
            self.void_form.keep_draft()
            self.void_form.hide()
            self.void_form.deleteLater()
            self.void_form = None

    def _newest_here(self) -> ScaleResult | None:
        """The one of this session that stands in the line."""
        series, client = self._series, self._client()
        if series is None or client is None:
            return None
        results = series.of(self.kind.value() or Scale.PHQ9, client.person_id)
        here = [one for one in results if one.session_id == self._session_id and one.plotted]
        return here[-1] if here else None

    def _trained(self, client: ScaleClient) -> bool | None:
        """Whether trained staff sit there, for a minor; None when it is given up."""
        if self.kind.value() is not Scale.PHQ9 or not client.minor(self._desk.today()):
            return False
        chosen = self._desk.questions.choose(
            self,
            _("The client is under 18"),
            _("PHQ-9 is used with minors by trained staff only."),
            _("I am trained for it, go on"),
        )
        return True if chosen == 0 else None

    def _filling(self, client: ScaleClient) -> Filling:
        return Filling(session_id=self._session_id, person_id=client.person_id, scale=self.kind.value())

    def _begun(self, client: ScaleClient, series: ScaleSeries) -> bool:
        return bool(self._session_id) and self._filling(client) in dict(series.fillings)

    def _client(self) -> ScaleClient | None:
        if self._series is None:
            return None
        wanted = self.client.value() if len(self._series.clients) > 1 else None
        return next((one for one in self._series.clients if wanted in (None, one.person_id)), None)

    def _ask(self) -> None:
        self._desk.do(self, self._show, scales.open_scales, self._file_id, failed=self._refused)

    def _refused(self, error: DeskError) -> None:
        self._series = None
        self._draw()
        self.none.setText(sentence(error))

    def _show(self, series: ScaleSeries) -> None:
        if series.file_id != self._file_id:
            return
        self._series = series
        chosen = self.client.value()
        self.client.blockSignals(True)
        self.client.set_options([(one.person_id, self._desk.shown(one.name)) for one in series.clients])
        ids = [one.person_id for one in series.clients]
        self.client.set_value(chosen if chosen in ids else next(iter(ids), None))
        self.client.blockSignals(False)
        self._draw()

    def _draw(self) -> None:
        kind = self.kind.value() or Scale.PHQ9
        series, client = self._series, self._client()
        results = series.of(kind, client.person_id) if series and client else ()
        opened = tuple(one for one in results if one.plotted)
        masked = self._desk.masked
        here = self._newest_here()
        if self.void_form is not None and (masked or here != self.void_form.result):
            self._drop_void_form()  # another session, client or scale is shown
        self.client.setVisible(series is not None and len(series.clients) > 1 and not masked)
        shown = bool(opened) and not masked
        newest = opened[-1] if shown else None
        self.chart.setVisible(shown)
        self.hint.setVisible(shown)
        self.last.setText(remarks(newest) if newest else "")
        self.last.setVisible(bool(self.last.text()))
        self.none.setVisible(not shown)
        voids = voids_said(results, series.ordinals) if series is not None and not masked else ""
        self.voids.setText(voids)
        self.voids.setVisible(bool(voids))
        band = term(newest.score.band) if newest and newest.score else ""
        said = [range_said(kind, opened), band] if shown else []
        self.range.setText(" · ".join(part for part in said if part))
        if shown and series is not None:
            self.chart.set_line(chart_of(kind, opened, series.ordinals))
        elif masked:
            self.none.setText(_("Masked"))
        elif any(one.answers is None for one in results):
            self.none.setText(_("{n} scales are sealed to others", n=len(results)))
        else:
            self.none.setText(_("No scale was filled in yet"))
        left = series is not None and any(answers.at_risk for _filling, answers in series.fillings)
        self.risk.setVisible(left and not masked)  # the client went away after item 9
        may = series is not None and series.writes and bool(self._session_id) and not masked
        self.acts.setVisible(may)
        self.void.setVisible(here is not None and self.void_form is None)
        unfinished = client is not None and series is not None and self._begun(client, series)
        self.fill.set_text(_("Go on with the scale begun") if unfinished else _("Let the client fill it in"))

    def _changed(self, nouns: frozenset[str]) -> None:
        if self._file_id and nouns & {"scale", "counselling_grant"}:
            self._ask()

    def _masked(self, _on: bool) -> None:
        if self._series is not None:
            self._show(self._series)

"""One list of dossiers to be destroyed: what stands on it, how far it came, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.destruction import DestructionList, ListState
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import clear
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _, count, term

Act = tuple[str, Callable[[], object]]


class ListPane(Sheet):
    """`show_list` with the acts that are lawful now."""

    def __init__(self) -> None:
        super().__init__(_("A list to be destroyed"))
        self.story = Prose("", "small", tone="ink2")
        self.lines = LineList(name=_("Dossiers on the list"))
        self._acts = FlowLayout()
        self.add(self.story)
        self.add(self._acts)
        self.add(self.lines, 1)

    def show_list(self, one: DestructionList, staff: dict[str, str], acts: Sequence[Act]) -> None:
        """Show one list; titles on it name surnames only."""
        self.set_fact(term(one.state))
        self.story.setText("\n".join(_story(one, staff)))
        self.lines.set_lines(
            [
                Line(
                    id=line.case_id,
                    first=line.number,
                    second=" · ".join(
                        (line.title, term(line.retention), count("{n} page", "{n} pages", line.pages))
                    ),
                    icon="archive",
                    fact=line.due_on.isoformat(),
                )
                for line in one.lines
            ]
        )
        clear(self._acts)
        for words, act in acts:
            danger = one.state is ListState.GRANTED and words == acts[0][0]
            button = Button(words, "danger" if danger else "secondary")
            button.clicked.connect(act)
            self._acts.addWidget(button)


def _story(one: DestructionList, staff: dict[str, str]) -> list[str]:
    told = [
        _(
            "Proposed on {day} by {who}: {reason}",
            day=legal_day(one.proposed_at),
            who=staff.get(one.proposed_by, ""),
            reason=one.reason,
        )
    ]
    if one.approved_at is not None:
        told.append(
            _(
                "Approved on {day} by {who}",
                day=legal_day(one.approved_at),
                who=staff.get(one.approved_by, ""),
            )
        )
    if one.bureau_on is not None:
        told.append(_("Justice bureau: {number}, {day}", number=one.bureau_number, day=one.bureau_on))
    if one.carried_out_at is not None:
        both = _(
            "{one} and {other}", one=staff.get(one.carried_out_by, ""), other=staff.get(one.second_by, "")
        )
        told.append(_("Carried out on {day} by {who}", day=legal_day(one.carried_out_at), who=both))
        if one.held:
            copies = "；".join(f"{copy.name}（{copy.folder}）" for copy in one.held)
            told.append(_("Copies that still hold them: {copies}", copies=copies))
    return told

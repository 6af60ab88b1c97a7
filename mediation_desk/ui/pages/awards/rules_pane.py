"""The director's rules: how far back one looks, days in public, the lot; and those of aid, kind by kind."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.aid_grant import AidFor, AidKind, AidRule, rule_of
from mediation_desk.domain.award_concern import AwardRules
from mediation_desk.errors import DeskError
from mediation_desk.services.aid_rules import aid_rules, set_aid_rules
from mediation_desk.services.award_rules import award_rules, set_award_rules
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.entry_form import EntryForm, FenField
from mediation_desk.ui.forms.specs import check, choose, number, one
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import N_, _, term


class RulesPane(QWidget):
    """Two sheets; each keeps by its own button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._rules: tuple[AidRule, ...] = ()
        self.awards = EntryForm(
            [
                [number("years", N_("Years looked back"), N_("Restricted marks of so many years count."))],
                [number("publicity_days", N_("Working days in public"))],
                [
                    number(
                        "drawn",
                        N_("Drawn by lot, of a hundred"),
                        N_("With 100 every proposal is looked at first, and being asked tells nothing."),
                    )
                ],
            ],
            desk.now(),
        )
        keep = Button(_("Keep the rules"))
        keep.clicked.connect(self._keep_awards)
        left = Sheet(_("Rules of awards"), scrolls=True)
        left.add(
            Prose(
                _(
                    "Whoever proposes hears one sentence for every cause. Some families are drawn by lot as "
                    "well, always the same ones, so that the sentence betrays nobody."
                ),
                "small",
                tone="ink2",
            )
        )
        left.add(self.awards)
        left.add(keep)
        left.body.addStretch(1)
        self.aid = EntryForm(
            [
                [choose("kind", N_("Aid"))],
                [FenField("amount", _("Fixed amount a person"), helper=_("Empty: any amount."))],
                [check("once", N_("Once to a person, for ever"))],
                [one("of", N_("Only for"), AidFor)],
            ],
            desk.now(),
            {"kind": [(each.value, term(each)) for each in AidKind]},
        )
        self.aid.fields["kind"].changed.connect(self._show_kind)
        keep_aid = Button(_("Keep the rule"))
        keep_aid.clicked.connect(self._keep_aid)
        right = Sheet(_("Rules of aid"), scrolls=True)
        right.add(self.aid)
        right.add(keep_aid)
        right.body.addStretch(1)
        across = Row(gap=16)
        across.addWidget(left, 1)
        across.addWidget(right, 1)
        Column(self).addLayout(across)
        self.aid.fields["kind"].set_value(AidKind.TWO_CANCERS.value)

    def look(self) -> None:
        """Ask anew."""
        self.desk.ask(self, self.awards.write, award_rules)
        self.desk.ask(self, self._show_aid, aid_rules)

    def parts(self) -> tuple[QWidget, ...]:
        """Both forms."""
        return self.awards, self.aid

    def _show_aid(self, rules: tuple[AidRule, ...]) -> None:
        self._rules = rules
        self._show_kind()

    def _show_kind(self) -> None:
        kind = self.aid.fields["kind"].value()
        if kind:
            rule = rule_of(AidKind(str(kind)), self._rules)
            self.aid.fields["amount"].set_value(rule.amount)
            self.aid.fields["once"].set_value(rule.once)
            self.aid.fields["of"].set_value(rule.of.value if rule.of else None)

    def _keep_awards(self) -> None:
        self.awards.clear_errors()
        try:
            typed = replace(AwardRules(), **self.awards.values())
        except DeskError as fault:
            self._refused(self.awards, fault)
            return
        self.desk.do(
            self,
            self._kept,
            set_award_rules,
            typed,
            failed=lambda fault: self._refused(self.awards, fault),
        )

    def _keep_aid(self) -> None:
        self.aid.clear_errors()
        try:
            said = self.aid.values()
            if not said["kind"]:
                raise DeskError("aid.kind_needed", field="kind")
        except DeskError as fault:
            self._refused(self.aid, fault)
            return
        typed = AidRule(**(said | {"kind": AidKind(said["kind"])}))
        others = tuple(each for each in self._rules if each.kind is not typed.kind)
        self.desk.do(
            self,
            self._aid_kept,
            set_aid_rules,
            (*others, typed),
            failed=lambda fault: self._refused(self.aid, fault),
        )

    def _aid_kept(self, rules: tuple[AidRule, ...]) -> None:
        self._rules = rules
        self._kept(rules)

    def _kept(self, _rules: object) -> None:
        self.desk.toast(_("The rules are kept"))

    def _refused(self, form: EntryForm, fault: DeskError) -> None:
        if not form.show_fault(fault):
            self.desk.refuse(fault, of=self)

"""The form of something published."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.activity import PublicationKind
from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.publication import Publication
from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.entry_form import EntryForm
from mediation_desk.ui.forms.specs import choose, line, many, number, past
from mediation_desk.words import N_, term


class PublicationForm(EntryForm):
    """`read()` gives it as typed."""

    def __init__(self, desk: Desk) -> None:
        self.before: Publication | None = None
        super().__init__(
            [
                [choose("kind", N_("Type"))],
                [line("title", N_("Title"))],
                [past("on", N_("Published on"))],
                [number("issue", N_("Issue (第几期)"), N_("Empty where it stands alone."))],
                [line("channel", N_("Where it was published"))],
                [line("author", N_("Author"))],
                [many("actions", N_("Five actions"), FiveAction)],
            ],
            desk.now(),
            {"kind": [(one.value, term(one)) for one in PublicationKind]},
            blank=frozenset({"issue"}),
        )

    def write(self, value: object) -> None:
        """Show one."""
        assert isinstance(value, Publication)
        self.before = value
        super().write(replace(value, kind=value.kind.value))  # type: ignore[arg-type]  # the list's own value

    def read(self) -> Publication:
        """It as typed. DeskError: publication.kind_needed, publication.day_needed."""
        assert self.before is not None
        said = self.values()
        if not said["kind"]:
            raise DeskError("publication.kind_needed", field="kind")
        if said["on"] is None:
            raise DeskError("publication.day_needed", field="on")
        return replace(self.before, **(said | {"kind": PublicationKind(said["kind"])}))

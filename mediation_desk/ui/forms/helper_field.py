"""The field for a helper: some letters of the name, the unit or the area."""

from __future__ import annotations

from mediation_desk.services.helpers import HelperLine, find_helpers, helper_names
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.finder_field import FinderField
from mediation_desk.words import _, term


class HelperField(FinderField):
    """`value()` is a helper's id or ""."""

    def __init__(
        self,
        desk: Desk,
        name: str = "helper_id",
        label: str = "",
        *,
        helper: str = "",
        optional: bool = False,
    ) -> None:
        super().__init__(
            name,
            label or _("Helper"),
            "helper.unknown",
            placeholder=_("Name or its first letters"),
            helper=helper,
            optional=optional,
        )
        self._desk = desk
        self._names: dict[str, str] = {}
        self.wanted.connect(lambda typed: desk.ask(self, self._show, find_helpers, typed))
        desk.changed.connect(self._changed)
        self._ask()

    def words_of(self, entry_id: str) -> str:
        """The name of a helper, once they are known."""
        return self._names.get(entry_id, "")

    def _changed(self, nouns: frozenset[str]) -> None:
        if "helper" in nouns:
            self._ask()

    def _ask(self) -> None:
        self._desk.ask(self, self._know, helper_names)

    def _know(self, names: dict[str, str]) -> None:
        self._names = names
        kept = self.text()
        if kept in names and not self.words():
            blocked = self.blockSignals(True)
            self.put(kept, names[kept])
            self.blockSignals(blocked)

    def _show(self, found: tuple[HelperLine, ...]) -> None:
        self.offer([(one.id, _offered(one)) for one in found])


def _offered(one: HelperLine) -> str:
    beside = "、".join([*one.area_names[:1], *(term(role) for role in one.held[:2])]) or one.helper.unit
    return f"{one.name}　{beside}".rstrip()

"""One line of the list of pages: what a page is called, where it stands, who may open it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from mediation_desk.domain.staff import Role, Staff

if TYPE_CHECKING:
    from mediation_desk.ui.desk import Desk
    from mediation_desk.ui.pages.page import Page

_PAGES = "mediation_desk.ui.pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """One page: its key for `desk.go`, its msgid, and `module:Class` below ui.pages, imported when wanted.

    Without `icon` it does not stand in the rail; `parent` is the page whose rail item is lit then.
    `roles` may open it (None: everybody); `foot` puts it at the foot of the rail. Pages of one parent with a
    `tab` (its word, a msgid) stand beside one another as tabs under the page head. `veiled`: it does not mask
    its own texts, so that the frame covers it while the screen is masked.
    """

    key: str
    title: str
    place: str
    icon: str = ""
    parent: str = ""
    roles: frozenset[Role] | None = None
    foot: bool = False
    tab: str = ""
    veiled: bool = False

    def open_to(self, staff: Staff) -> bool:
        """Whether this member of staff is offered the page (services check again)."""
        return self.roles is None or bool(self.roles & staff.roles)

    def make(self, desk: Desk) -> Page:
        """Import and build the page."""
        module, name = self.place.split(":")
        kind = getattr(import_module(f"{_PAGES}.{module}"), name)
        return cast("Page", kind(desk))

"""What runs on the session bus, asked in a few milliseconds and without starting anything."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mediation_desk.ui.input_method.choosing import FCITX, FCITX5, IBUS

if TYPE_CHECKING:
    from jeepney import Message

    from mediation_desk.ui.input_method.wire import Wire

WITHIN: Final = 0.25
"""Seconds the whole asking may take on a bus that hardly answers; a living one takes 2 ms."""


def named(environment: Mapping[str, str]) -> bool:
    """Whether this environment names a session bus, or one stands at the usual place."""
    place = environment.get("XDG_RUNTIME_DIR", "")
    return bool(environment.get("DBUS_SESSION_BUS_ADDRESS") or (place and (Path(place) / "bus").exists()))


def watch(wire: Wire) -> None:
    """Be told from now on when an input method comes or goes. OSError."""
    from jeepney import new_method_call

    from mediation_desk.ui.input_method.wire import BUS

    rule = (
        "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',"
        "member='NameOwnerChanged',"
    )
    for which in ("arg0namespace='org.fcitx'", *(f"arg0='{name}'" for name in IBUS)):
        wire.tell(new_method_call(BUS, "AddMatch", "s", (rule + which,)))


def running(wire: Wire, within: float = WITHIN) -> dict[str, str]:
    """Names of input methods on the bus and the connection that owns each. OSError, TimeoutError."""
    from jeepney import new_method_call

    from mediation_desk.ui.input_method.wire import BUS, RefusedError

    until = time.monotonic() + within
    (names,) = wire.call(new_method_call(BUS, "ListNames"), within)
    found: dict[str, str] = {}
    for name in sorted(names if isinstance(names, list) else []):
        if not of_interest(name):
            continue
        try:
            (owner,) = wire.call(
                new_method_call(BUS, "GetNameOwner", "s", (name,)), max(0.0, until - time.monotonic())
            )
        except RefusedError:
            continue  # it went meanwhile
        found[name] = str(owner)
    return found


def of_interest(name: str) -> bool:
    """Whether a name on the bus is an input method's that the choice knows."""
    return name in (*IBUS, FCITX, FCITX5) or name.startswith(f"{FCITX}-")


def note_change(names: dict[str, str], message: Message) -> bool:
    """Bring `names` up to date from NameOwnerChanged; True when one of them changed hands."""
    from jeepney.low_level import HeaderFields

    fields = message.header.fields
    if (
        fields.get(HeaderFields.member) != "NameOwnerChanged"
        or fields.get(HeaderFields.sender) != "org.freedesktop.DBus"
    ):
        return False
    name, _old, new = message.body
    if not of_interest(name) or names.get(name, "") == new:
        return False
    if new:
        names[name] = new
    else:
        names.pop(name, None)
    return True

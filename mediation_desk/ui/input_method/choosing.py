"""Which input method the program asks: decided from the environment and the session bus, and nothing else.

The ibus module is the only one this Qt ships that composes Chinese; ibus and fcitx5 answer it. fcitx 4 does
not, and is reached by our bridge, which stands behind the module: a key is offered to it only after ibus let
it pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

IBUS: Final = ("org.freedesktop.IBus", "org.freedesktop.portal.IBus")
FCITX5: Final = "org.fcitx.Fcitx5"
FCITX: Final = "org.fcitx.Fcitx"

_NO_METHOD: Final = frozenset({"xim", ""})
"""Values that name nothing Qt 6 has; the other variables are looked at."""


class Reason(StrEnum):
    """Why it was chosen so; written to the log, so no word of a person's stands in it."""

    OWN_PLATFORM = "this system's input methods need no help"
    NO_SCREEN = "no screen to type at"
    LEFT_ALONE = "the environment names another input module"
    WAYLAND = "the Wayland compositor passes typing on"
    NOTHING_RUNS = "no input method runs and none is asked for"
    IBUS_ASKED = "ibus is asked for"
    IBUS_RUNS = "ibus runs"
    FCITX5_BY_IBUS = "fcitx5 answers the ibus module"
    FCITX5_BY_BRIDGE = "fcitx5 answers only as fcitx 4 does"
    FCITX4_RUNS = "fcitx 4 runs"
    FCITX_BEHIND_IBUS = "fcitx is asked for and stands behind a running ibus"
    FCITX_AWAITED = "fcitx is asked for and does not run yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to put into QT_IM_MODULES (None: leave it), and whether the bridge to fcitx 4 stands by."""

    modules: str | None
    bridge: bool
    reason: Reason

    @property
    def needs_bus(self) -> bool:
        """Whether what runs on the session bus can change this choice."""
        return self.reason not in _SETTLED


_SETTLED: Final = (Reason.OWN_PLATFORM, Reason.NO_SCREEN, Reason.LEFT_ALONE, Reason.WAYLAND)


def choose(environment: Mapping[str, str], names: Mapping[str, str], *, platform: str = "linux") -> Choice:
    """The choice for this environment; `names`: names on the session bus and who owns each ("" if unknown).

    `platform` as sys.platform. Owners matter where ibus and fcitx5 both have names: fcitx5 may own them all.
    """
    if platform != "linux":
        return Choice(modules=None, bridge=False, reason=Reason.OWN_PLATFORM)
    if _screenless(environment):
        return Choice(modules=None, bridge=False, reason=Reason.NO_SCREEN)
    modules = [one for one in _listed(environment.get("QT_IM_MODULES", "")) if one not in _NO_METHOD]
    single = environment.get("QT_IM_MODULE", "").strip().lower()
    if not modules and single not in _NO_METHOD:
        modules = [single]
    if modules and not any(_is_fcitx(one) or one == "ibus" for one in modules):
        return Choice(modules=None, bridge=False, reason=Reason.LEFT_ALONE)
    asks_fcitx = _is_fcitx(modules[0]) if modules else _hinted(environment)
    if not modules and not asks_fcitx and _wayland(environment):
        return Choice(modules=None, bridge=False, reason=Reason.WAYLAND)
    return _among_running(modules, asks_fcitx, names, display_name(environment))


def service(names: Mapping[str, str], display: str) -> str:
    """The name the bridge speaks to, "" when there is none or the ibus module reaches the same fcitx5.

    `display`: what display_name said.
    """
    found = display if display in names else FCITX if FCITX in names else ""
    return "" if _fcitx5_answers_ibus(names) else found


def display_name(environment: Mapping[str, str]) -> str:
    """fcitx 4's name for this screen: DISPLAY=:78.0 makes org.fcitx.Fcitx-78."""
    number = environment.get("DISPLAY", "").rpartition(":")[2].partition(".")[0]
    return f"{FCITX}-{number if number.isdigit() else 0}"


def _among_running(modules: list[str], asks_fcitx: bool, names: Mapping[str, str], display: str) -> Choice:
    kept = _with_ibus(modules)
    five = FCITX5 in names
    ibus = any(name in names for name in IBUS) and not _fcitx5_answers_ibus(names)
    reachable = bool(service(names, display))
    if ibus:
        behind = asks_fcitx and reachable
        reason = Reason.FCITX_BEHIND_IBUS if behind else Reason.IBUS_RUNS
        return Choice(modules=kept, bridge=asks_fcitx, reason=reason)
    if _fcitx5_answers_ibus(names):
        return Choice(modules=kept, bridge=False, reason=Reason.FCITX5_BY_IBUS)
    if reachable:
        reason = Reason.FCITX5_BY_BRIDGE if five else Reason.FCITX4_RUNS
        return Choice(modules=kept, bridge=True, reason=reason)
    if five:
        return Choice(modules=kept, bridge=True, reason=Reason.FCITX5_BY_IBUS)
    if asks_fcitx:
        return Choice(modules=kept, bridge=True, reason=Reason.FCITX_AWAITED)
    if modules:
        return Choice(modules=None, bridge=False, reason=Reason.IBUS_ASKED)
    return Choice(modules=None, bridge=False, reason=Reason.NOTHING_RUNS)


def _with_ibus(modules: list[str]) -> str | None:
    """The modules asked for, with ibus in the place of fcitx's, which is not there; None for no change."""
    kept = [one for one in modules if not _is_fcitx(one)]
    wanted = kept if "ibus" in kept else [*kept, "ibus"]
    return None if wanted == modules else ";".join(wanted)


def _fcitx5_answers_ibus(names: Mapping[str, str]) -> bool:
    owner = names.get(FCITX5)
    return owner is not None and any(names.get(name) == owner for name in IBUS)


def _hinted(environment: Mapping[str, str]) -> bool:
    """What the desktop set for other toolkits, where Qt is told nothing."""
    for hint in (environment.get("XMODIFIERS", ""), environment.get("GTK_IM_MODULE", "")):
        method = hint.rpartition("@im=")[2].strip().lower()
        if method not in _NO_METHOD:
            return _is_fcitx(method)
    return False


def _is_fcitx(module: str) -> bool:
    return module in ("fcitx", "fcitx5", "fcitx4")


def _listed(modules: str) -> list[str]:
    return [one.strip().lower() for one in modules.split(";") if one.strip()]


def _screenless(environment: Mapping[str, str]) -> bool:
    wanted = environment.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if wanted:
        return wanted not in ("xcb", "wayland", "wayland-egl")
    return not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _wayland(environment: Mapping[str, str]) -> bool:
    wanted = environment.get("QT_QPA_PLATFORM", "")
    return wanted.startswith("wayland") or (not wanted and bool(environment.get("WAYLAND_DISPLAY")))

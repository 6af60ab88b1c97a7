"""Permission of a use case: declared on it, checked before it runs, readable by the matrix test."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import signature
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from mediation_desk.domain.staff import Role
from mediation_desk.domain.texts import check_all
from mediation_desk.errors import DeskError

if TYPE_CHECKING:  # the unlock window asks for this file, and must not wait for the database
    from datetime import datetime

    from mediation_desk.register.records import Records
    from mediation_desk.services.session import Session

P = ParamSpec("P")
R = TypeVar("R")

READ_ALONE = frozenset({"journal"})
"""Where no more than this is changed a copy may be asked: its register then tells reading from the rest."""


def allowed(
    roles: frozenset[Role], *, changes: frozenset[str] | set[str] = frozenset()
) -> Callable[[Callable[Concatenate[Records, P], R]], Callable[Concatenate[Records, P], R]]:
    """Let a use case run only for staff holding one of `roles`; `changes` names the nouns it changes.

    The wrapped use case raises DeskError("permission.refused") for everybody else, and copy.read_only where a
    copy is read and more would change than what the journal says of reading. One that changes something keeps
    no text that could not be printed either: DeskError text.control or text.too_long.
    """

    def declare(use_case: Callable[Concatenate[Records, P], R]) -> Callable[Concatenate[Records, P], R]:
        names = list(signature(use_case).parameters)[1:]

        @wraps(use_case)
        def checked(records: Records, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if not records.staff.active or not records.staff.roles & roles:
                raise DeskError("permission.refused")
            if not changes:
                return use_case(records, *args, **kwargs)
            if records.copy is not None and changes - READ_ALONE:
                raise records.copy.refusal()
            given = (*zip(names, args, strict=False), *kwargs.items())
            try:
                done = use_case(records, *args, **kwargs)
            except UnicodeEncodeError:
                _check_texts(given)
                raise
            _check_texts(given)  # last, because the use case knows the fields better; a refusal undoes it
            return done

        checked.roles = roles  # type: ignore[attr-defined]  # read by `roles_of` below
        checked.changes = frozenset(changes)  # type: ignore[attr-defined]  # read by `changes_of` below
        return cast("Callable[Concatenate[Records, P], R]", checked)

    return declare


def turned(
    roles: frozenset[Role], *, changes: frozenset[str] | set[str] = frozenset(), in_copy: bool = False
) -> Callable[
    [Callable[Concatenate[Session, datetime, P], R]], Callable[Concatenate[Session, datetime, P], R]
]:
    """As `allowed`, for a service that turns keys: its first parameters are the session and the moment.

    Whoever signed in by this computer alone holds no keys of their own and is refused as well. In a copy it
    is refused with copy.read_only, unless `in_copy` says that it only looks and leaves no mark there.
    """

    def declare(
        service: Callable[Concatenate[Session, datetime, P], R],
    ) -> Callable[Concatenate[Session, datetime, P], R]:
        names = list(signature(service).parameters)[2:]

        @wraps(service)
        def checked(session: Session, now: datetime, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if not session.staff.active or not session.staff.roles & roles:
                raise DeskError("permission.refused")
            if session.keys.seed is None:
                raise DeskError("sealed.no_seat")
            if session.copy is not None and not in_copy:
                raise session.copy.refusal()
            _check_texts((*zip(names, args, strict=False), *kwargs.items()))
            return service(session, now, *args, **kwargs)

        checked.roles = roles  # type: ignore[attr-defined]  # read by `roles_of` below
        checked.changes = frozenset(changes)  # type: ignore[attr-defined]  # read by `changes_of` below
        return cast("Callable[Concatenate[Session, datetime, P], R]", checked)

    return declare


def need_keys(records: Records) -> None:
    """Refuse whoever this computer let in without their own keys (DeskError `sealed.no_seat`): at signing."""
    if records.seat.sign_secret is None:
        raise DeskError("sealed.no_seat")


def _check_texts(given: Iterable[tuple[str, object]]) -> None:
    for name, value in given:
        check_all(value, name)


def roles_of(use_case: Callable[..., object]) -> frozenset[Role]:
    """The roles a use case declared."""
    return cast("frozenset[Role]", use_case.roles)  # type: ignore[attr-defined]  # set by `allowed`


def changes_of(use_case: Callable[..., object]) -> frozenset[str]:
    """The nouns a use case declared it changes."""
    return cast("frozenset[str]", getattr(use_case, "changes", frozenset()))

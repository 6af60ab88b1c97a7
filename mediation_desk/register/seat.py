"""The seat of whoever signed in: the unlocked keys that open and sign sealed texts."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Keys of one sign-in; a card opens the register alone and leaves both secrets None.

    `keepers_public` is the keepers' box key this person's own lock vouches for, None while it knows none.
    """

    register_id: str
    staff_id: str | None
    box_secret: bytes | None = field(default=None, repr=False)
    sign_secret: bytes | None = field(default=None, repr=False)
    keepers_public: bytes | None = None

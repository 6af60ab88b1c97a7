"""The one error a person at the desk may see: a key and the names that fill its sentence."""

from __future__ import annotations


class DeskError(Exception):
    """Something the person can put right.

    `key` is looked up in the word catalogues (msgid = key); `field` names the form field it stands
    beside, if any; `names` fill the sentence's placeholders and must never hold personal data.
    """

    def __init__(self, key: str, *, field: str | None = None, **names: object) -> None:
        super().__init__(key)
        self.key = key
        self.field = field
        self.names = names

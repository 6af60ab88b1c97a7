"""Canonical JSON: one value has one text, so that checksums and MACs mean something."""

from __future__ import annotations

import json
from collections.abc import Mapping


def canonical(fields: Mapping[str, object]) -> bytes:
    """ASCII JSON, keys sorted, no spaces, one line feed at the end (a cut-off file lacks it)."""
    text = json.dumps(fields, ensure_ascii=True, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return text.encode("ascii") + b"\n"

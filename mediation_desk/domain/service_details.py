"""What a party lets the other side see of how they are reached (送达信息), asked for in each case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceDetails:
    """Phone, address and work unit as agreed; `asked` is False while nobody asked: as registered."""

    phone: bool = True
    address: bool = True
    work_unit: bool = True
    asked: bool = False


AS_REGISTERED = ServiceDetails()

"""The register's keys: header, slots, PC key, and the doors of password and restore card.

derive and kdf make keys · slots and entry lock them · header and header_file write them down ·
create and unlock are what the register calls · failed_sign_ins slows a guesser at the desk.
"""

from mediation_desk.register.vault.create import confirm_card, create_register_vault
from mediation_desk.register.vault.entry import PublicKeys, public_keys
from mediation_desk.register.vault.failed_sign_ins import FailedSignIn, FailedSignIns
from mediation_desk.register.vault.header import Header, header_text
from mediation_desk.register.vault.header_file import (
    is_register,
    read_header,
    reconcile_header,
    restore_previous,
    write_header,
)
from mediation_desk.register.vault.kdf import LEAST_COST, KdfCost
from mediation_desk.register.vault.opened import Opened
from mediation_desk.register.vault.pc_key import PcKey, keep_pc_key, read_pc_key
from mediation_desk.register.vault.slots import NO_KEEPERS, Slot, SlotKind
from mediation_desk.register.vault.unlock import unlock_with_card, unlock_with_password

__all__ = [
    "LEAST_COST",
    "NO_KEEPERS",
    "FailedSignIn",
    "FailedSignIns",
    "Header",
    "KdfCost",
    "Opened",
    "PcKey",
    "PublicKeys",
    "Slot",
    "SlotKind",
    "confirm_card",
    "create_register_vault",
    "header_text",
    "is_register",
    "keep_pc_key",
    "public_keys",
    "read_header",
    "read_pc_key",
    "reconcile_header",
    "restore_previous",
    "unlock_with_card",
    "unlock_with_password",
    "write_header",
]

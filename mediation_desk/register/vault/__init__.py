"""The register's keys: header, slots, PC key, and the doors of password and restore card.

derive and kdf make keys · slots and entry lock them · header and header_file write them down ·
create and unlock are what the register calls · failed_sign_ins slows a guesser at the desk.
"""

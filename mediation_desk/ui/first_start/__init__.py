"""The first start: from an empty folder to an encrypted register with its restore card."""

"""The agreement editor: clauses, facts, performance and signers, with the paper beside them."""

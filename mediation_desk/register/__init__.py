"""The encrypted book: everything the centre knows, behind keys, one file per noun."""

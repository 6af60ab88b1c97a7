"""The pages of the desk; PAGES lists them."""

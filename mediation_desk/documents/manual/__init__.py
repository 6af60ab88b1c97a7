"""The manual: read from its Markdown, and printed as a booklet and a card."""

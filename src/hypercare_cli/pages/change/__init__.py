"""Change in practice, as a page to read and as data."""

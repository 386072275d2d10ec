"""Gates: one in full, all of them, and as data."""

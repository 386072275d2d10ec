"""Does Office open it without asking to repair it? Parts in, what is wrong with them out."""

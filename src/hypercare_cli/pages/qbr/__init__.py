"""The quarterly review as slides: one file a theme; `deck.py` puts them in order."""

"""What a Word document is written with: paragraphs, tables, fields, sections; used by `word.py`."""

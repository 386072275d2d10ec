"""What slides are written with: layouts, texts, tables, pictures, their flow; used by `powerpoint.py`."""

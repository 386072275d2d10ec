"""The plan as a document: one file per chapter, put together in `report.py`."""
